/** Word files that are not read, and files that are none: each with its reason; and what a hostile one may do. */

import assert from 'node:assert/strict';
import fc from 'fast-check';
import { extractDocx } from '../../../../server/src/host/ingest/docx/extract-docx.js';
import { readXml } from '../../../../server/src/host/ingest/docx/xml.js';
import { Unreadable } from '../../../../server/src/host/ingest/unreadable.js';
import { INGEST_LIMITS, type Extraction, type IngestLimits } from '../../../../server/src/host/ingest/model.js';
import { compound } from '../../../support/ole.js';
import { docx, kind, list, numbered, p, part, r, relationships } from '../../../support/docx.js';
import { zip } from '../../../support/zip.js';

const withDocument = (xml: string): Uint8Array => docx({ body: '', members: [{ name: 'word/document.xml', content: xml }] });
const whole = docx({ body: p('正文。') });

describe('Word files that are not read', () => {
  const failures: readonly (readonly [what: string, bytes: Uint8Array, why: RegExp, limits?: Partial<IngestLimits>])[] = [
    ['旧版 .doc、.wps', compound('WordDocument'), /旧版 Word 或 WPS 文字文件（\.doc、\.wps），请另存为 \.docx/],
    ['加密的 .docx', compound('EncryptedPackage'), /有密码保护/],
    ['普通压缩包', zip([{ name: '方案.txt', content: '示例' }]), /不是 Word 文件/],
    ['Excel', zip([{ name: '[Content_Types].xml' }, { name: 'xl/workbook.xml' }]), /Excel/],
    ['文本', Buffer.from('示例市'), /不是 Word 文件/],
    ['截断的文件', whole.subarray(0, whole.length - 40), /不完整或已损坏/],
    ['没有正文', docx({ body: '', members: [{ name: '_rels/.rels', content: relationships([['officeDocument', 'word/other.xml']]) }] }), /找不到正文/],
    ['正文加了密码', docx({ body: '', members: [{ name: 'word/document.xml', content: part('document', '<w:body/>'), claims: { flags: 0x801 } }] }), /word\/document\.xml 有密码保护/],
    ['正文有两份', docx({ body: '', members: [{ name: 'word/document.xml', content: '甲' }, { name: 'word/document.xml', content: '乙' }] }), /两份同名/],
    ['XML 不完整', withDocument(part('document', `<w:body>${p('正文。')}</w:body>`).slice(0, -20)), /word\/document\.xml 不是规范的 XML/],
    ['XML 标签交错', withDocument(part('document', '<w:body><w:p></w:body></w:p>')), /不是规范的 XML/],
    ['不是正文的 XML', withDocument(part('styles', '')), /不是规范的 XML/],
    ['未定义的实体', withDocument(part('document', '<w:body><w:p><w:r><w:t>&xxe;</w:t></w:r></w:p></w:body>')), /不是规范的 XML/],
    ['DTD 和外部实体', withDocument(part('document', '<w:body/>').replace('?>', '?><!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>')), /DTD/],
    ['编号定义损坏', docx({ body: p('正文。'), numbering: '<w:num>' }), /word\/numbering\.xml 不是规范的 XML/],
    ['嵌套过深', docx({ body: `${'<w:sdt>'.repeat(600)}${'</w:sdt>'.repeat(600)}` }), /嵌套超过512层/],
    ['解压炸弹', docx({ body: p('甲'.repeat(2_000_000)) }), /超过200倍/],
    ['成员过多', whole, /文件超过2个/, { members: 2 }],
  ];
  for (const [what, bytes, why, limits] of failures) {
    it(what, async () => {
      const extraction = await extractDocx(bytes, { ...INGEST_LIMITS, ...limits });
      assert.ok('failed' in extraction, JSON.stringify(extraction));
      assert.match(extraction.failed.zh, why);
      assert.doesNotMatch(extraction.failed.en, /[\u4e00-\u9fff]/);
    });
  }

  const empty: readonly (readonly [what: string, body: string, why: RegExp])[] = [
    ['空文件', p(''), /没有文字/],
    ['只有图片', p('<w:r><w:drawing><a:blip/></w:drawing></w:r>'), /只有图片/],
    ['只有隐藏文字', p(r('密', '<w:vanish/>')), /只有隐藏文字/],
    ['只有嵌入的文件', '<w:altChunk r:id="rId1"/>', /只有嵌入的其他文件/],
  ];
  for (const [what, body, why] of empty) {
    it(what, async () => {
      const extraction = await extractDocx(docx({ body }), INGEST_LIMITS);
      assert.ok('skipped' in extraction, JSON.stringify(extraction));
      assert.match(extraction.skipped.zh, why);
    });
  }
});

