/** Text of a whole file (文件内容提取), whatever its kind; of an archive, of each of its members. For threads: reading may take long, and all the memory there is. */

import { readFileSync, statSync } from 'node:fs';
import type { Localized } from '../../text/localized.js';
import { decode } from '../decode.js';
import { reasonOf } from '../user-error.js';
import { extractDocx } from './docx/extract-docx.js';
import { extractHtml, extractMhtml } from './html/index.js';
import { isCorpusName, isTextName } from './kinds.js';
import type { Extraction, Extractor, FileKind, IngestLimits } from './model.js';
import { extractPdf } from './pdf/index.js';
import { sniff } from './sniff.js';
import { openZip, type Archive, type ArchiveMember } from './zip.js';

/** A document that a file holds, and what became of it. */
export interface ExtractedPart {
  /** Path within an archive; `undefined` where the file itself is the document. */
  readonly member: string | undefined;
  /** `ignored`: it is no document, and nobody would take it for one. */
  readonly extraction: Extraction | { readonly ignored: Localized };
}

/** What became of each document that a file holds. */
export interface FileExtraction {
  /** Whether the file is an archive: its parts are its members then. */
  readonly archive: boolean;
  readonly parts: readonly ExtractedPart[];
}

const EXTRACTORS: Readonly<Record<Exclude<FileKind, 'text'>, Extractor>> = { html: extractHtml, mhtml: extractMhtml, docx: extractDocx, pdf: extractPdf };

const EMPTY: Localized = { zh: '是空文件', en: 'is empty' };
const NOTHING_IN_IT: Localized = { zh: '是空的压缩包', en: 'is an empty archive' };
const TOO_DEEP: Localized = { zh: '是压缩包中的压缩包，层数过多', en: 'is an archive within archives, too deep to be read' };
const TOO_MUCH: Localized = { zh: '解压后过大，已放弃', en: 'would be too large once unpacked' };
const OTHER_CONTENT: Localized = { zh: '内容与扩展名不符（其实是纯文本）', en: 'is not what its name says: it is plain text' };
const OTHER_KIND: Localized = { zh: '不是能读取的文稿类型', en: 'is no kind of document that is read' };

/** Reads a file by its absolute path. Throws nothing that the file can cause. */
export async function extractFile(path: string, limits: IngestLimits): Promise<FileExtraction> {
  const bytes = readBytes(path, limits);
  return bytes instanceof Uint8Array ? new Extracting(limits).file(path, bytes, 0) : single({ failed: bytes });
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

/** The reading of one file, with what it may still unpack: an archive within an archive counts for both. */
class Extracting {
  private left: number;

  constructor(private readonly limits: IngestLimits) {
    this.left = limits.unpackedBytes;
  }

  /** By its content; a file whose name says text is text, here as in the editor. `depth`: the archives that it stands in. */
  async file(name: string, bytes: Uint8Array, depth: number): Promise<FileExtraction> {
    if (isTextName(name)) return single(textOf(bytes));
    if (bytes.length === 0) return single({ skipped: EMPTY });
    const limits = { ...this.limits, unpackedBytes: this.left };
    const sniffed = sniff(bytes, limits);
    if ('failed' in sniffed) return single(sniffed);
    if (sniffed.kind === 'zip') return depth > limits.nesting ? single({ failed: TOO_DEEP }) : this.archive(bytes, limits, depth);
    const kind = sniffed.kind === 'text' && /\.x?html?$/i.test(name) ? 'html' : sniffed.kind;
    return single(kind === 'text' ? { failed: OTHER_CONTENT } : await EXTRACTORS[kind](bytes, limits));
  }

  private async archive(bytes: Uint8Array, limits: IngestLimits, depth: number): Promise<FileExtraction> {
    const archive = openZip(bytes, limits);
    if ('failed' in archive) return single(archive);
    if (archive.members.length === 0) return single({ skipped: NOTHING_IN_IT });
    const parts: ExtractedPart[] = [];
    for (const member of archive.members) parts.push(...(await this.member(archive, member, depth + 1)));
    return { archive: true, parts };
  }

  /** A member of an archive; of one that is an archive itself, its members, whose names go on behind its own. */
  private async member(archive: Archive, member: ArchiveMember, depth: number): Promise<readonly ExtractedPart[]> {
    const { name } = member;
    if (member.incidental) return [{ member: name, extraction: { ignored: member.incidental } }];
    if (!isCorpusName(name)) return [{ member: name, extraction: { ignored: OTHER_KIND } }];
    const unpacked = member.size > this.left ? { failed: TOO_MUCH } : archive.read(member);
    if ('failed' in unpacked) return [{ member: name, extraction: unpacked }];
    this.left -= unpacked.bytes.length;
    const { parts } = await this.file(name, unpacked.bytes, depth);
    return parts.map((part) => ({ ...part, member: part.member === undefined ? name : `${name}/${part.member}` }));
  }
}

function single(extraction: Extraction): FileExtraction {
  return { archive: false, parts: [{ member: undefined, extraction }] };
}

function textOf(bytes: Uint8Array): Extraction {
  const decoded = decode(bytes);
  return 'failure' in decoded ? { failed: decoded.failure } : { extracted: { kind: 'text', text: decoded.text, encoding: decoded.encoding, notes: [] } };
}
