/** How much is gathered before it is set aside, where it is set aside and who reads the files changes nothing in an index. */

import assert from 'node:assert/strict';
import { readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { compileFacts } from '../../../../server/src/facts/facts.js';
import type { IndexPlan } from '../../../../server/src/host/corpus-index/build.js';
import { listFiles, listingOf } from '../../../../server/src/host/corpus-index/file-list.js';
import { refreshFile, type IndexOutcome } from '../../../../server/src/host/corpus-index/index-out.js';
import { Sources } from '../../../../server/src/host/corpus-index/sources.js';
import { Spool } from '../../../../server/src/host/spool.js';
import { groupingsOf } from '../../../../server/src/rules/counterparts.js';
import { finishSteps } from '../../../../server/src/text/steps.js';
import { put, ROOT, workspace } from '../../../support/cli.js';
import { docx, p, r } from '../../../support/docx.js';
import { CORPUS_TEXT } from '../../../support/drafts.js';

const facts = compileFacts([]);
const READING = { script: join(ROOT, 'dist', 'reading-thread.js'), territories: [] };
const SMALL = { prints: 40, rows: 3 };
const WRAPPED = '各县要认真做好登记工作，逐户核定用水定额，并把登记\n结果在政府网站公开，接受群众监督，\n确保按期完成任务。';

function textOf(number: number): string {
  return `示例市第${number % 7}号工作通知\n\n示例政发〔2023〕${number}号\n\n一、目标\n\n到2027年，示例指标${number % 5}达到${60 + number}%以上，培育企业${number}家。\n\n二、任务\n\n${WRAPPED}\n\n《示例省第${number}号规定》同时废止。\n`;
}

const FILES = { ...Object.fromEntries(Array.from({ length: 40 }, (_, number) => [`${number % 3}/文${number}.txt`, textOf(number)])), '图.txt': '', '包.docx': docx({ body: CORPUS_TEXT.split('\n').map((line) => p(r(line))).join('') }) };

function corpusFolder(files: Readonly<Record<string, string | Uint8Array>> = FILES): string {
  return workspace(Object.fromEntries(Object.entries(files).map(([path, content]) => [`corpus/${path}`, content])));
}

function refreshed(root: string, name: string, more: Partial<IndexPlan>): IndexOutcome {
  const plan = { folders: [join(root, 'corpus')], cwd: root, territories: facts.territories, tables: '', groupings: groupingsOf(facts), reading: READING, ...more };
  return finishSteps(refreshFile(join(root, name), plan, () => undefined));
}

/** Whether indexes are the same, byte for byte. */
function areSame(root: string, names: readonly string[]): boolean {
  const [first, ...others] = names.map((name) => readFileSync(join(root, name)));
  return others.every((other) => other.equals(first!));
}

describe('an index that is made in batches', () => {
  it('is the same as one made at once, when it is made and when it is brought up to date', () => {
    const root = corpusFolder();
    refreshed(root, 'small.whx', { batch: SMALL });
    refreshed(root, 'large.whx', {});
    assert.ok(areSame(root, ['small.whx', 'large.whx']));
    put(root, 'corpus/1/新.txt', textOf(77));
    put(root, 'corpus/0/文3.txt', textOf(78));
    renameSync(join(root, 'corpus/2/文2.txt'), join(root, 'corpus/0/改名.txt'));
    rmSync(join(root, 'corpus/1/文1.txt'));
    const [small, large] = [refreshed(root, 'small.whx', { batch: SMALL }), refreshed(root, 'large.whx', {})];
    assert.ok(areSame(root, ['small.whx', 'large.whx']));
    assert.deepEqual([small.tally.read, small.outcomes], [large.tally.read, large.outcomes]);
    refreshed(root, 'anew.whx', {});
    assert.ok(areSame(root, ['small.whx', 'anew.whx']));
  });

  it('is the same where nothing can be set aside', () => {
    const root = corpusFolder();
    const { TMPDIR } = process.env;
    refreshed(root, 'aside.whx', { batch: SMALL });
    process.env['TMPDIR'] = join(root, 'nowhere');
    try {
      refreshed(root, 'memory.whx', { batch: SMALL });
    } finally {
      if (TMPDIR === undefined) delete process.env['TMPDIR'];
      else process.env['TMPDIR'] = TMPDIR;
    }
    assert.ok(areSame(root, ['aside.whx', 'memory.whx']));
  });

  it('takes a text over that stands under another name, also where threads read', () => {
    const root = corpusFolder({ '甲.txt': textOf(1), '乙.txt': textOf(2) });
    refreshed(root, 'all.whx', {});
    renameSync(join(root, 'corpus/甲.txt'), join(root, 'corpus/丙.txt'));
    put(root, 'corpus/丁.docx', FILES['包.docx']);
    const { tally, outcomes } = refreshed(root, 'all.whx', {});
    assert.deepEqual([tally.read, outcomes.map(({ path, outcome }) => `${outcome} ${path}`)], [1, ['indexed corpus/丁.docx', 'unchanged corpus/丙.txt', 'unchanged corpus/乙.txt']]);
  });

  it('tells of those files alone that give no document, where nobody asks for the others', () => {
    const root = corpusFolder();
    const { tally, outcomes } = refreshed(root, 'all.whx', { brief: true });
    assert.deepEqual([tally.documents, outcomes.map(({ path, outcome }) => `${outcome} ${path}`)], [41, ['skipped corpus/图.txt']]);
  });
});

describe('the list of files', () => {
  it('holds any number of them with their names, sizes and stamps, without those that are left out', () => {
    const names = Array.from({ length: 4200 }, (_, number) => `${String(number).padStart(4, '0')}${'长'.repeat(number % 40)}.txt`);
    const files = Object.fromEntries(names.map((name, number) => [`corpus/${name}`, '甲'.repeat(number % 5)]));
    const root = workspace({ ...files, 'corpus/corpus.yaml': `documents:\n  ${names[7]!}: { ignore: true }\n` });
    const list = (): ReturnType<typeof listFiles> => listFiles({ folders: [join(root, 'corpus')], cwd: root });
    const { files: listed, ignored, overrides } = list();
    const expected = names.flatMap((name, number) => (number === 7 ? [] : [[name, 3 * (number % 5)]]));
    assert.deepEqual(Array.from(listed, ({ name, size }) => [name, size]), expected);
    assert.deepEqual(Array.from(listed, ({ number }) => number), [...expected.keys()]);
    assert.deepEqual(ignored.map(({ name }) => name), [names[7]]);
    assert.deepEqual(Array.from(listed.only(Uint32Array.of(4150, 2)), ({ name }) => name), [names[4151], names[2]]);
    const before = listingOf(listed, overrides);
    assert.equal(listingOf(list().files, overrides), before);
    put(root, `corpus/${names[4150]!}`, '改');
    assert.notEqual(listingOf(list().files, overrides), before);
  });
});

describe('the documents of an index that is made', () => {
  it('come in the order of their files, any number of them, each with its own record', () => {
    const spool = new Spool();
    const sources = new Sources(spool, undefined);
    const order = Array.from({ length: 9000 }, (_, number) => (number * 7919) % 9000);
    for (const file of order) sources.keep(file, 0, { folder: 0, path: `${file}.txt`, stamp: '', content: '', utf8: true, metadata: {} as never, repeals: [] });
    const ordered = sources.inOrder();
    assert.equal(ordered.length, 9000);
    for (let index = 0; index < ordered.length; index++) assert.equal(ordered.part(index).record().path, `${ordered.fileOf(index)}.txt`);
    assert.deepEqual(Array.from({ length: 9000 }, (_, index) => ordered.fileOf(index)), [...order.keys()]);
    spool.close();
  });
});
