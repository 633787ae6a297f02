/** Bytes to text: what is read, and what is refused rather than guessed at. */

import assert from 'node:assert/strict';
import { decode } from '../../../server/src/host/decode.js';
import { gb18030, utf16, utf8WithMark } from '../../support/encode.js';

const TEXT = '示例市人民政府关于发展算力服务的意见\r\n一、总体要求\n';

describe('decode', () => {
  const readable: [name: string, bytes: Uint8Array, encoding: string, bom: boolean][] = [
    ['UTF-8', Buffer.from(TEXT), 'utf-8', false],
    ['UTF-8 with mark', utf8WithMark(TEXT), 'utf-8', true],
    ['UTF-16 little endian', utf16(TEXT, 'little'), 'utf-16le', true],
    ['UTF-16 big endian', utf16(TEXT, 'big'), 'utf-16be', true],
    ['GB18030', gb18030(TEXT), 'gb18030', false],
  ];
  for (const [name, bytes, encoding, bom] of readable) {
    it(`reads ${name}, the text without its mark`, () => assert.deepEqual(decode(bytes), { text: TEXT, encoding, bom }));
  }

  it('reads characters of four bytes in GB18030', () => assert.deepEqual(decode(Uint8Array.of(0xca, 0xbe, 0x95, 0x32, 0x82, 0x36)), { text: '示𠀀', encoding: 'gb18030', bom: false }));

  it('reads nothing as an empty text', () => assert.deepEqual(decode(new Uint8Array()), { text: '', encoding: 'utf-8', bom: false }));

  it('keeps a second mark, which is text', () => assert.deepEqual(decode(utf8WithMark('\ufeff示例')), { text: '\ufeff示例', encoding: 'utf-8', bom: true }));

  const refused: [name: string, bytes: Uint8Array, why: RegExp][] = [
    ['PDF', Buffer.from('%PDF-1.7\n示例'), /PDF/],
    ['zip, which docx is', Uint8Array.of(0x50, 0x4b, 3, 4, 0x14, 0), /Word|archive/],
    ['binary data', Uint8Array.of(0x41, 0x42, 0, 0x43), /binary/],
    ['bytes of no encoding', Uint8Array.of(0xca, 0xbe, 0xff, 0xff, 0x30), /encoding/],
    ['a broken UTF-8 file with mark', Uint8Array.of(0xef, 0xbb, 0xbf, 0xff), /encoding/],
    ['a UTF-16 file with half a surrogate pair', Uint8Array.of(0xff, 0xfe, 0x40, 0xd8), /encoding/],
  ];
  for (const [name, bytes, why] of refused) {
    it(`refuses ${name}`, () => {
      const decoded = decode(bytes);
      assert.ok('failure' in decoded);
      assert.match(decoded.failure.en, why);
      assert.match(decoded.failure.zh, /[\u4e00-\u9fff]/);
    });
  }
});
