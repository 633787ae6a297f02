/** An index with changed bytes or a missing end: whoever asks gets the right answer or is told that the file is damaged; a cached one is made anew. */

import assert from 'node:assert/strict';
import { copyFileSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { compileFacts } from '../../../../server/src/facts/facts.js';
import type { CorpusDocument } from '../../../../server/src/corpus/model.js';
import { CorpusStore } from '../../../../server/src/host/corpus-index/corpus-store.js';
import { refreshFile } from '../../../../server/src/host/corpus-index/index-out.js';
import { UserError } from '../../../../server/src/host/user-error.js';
import { groupingsOf } from '../../../../server/src/rules/counterparts.js';
import { checkJson, wenheng, workspace } from '../../../support/cli.js';

const facts = compileFacts();
const CLAUSE = '各市应当每半年公布一次算力使用情况，对利用率低于三成的机房提出整改要求，并把结果报省数据局备案。';
const CORPUS = `示例省算力办法\n\n第一条 为规范算力基础设施建设，统筹布局智算中心，制定本办法。\n\n第二条 ${CLAUSE}\n\n第三条 到2027年，全省算力规模达到5000PFlops以上。\n`;
const DRAFT = `示例市通知\n\n一、任务\n\n${CLAUSE}\n`;
const NONE: ReadonlySet<CorpusDocument> = new Set();

function frameOf(folder: string): ConstructorParameters<typeof CorpusStore>[0] {
  return { cwd: folder, cache: join(folder, 'cache'), territories: facts.territories, tables: '', groupings: groupingsOf(facts) };
}

/** What an index file answers, or that it is damaged. */
function answer(folder: string, file: string): unknown {
  try {
    const { corpus } = new CorpusStore(frameOf(folder)).load([file]);
    const figures = groupingsOf(facts).map((grouping) => corpus.targets.map(({ target, document }) => corpus.grouped(grouping).get(grouping.key(target, document))?.length));
    return JSON.stringify([corpus.documents.map(({ path, document: { text, metadata } }) => [path, text, metadata]), corpus.findSimilar(CLAUSE, NONE).matches.map(({ clause, containment }) => [clause.text, containment]), corpus.targets.map(({ target }) => target), figures]);
  } catch (error) {
    assert.ok(error instanceof UserError, String(error));
    return 'refused';
  }
}

describe('a damaged index', () => {
  const folder = workspace({ 'corpus/办法.txt': CORPUS });
  const file = join(folder, 'whole.whx');
  const spoilt = join(folder, 'spoilt.whx');
  refreshFile(file, { ...frameOf(folder), folders: [join(folder, 'corpus')] }, () => undefined);
  const right = answer(folder, file);
  const bytes = readFileSync(file);

  it('never answers anything else than the whole one: changed bytes', () => {
    let refused = 0;
    let state = 12345;
    const random = (below: number): number => (state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff) % below;
    for (let round = 0; round < 1000; round++) {
      const changed = Buffer.from(bytes);
      const at = random(changed.length);
      changed[at] = changed[at]! ^ (1 + random(255));
      writeFileSync(spoilt, changed);
      const said = answer(folder, spoilt);
      if (said === 'refused') refused++;
      else assert.equal(said, right, `byte ${at}`);
    }
    assert.ok(refused > 0, 'no change was noticed');
  });

  it('never answers anything else than the whole one: a missing end', () => {
    for (let part = 0; part < 100; part++) {
      writeFileSync(spoilt, bytes.subarray(0, Math.floor((bytes.length * part) / 100)));
      assert.equal(answer(folder, spoilt), 'refused', `${part} %`);
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
