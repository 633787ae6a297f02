/** Reading that is stopped, or given up: an index is made of what there is, and the next run goes on from there. */

import assert from 'node:assert/strict';
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { compileFacts } from '../../../../server/src/facts/facts.js';
import { finishSteps } from '../../../../server/src/text/steps.js';
import { refreshFile, type IndexOutcome } from '../../../../server/src/host/corpus-index/index-out.js';
import type { IndexPlan } from '../../../../server/src/host/corpus-index/build.js';
import { groupingsOf } from '../../../../server/src/rules/counterparts.js';
import { put, ROOT, workspace } from '../../../support/cli.js';
import { docx, p, r } from '../../../support/docx.js';
import { CORPUS_TEXT } from '../../../support/drafts.js';

const facts = compileFacts([]);
const FILES = { '一/a.txt': CORPUS_TEXT, '一/b.txt': CORPUS_TEXT.replace('3号', '4号'), '二/c.txt': CORPUS_TEXT.replace('3号', '5号') };

function refreshed(root: string, more: Partial<IndexPlan>): IndexOutcome {
  const plan = { folders: [join(root, '一'), join(root, '二')], cwd: root, territories: facts.territories, tables: '', groupings: groupingsOf(facts), ...more };
  return finishSteps(refreshFile(join(root, 'all.whx'), plan, () => undefined));
}

/** Stops before so many files and one have been read. */
function after(count: number): () => boolean {
  let asked = 0;
  return () => asked++ >= count;
}

describe('an index whose making is stopped', () => {
  it('holds what has been read, though nothing is there yet of another folder; the next run reads the rest', () => {
    const root = workspace(FILES);
    const { tally, outcomes } = refreshed(root, { isStopped: after(1) });
    assert.deepEqual([tally.documents, tally.missing, outcomes.map(({ path }) => path)], [1, 2, ['一/a.txt']]);
    const next = refreshed(root, {});
    assert.deepEqual([next.tally.missing, next.outcomes.map(({ path, outcome }) => [path, outcome])], [0, [['一/a.txt', 'unchanged'], ['一/b.txt', 'indexed'], ['二/c.txt', 'indexed']]]);
  });

  it('is not made where nothing has been read: that is said, and nobody is told that the folder holds nothing', () => {
    const root = workspace(FILES);
    assert.throws(() => refreshed(root, { isStopped: () => true }), { message: 'Stopped before any document was read; no index was written' });
    assert.deepEqual(readdirSync(root).sort(), ['一', '二']);
  });

  it('is stopped at once, whatever threads have in their hands', () => {
    const root = workspace({ ...FILES, '二/慢.docx': 'x' });
    const reading = { script: program(root, 'serve(() => () => { for (;;); })'), territories: [] };
    const stopped = after(3);
    assert.throws(() => refreshed(root, { reading, isStopped: stopped }), /Stopped before any document was read/);
  });
});

describe('a file whose reading was given up', () => {
  const WORD = docx({ body: CORPUS_TEXT.split('\n').map((line) => p(r(line))).join('') });
  const READING = { script: join(ROOT, 'dist', 'reading-thread.js'), territories: [] };

  it('is read again where somebody asks for it, and only then', () => {
    const root = workspace(FILES);
    refreshed(root, {});
    put(root, '二/d.docx', WORD);
    const outcomeOf = (more: Partial<IndexPlan>): unknown => refreshed(root, more).outcomes.flatMap(({ path, outcome, reason }) => (path === '二/d.docx' ? [outcome, reason?.zh.split('：')[0]] : []));
    assert.deepEqual(outcomeOf({ reading: { script: program(root, "serve(() => () => { throw new Error('示例'); })"), territories: [] } }), ['failed', '读取时出错，请报告']);
    assert.deepEqual(outcomeOf({ reading: READING }), ['failed', '读取时出错，请报告']);
    assert.deepEqual(outcomeOf({ reading: READING, retry: true }), ['indexed', undefined]);
    assert.deepEqual(outcomeOf({ reading: READING, retry: true }), ['unchanged', undefined]);
  });
});

/** A thread in place of the one that reads. */
function program(root: string, code: string): string {
  const [source, script] = [join(root, 'thread.ts'), join(root, 'thread.cjs')];
  writeFileSync(source, `import { serve } from ${JSON.stringify(join(ROOT, 'server/src/host/thread-side.js'))};\n${code};\n`);
  buildSync({ entryPoints: [source], outfile: script, bundle: true, platform: 'node', format: 'cjs' });
  assert.ok(existsSync(script));
  return script;
}
