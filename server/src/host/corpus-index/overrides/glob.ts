/** Globs of file names (通配符): `*`, `?` and `**` between slashes. Brackets and braces are letters: names of documents hold them (`示例政发[2023]5号.txt`). */

/** Tells whether a path, with `/` between its parts, matches. */
export type GlobTest = (path: string) => boolean;

/** Whether a name is a glob. */
export function isGlob(name: string): boolean {
  return /[*?]/.test(name);
}

/**
 * The test of a glob, whatever the case of letters. A library would make a regular expression of it, which backtracks without bounds over a few
 * stars; this takes at most the product of both lengths.
 */
export function globTest(glob: string): GlobTest {
  const parts = comparable(glob).split('/');
  return (path) => matches(parts, comparable(path).split('/'), (part) => part === '**', (part, name) => matches([...part], [...name], (sign) => sign === '*', (sign, letter) => sign === '?' || sign === letter));
}

/** One spelling of a name: systems write accents and letters of one name in two ways. */
export function comparable(name: string): string {
  return name.normalize('NFC').toLowerCase();
}

/** Whether a pattern covers a whole sequence; what is `many` stands for any number of elements. Only the last of these is ever taken back. */
function matches<T>(pattern: readonly T[], sequence: readonly T[], isMany: (element: T) => boolean, isOne: (element: T, found: T) => boolean): boolean {
  let [at, next, many, resume] = [0, 0, -1, 0];
  while (next < sequence.length) {
    const element = pattern[at];
    if (element !== undefined && isMany(element)) {
      many = at++;
      resume = next;
    } else if (element !== undefined && isOne(element, sequence[next]!)) {
      at++;
      next++;
    } else if (many >= 0) {
      at = many + 1;
      next = ++resume;
    } else return false;
  }
  return pattern.slice(at).every(isMany);
}
