/** The corpus behind the diagnostics: loaded after them, followed on the disk, shared, shown as evidence, and kept inside the workspace where it must be. */

import assert from 'node:assert/strict';
import { readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { config, put, workspace } from '../support/cli.js';
import { docx, p, r } from '../support/docx.js';
import { CLEAN, CORPUS_TEXT, SHARED, WARNING } from '../support/drafts.js';
import { gb18030, utf16, utf8WithMark } from '../support/encode.js';
import { pdf, setLines } from '../support/pdf.js';
import { zip } from '../support/zip.js';
import { offsetIn, startClient, stopClients, uriOf, type Client, type ClientWishes, type Shown } from '../support/lsp.js';

const CONFIG = config({ asOf: '2026-11-22', corpus: 'corpus' });
const FILES = { 'wenheng.config.json': CONFIG, 'corpus/算力.txt': CORPUS_TEXT };
/** Finds something with and without a corpus. */
const DRAFT = `${CLEAN}\n三、保障措施\n\n深入贯彻党的十九大精神，强化保障。\n`;

const codes = (diagnostics: readonly Shown[]): unknown[] => diagnostics.map(({ code }) => code);
const isCompared = (diagnostics: readonly Shown[]): boolean => codes(diagnostics).join() === 'duplicate-clause,outdated-meeting';
const isAlone = (diagnostics: readonly Shown[]): boolean => codes(diagnostics).join() === 'outdated-meeting';
const isWithout = (diagnostics: readonly Shown[]): boolean => codes(diagnostics).join() === 'corpus,outdated-meeting';

async function opened(files: Readonly<Record<string, string | Uint8Array>> = FILES, wishes: ClientWishes = {}): Promise<{ client: Client; uri: string; folder: string }> {
  const folder = workspace(files);
  const uri = uriOf(folder, 'draft.md');
  const client = await startClient({ folders: [folder], ...wishes });
  await client.open(uri, DRAFT);
  return { client, uri, folder };
}

/** The copied clause among the diagnostics, once it is there. */
async function copied(client: Client, uri: string): Promise<Shown> {
  return (await client.diagnosticsWhen(uri, isCompared)).find(({ code }) => code === 'duplicate-clause')!;
}

/** Where the evidence of the copied clause is. */
async function evidenceAt(client: Client, uri: string): Promise<string> {
  return (await copied(client, uri)).relatedInformation![0]!.location.uri;
}

/** Where the evidence of the copied clause is, and the text there. */
async function evidence(client: Client, uri: string): Promise<{ at: string; quote: string }> {
  const { location } = (await copied(client, uri)).relatedInformation![0]!;
  const text = location.uri.startsWith('file:') ? readFileSync(fileURLToPath(location.uri), 'utf8').replace(/^\ufeff/, '') : await client.content(location.uri);
  return { at: location.uri, quote: text!.slice(offsetIn(text!, location.range.start), offsetIn(text!, location.range.end)) };
}

/** Enough documents for loading to take longer than the server works without listening. */
const MANY: Readonly<Record<string, string>> = Object.fromEntries(Array.from({ length: 400 }, (_, index) => [`corpus/${index}.txt`, CORPUS_TEXT.replace('3号', `${index}号`).replace(SHARED, `统筹第${index}类算力资源，降低企业使用成本，扩大服务范围。`)]));

describe('a corpus', () => {
  afterEach(stopClients);

  it('comes after the first diagnostics, and then the client is asked to pull again', async () => {
    const { client, uri } = await opened({ ...MANY, ...FILES });
    assert.deepEqual(codes(await client.diagnostics(uri)), ['outdated-meeting']);
    assert.deepEqual((await client.status(uri)).document!.notChecked.map(({ what, reason }) => [what.split('（')[0], reason]), [['target-conflict', '语料库正在读入'], ['target-below-superior', '语料库正在读入'], ['draft-cited', '语料库正在读入'], ['duplicate-clause', '语料库正在读入'], ['altered-copy', '语料库正在读入']]);
    assert.equal(client.refreshes, 0);
    await client.until(async () => ((await client.status(uri)).state === 'ready' && client.refreshes > 0 ? true : undefined));
    assert.ok(isCompared(await client.diagnostics(uri)));
    assert.deepEqual((await client.status(uri)).document!.notChecked, []);
  });

  it('shows what a clause was copied from', async () => {
    const { client, uri, folder } = await opened();
    assert.deepEqual(await evidence(client, uri), { at: uriOf(folder, 'corpus/算力.txt'), quote: SHARED });
  });

  it('that holds the draft itself under another name does not speak of it', async () => {
    const { client, uri, folder } = await opened({ 'wenheng.config.json': CONFIG, 'corpus/copy.md': DRAFT, 'corpus/other.txt': WARNING });
    assert.ok(isAlone(await client.diagnostics(uri)));
    await client.until(async () => ((await client.status(uri)).corpus.documents === 2 ? true : undefined));
    assert.ok(isAlone(await client.diagnostics(uri)));
    put(folder, 'corpus/copy.md', DRAFT.replace('强化保障', '抓好落实')); // another text now: an earlier version
    await client.diagnosticsWhen(uri, isCompared);
  });

  it('that a link leads into from the draft does not speak of the draft while that is edited', async () => {
    const folder = workspace({ 'wenheng.config.json': CONFIG, 'corpus/draft.md': DRAFT, 'corpus/other.txt': WARNING });
    symlinkSync(join(folder, 'corpus/draft.md'), join(folder, 'draft.md'));
    const client = await startClient({ folders: [folder] });
    const uri = uriOf(folder, 'draft.md');
    await client.open(uri, DRAFT);
    await client.until(async () => ((await client.status(uri)).corpus.documents === 2 ? true : undefined));
    await client.replace(uri, '强化保障', '抓好落实');
    assert.ok(isAlone(await client.diagnostics(uri)));
  });

  it('is loaded once for the projects that share it', async () => {
    const shared = config({ asOf: '2026-11-22', corpus: '../corpus' });
    const folder = workspace({ 'one/wenheng.config.json': shared, 'two/wenheng.config.json': shared, ...MANY, 'corpus/算力.txt': CORPUS_TEXT });
    const client = await startClient({ folders: [folder] });
    const [one, two] = [uriOf(folder, 'one/draft.md'), uriOf(folder, 'two/draft.md')];
    await client.open(one, DRAFT);
    await client.diagnosticsWhen(one, isCompared);
    await client.open(two, DRAFT);
    assert.ok(isCompared(await client.diagnostics(two)), 'it was loaded again');
    put(folder, 'corpus/算力.txt', CORPUS_TEXT.replace(SHARED, '统筹算力资源。'));
    await Promise.all([client.diagnosticsWhen(one, isAlone), client.diagnosticsWhen(two, isAlone)]);
  });

  it('of a file in another encoding is shown as a document of the server', async () => {
    for (const [name, bytes] of [['GB18030', gb18030(CORPUS_TEXT)], ['UTF-16', utf16(CORPUS_TEXT, 'little')]] as const) {
      const { client, uri } = await opened({ 'wenheng.config.json': CONFIG, 'corpus/算力 (1).txt': bytes });
      const { at, quote } = await evidence(client, uri);
      assert.match(at, /^wenheng:/, name);
      assert.equal(quote, SHARED, name);
      assert.equal(await client.content(at), CORPUS_TEXT, name);
    }
  });

  it('of a UTF-8 file with a byte order mark, which editors leave out, is shown as the file', async () => {
    const { client, uri, folder } = await opened({ 'wenheng.config.json': CONFIG, 'corpus/算力.txt': utf8WithMark(SHARED.slice(0, 20) + CORPUS_TEXT) });
    assert.deepEqual(await evidence(client, uri), { at: uriOf(folder, 'corpus/算力.txt'), quote: SHARED });
  });

  const WORD = (text: string): Uint8Array => docx({ body: text.split('\n').flatMap((line) => (line === '' ? [] : [p(r(line))])).join('') });
  const PAGE = `<!DOCTYPE html><html><head><meta charset="utf-8"><title>意见</title></head><body>${CORPUS_TEXT.split('\n').map((line) => `<p>${line}</p>`).join('')}</body></html>`;
  const KINDS: readonly (readonly [name: string, content: string | Uint8Array])[] = [
    ['算力.docx', WORD(CORPUS_TEXT)],
    ['算力.html', PAGE],
    ['算力.pdf', pdf([{ texts: setLines(CORPUS_TEXT.split('\n').flatMap((line) => `\u3000\u3000${line}`.match(/.{1,27}/gu) ?? [])) }])],
    ['全 部.zip', zip([{ name: '省级/算力.docx', content: WORD(CORPUS_TEXT) }])],
  ];
  for (const [name, content] of KINDS) {
    it(`of a file that is no text is shown as a document of the server: ${name}`, async () => {
      const { client, uri } = await opened({ 'wenheng.config.json': CONFIG, [`corpus/${name}`]: content });
      const { at, quote } = await evidence(client, uri);
      assert.match(at, /^wenheng:\/corpus\//);
      assert.equal(quote, SHARED);
    });
  }

  it('of a Word file is followed when that changes', async () => {
    const { client, uri, folder } = await opened({ 'wenheng.config.json': CONFIG, 'corpus/算力.docx': WORD(CORPUS_TEXT) });
    await client.diagnosticsWhen(uri, isCompared);
    put(folder, 'corpus/算力.docx', WORD(CORPUS_TEXT.replace(SHARED, '建设平台。')));
    await client.diagnosticsWhen(uri, isAlone);
    put(folder, 'corpus/算力.docx', WORD(CORPUS_TEXT.replace(SHARED, `${SHARED}\n按月通报。`)));
    assert.equal((await evidence(client, uri)).quote, SHARED);
    put(folder, 'corpus/算力.docx', '坏');
    await client.diagnosticsWhen(uri, isWithout);
  });

  it('of one folder is not shown for that of another where both have the same name', async () => {
    const other = CORPUS_TEXT.replace('各市人民政府', '各市人民政府，省政府各部门');
    const folder = workspace({ 'one/wenheng.config.json': CONFIG, 'one/corpus/a.txt': gb18030(CORPUS_TEXT), 'two/wenheng.config.json': CONFIG, 'two/corpus/a.txt': gb18030(`示例省人民政府文件\n\n${other}`) });
    const client = await startClient({ folders: [join(folder, 'one'), join(folder, 'two')] });
    const [one, two] = [uriOf(folder, 'one/draft.md'), uriOf(folder, 'two/draft.md')];
    await client.open(one, DRAFT);
    await client.open(two, DRAFT);
    const [first, second] = [await evidence(client, one), await evidence(client, two)];
    assert.deepEqual([first.quote, second.quote], [SHARED, SHARED]);
    assert.equal(await client.content(first.at), CORPUS_TEXT);
    assert.equal(await client.content(second.at), `示例省人民政府文件\n\n${other}`);
  });

  for (const unknown of ['wenheng:/corpus/nothing.txt', 'wenheng:/corpus/算力.txt', 'wenheng:/../../etc/passwd', 'wenheng:/', 'wenheng:', 'file:///etc/passwd', 'no address at all', '']) {
    it(`has no document at ${JSON.stringify(unknown)}`, async () => {
      const { client, uri } = await opened();
      await client.diagnosticsWhen(uri, isCompared);
      assert.equal(await client.content(unknown), '语料库中没有这份文件：语料库可能尚在读取，文件也可能已被移走。\n');
    });
  }
});

describe('a corpus that changes on the disk', () => {
  afterEach(stopClients);

  it('is followed when a document is added, changed, renamed and removed', async () => {
    const { client, uri, folder } = await opened({ 'wenheng.config.json': CONFIG, 'corpus/other.txt': WARNING });
    await client.until(async () => ((await client.status(uri)).corpus.documents === 1 ? true : undefined));
    assert.ok(isAlone(await client.diagnostics(uri)));
    put(folder, 'corpus/new/算力.txt', CORPUS_TEXT);
    await client.diagnosticsWhen(uri, isCompared);
    put(folder, 'corpus/new/算力.txt', CORPUS_TEXT.replace(SHARED, '统筹算力资源。'));
    await client.diagnosticsWhen(uri, isAlone);
    put(folder, 'corpus/new/算力.txt', `关于算力的意见\n\n${CORPUS_TEXT}`);
    assert.equal((await evidence(client, uri)).quote, SHARED);
    renameSync(join(folder, 'corpus/new/算力.txt'), join(folder, 'corpus/意见.txt'));
    await client.until(async () => ((await evidenceAt(client, uri)) === uriOf(folder, 'corpus/意见.txt') ? true : undefined));
    rmSync(join(folder, 'corpus/意见.txt'));
    await client.diagnosticsWhen(uri, isAlone);
  });

  it('is followed when a corpus.yaml comes, changes, breaks and goes', async () => {
    const { client, uri, folder } = await opened({ ...FILES, 'corpus/other.txt': WARNING });
    await client.diagnosticsWhen(uri, isCompared);
    put(folder, 'corpus/corpus.yaml', 'documents:\n  算力.txt: { ignore: true }\n');
    await client.diagnosticsWhen(uri, isAlone);
    put(folder, 'corpus/corpus.yaml', 'documents:\n  算力.txt: { ignore: false }\n');
    await client.diagnosticsWhen(uri, isCompared);
    put(folder, 'corpus/corpus.yaml', 'documents:\n  算力.txt: { ignore: true }\n');
    await client.diagnosticsWhen(uri, isAlone);
    put(folder, 'corpus/corpus.yaml', 'documents:\n  算力.txt: { ignored: true }\n');
    await client.diagnosticsWhen(uri, isCompared);
    put(folder, 'corpus/corpus.yaml', 'documents:\n  算力.txt: { ignore: true }\n');
    await client.diagnosticsWhen(uri, isAlone);
    rmSync(join(folder, 'corpus/corpus.yaml'));
    await client.diagnosticsWhen(uri, isCompared);
  });

  it('is followed when its folder appears, goes and comes back', async () => {
    const { client, uri, folder } = await opened({ 'wenheng.config.json': CONFIG });
    await client.diagnosticsWhen(uri, isWithout);
    put(folder, 'corpus/算力.txt', CORPUS_TEXT);
    await client.diagnosticsWhen(uri, isCompared);
    rmSync(join(folder, 'corpus'), { recursive: true });
    await client.diagnosticsWhen(uri, isWithout);
    put(folder, 'corpus/算力.txt', CORPUS_TEXT);
    await client.diagnosticsWhen(uri, isCompared);
  });

  it('is followed in a folder whose name is hidden', async () => {
    const { client, uri, folder } = await opened({ 'wenheng.config.json': config({ asOf: '2026-11-22', corpus: '.corpus' }), '.corpus/算力.txt': CORPUS_TEXT });
    await client.diagnosticsWhen(uri, isCompared);
    put(folder, '.corpus/算力.txt', CORPUS_TEXT.replace(SHARED, '统筹算力资源。'));
    await client.diagnosticsWhen(uri, isAlone);
  });

  it('is read again where the client says that it changed', async () => {
    const { client, uri, folder } = await opened();
    await client.diagnosticsWhen(uri, isCompared);
    put(folder, 'corpus/算力.txt', CORPUS_TEXT.replace(SHARED, '统筹算力资源。'));
    await client.filesChanged(uriOf(folder, 'corpus/算力.txt'));
    await client.diagnosticsWhen(uri, isAlone);
  });

  it('is another one when the configuration names another one, and is followed there', async () => {
    const { client, uri, folder } = await opened({ ...FILES, 'second/other.txt': WARNING });
    await client.diagnosticsWhen(uri, isCompared);
    put(folder, 'wenheng.config.json', config({ asOf: '2026-11-22', corpus: 'second' }));
    await client.diagnosticsWhen(uri, isAlone);
    put(folder, 'second/算力.txt', CORPUS_TEXT);
    assert.equal(await evidenceAt(client, uri), uriOf(folder, 'second/算力.txt'));
    put(folder, 'wenheng.config.json', CONFIG);
    await client.until(async () => ((await evidenceAt(client, uri)) === uriOf(folder, 'corpus/算力.txt') ? true : undefined));
    put(folder, 'corpus/算力.txt', CORPUS_TEXT.replace(SHARED, '统筹算力资源。'));
    await client.diagnosticsWhen(uri, isAlone);
  });

  it('in the folder of another one is followed when the other is no longer wanted', async () => {
    const inner = config({ asOf: '2026-11-22', corpus: '../corpus/inner' });
    const outer = config({ asOf: '2026-11-22', corpus: '../corpus' });
    const folder = workspace({ 'one/wenheng.config.json': inner, 'two/wenheng.config.json': outer, 'corpus/inner/算力.txt': CORPUS_TEXT });
    const client = await startClient({ folders: [folder] });
    const [one, two] = [uriOf(folder, 'one/draft.md'), uriOf(folder, 'two/draft.md')];
    await client.open(one, DRAFT);
    await client.open(two, DRAFT);
    await Promise.all([client.diagnosticsWhen(one, isCompared), client.diagnosticsWhen(two, isCompared)]);
    put(folder, 'two/wenheng.config.json', config({ asOf: '2026-11-22' }));
    await client.diagnosticsWhen(two, isAlone);
    put(folder, 'corpus/inner/算力.txt', CORPUS_TEXT.replace(SHARED, '统筹算力资源。'));
    await client.diagnosticsWhen(one, isAlone);
  });
});

describe('a corpus that cannot be used', () => {
  afterEach(stopClients);

  const CASES: Readonly<Record<string, { files?: Readonly<Record<string, string | Uint8Array>>; corpus: string; message: RegExp }>> = {
    'because there is none': { corpus: 'nowhere', message: /^未能对照语料库：语料库不存在：nowhere$/ },
    'because it is empty': { corpus: 'corpus', files: { 'corpus/.keep': '' }, message: /^未能对照语料库：语料库中没有可读的文件：corpus$/ },
    'because it is a file': { corpus: 'corpus.txt', files: { 'corpus.txt': CORPUS_TEXT }, message: /^未能对照语料库：语料库应为文件夹，或 wenheng index 建立的索引文件：corpus\.txt 两者都不是$/ },
    'because it is a store': { corpus: 'https://corpus.example/index', message: /^未能对照语料库：.*https:\/\/corpus\.example\/index/ },
  };
  for (const [name, { files, corpus, message }] of Object.entries(CASES)) {
    it(`${name} is said on the draft; the other rules report`, async () => {
      const { client, uri } = await opened({ 'wenheng.config.json': config({ asOf: '2026-11-22', corpus }), ...files });
      const [said] = await client.diagnosticsWhen(uri, isWithout);
      assert.deepEqual([said!.severity, client.quote(uri, said!.range)], [1, '# 示例市算力服务工作方案']);
      assert.match(said!.message, message);
      const status = await client.status(uri);
      assert.deepEqual([status.state, status.corpus.documents, status.document!.checked, status.document!.notChecked.length], ['error', 0, true, 5]);
    });
  }

  it('is forgotten when the configuration no longer names it', async () => {
    const { client, uri, folder } = await opened({ 'wenheng.config.json': config({ asOf: '2026-11-22', corpus: 'nowhere' }) });
    await client.diagnosticsWhen(uri, isWithout);
    put(folder, 'wenheng.config.json', config({ asOf: '2026-11-22' }));
    await client.diagnosticsWhen(uri, isAlone);
  });
});

describe('a corpus in a workspace that is not trusted', () => {
  afterEach(stopClients);

  const UNTRUSTED: readonly (readonly [name: string, options: Readonly<Record<string, unknown>>])[] = [['untrusted', { trusted: false }], ['with paths outside forbidden', { pathsOutsideWorkspace: 'never' }]];
  for (const [name, options] of UNTRUSTED) {
    it(`(${name}) is not read outside the workspace folders, which is said`, async () => {
      const folder = workspace({ 'work/wenheng.config.json': config({ asOf: '2026-11-22', corpus: '../corpus' }), 'corpus/算力.txt': CORPUS_TEXT });
      const client = await startClient({ folders: [join(folder, 'work')], options });
      const uri = uriOf(folder, 'work/draft.md');
      await client.open(uri, DRAFT);
      const [said] = await client.diagnosticsWhen(uri, isWithout);
      assert.equal(said!.message, `未能对照语料库：工作区未受信任，或设置不允许，未读取工作区以外的语料库：${join(folder, 'corpus')}`);
      assert.deepEqual((await client.status(uri)).corpus, { documents: 0, clauses: 0 });
    });

    it(`(${name}) is read inside them`, async () => {
      const { client, uri } = await opened(FILES, { options });
      await client.diagnosticsWhen(uri, isCompared);
    });

    it(`(${name}) is not read where a link leads out of them`, async () => {
      const folder = workspace({ 'work/wenheng.config.json': config({ asOf: '2026-11-22', corpus: 'corpus' }), 'elsewhere/算力.txt': CORPUS_TEXT });
      symlinkSync(join(folder, 'elsewhere'), join(folder, 'work/corpus'));
      const client = await startClient({ folders: [join(folder, 'work')], options });
      const uri = uriOf(folder, 'work/draft.md');
      await client.open(uri, DRAFT);
      const diagnostics = await client.diagnosticsWhen(uri, (all) => isWithout(all) || isCompared(all));
      assert.deepEqual(codes(diagnostics), ['corpus', 'outdated-meeting']);
    });
  }

  it('is read inside them where a link leads to the workspace itself, and is missed where it is not there', async () => {
    const folder = workspace({ 'real/wenheng.config.json': CONFIG, 'real/corpus/算力.txt': CORPUS_TEXT, 'real/other/wenheng.config.json': config({ asOf: '2026-11-22', corpus: 'nowhere' }) });
    symlinkSync(join(folder, 'real'), join(folder, 'work'));
    const client = await startClient({ folders: [join(folder, 'work')], options: { trusted: false } });
    for (const path of ['work/draft.md', 'work/other/draft.md']) await client.open(uriOf(folder, path), DRAFT);
    await client.diagnosticsWhen(uriOf(folder, 'work/draft.md'), isCompared);
    const [said] = await client.diagnosticsWhen(uriOf(folder, 'work/other/draft.md'), isWithout);
    assert.equal(said!.message, '未能对照语料库：语料库不存在：nowhere');
  });

  it('is read outside the workspace folders where that is trusted', async () => {
    const folder = workspace({ 'work/wenheng.config.json': config({ asOf: '2026-11-22', corpus: '../corpus' }), 'corpus/算力.txt': CORPUS_TEXT });
    const client = await startClient({ folders: [join(folder, 'work')], options: { trusted: true, pathsOutsideWorkspace: 'trusted' } });
    await client.open(uriOf(folder, 'work/draft.md'), DRAFT);
    await client.diagnosticsWhen(uriOf(folder, 'work/draft.md'), isCompared);
  });

  it('is read inside the folder of the configuration where there is no workspace folder, and not outside it', async () => {
    const folder = workspace({ 'in/wenheng.config.json': CONFIG, 'in/corpus/算力.txt': CORPUS_TEXT, 'out/wenheng.config.json': config({ asOf: '2026-11-22', corpus: '../in/corpus' }) });
    const client = await startClient({ options: { trusted: false } });
    for (const path of ['in/draft.md', 'out/draft.md']) await client.open(uriOf(folder, path), DRAFT);
    await client.diagnosticsWhen(uriOf(folder, 'in/draft.md'), isCompared);
    await client.diagnosticsWhen(uriOf(folder, 'out/draft.md'), isWithout);
  });
});
