/** Which program read the texts of an index (数据版本): another one may read them in another way, so its index is made anew. */

declare const WENHENG_DATA: string | undefined;

/** A hash of the code that reads texts, put in by the build; run from its sources the program has none. */
export function dataVersion(): string {
  return typeof WENHENG_DATA === 'undefined' ? 'sources' : WENHENG_DATA;
}
