/** Text of Word files (Word 文件读取): .docx and .docm, without running or fetching anything. */

import type { Localized } from '../../../text/localized.js';
import type { Extraction, Extractor, IngestLimits } from '../model.js';
import { sniff } from '../sniff.js';
import { Unreadable } from '../unreadable.js';
import type { Seen } from './inline.js';
import { openPackage } from './package.js';
import { readBody, type Reading } from './reader.js';

const NOTES: Readonly<Record<Exclude<keyof Seen, 'pictures'>, Localized>> = {
  revisions: { zh: '含有修订，按全部接受后的文字检查', en: 'has tracked changes; it is read as if all were accepted' },
  comments: { zh: '含有批注，未检查', en: 'has comments, which are not checked' },
  hiddenText: { zh: '含有隐藏文字，未检查', en: 'has hidden text, which is not checked' },
  embedded: { zh: '含有嵌入的其他文件，其内容未检查', en: 'has other files embedded, which are not checked' },
};

/** Reads a Word file: text with all revisions accepted, labels of automatic numbering written out. */
export const extractDocx: Extractor = (bytes, limits) => {
  const sniffed = sniff(bytes, limits);
  if ('failed' in sniffed) return sniffed;
  if (sniffed.kind !== 'docx') return { failed: { zh: '不是 Word 文件（.docx）', en: 'is not a Word file (.docx)' } };
  try {
    return extract(bytes, limits);
  } catch (error) {
    if (error instanceof Unreadable) return { failed: error.reason };
    throw error;
  }
};

function extract(bytes: Uint8Array, limits: IngestLimits): Extraction {
  const word = openPackage(bytes, limits);
  const reading = withoutContents(readBody(word, false), () => readBody(word, true));
  const text = reading.lines.join('\n').trim();
  if (text === '') return { skipped: emptiness(reading.seen) };
  const notes = (Object.keys(NOTES) as (keyof typeof NOTES)[]).filter((kind) => reading.seen[kind]).map((kind) => NOTES[kind]);
  return { extracted: { kind: 'docx', text: `${text}\n`, notes } };
}

/** A table of contents that never ends would swallow the text: then it is kept. */
function withoutContents(reading: Reading, again: () => Reading): Reading {
  return reading.openContents ? again() : reading;
}

function emptiness({ pictures, embedded, hiddenText }: Seen): Localized {
  if (embedded) return { zh: '只有嵌入的其他文件，没有文字', en: 'holds other files, but no text' };
  if (pictures) return { zh: '只有图片，没有文字（可能是扫描件）', en: 'holds images, but no text (it may be a scan)' };
  return hiddenText ? { zh: '只有隐藏文字', en: 'holds nothing but hidden text' } : { zh: '没有文字', en: 'holds no text' };
}
