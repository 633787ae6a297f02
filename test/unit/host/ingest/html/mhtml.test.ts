/** Web archives as browsers save them. */

import assert from 'node:assert/strict';
import { gb18030 } from '../../../../support/encode.js';
import { extracted, page, readArchive, textOf } from '../../../../support/pages.js';

const TEXT = '为发展养老服务，制定本方案。';
const HTML = `<html><head><meta charset="gb2312"></head><body><p>${TEXT}</p></body></html>`;

/** Quoted-printable with soft breaks, as browsers write it. */
function quotedPrintable(bytes: Uint8Array): string {
  let line = '';
  const lines: string[] = [];
  for (const byte of bytes) {
    const sign = byte === 10 ? '\r\n' : (byte >= 32 && byte < 127 && byte !== 61) ? String.fromCharCode(byte) : `=${byte.toString(16).toUpperCase().padStart(2, '0')}`;
    if (sign === '\r\n') {
      lines.push(line);
      line = '';
      continue;
    }
    if (line.length + sign.length > 75) {
      lines.push(`${line}=`);
      line = '';
    }
    line += sign;
  }
  return [...lines, line].join('\r\n');
}

const BOUNDARY = '----MultipartBoundary--example----';
const HEAD = ['From: <Saved by Blink>', 'Snapshot-Content-Location: http://www.example.org/zc.html', 'Subject: =?utf-8?Q?=E7=A4=BA?=', 'MIME-Version: 1.0', `Content-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="${BOUNDARY}"`];

interface Entity {
  readonly headers: readonly string[];
  readonly body: string;
}

function archive(parts: readonly Entity[], head: readonly string[] = HEAD, boundary = BOUNDARY): Buffer {
  const written = parts.map(({ headers, body }) => `--${boundary}\r\n${headers.join('\r\n')}\r\n\r\n${body}\r\n`);
  return Buffer.from(`${head.join('\r\n')}\r\n\r\n\r\n${written.join('')}--${boundary}--\r\n`, 'latin1');
}

const STYLE: Entity = { headers: ['Content-Type: text/css', 'Content-Transfer-Encoding: quoted-printable', 'Content-Location: cid:css-1@mhtml.blink'], body: '@charset "utf-8";=0A p { color: red }' };
const PICTURE: Entity = { headers: ['Content-Type: image/png', 'Content-Transfer-Encoding: base64', 'Content-Location: http://www.example.org/a.png'], body: 'iVBORw0KGgo=' };
const html = (headers: readonly string[], body: string): Entity => ({ headers: ['Content-Type: text/html', ...headers], body });
const quoted = (bytes: Uint8Array): Entity => html(['Content-ID: <frame-0@mhtml.blink>', 'Content-Transfer-Encoding: quoted-printable'], quotedPrintable(bytes));

describe('web archives', () => {
  it('a page saved by a browser reads as the page does', () => {
    const { text, kind, encoding } = extracted(readArchive(archive([quoted(Buffer.from(page('central'))), STYLE, PICTURE])));
    assert.equal(text, textOf(page('central')));
    assert.deepEqual([kind, encoding], ['mhtml', 'utf-8']);
  });

  const encoded: [name: string, part: Entity][] = [
    ['base64 in lines', html(['content-transfer-encoding: BASE64'], Buffer.from(HTML).toString('base64').replace(/.{60}/g, '$&\r\n'))],
    ['8bit in UTF-8', html(['Content-Transfer-Encoding: 8bit'], Buffer.from(HTML).toString('latin1'))],
    ['no transfer encoding', html([], Buffer.from(HTML).toString('latin1'))],
    ['quoted-printable in GBK with its charset', { headers: ['Content-Type: text/html;', '\tcharset="gb2312"', 'Content-Transfer-Encoding: quoted-printable'], body: quotedPrintable(gb18030(`<p>${TEXT}</p>`)) }],
    ['quoted-printable in GBK whose charset lies', { headers: ['Content-Type: text/html; charset=utf-8', 'Content-Transfer-Encoding: quoted-printable'], body: quotedPrintable(gb18030(`<p>${TEXT}</p>`)) }],
    ['a part of XHTML', { headers: ['Content-Type: application/xhtml+xml'], body: Buffer.from(`<html xmlns="http://www.w3.org/1999/xhtml"><body><p>${TEXT}</p></body></html>`).toString('latin1') }],
  ];
  for (const [name, part] of encoded) it(`reads ${name}`, () => assert.equal(extracted(readArchive(archive([STYLE, part]))).text, TEXT));

  it('takes the part that start names', () => {
    const other = html(['Content-ID: <other@x>'], Buffer.from('<p>另一个框架里的话，不是正文。</p>').toString('latin1'));
    const head = ['MIME-Version: 1.0', `Content-Type: multipart/related; start="<frame-0@mhtml.blink>"; boundary="${BOUNDARY}"`];
    assert.equal(extracted(readArchive(archive([other, quoted(Buffer.from(HTML))], head))).text, TEXT);
  });

  it('looks into multiparts in multiparts', () => {
    const inner = archive([quoted(Buffer.from(HTML))], ['Content-Type: multipart/alternative; boundary=inner'], 'inner').toString('latin1');
    const [header, ...body] = inner.split('\r\n\r\n');
    assert.equal(extracted(readArchive(archive([{ headers: header!.split('\r\n'), body: body.join('\r\n\r\n') }]))).text, TEXT);
  });

  it('reads a message that is one page and no multipart, with line feeds only', () => assert.equal(extracted(readArchive(`Content-Type: text/html; charset=utf-8\n\n${HTML}`)).text, TEXT));

  it('reads an archive that was cut off', () => assert.equal(extracted(readArchive(archive([quoted(Buffer.from(HTML))]).subarray(0, -40))).text, TEXT));

  const refused: [name: string, bytes: Buffer][] = [
    ['no page', archive([STYLE, PICTURE])],
    ['nothing', Buffer.alloc(0)],
    ['no MIME at all', Buffer.from(TEXT)],
    ['a multipart without a boundary', Buffer.from(`Content-Type: multipart/related\r\n\r\n${HTML}`)],
  ];
  for (const [name, bytes] of refused) {
    it(`refuses ${name}`, () => {
      const result = readArchive(bytes);
      assert.ok('failed' in result);
      assert.match(result.failed.en, /without a page/);
      assert.match(result.failed.zh, /没有网页/);
    });
  }

  it('refuses multiparts nested without end', () => {
    const deep = Array.from({ length: 1000 }, (_, level) => `Content-Type: multipart/mixed; boundary=b${level}\r\n\r\n--b${level}\r\n`).join('');
    const result = readArchive(deep);
    assert.ok('failed' in result);
    assert.match(result.failed.en, /nested deeper than 8/);
  });
});
