/** Text of a whole file (文件内容提取), whatever its kind; of an archive, of each of its members. For threads: reading may take long, and all the memory there is. */

import { readFileSync, statSync } from 'node:fs';
import type { Localized } from '../../text/localized.js';
import { decode } from '../decode.js';
import { reasonOf } from '../user-error.js';
import type { Extraction, IngestLimits } from './model.js';

/** A document that a file holds, and what became of it. */
export interface ExtractedPart {
  /** Path within an archive; `undefined` where the file itself is the document. */
  readonly member: string | undefined;
  readonly extraction: Extraction;
}

/** What became of each document that a file holds. */
export interface FileExtraction {
  /** Whether the file is an archive: its parts are its members then. */
  readonly archive: boolean;
  readonly parts: readonly ExtractedPart[];
}

/** Reads a file by its absolute path. Throws nothing that the file can cause. */
export async function extractFile(path: string, limits: IngestLimits): Promise<FileExtraction> {
  const bytes = readBytes(path, limits);
  return { archive: false, parts: [{ member: undefined, extraction: bytes instanceof Uint8Array ? await extract(bytes) : { failed: bytes } }] };
}

function readBytes(path: string, { bytes: most }: IngestLimits): Uint8Array | Localized {
  try {
    if (statSync(path).size > most) return { zh: `超过 ${most / 1024 / 1024} MB`, en: `is larger than ${most / 1024 / 1024} MB` };
    return readFileSync(path);
  } catch (error) {
    const reason = reasonOf(error);
    return { zh: `无法读取（${reason.zh}）`, en: `cannot be read (${reason.en})` };
  }
}

function extract(bytes: Uint8Array): Extraction {
  const decoded = decode(bytes);
  return 'failure' in decoded ? { failed: decoded.failure } : { extracted: { kind: 'text', text: decoded.text, encoding: decoded.encoding, notes: [] } };
}
