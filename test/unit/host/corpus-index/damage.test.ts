/** An index with changed bytes or a missing end: whoever asks gets the right answer or is told that the file is damaged; a cached one is made anew. */

import assert from 'node:assert/strict';
import { closeSync, copyFileSync, openSync, readdirSync, readFileSync, statSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { compileFacts } from '../../../../server/src/facts/facts.js';
import type { CorpusDocument } from '../../../../server/src/corpus/model.js';
import { CorpusStore } from '../../../../server/src/host/corpus-index/corpus-store.js';
import { refreshFile } from '../../../../server/src/host/corpus-index/index-out.js';
import type { StoredCorpus } from '../../../../server/src/host/corpus-index/stored-corpus.js';
import { UserError } from '../../../../server/src/host/user-error.js';
import { groupingsOf } from '../../../../server/src/rules/counterparts.js';
import { checkJson, wenheng, workspace } from '../../../support/cli.js';
import { random } from '../../../support/index-contents.js';
import { finishSteps } from '../../../../server/src/text/steps.js';

const facts = compileFacts();
const CLAUSE = '各市应当每半年公布一次算力使用情况，对利用率低于三成的机房提出整改要求，并把结果报省数据局备案。';
const CORPUS = `示例省算力办法\n\n第一条 为规范算力基础设施建设，统筹布局智算中心，制定本办法。\n\n第二条 ${CLAUSE}\n\n第三条 到2027年，全省算力规模达到5000PFlops以上。\n`;
const DRAFT = `示例市通知\n\n一、任务\n\n${CLAUSE}\n`;
/** Enough documents that sections take several blocks, which are verified one by one. */
const DOCUMENTS = 24;
const NONE: ReadonlySet<CorpusDocument> = new Set();

function frameOf(folder: string): ConstructorParameters<typeof CorpusStore>[0] {
  return { cwd: folder, cache: join(folder, 'cache'), territories: facts.territories, tables: '', groupings: groupingsOf(facts) };
}

/** The clause of one document that no other has. */
function ownClause(number: number): string {
  return `第${number}类机房应当在投用后${number}个月内接入省算力调度平台，逾期${number}日未接入的由省数据局第${number}工作组通报。`;
}

function documentOf(number: number): string {
  return `示例省算力办法之${number}\n\n第一条 为规范算力基础设施建设，根据《示例省数据条例》和《示例省算力办法之${number + 1}》，制定本办法。\n\n第二条 ${number % 8 === 0 ? CLAUSE : ownClause(number + DOCUMENTS)}\n\n第三条 ${ownClause(number)}\n\n第四条 到2027年，全省算力规模达到${5000 + number}PFlops以上。\n`;
}

/** What is asked of a corpus: each question reads other parts of the file; `at` says which document it is about. */
const QUESTIONS: Readonly<Record<string, (corpus: StoredCorpus, at: number) => unknown>> = {
  'look-ups': (corpus, at) => [CLAUSE, ownClause(at)].map((text) => [corpus.documentFrequency(text), corpus.findSimilar(text, NONE).matches.map(({ document, clause, containment, spans }) => [document.path, clause.text, containment, spans])]),
  'documents': (corpus, at) => [corpus.documents.map(({ path }) => path), corpus.documents[at]!.document.text, corpus.documents[at]!.document.metadata, [...corpus.clausesOf(corpus.documents[at]!)]],
  'citations': (corpus, at) => corpus.documents[at]!.document.segment.citations(at),
  'targets': (corpus, at) => {
    const { target, document } = corpus.targets[at]!;
    return [target, ...groupingsOf(facts).map((grouping) => corpus.grouped(grouping).get(grouping.key(target, document))?.map((figure) => [figure.target, figure.document.path]))];
  },
};
const KINDS = Object.keys(QUESTIONS);

/** What an index file answers, the way `check` opens it, or that it is refused; any other error is one of the program. */
function answer(folder: string, file: string, kind: string, at: number): string {
  let corpus: StoredCorpus | undefined;
  try {
    corpus = new CorpusStore(frameOf(folder)).load([file]).corpus as StoredCorpus;
    return JSON.stringify(QUESTIONS[kind]!(corpus, at));
  } catch (error) {
    // Where the first bytes are changed it is no index at all.
    assert.ok(error instanceof UserError, String(error instanceof Error ? error.stack : error));
    return 'refused';
  } finally {
    corpus?.documents[0]!.document.segment.file.close();
  }
}

describe('a damaged index', () => {
  const folder = workspace(Object.fromEntries(Array.from({ length: DOCUMENTS }, (_, number) => [`corpus/办法${number}.txt`, documentOf(number)])));
  const file = join(folder, 'whole.whx');
  const spoilt = join(folder, 'spoilt.whx');
  let bytes: Buffer;
  const right = new Map<string, string>();

  /** What the whole file answers. */
  function rightAnswer(kind: string, at: number): string {
    const known = right.get(`${kind} ${at}`) ?? answer(folder, file, kind, at);
    right.set(`${kind} ${at}`, known);
    return known;
  }

  before(() => {
    finishSteps(refreshFile(file, { ...frameOf(folder), folders: [join(folder, 'corpus')] }, () => undefined));
    bytes = readFileSync(file);
    for (const kind of KINDS) assert.ok(rightAnswer(kind, 7).length > 100, `the whole one answers: ${kind}`);
    assert.match(rightAnswer('look-ups', 7), /第7类机房应当在投用后7个月内接入省算力调度平台/);
    assert.match(rightAnswer('citations', 7), /示例省数据条例/);
  });

  it('never answers anything else than the whole one: a changed byte, 10,000 times', () => {
    const next = random(21);
    const below = (limit: number): number => Math.floor(next() * limit);
    const refused = new Map(KINDS.map((kind) => [kind, 0]));
    const answered = new Map(KINDS.map((kind) => [kind, 0]));
    writeFileSync(spoilt, bytes);
    const opened = openSync(spoilt, 'r+');
    for (let round = 0; round < 10_000; round++) {
      const [kind, document, at] = [KINDS[round % KINDS.length]!, below(DOCUMENTS), below(bytes.length)];
      writeSync(opened, Uint8Array.of(bytes[at]! ^ (1 + below(255))), 0, 1, at);
      const said = answer(folder, spoilt, kind, document);
      if (said !== 'refused') assert.equal(said, rightAnswer(kind, document), `${kind} of document ${document}, byte ${at}`);
      const counts = said === 'refused' ? refused : answered;
      counts.set(kind, counts.get(kind)! + 1);
      writeSync(opened, bytes, at, 1, at);
    }
    closeSync(opened);
    for (const kind of KINDS) {
      assert.ok(refused.get(kind)! > 0, `no change was noticed: ${kind}`);
      assert.ok(answered.get(kind)! > 0, `what was not asked for was in the way: ${kind}`);
      assert.equal(answer(folder, spoilt, kind, 3), rightAnswer(kind, 3), 'the file is as it was');
    }
  });

  it('never answers anything else than the whole one: a missing end, 1,000 times', () => {
    const next = random(22);
    for (let round = 0; round < 1_000; round++) {
      const length = Math.floor(next() * (round % 4 ? bytes.length : 400));
      writeFileSync(spoilt, bytes.subarray(0, length));
      assert.equal(answer(folder, spoilt, KINDS[round % KINDS.length]!, round % DOCUMENTS), 'refused', `${length} bytes`);
    }
  });

  it('is named by check, which ends with 2', () => {
    const here = workspace({ 'draft.md': DRAFT, 'corpus/办法.txt': CORPUS });
    assert.equal(wenheng(['index', 'corpus', '--out', 'c.whx'], { cwd: here }).code, 0);
    spoilSection(join(here, 'c.whx'));
    const { code, stderr } = wenheng(['check', 'draft.md', '--corpus', 'c.whx'], { cwd: here });
    assert.equal(code, 2);
    assert.match(stderr, /索引文件 .*c\.whx.*校验和不符.*重新建立索引/);
  });

  it('is made anew where it is the cached one of a folder, in the same run', () => {
    const here = workspace({ 'draft.md': DRAFT, 'corpus/办法.txt': CORPUS });
    const env = { WENHENG_CACHE_DIR: join(here, 'cache') };
    const check = (): unknown => checkJson(['draft.md', '--corpus', 'corpus'], { cwd: here, env }).files.map(({ findings, problems }) => [findings.map(({ rule, text }) => [rule, text]), problems]);
    const whole = check();
    assert.deepEqual(whole, [[[['duplicate-clause', CLAUSE]], []]]);
    const entry = readdirSync(join(here, 'cache')).find((name) => name.startsWith('corpus-'));
    const generation = readdirSync(join(here, 'cache', entry!)).find((name) => name.endsWith('.whx'))!;
    spoilSection(join(here, 'cache', entry!, generation));
    assert.deepEqual(check(), whole);
  });
});

/** Changes a block that is read only when a clause is looked up: those of fingerprints take most of a small index. */
function spoilSection(path: string): void {
  copyFileSync(path, `${path}.copy`);
  const changed = readFileSync(`${path}.copy`);
  const middle = Math.floor(statSync(path).size / 2);
  changed.fill(0xff, middle, middle + 64);
  writeFileSync(path, changed);
}
