/** Kinds of files by their content. */

import assert from 'node:assert/strict';
import fc from 'fast-check';
import { INGEST_LIMITS } from '../../../../server/src/host/ingest/model.js';
import { sniff } from '../../../../server/src/host/ingest/sniff.js';
import { docx, p } from '../../../support/docx.js';
import { gb18030, utf16, utf8WithMark } from '../../../support/encode.js';
import { compound } from '../../../support/ole.js';
import { zip } from '../../../support/zip.js';

const PAGE = '<html><head><title>示例市</title></head></html>';
const MESSAGE = 'From: <Saved by Browser>\r\nSnapshot-Content-Location: http://www.example.cn/\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype="text/html"; boundary="x"\r\n\r\n--x';

describe('sniff', () => {
  const kinds: readonly (readonly [what: string, bytes: Uint8Array, kind: string])[] = [
    ['Word', docx({ body: p('示例') }), 'docx'],
    ['an archive', zip([{ name: '示例.docx', content: '示例' }]), 'zip'],
    ['an archive with a folder called word', zip([{ name: 'word/示例.xml', content: '示例' }]), 'zip'],
    ['an archive of nothing', zip([]), 'zip'],
    ['PDF', Buffer.from('%PDF-1.7\n'), 'pdf'],
    ['PDF behind other bytes', Buffer.from('\n\n%PDF-1.4\n'), 'pdf'],
    ['HTML', Buffer.from(`\ufeff<!-- 存档 -->\n<!DOCTYPE html>${PAGE}`), 'html'],
    ['XHTML', Buffer.from(`<?xml version="1.0"?>\n${PAGE}`), 'html'],
    ['HTML in UTF-16', utf16(PAGE, 'little'), 'html'],
    ['HTML in GB18030', gb18030(PAGE), 'html'],
    ['MHTML', Buffer.from(MESSAGE), 'mhtml'],
    ['text', utf8WithMark('示例市人民政府'), 'text'],
    ['text about HTML', Buffer.from('网页以 <html> 开头。'), 'text'],
    ['text that begins like a message', Buffer.from('Date: 2026-01-01\n\n示例市'), 'text'],
    ['nothing', new Uint8Array(), 'text'],
  ];
  for (const [what, bytes, kind] of kinds) {
    it(`tells ${what}`, () => assert.deepEqual(sniff(bytes, INGEST_LIMITS), { kind }));
  }

  const refused: readonly (readonly [what: string, bytes: Uint8Array, why: RegExp])[] = [
    ['.doc', compound('WordDocument'), /\.doc.*另存为 \.docx/],
    ['.xls', compound('Workbook'), /\.xls/],
    ['.ppt', compound('PowerPoint Document'), /\.ppt/],
    ['.msg', compound('__properties_version1.0'), /\.msg/],
    ['an encrypted file', compound('EncryptedPackage'), /密码/],
    ['any other compound file', compound('Unknown'), /旧版 Office/],
    ['.xlsx', zip([{ name: '[Content_Types].xml' }, { name: 'xl/workbook.xml' }]), /\.xlsx/],
    ['.pptx', zip([{ name: '[Content_Types].xml' }, { name: 'ppt/presentation.xml' }]), /\.pptx/],
    ['OFD', zip([{ name: 'OFD.xml' }, { name: 'Doc_0/Document.xml' }]), /OFD/],
    ['OpenDocument', zip([{ name: 'mimetype', stored: true }, { name: 'META-INF/manifest.xml' }]), /OpenDocument/],
    ['a damaged archive', zip([{ name: 'a' }]).subarray(0, 20), /损坏/],
    ['RTF', Buffer.from('{\\rtf1\\ansi'), /RTF/],
    ['Word as XML', Buffer.from('<?xml version="1.0"?>\n<?mso-application progid="Word.Document"?>\n<w:wordDocument/>'), /XML/],
    ['an image', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a), /图片/],
    ['7z', Uint8Array.of(0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c, 0), /7z/],
    ['RAR', Buffer.from('Rar!\x1a\x07\x00'), /RAR/],
    ['gzip', Uint8Array.of(0x1f, 0x8b, 8), /gzip/],
    ['binary data', Uint8Array.of(0x41, 0, 0x42), /二进制/],
  ];
  for (const [what, bytes, why] of refused) {
    it(`says what it is instead: ${what}`, () => {
      const sniffed = sniff(bytes, INGEST_LIMITS);
      assert.ok('failed' in sniffed, JSON.stringify(sniffed));
      assert.match(sniffed.failed.zh, why);
    });
  }

  it('never throws', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 100 }), (bytes) => Object.keys(sniff(bytes, INGEST_LIMITS)).length === 1));
  });
});
