/** A corpus in index files answers as the same documents in memory do, however the index came about. */

import assert from 'node:assert/strict';
import { readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { MemoryCorpus } from '../../../../server/src/corpus/memory-corpus.js';
import type { ClauseMatch, Corpus, CorpusDocument, CorpusTarget } from '../../../../server/src/corpus/model.js';
import { parseDocument } from '../../../../server/src/document/parse.js';
import { compileFacts } from '../../../../server/src/facts/facts.js';
import { CorpusStore, type StoreFrame } from '../../../../server/src/host/corpus-index/corpus-store.js';
import { encodeDocument } from '../../../../server/src/host/corpus-index/encoded-document.js';
import { packDocument } from '../../../../server/src/host/corpus-index/packed-document.js';
import { sectionsOf } from '../../../../server/src/host/corpus-index/sections.js';
import { Sources } from '../../../../server/src/host/corpus-index/sources.js';
import { Spool } from '../../../../server/src/host/spool.js';
import { writeIndexFile } from '../../../../server/src/host/index-file/writer.js';
import { UserError } from '../../../../server/src/host/user-error.js';
import { groupingsOf } from '../../../../server/src/rules/counterparts.js';
import { finishSteps } from '../../../../server/src/text/steps.js';
import { put, workspace } from '../../../support/cli.js';

const facts = compileFacts();
const groupings = groupingsOf(facts);
const NONE: ReadonlySet<CorpusDocument> = new Set();

const PLAN = '---\nterritory: 四川省\ndate: 2024-03-01\n---\n示例省数字经济发展规划\n\n一、主要目标\n\n到2027年，数字经济核心产业增加值占地区生产总值比重达到10%以上，培育“专精特新”企业500家。\n\n二、重点任务\n\n支持链主企业建设行业级工业互联网平台，带动上下游企业共享订单、产能和检测能力，对服务中小企业超过百家的平台给予奖励。\n\n根据《示例省算力基础设施建设办法》（示例政发〔2023〕5号）推进。\n';
const RULES = '示例省算力基础设施建设办法\n\n示例政发〔2023〕5号\n\n第一条 为规范算力基础设施建设，统筹布局智算中心，制定本办法。\n\n第二条 各市应当每半年公布一次算力使用情况，对利用率低于三成的机房提出整改要求，并把结果报省数据局备案。\n\n第三条 本办法自2023年6月1日起施行，《示例省机房管理规定》同时废止。\n';
const WRAPPED = '示例市工作通知\n\n各县要认真做好登记工作，逐户核定用水定额，并把登记\n结果在政府网站公开，接受群众监督，\n确保按期完成任务。\n\n支持链主企业建设行业级工业互联网平台，带动上下游企业共享订单、产能和检测能力。\n';
const FILES = { '规划.md': PLAN, '办法/算力.txt': RULES, '通知.txt': WRAPPED };

function frameOf(folder: string): StoreFrame {
  return { cwd: folder, cache: join(folder, 'cache'), territories: facts.territories, tables: '', groupings };
}

function inMemory(folder: string): MemoryCorpus {
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name)).sort();
  return MemoryCorpus.of(paths.map((path) => ({ path: path.slice(folder.length + 1), corpus: 'corpus', document: parseDocument(readFileSync(path, 'utf8'), { territories: facts.territories }) })));
}

function matchOf({ document, clause, spans, similarity, containment, sourceContainment }: ClauseMatch): object {
  return { path: document.path, clause: { index: clause.index, text: clause.text, span: clause.span, segments: clause.segments }, spans, similarity, containment, sourceContainment };
}

function figureOf({ document, target: { clause, ...target } }: CorpusTarget): object {
  return { path: document.path, ...target, clause: [clause.index, clause.text, clause.kind, clause.heading, clause.part] };
}

/** Everything that rules ask a corpus. */
function said(corpus: Corpus, texts: readonly string[]): object {
  const figures = corpus.targets.map(figureOf);
  return {
    documents: corpus.documents.map(({ path, corpus: name, document: { metadata, text, clauses, headings } }) => ({ path, name, metadata, text, clauses, headings })),
    clauses: corpus.clauseCount,
    figures,
    ofEach: corpus.documents.map((document) => corpus.targetsOf(document).map(figureOf)),
    grouped: groupings.map((grouping) => corpus.targets.map(({ target, document }) => (corpus.grouped(grouping).get(grouping.key(target, document)) ?? []).map(figureOf))),
    figuresOf: corpus.documents.map((document) => corpus.targetsOf(document).map(figureOf)),
    unknown: groupings.map((grouping) => corpus.grouped(grouping).has('没有的指标')),
    similar: texts.map((text) => corpus.findSimilar(text, NONE).matches.map(matchOf)),
    each: corpus.documents.map((document) => Array.from(corpus.clausesOf(document), ({ index, text, span, segments }) => ({ index, text, span, segments }))),
    frequency: texts.map((text) => corpus.documentFrequency(text)),
    cited: finishSteps(corpus.catalogue.citing({ titles: ['示例省算力基础设施建设办法'], number: undefined }, NONE)).map(({ by, citation }) => [by.path, citation.span, citation.citation, citation.passage.text]),
    repealed: corpus.catalogue.repealsOf('示例省机房管理规定', undefined).map(({ by, span }) => [by.path, span]),
    titled: corpus.catalogue.byTitle('示例省算力基础设施建设办法').map(({ value }) => value.path),
  };
}

