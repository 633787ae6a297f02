/** Putting words together (措辞): values into their places, in the manner of the language of the page. */

/** `{0}`, `{1}` … are replaced. */
export function filled(text: string, ...values: readonly (string | number)[]): string {
  return text.replace(/\{(\d)\}/g, (whole, index: string) => String(values[Number(index)] ?? whole));
}

/** The signs between words. */
export interface Signs {
  readonly comma: string;
  readonly colon: string;
  bracketed(text: string | number): string;
}

export function signsOf(language: string): Signs {
  return /^zh\b/i.test(language)
    ? { comma: '，', colon: '：', bracketed: (text) => `（${text}）` }
    : { comma: ', ', colon: ': ', bracketed: (text) => ` (${text})` };
}

/** Tenths of a percent as a reader reads them. */
export function percent(permille: number): string {
  return `${(permille / 10).toFixed(1)}%`;
}

/** A title in its marks. */
export function titled(title: string): string {
  return `《${title}》`;
}
