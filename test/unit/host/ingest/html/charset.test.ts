/** The characters of a page: marks, labels, and labels that lie. */

import assert from 'node:assert/strict';
import { gb18030, utf16, utf8WithMark } from '../../../../support/encode.js';
import { extracted, page, read, textOf } from '../../../../support/pages.js';

const TEXT = '为发展养老服务，制定本方案。';
const html = (label: string): string => `<html><head>${label}</head><body><p>${TEXT}</p></body></html>`;
const meta = (charset: string): string => html(`<meta charset="${charset}">`);
const equiv = (charset: string): string => html(`<META content='text/html; charset=${charset}' http-equiv=Content-Type>`);
/** 為發展養老服務。 in Big5. */
const BIG5 = Buffer.concat([Buffer.from('<meta charset=big5><p>'), Buffer.from('acb0b5 6fae69 be69a6 d1aa41 b0c8a143'.replaceAll(' ', ''), 'hex')]);

describe('characters of pages', () => {
  const cases: [name: string, bytes: Uint8Array, encoding: string][] = [
    ['UTF-8 that says so', Buffer.from(meta('utf-8')), 'utf-8'],
    ['UTF-8 without a label', Buffer.from(html('')), 'utf-8'],
    ['UTF-8 with a mark', utf8WithMark(meta('gbk')), 'utf-8'],
    ['UTF-8 that says GB2312', Buffer.from(equiv('gb2312')), 'utf-8'],
    ['UTF-8 that says ISO-8859-1', Buffer.from(meta('iso-8859-1')), 'utf-8'],
    ['UTF-8 that says Big5', Buffer.from(meta('big5')), 'utf-8'],
    ['GBK that says GB2312', gb18030(equiv('gb2312')), 'gb18030'],
    ['GBK that says GBK', gb18030(meta('GBK')), 'gb18030'],
    ['GBK without a label', gb18030(html('')), 'gb18030'],
    ['GBK that says UTF-8', gb18030(meta('utf-8')), 'gb18030'],
    ['GBK that says windows-1252', gb18030(meta('windows-1252')), 'gb18030'],
    ['GBK that says no encoding', gb18030(meta('示例')), 'gb18030'],
    ['UTF-16 with a mark', utf16(meta('utf-16'), 'little'), 'utf-16le'],
    ['UTF-16, the other order', utf16(meta('utf-16'), 'big'), 'utf-16be'],
    ['UTF-16 without a mark', utf16(meta('utf-16'), 'little').subarray(2), 'utf-16le'],
  ];
  for (const [name, bytes, encoding] of cases) {
    it(name, () => {
      const { text, encoding: found } = extracted(read(bytes));
      assert.equal(text, TEXT);
      assert.equal(found, encoding);
    });
  }

  it('Big5 that says so', () => {
    const { text, encoding } = extracted(read(BIG5));
    assert.equal(text, '為發展養老服務。');
    assert.equal(encoding, undefined);
  });

  it('a whole page in GB18030 reads as it does in UTF-8', () => assert.equal(textOf(gb18030(page('provincial'))), textOf(page('provincial'))));

  it('bytes of no encoding are refused', () => {
    const result = read(Uint8Array.of(0x3c, 0x70, 0x3e, 0xca, 0xbe, 0xff, 0xff, 0x30));
    assert.ok('failed' in result);
    assert.match(result.failed.en, /unknown encoding/);
    assert.match(result.failed.zh, /编码无法识别/);
  });
});
