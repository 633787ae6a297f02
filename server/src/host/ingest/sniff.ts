/** What kind a file is by its content (文件类型识别), whatever its name says; for kinds that are not read, what they are. */

import type { Localized } from '../../text/localized.js';
import { decode } from '../decode.js';
import type { FileKind, IngestLimits } from './model.js';
import { compoundFile } from './ole.js';
import { openZip } from './zip.js';

/** A kind that is read (`zip` holds files that are), or what the file is instead. */
export type Sniffed = { readonly kind: FileKind | 'zip' } | { readonly failed: Localized };

/** Beginnings of files that hold no text of a document. */
const REFUSED: readonly (readonly [beginning: string, what: Localized])[] = [
  ['{\\rtf', { zh: '是 RTF 文件，请另存为 .docx', en: 'is an RTF file; save it as .docx' }],
  ['7z\xbc\xaf\x27\x1c', { zh: '是 7z 压缩包，请解压后再检查', en: 'is a 7z archive; unpack it first' }],
  ['Rar!', { zh: '是 RAR 压缩包，请解压后再检查', en: 'is a RAR archive; unpack it first' }],
  ['\x1f\x8b', { zh: '是 gzip 压缩文件，请解压后再检查', en: 'is compressed by gzip; unpack it first' }],
  ['\x89PNG', { zh: '是图片，没有可检查的文字', en: 'is an image without text to check' }],
  ['\xff\xd8\xff', { zh: '是图片，没有可检查的文字', en: 'is an image without text to check' }],
  ['II*\0', { zh: '是图片，没有可检查的文字', en: 'is an image without text to check' }],
  ['MM\0*', { zh: '是图片，没有可检查的文字', en: 'is an image without text to check' }],
];

/** What a zip archive is, by a file in it. */
const PACKAGES: readonly (readonly [member: RegExp, what: 'docx' | Localized])[] = [
  [/^word\/[^/]+\.xml$/i, 'docx'],
  [/^xl\//i, { zh: '是 Excel 表格（.xlsx），不是文稿', en: 'is an Excel workbook (.xlsx), not a document' }],
  [/^ppt\//i, { zh: '是演示文稿（.pptx），不是文稿', en: 'is a presentation (.pptx), not a document' }],
  [/^OFD\.xml$/i, { zh: '是 OFD 版式文件，请用原稿（.docx）检查', en: 'is an OFD file; check what it was made from (.docx)' }],
];
const OPEN_DOCUMENT: Localized = { zh: '是 OpenDocument 文件，请另存为 .docx', en: 'is an OpenDocument file; save it as .docx' };
const WORD_XML: Localized = { zh: '是 XML 形式的 Word 文件，请另存为 .docx', en: 'is a Word file written as XML; save it as .docx' };
const HEAD = 4096;

/** Tells the kind of a file by its first bytes and, for an archive, by its directory. What is nothing else is text if it can be decoded. */
export function sniff(bytes: Uint8Array, limits: IngestLimits): Sniffed {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, HEAD)).toString('latin1');
  if (head.startsWith('PK\x03\x04') || head.startsWith('PK\x05\x06')) return sniffZip(bytes, limits);
  if (head.slice(0, 1024).includes('%PDF-')) return { kind: 'pdf' };
  const failed = compoundFile(bytes) ?? REFUSED.find(([beginning]) => head.startsWith(beginning))?.[1];
  return failed ? { failed } : sniffText(bytes);
}

function sniffZip(bytes: Uint8Array, limits: IngestLimits): Sniffed {
  const archive = openZip(bytes, limits);
  if ('failed' in archive) return archive;
  const names = archive.members.map(({ name }) => name);
  if (names[0] === 'mimetype' && names.includes('META-INF/manifest.xml')) return { failed: OPEN_DOCUMENT };
  const found = names.includes('[Content_Types].xml') || names.includes('OFD.xml') ? PACKAGES.find(([member]) => names.some((name) => member.test(name)))?.[1] : undefined;
  if (found === undefined) return { kind: 'zip' };
  return found === 'docx' ? { kind: found } : { failed: found };
}

function sniffText(bytes: Uint8Array): Sniffed {
  const decoded = decode(bytes);
  if ('failure' in decoded) return { failed: decoded.failure };
  const head = decoded.text.slice(0, HEAD).trimStart();
  if (/^(?:From|MIME-Version|Subject|Date|Content-Type|Snapshot-Content-Location):/i.test(head) && /^Content-Type:\s{0,9}multipart\/related/im.test(head)) return { kind: 'mhtml' };
  if (/<\?mso-application progid="Word\.Document"/.test(head)) return { failed: WORD_XML };
  return { kind: /^(?:<\?xml[^>]{0,200}>\s{0,99})?(?:<!--[^>]{0,400}-->\s{0,99})?<(?:!doctype html|html|head|body|meta|title)\b/i.test(head) ? 'html' : 'text' };
}
