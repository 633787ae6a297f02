/** Which files may hold documents, by their names (可读入的文件). What a file is, its content says. */

import { extname } from 'node:path';

/** Endings of plain text. */
const TEXT = ['.txt', '.md', '.policy', '.gw'];
/** Those that only drafts have: the editor's language `policy-zh`. */
const OWN = ['.policy', '.gw', '.policy.md'];
const WORD = ['.docx', '.docm'];
/** Endings of what older programs write, which is not read unless it is something else by its content; nobody may think that it was. */
const OLD_WORD = ['.doc', '.wps', '.rtf'];
/** The other kinds that are read, archives among them. */
const OTHER = ['.html', '.htm', '.xhtml', '.mhtml', '.mht', '.pdf', '.zip'];
/** Others that are not read and that may be, or hold, documents. */
const NOT_READ = ['.ofd', '.odt', '.rar', '.7z'];

/** Whether a file is read as text, whatever its ending: one of no ending known here that somebody named is taken at its word. */
export function isTextName(path: string): boolean {
  return !isOneOf(path, [...WORD, ...OLD_WORD, ...OTHER, ...NOT_READ]);
}

/** Whether a file is a draft by its name alone. */
export function isOwnName(path: string): boolean {
  const name = path.toLowerCase();
  return OWN.some((ending) => name.endsWith(ending));
}

/** Whether a file of a corpus folder may hold documents, be they read or not. */
export function isCorpusName(path: string): boolean {
  return isOneOf(path, [...TEXT, ...WORD, ...OLD_WORD, ...OTHER, ...NOT_READ]);
}

/** Whether a file of a folder is a draft where nobody says more: what people write in, not what they print and publish. */
export function isDraftName(path: string): boolean {
  return isOneOf(path, [...TEXT, ...WORD, ...OLD_WORD]);
}

function isOneOf(path: string, endings: readonly string[]): boolean {
  return endings.includes(extname(path).toLowerCase());
}