describe('hostile Word files', () => {
  it('follow no relationship out of the package', async () => {
    const members = [{ name: 'word/_rels/document.xml.rels', content: relationships([['numbering', '../../numbering.xml'], ['styles', 'http://127.0.0.1/styles.xml']]) }];
    assert.equal(textOf(await extractDocx(docx({ body: numbered('正文。', 1), members }), INGEST_LIMITS)), '正文。\n');
  });

  it('read the deepest nesting that is allowed', async () => {
    const levels = Math.floor((INGEST_LIMITS.depth - 6) / 3);
    const body = `${'<w:tbl><w:tr><w:tc>'.repeat(levels)}${p('最里层。')}${'</w:tc></w:tr></w:tbl>'.repeat(levels)}`;
    assert.equal(textOf(await extractDocx(docx({ body }), INGEST_LIMITS)), '最里层。\n');
  });

  it('keep no more than a number of elements in memory at a time', () => {
    const bytes = Buffer.from(part('document', `<w:body>${p('甲').repeat(20)}</w:body>`));
    const reading = { root: 'w:document', level: 2, depth: 9, part: 'word/document.xml', most: 20 };
    const read = (kept: boolean): number => {
      let seen = 0;
      readXml(bytes, { ...reading, kept }, () => void seen++);
      return seen;
    };
    assert.equal(read(false), 20);
    assert.throws(() => read(true), (error: unknown) => error instanceof Unreadable && /超过20个元素/.test(error.reason.zh));
  });

  it('resolve styles and lists that refer to themselves', async () => {
    const styles = '<w:style w:type="paragraph" w:styleId="A"><w:basedOn w:val="B"/></w:style><w:style w:type="paragraph" w:styleId="B"><w:basedOn w:val="A"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>';
    const numbering = `<w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="A"/></w:abstractNum>${list(1, 1)}`;
    assert.equal(textOf(await extractDocx(docx({ body: p('正文。', '<w:pStyle w:val="A"/>'), styles, numbering }), INGEST_LIMITS)), '正文。\n');
  });

  it('write no more than they hold: long labels, merged cells and wide spans are bounded', async () => {
    const numbering = kind(1, [['decimal', '长'.repeat(5000)]]) + list(1, 1);
    const row = (merge: string, text: string): string => `<w:tr><w:trPr><w:gridBefore w:val="999999999"/></w:trPr><w:tc><w:tcPr><w:vMerge${merge}/><w:gridSpan w:val="999999999"/></w:tcPr>${p(text)}</w:tc><w:tc>${p('乙')}</w:tc></w:tr>`;
    const text = textOf(await extractDocx(docx({ body: numbered('甲', 1).repeat(10) + `<w:tbl>${row(' w:val="restart"', '丙'.repeat(5000))}${row('', '').repeat(10)}</w:tbl>`, numbering }), INGEST_LIMITS));
    assert.ok(text.length < 15_000, `${text.length}`);
    assert.equal(text.split('丙').length - 1, 5000);
  });

  it('never throw, whatever stands in the file', async () => {
    const xml = fc.array(fc.constantFrom('<w:p>', '</w:p>', '<w:tbl>', '</w:tbl>', '<w:tr>', '</w:tr>', '<w:tc>', '</w:tc>', r('文'), '<w:del>', '</w:del>', '<w:r><w:fldChar w:fldCharType="begin"/></w:r>', '<w:r><w:fldChar w:fldCharType="end"/></w:r>', '<w:sdt/>', numbered('', 1)), { maxLength: 30 });
    await fc.assert(fc.asyncProperty(xml, async (pieces) => said(await extractDocx(docx({ body: pieces.join(''), numbering: list(1, 1) }), INGEST_LIMITS))));
    const stored = docx({ body: p('正文。') });
    await fc.assert(fc.asyncProperty(fc.nat(stored.length - 1), fc.nat(255), async (at, byte) => {
      const changed = Uint8Array.from(stored);
      changed[at] = byte;
      said(await extractDocx(changed, INGEST_LIMITS));
    }));
    await fc.assert(fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (bytes) => said(await extractDocx(bytes, INGEST_LIMITS))));
  });
});

/** Something is said of every file. */
function said(extraction: Extraction): void {
  assert.notEqual('extracted' in extraction ? extraction.extracted.text.trim() : 'failed' in extraction ? extraction.failed.zh : extraction.skipped.zh, '');
}

function textOf(extraction: Extraction): string {
  assert.ok('extracted' in extraction, JSON.stringify(extraction));
  return extraction.extracted.text;
}
