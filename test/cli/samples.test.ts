/** The sample drafts: the demonstration shows every rule there is, and the clean notice stays clean. */

import assert from 'node:assert/strict';
import { wenheng } from '../support/cli.js';

interface Finding {
  rule: string;
  text: string;
}

function findings(draft: string): Finding[] {
  const ran = wenheng(['check', `test/drafts/${draft}`, '--format', 'json', '--fail-on', 'never']);
  assert.equal(ran.code, 0, ran.stderr);
  return (JSON.parse(ran.stdout) as { files: { findings: Finding[] }[] }).files[0]!.findings;
}

describe('the sample drafts', () => {
  it('trigger every rule', () => {
    const { rules } = JSON.parse(wenheng(['rules', '--format', 'json']).stdout) as { rules: { id: string }[] };
    const found = new Set(findings('示例市新型工业化实施方案.md').map((finding) => finding.rule));
    assert.deepEqual(rules.map((rule) => rule.id).filter((id) => !found.has(id)), []);
  });

  it('show the planted mistakes, in the order of the text, and nothing else', () => {
    assert.deepEqual(findings('示例市新型工业化实施方案.md').map(({ rule, text }) => `${rule}: ${text.slice(0, 16)}`), [
      'outdated-meeting: 党的十九大和十九届历次全会精神',
      'outdated-plan: “十四五”',
      'duplicate-clause: 分行业制定中小企业数字化转型改造',
      'heading-sequence: （五）',
      'duplicate-clause: 推动重点用能设备更新与余热余压回',
      'heading-sequence: 五、',
      'premature-reference: 党的二十一大',
      'incomplete-plenum-list: 党的二十大和二十届二中、三中全会',
      'duplicate-in-draft: 建立重点项目“一个专班、一张清单',
    ]);
    assert.deepEqual(findings('范例市行动计划.txt').map(({ rule, text }) => `${rule}: ${text.slice(0, 9)}`), ['outdated-meeting: 党的十九大精神', 'duplicate-clause: 组织工艺、设备、软']);
  });

  it('leave the clean notice alone', () => assert.deepEqual(findings('样例市工作通知.txt'), []));
});
