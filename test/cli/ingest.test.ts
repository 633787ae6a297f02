/** Documents as people have them: Word files, web pages, PDF, archives, in a corpus and as drafts; and what is wrong with a file is said of it. */

import assert from 'node:assert/strict';
import { readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { checkJson, ROOT, wenheng, workspace } from '../support/cli.js';
import { docx, list, kind, numbered, p, r } from '../support/docx.js';
import { CLEAN, CORPUS_TEXT, SHARED } from '../support/drafts.js';
import { gb18030 } from '../support/encode.js';
import { compound } from '../support/ole.js';
import { pdf, setLines } from '../support/pdf.js';
import { zip } from '../support/zip.js';

const TITLE = '示例省人民政府关于发展算力服务的意见';
const NUMBERING = `${kind(1, [['chineseCounting', '%1、']])}${list(1, 1)}`;
const WORD = docx({ body: [p(r(TITLE)), p(r('示政发〔2025〕3号')), numbered('总体要求', 1), p(r('统筹布局全省算力资源。')), numbered('重点任务', 1), p(r(SHARED))].join(''), numbering: NUMBERING });
const PAGE = `<!DOCTYPE html><html><head><meta charset="gb2312"><title>${TITLE}</title></head><body><div class="menu"><a href="/">首页</a> <a href="/zc">政策</a></div>
<div class="TRS_Editor"><p align="center">${TITLE}</p><p>示政发〔2025〕3号</p><p>一、总体要求</p><p>统筹布局全省算力资源。</p><p>二、重点任务</p><p>${SHARED}</p></div><div class="footer">主办单位：示例省人民政府办公厅</div></body></html>`;
/** As a page shows it: lines of 27 characters, the first of a paragraph moved in by two. */
const LINES = [TITLE, '示政发〔2025〕3号', ...[`二、重点任务`, SHARED].flatMap((text) => linesOf(`\u3000\u3000${text}`))];

function linesOf(text: string): string[] {
  return text.match(/.{1,27}/gu) ?? [];
}

describe('files of every kind', () => {
  const KINDS: readonly (readonly [name: string, content: string | Uint8Array])[] = [
    ['意见.docx', WORD],
    ['意见.html', gb18030(PAGE)],
    ['意见.pdf', pdf([{ texts: setLines(LINES) }])],
    ['意见.zip', zip([{ name: '省级/意见.txt', content: CORPUS_TEXT }, { name: '图.png', content: 'x' }, { name: '__MACOSX/._意见.txt', content: 'x' }])],
  ];
  for (const [name, content] of KINDS) {
    it(`are documents of a corpus: ${name}`, () => {
      const folder = workspace({ 'draft.md': CLEAN, [`corpus/${name}`]: content });
      const { files: [file], skipped } = checkJson(['draft.md', '--corpus', 'corpus'], { cwd: folder });
      assert.deepEqual(file!.findings.map(({ rule, text }) => [rule, text]), [['duplicate-clause', SHARED]]);
      const [related] = file!.findings[0]!.related;
      assert.deepEqual([related!.title, related!.text, related!.path], [TITLE, SHARED, name === '意见.zip' ? '意见.zip/省级/意见.txt' : name]);
      assert.deepEqual(skipped, []);
    });
  }

  for (const [name, content] of KINDS.slice(0, 3)) {
    it(`are drafts where they are named: ${name}`, () => {
      const folder = workspace({ [name]: content, 'corpus/旧.txt': CORPUS_TEXT.replace(TITLE, '示例省发展算力服务实施方案').replace('3号', '9号') });
      const { files: [file] } = checkJson([name, '--corpus', 'corpus', '--rule', 'duplicate-clause=warning'], { cwd: folder });
      assert.equal(file!.title, TITLE);
      assert.ok(file!.findings.some(({ rule, text }) => rule === 'duplicate-clause' && text === SHARED), JSON.stringify(file!.findings));
    });
  }

  it('are drafts in a folder where people write in them: text and Word files', () => {
    const folder = workspace({ '稿/a.md': CLEAN, '稿/b.docx': WORD, '稿/c.pdf': pdf([{ texts: setLines(LINES) }]), '稿/d.html': PAGE });
    assert.deepEqual(checkJson(['稿'], { cwd: folder }).files.map(({ path }) => path), ['稿/a.md', '稿/b.docx']);
  });

  it('are named in a folder of drafts where they are of an old kind, which is not read', () => {
    const { files, skipped } = checkJson(['稿'], { cwd: workspace({ '稿/a.md': CLEAN, '稿/旧.doc': compound('WordDocument') }) });
    assert.deepEqual([files.map(({ path }) => path), skipped.map(({ path, reason }) => [path, reason])], [['稿/a.md'], [['稿/旧.doc', '是旧版 Word 或 WPS 文字文件（.doc、.wps），请另存为 .docx']]]);
  });

  it('are read one after the other, and a bad one among them keeps none of the others from being checked', () => {
    const { files, skipped } = checkJson(['稿'], { cwd: workspace({ '稿/a.docx': WORD, '稿/b.docx': WORD.subarray(0, 400), '稿/c.docx': WORD }) });
    assert.deepEqual([files.map(({ path, title }) => [path, title]), skipped.map(({ path }) => path)], [[['稿/a.docx', TITLE], ['稿/c.docx', TITLE]], ['稿/b.docx']]);
  });

  it('are read by their content, whatever an old ending says', () => {
    const { files: [file] } = checkJson(['意见.doc'], { cwd: workspace({ '意见.doc': WORD }) });
    assert.equal(file!.title, TITLE);
  });

  it('say what a reader should know of how they were read', () => {
    const revised = docx({ body: `${p(r(TITLE))}${p('<w:ins w:id="1" w:author="甲">' + r(SHARED) + '</w:ins>')}` });
    const { files: [file] } = checkJson(['b.docx'], { cwd: workspace({ 'b.docx': revised }) });
    assert.deepEqual(file!.notChecked.filter(({ what }) => what === '文件读入').map(({ reason }) => reason), ['含有修订，按全部接受后的文字检查']);
  });

  it('are not fixed where they are no text', () => {
    const folder = workspace({ 'b.docx': WORD });
    const { code, stdout } = wenheng(['check', 'b.docx', '--fix-dry-run'], { cwd: folder });
    assert.deepEqual([code, stdout], [0, '']);
  });

  it('are read once as long as they are the same', () => {
    const folder = workspace(Object.fromEntries(KINDS.map(([name, content]) => [`corpus/${name}`, content])));
    const index = (): string => wenheng(['index', 'corpus', '--out', 'all.whx'], { cwd: folder }).stderr;
    assert.match(index(), /4 份文件，\d+ 段，\d+\.\d MB；新读 4 份/);
    assert.match(index(), /4 份文件，\d+ 段，\d+\.\d MB；新读 0 份/);
  });
});

describe('a folder with one bad file of each kind', () => {
  const nested = (depth: number): Uint8Array => (depth === 0 ? zip([{ name: '深.txt', content: CORPUS_TEXT }]) : zip([{ name: `${depth}.zip`, content: nested(depth - 1) }]));
  const whole = zip([{ name: '意见.txt', content: CORPUS_TEXT }]);
  const BAD: readonly (readonly [name: string, content: string | Uint8Array, reason: RegExp])[] = [
    ['断.zip', whole.subarray(0, whole.length - 30), /断\.zip：是不完整或已损坏的压缩包/],
    ['炸.zip', zip([{ name: '大.txt', content: new Uint8Array(8_000_000) }]), /炸\.zip\/大\.txt：.*(?:压缩炸弹|膨胀|过大)/],
    ['套.zip', nested(4), /套\.zip\/.*\.zip：是压缩包中的压缩包，层数过多/],
    ['外.zip', zip([{ name: '../好.txt', content: CORPUS_TEXT }]), /外\.zip\/\.\.\/好\.txt：名称指向压缩包以外/],
    ['断.docx', WORD.subarray(0, 400), /断\.docx：是不完整或已损坏的压缩包/],
    ['不是.docx', 'x', /不是\.docx：内容与扩展名不符（其实是纯文本）/],
    ['扫描.pdf', pdf([{ picture: true }]), /扫描\.pdf：是扫描件，没有文字层/],
    ['断.pdf', pdf([{ texts: setLines(LINES) }]).subarray(0, 60), /断\.pdf：不是完好的 PDF 文件/],
    ['锁.pdf', readFileSync(join(ROOT, 'test/unit/host/ingest/pdf/fixtures/locked.pdf')), /锁\.pdf：已加密/],
    ['二进制.txt', Uint8Array.of(1, 0, 2, 0, 3), /二进制\.txt：是二进制文件/],
    ['空.txt', '', /空\.txt：没有正文/],
    ['空.html', '', /空\.html：/],
    ['旧.doc', compound('WordDocument'), /旧\.doc：是旧版 Word 或 WPS 文字文件（\.doc、\.wps），请另存为 \.docx/],
    ['旧.wps', compound('WordDocument'), /旧\.wps：是旧版 Word/],
    ['文.rtf', '{\\rtf1 x}', /文\.rtf：是 RTF 文件，请另存为 \.docx/],
    ['包.rar', 'Rar!\x1a\x07\0', /包\.rar：是 RAR 压缩包/],
    ['表.xlsx', '', /^$/],
  ];
  const folder = workspace({ 'draft.md': CLEAN, '外.txt': CORPUS_TEXT, 'corpus/好.txt': CORPUS_TEXT, ...Object.fromEntries(BAD.map(([name, content]) => [`corpus/${name}`, content])) });
  symlinkSync('没有.txt', join(folder, 'corpus', '断链.txt'));
  symlinkSync('../外.txt', join(folder, 'corpus', '外链.txt'));
  const { code, stderr } = wenheng(['index', 'corpus', '--out', 'all.whx'], { cwd: folder });

  it('is indexed without them, and ends with 1', () => {
    assert.equal(code, 1, stderr);
    assert.match(stderr, /已写入 all\.whx：1 份文件/);
  });
  for (const [name, , reason] of BAD.filter(([bad]) => bad !== '表.xlsx')) it(`says what is wrong with ${name}`, () => assert.match(stderr, new RegExp(reason.source, 'm')));
  it('says nothing of what nobody would take for a document', () => assert.doesNotMatch(stderr, /xlsx/));
  it('follows no links', () => assert.doesNotMatch(stderr, /已写入 all\.whx：[2-9]/));
});