function plain(value: object): unknown {
  return JSON.parse(JSON.stringify(value));
}

const TEXTS = [PLAN, RULES, WRAPPED].flatMap((text) => text.split('\n\n')).filter((text) => text.length > 20);

function agrees(folder: string, store = new CorpusStore(frameOf(folder))): void {
  const { corpus } = store.load([join(folder, 'corpus')]);
  assert.deepEqual(plain(said(corpus, TEXTS)), plain(said(inMemory(join(folder, 'corpus')), TEXTS)));
}

function corpusFolder(files: Readonly<Record<string, string | Uint8Array>> = FILES): string {
  return workspace(Object.fromEntries(Object.entries(files).map(([path, text]) => [`corpus/${path}`, text])));
}

/** The files of the only entry of the cache. */
function entry(folder: string): { path: string; generations: string[] } {
  const [name] = readdirSync(join(folder, 'cache'));
  const path = join(folder, 'cache', name!);
  return { path, generations: readdirSync(path).filter((file) => file.endsWith('.whx')).sort() };
}

describe('a corpus in index files', () => {
  it('answers as one in memory does', () => agrees(corpusFolder()));

  it('answers the same after a rest, in which it lets go of what it has read', () => {
    const folder = corpusFolder();
    const loaded = new CorpusStore(frameOf(folder)).load([join(folder, 'corpus')]);
    const look = (): unknown => plain(TEXTS.map((text) => loaded.corpus.findSimilar(text, NONE).matches.map(matchOf)));
    const before = look();
    assert.ok((before as object[][]).some((matches) => matches.length > 0));
    assert.ok(loaded.held() > 0);
    loaded.rest();
    assert.equal(loaded.held(), 0);
    assert.deepEqual(look(), before);
  });

  it('is read from the file the second time', () => {
    const folder = corpusFolder();
    agrees(folder);
    const { generations } = entry(folder);
    agrees(folder);
    assert.deepEqual(entry(folder).generations, generations);
  });

  it('follows documents that are added, changed, renamed and removed', () => {
    const folder = corpusFolder();
    agrees(folder);
    put(folder, 'corpus/新.txt', '示例县通知\n\n支持链主企业建设行业级工业互联网平台，带动上下游企业共享订单。\n');
    agrees(folder);
    put(folder, 'corpus/规划.md', PLAN.replace('10%', '12.5%'));
    agrees(folder);
    rmSync(join(folder, 'corpus', '办法'), { recursive: true });
    put(folder, 'corpus/a/别名.txt', RULES);
    agrees(folder);
    rmSync(join(folder, 'corpus', '通知.txt'));
    agrees(folder);
  });

  it('takes over a text that stands under another name or was only touched', () => {
    const folder = corpusFolder();
    agrees(folder);
    utimesSync(join(folder, 'corpus', '规划.md'), 1, 1);
    rmSync(join(folder, 'corpus', '通知.txt'));
    put(folder, 'corpus/改名.txt', WRAPPED);
    put(folder, 'corpus/换行.txt', WRAPPED.replaceAll('\n', '\r\n'));
    agrees(folder);
  });

  it('is made anew where the file is damaged, cut off, of another format or no index at all', () => {
    const spoil: Record<string, (bytes: Buffer) => Uint8Array> = {
      damaged: (bytes) => bytes.fill(7, 40, 60),
      'cut off': (bytes) => bytes.subarray(0, bytes.length / 2),
      empty: () => new Uint8Array(0),
      'no index': () => Buffer.from('示例'.repeat(400)),
    };
    for (const [name, change] of Object.entries(spoil)) {
      const folder = corpusFolder();
      agrees(folder);
      const { path, generations } = entry(folder);
      const file = join(path, generations[0]!);
      writeFileSync(file, change(readFileSync(file)));
      agrees(folder);
      assert.equal(entry(folder).generations.length, 2, name);
    }
  });

  it('is refused as a file, and made anew in the cache, where another version of the program made it', () => {
    const folder = corpusFolder();
    agrees(folder);
    const { path, generations } = entry(folder);
    const spool = new Spool();
    const document = encodeDocument(parseDocument('示例县通知\n\n各县应当认真落实。\n', { territories: facts.territories }));
    const sources = new Sources(spool, undefined);
    sources.add(0, { folder: 0, path: '旧.txt', stamp: '1 2 3', content: '', utf8: true, metadata: document.metadata, repeals: document.repeals }, packDocument(document));
    const sections = finishSteps(sectionsOf(sources.inOrder(), { data: 'another', tables: '', folders: ['corpus'], listing: '', failed: [], archives: [], notes: [] }, groupings, spool));
    for (const file of [join(path, generations[0]!), join(folder, 'own.whx')]) writeIndexFile(file, sections);
    spool.close();
    agrees(folder);
    assert.throws(() => new CorpusStore(frameOf(folder)).load([join(folder, 'own.whx')]), (error) => error instanceof UserError && error.localized.zh === '索引 own.whx 由另一版本的文衡建立，请用 wenheng index 重新建立');
  });

  it('does without a cache that cannot be written', () => {
    const folder = corpusFolder();
    writeFileSync(join(folder, 'cache'), 'a file in its place');
    agrees(folder);
  });

  it('counts a file once that two of its folders hold', () => {
    const folder = corpusFolder();
    const { corpus } = new CorpusStore(frameOf(folder)).load([join(folder, 'corpus'), join(folder, 'corpus', '办法')]);
    assert.deepEqual(corpus.documents.map(({ path }) => path).sort(), Object.keys(FILES).sort());
    assert.deepEqual(corpus.findSimilar('各市应当每半年公布一次算力使用情况，对利用率低于三成的机房提出整改要求，并把结果报省数据局备案。', NONE).matches.map(({ document }) => document.path), ['办法/算力.txt']);
  });

  it('knows the draft by its path and by its text', () => {
    const folder = corpusFolder();
    const loaded = new CorpusStore(frameOf(folder)).load([join(folder, 'corpus')]);
    const paths = (copies: ReadonlySet<CorpusDocument>): string[] => [...copies].map(({ path }) => path);
    assert.deepEqual(paths(loaded.copiesOf(join(folder, 'corpus', '规划.md'), '')), ['规划.md']);
    assert.deepEqual(paths(loaded.copiesOf(undefined, `${WRAPPED.replaceAll('\n', '\r\n')}\n`)), ['通知.txt']);
    assert.deepEqual(paths(loaded.copiesOf(undefined, '')), []);
  });

  it('says which files are no documents, also when it is read the second time', () => {
    const folder = corpusFolder({ ...FILES, '空.txt': '', '图.txt': Uint8Array.of(0, 1, 2) });
    for (let round = 0; round < 2; round++) {
      const { skipped } = new CorpusStore(frameOf(folder)).load([join(folder, 'corpus')]);
      assert.deepEqual(skipped.map(({ path, reason }) => [path, reason.zh]).sort(), [['corpus/图.txt', '是二进制文件，不是文本'], ['corpus/空.txt', '没有正文']].sort());
    }
  });

  it('tells before every file how many are done, and at the end that all are', () => {
    const folder = corpusFolder();
    const seen: object[] = [];
    new CorpusStore(frameOf(folder)).load([join(folder, 'corpus')], (progress) => seen.push(progress));
    assert.deepEqual(seen, [0, 1, 2, 3].map((done) => ({ done, total: 3 })));
    new CorpusStore(frameOf(folder)).load([join(folder, 'corpus')], (progress) => seen.push(progress));
    assert.equal(seen.length, 4); // what has not changed is not read
  });

  it('answers the same for any documents', () => {
    const paragraph = fc.array(fc.constantFrom(...TEXTS, '到2030年，森林覆盖率达到45%以上。', '𠮷镇😀经验。', '　', '（一）任务'), { maxLength: 6 }).map((parts) => parts.join('\n\n'));
    fc.assert(
      fc.property(fc.array(paragraph, { minLength: 1, maxLength: 4 }), fc.array(paragraph, { maxLength: 3 }), (first, second) => {
        const folder = corpusFolder({ '示例.txt': RULES });
        for (const texts of [first, second]) {
          for (const [index, text] of texts.entries()) put(folder, `corpus/${index}.txt`, `示例文件${index}\n\n${text}\n\n各县应当认真落实。\n`);
          agrees(folder);
        }
      }),
      { numRuns: 30 },
    );
  });
});

