/** What no draft can bring about by itself: findings in a baseline and a rule that crashed, in every format. */

import assert from 'node:assert/strict';
import { parseStringPromise } from 'xml2js';
import type { Log } from 'sarif';
import { WRITERS, type Format, type Writer } from '../../../server/src/cli/formats/writers.js';
import { summarize, type RunReport } from '../../../server/src/cli/report.js';
import { parseDocument } from '../../../server/src/document/parse.js';
import type { Finding } from '../../../server/src/engine/model.js';
import { parseIsoDate } from '../../../server/src/text/dates.js';
import { ROOT } from '../../support/cli.js';
import { WARNING } from '../../support/drafts.js';
import { exampleFacts } from '../../support/policy.js';

const document = parseDocument(WARNING, { territories: exampleFacts.territories });

function findingOf(text: string, more: object = {}): Finding {
  const start = WARNING.indexOf(text);
  const message = { zh: `“${text}”有误`, en: `"${text}" is wrong` };
  return { rule: 'outdated-meeting', severity: 'error', message, span: { start, end: start + text.length }, text, fingerprint: text, first: text, evidence: [], fixes: [], data: {}, ...more };
}

const result = {
  document,
  asOf: { day: parseIsoDate('2026-11-22')!, source: 'flag' as const },
  territory: undefined,
  level: undefined,
  findings: [findingOf('党的十九大', { baselined: true }), findingOf('公共服务平台')],
  problems: [{ kind: 'rule-crash' as const, message: { zh: '规则 x 出错', en: 'rule x crashed' } }],
  notChecked: [],
  judged: [],
  needsSegmenter: false,
};
const run = { files: [{ path: 'draft.md', realPath: undefined, baseline: undefined, result, rulesRun: 1 }], skipped: [], corpusDocuments: 0, corpusClauses: 0 };
const report: RunReport = { run, baselines: [{ path: 'wenheng-baseline.json', stale: [], moved: [], written: undefined }], summary: summarize(run, 0), version: '0.0.0', language: 'zh', quiet: false, stats: false, failOn: 'error', today: '2026-11-22', root: ROOT, cwd: ROOT, environment: {}, color: false, width: 100 };

function textOf(format: Format): string {
  const writer: Writer = WRITERS[format];
  const written = writer(report);
  return typeof written === 'string' ? written : written.text;
}

describe('formats', () => {
  it('count no finding that is in the baseline', () => {
    assert.deepEqual([report.summary.error, report.summary.baselined], [1, 1]);
    for (const format of ['github', 'gitlab', 'rdjson', 'markdown'] as const) {
      assert.match(textOf(format), /“公共服务平台”有误/, format);
      assert.doesNotMatch(textOf(format), /“党的十九大”有误/, format);
    }
  });

  it('say how findings stand to the baseline where a format can', async () => {
    const { results } = (JSON.parse(textOf('sarif')) as Log).runs[0]!;
    assert.deepEqual(results!.map(({ baselineState }) => baselineState), ['unchanged', 'new']);
    const { testsuites } = (await parseStringPromise(textOf('junit'))) as { testsuites: { testsuite: { testcase: { skipped?: { $: { message: string } }[]; failure?: unknown }[] }[] } };
    const [old, fresh] = testsuites.testsuite[0]!.testcase;
    assert.deepEqual([old!.skipped![0]!.$.message, old!.failure], ['已记入基线', undefined]);
    assert.ok(fresh!.failure);
    assert.deepEqual((JSON.parse(textOf('json')) as { files: { findings: { baselined?: boolean }[] }[] }).files[0]!.findings.map(({ baselined }) => baselined), [true, undefined]);
  });

  it('all tell that a rule crashed', () => {
    for (const format of Object.keys(WRITERS) as Format[]) assert.match(textOf(format), /规则 x 出错/, format);
    const [invocation] = (JSON.parse(textOf('sarif')) as Log).runs[0]!.invocations!;
    assert.deepEqual([invocation!.executionSuccessful, invocation!.exitCode], [false, 2]);
    assert.match(textOf('junit'), /<testcase name="rule-crash"[^>]*>\s*<error message="规则 x 出错"/);
    assert.match(textOf('github'), /^::error file=draft\.md,title=错误 rule-crash::规则 x 出错\n/);
  });
});
