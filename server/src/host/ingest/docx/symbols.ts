/** Signs of fonts of symbols (符号字体) that official texts use, as characters that any font has. */

const SYMBOL: Readonly<Record<number, string>> = {
  0xa3: '≤', 0xb3: '≥', 0xb1: '±', 0xb4: '×', 0xb8: '÷', 0xb9: '≠', 0xbb: '≈', 0xb0: '°', 0xb7: '•', 0xae: '→', 0xa2: '′', 0xb2: '″', 0xa5: '∞', 0x6d: 'μ', 0x61: 'α', 0x62: 'β', 0x57: 'Ω', 0x44: 'Δ', 0x53: 'Σ',
};
const WINGDINGS: Readonly<Record<number, string>> = {
  0x6c: '●', 0x6e: '■', 0x6f: '□', 0x70: '□', 0x71: '□', 0x72: '□', 0x75: '◆', 0x76: '❖', 0xa1: '○', 0xa7: '▪', 0xa8: '□', 0xd8: '➢', 0xe0: '→', 0xfb: '✗', 0xfc: '✓', 0xfd: '☒', 0xfe: '☑',
};
const WINGDINGS_2: Readonly<Record<number, string>> = { 0x4f: '✗', 0x50: '✓', 0x51: '☒', 0x52: '☑', 0x53: '☒', 0x54: '☒', 0xa3: '□', 0x97: '●' };
const FONTS: ReadonlyMap<string, Readonly<Record<number, string>>> = new Map([['symbol', SYMBOL], ['wingdings', WINGDINGS], ['wingdings 2', WINGDINGS_2]]);

/** The character that a symbol (`w:sym`) shows: a font and a code in hexadecimal. Empty where no character is known for it. */
export function symbol(font: string | undefined, char: string | undefined): string {
  if (!char || !/^[0-9a-f]{1,4}$/i.test(char)) return '';
  const code = Number.parseInt(char, 16);
  const low = code & 0xff;
  const known = FONTS.get((font ?? '').toLowerCase());
  if (known) return known[low] ?? (known === SYMBOL && low >= 0x20 && low < 0x40 ? String.fromCharCode(low) : '');
  const inFont = code >= 0xe000 && code <= 0xf8ff;
  const half = code >= 0xd800 && code <= 0xdfff;
  return inFont || half || code < 0x20 ? '' : String.fromCharCode(code);
}
