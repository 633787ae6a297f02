/** Which files may hold documents, by their names (可读入的文件). What a file is, its content says. */

import { extname } from 'node:path';

/** Endings of plain text. */
const TEXT = ['.txt', '.md', '.policy', '.gw'];
const WORD = ['.docx', '.docm'];
/** The other kinds that are read, archives among them. */
const OTHER = ['.html', '.htm', '.xhtml', '.mhtml', '.mht', '.pdf', '.zip'];

/** Whether a file is read as text, whatever its ending: one of no ending known here that somebody named is taken at its word. */
export function isTextName(path: string): boolean {
  return !isOneOf(path, [...WORD, ...OTHER]);
}

/** Whether a file of a corpus folder may hold documents. */
export function isCorpusName(path: string): boolean {
  return isOneOf(path, [...TEXT, ...WORD, ...OTHER]);
}

/** Whether a file of a folder is a draft where nobody says more: what people write in, not what they print and publish. */
export function isDraftName(path: string): boolean {
  return isOneOf(path, [...TEXT, ...WORD]);
}

function isOneOf(path: string, endings: readonly string[]): boolean {
  return endings.includes(extname(path).toLowerCase());
}
