/** Applies safe fixes to drafts (自动修改): each is checked, edited and checked again; its file is replaced as a whole, or its diff is made. */

import { accessSync, chmodSync, constants, readFileSync, statSync } from 'node:fs';
import { fixText } from '../engine/fixes.js';
import type { Finding } from '../engine/model.js';
import type { Localized } from '../text/localized.js';
import { decode, type Encoding } from './decode.js';
import type { FileKind } from './ingest/model.js';
import { byteEdits, withEdits, type ByteEdit, type DecodedFile } from './encode.js';
import { replaceFile } from './index-file/replace.js';
import { reasonOf } from './user-error.js';

/** A draft to be fixed. */
export interface Fixable {
  /** As reports show it. */
  readonly path: string;
  readonly kind: FileKind;
  /** Its file with links resolved: that is what is written, never the link. `undefined` for a text that has no file. */
  readonly file: string | undefined;
  /** The text, where it does not come from the file. */
  readonly text: string | undefined;
  /** The findings of a text that stands in the draft's place. */
  check(text: string): readonly Finding[];
}

/** What came of it. */
export interface FixedDraft {
  readonly path: string;
  readonly file: string | undefined;
  /** Number of fixes. */
  readonly count: number;
  /** Whether something is left after so many rounds. */
  readonly unfinished: boolean;
  readonly text: string;
  readonly before: Uint8Array;
  readonly edits: readonly ByteEdit[];
  readonly encoding: Encoding;
}

/** A draft that could not be fixed, and why; nothing was written. */
export interface Unfixed {
  readonly path: string;
  readonly failure: Localized;
}

/** Works out the fixes of a draft. Writes nothing. `undefined` where there is nothing to fix. */
export function fixDraft({ path, kind, file, text, check }: Fixable): FixedDraft | Unfixed | undefined {
  if (kind !== 'text') return fixText(text!, check).count > 0 ? { path, failure: ONLY_TEXT } : undefined;
  const source = text === undefined ? readBytes(file!) : asUtf8(text);
  if ('failure' in source) return { path, failure: source.failure };
  const { revision, count, unfinished } = fixText(source.text, check);
  if (count === 0) return undefined;
  const edits = byteEdits(source, revision.edits());
  if ('failure' in edits) return { path, failure: edits.failure };
  return { path, file, count, unfinished, text: revision.text, before: source.bytes, edits, encoding: source.encoding };
}

/** Writes a fixed draft into its file, with the mode that it had. The reason where it cannot, or where the file is not what was checked. */
export function writeFixed({ path, file, before, edits }: FixedDraft): Unfixed | undefined {
  try {
    accessSync(file!, constants.W_OK);
    const { mode } = statSync(file!);
    if (!readFileSync(file!).equals(before)) return { path, failure: CHANGED };
    replaceFile(file!, withEdits(before, edits), (temporary) => chmodSync(temporary, mode));
    return undefined;
  } catch (error) {
    const reason = reasonOf(error);
    return { path, failure: { zh: `无法写入（${reason.zh}）`, en: `it cannot be written (${reason.en})` } };
  }
}

const ONLY_TEXT: Localized = { zh: '只改写文本文件；这份文稿请在原来的程序中修改', en: 'only text files are written; please edit this draft in its own program' };
const CHANGED: Localized = { zh: '检查期间文件已被改动，未写入；请重新运行', en: 'it has changed since it was checked and was not written: run again' };

function readBytes(file: string): DecodedFile | { readonly failure: Localized } {
  try {
    const bytes = readFileSync(file);
    const decoded = decode(bytes);
    return 'failure' in decoded ? decoded : { bytes, ...decoded };
  } catch (error) {
    const reason = reasonOf(error);
    return { failure: { zh: `无法读取（${reason.zh}）`, en: `it cannot be read (${reason.en})` } };
  }
}

function asUtf8(text: string): DecodedFile {
  return { bytes: Buffer.from(text, 'utf8'), text, encoding: 'utf-8', bom: false };
}
