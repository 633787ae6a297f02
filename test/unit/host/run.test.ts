/** The runner: a rule that crashes ends the run with 2 and does not keep the others from running. */

import assert from 'node:assert/strict';
import { join } from 'node:path';
import { EXIT, exitCode } from '../../../server/src/cli/report.js';
import type { RunOptions } from '../../../server/src/host/inputs.js';
import { Runner } from '../../../server/src/host/run.js';
import { rules } from '../../../server/src/rules/index.js';
import type { Rule } from '../../../server/src/rules/model.js';
import { workspace } from '../../support/cli.js';
import { WARNING } from '../../support/drafts.js';

const crashing: Rule = {
  meta: { id: 'always-crashes', family: 'form', severity: 'info', summary: { zh: '出错', en: 'crashes' }, norm: { zh: '无', en: 'none' }, fixable: false, needsCorpus: false },
  checkPassage() {
    throw new Error('示例');
  },
};

function run(ruleList: readonly Rule[], more: Partial<RunOptions> = {}): ReturnType<Runner['run']> {
  const cwd = workspace({ 'draft.md': WARNING });
  const nothing = { stdin: undefined, corpus: undefined, config: undefined, asOf: undefined, territory: undefined, level: undefined, only: undefined };
  return new Runner({ cwd, programs: undefined, paths: ['draft.md'], severities: new Map(), rules: ruleList, today: '2026-01-02', cache: join(cwd, 'cache'), ...nothing, ...more }).run();
}

describe('Runner', () => {
  it('reports a crash as a problem, with the findings of the other rules', () => {
    const result = run([crashing, ...rules]);
    const [file] = result.files;
    assert.deepEqual(file!.result.problems.map(({ kind }) => kind), ['rule-crash']);
    assert.match(file!.result.problems[0]!.message.zh, /always-crashes.*示例/);
    assert.deepEqual(file!.result.findings.map(({ rule }) => rule), ['outdated-meeting']);
    assert.equal(exitCode(result, 'never'), EXIT.failure);
  });

  it('counts the rules that looked at a file', () => {
    assert.equal(run(rules).files[0]!.rulesRun, rules.filter(({ meta }) => !meta.needsCorpus && !meta.cliOnly).length);
    const off = run(rules, { severities: new Map(rules.map(({ meta }) => [meta.id, 'off' as const])) });
    assert.equal(off.files[0]!.rulesRun, 0);
    assert.equal(exitCode(off, 'never'), EXIT.failure);
  });
});
