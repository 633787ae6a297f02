/** Which files may hold documents, by their names (可读入的文件). What a file is, its content says. */

import { extname } from 'node:path';

/** Endings of plain text. */
export const TEXT_ENDINGS: readonly string[] = ['.txt', '.md', '.policy', '.gw'];
/** Endings of the other kinds that are read, archives among them. */
export const OTHER_ENDINGS: readonly string[] = ['.html', '.htm', '.xhtml', '.mhtml', '.mht', '.docx', '.docm', '.pdf', '.zip'];

/** Whether a name says that the file is plain text. */
export function isTextName(path: string): boolean {
  return !OTHER_ENDINGS.includes(extname(path).toLowerCase());
}
