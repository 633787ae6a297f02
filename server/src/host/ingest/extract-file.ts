/** Text of a whole file (文件内容提取), whatever its kind; of an archive, of each of its members. */

import type { Extraction } from './model.js';

/** What became of each document that a file holds. */
export interface FileExtraction {
  /** Whether the file is an archive: its parts are its members then. */
  readonly archive: boolean;
  readonly parts: readonly { readonly member: string | undefined; readonly extraction: Extraction }[];
}
