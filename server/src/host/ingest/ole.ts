/** Compound files of OLE (复合文档): what older Office programs write, and newer ones where a password is set. None is read; each is told apart. */

import type { Localized } from '../../text/localized.js';

const SIGNATURE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
/** Size of an entry of the directory; entries begin with the name of a stream in UTF-16. */
const ENTRY = 128;

/** What a compound file is, by the name of a stream in it; the first that is there decides. */
const STREAMS: readonly (readonly [stream: string, what: Localized])[] = [
  ['EncryptedPackage', { zh: '有密码保护，请去掉密码后再检查', en: 'is protected by a password; remove it first' }],
  ['WordDocument', { zh: '是旧版 Word 或 WPS 文字文件（.doc、.wps），请另存为 .docx', en: 'is a Word or WPS file of the old kind (.doc, .wps); save it as .docx' }],
  ['Workbook', { zh: '是旧版 Excel 文件（.xls），不是文稿', en: 'is an Excel file of the old kind (.xls), not a document' }],
  ['PowerPoint Document', { zh: '是旧版演示文稿（.ppt），不是文稿', en: 'is a presentation of the old kind (.ppt), not a document' }],
  ['__properties_version1.0', { zh: '是 Outlook 邮件（.msg），请把正文另存为 .docx 或文本', en: 'is an Outlook message (.msg); save its text as .docx or text' }],
];
const OTHER: Localized = { zh: '是旧版 Office 文件，请另存为 .docx', en: 'is an Office file of the old kind; save it as .docx' };

/** What a compound file is, with what to do about it; `undefined` for anything else. */
export function compoundFile(bytes: Uint8Array): Localized | undefined {
  if (!SIGNATURE.every((byte, index) => bytes[index] === byte)) return undefined;
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  return STREAMS.find(([stream]) => hasStream(file, stream))?.[1] ?? OTHER;
}

/** Whether an entry of the directory has this name: entries lie at multiples of their size, wherever the directory is. */
function hasStream(file: Buffer, name: string): boolean {
  const sought = Buffer.from(`${name}\0`, 'utf16le');
  for (let at = file.indexOf(sought); at >= 0; at = file.indexOf(sought, at + 1)) if (at % ENTRY === 0) return true;
  return false;
}
