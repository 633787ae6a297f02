/** The sample drafts: the demonstrations show every rule that is on by default, and the clean notice stays clean. */

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
  it('trigger every rule that is on by default', () => {
    const { rules } = JSON.parse(wenheng(['rules', '--format', 'json']).stdout) as { rules: { id: string; severity: string; cliOnly: boolean }[] };
    const found = new Set(['示例市新型工业化实施方案.md', '示例市制造业创新中心建设方案.md', '示例市金融服务办法.md', '示例市数字化转型行动计划.md', '范例市行动计划.txt'].flatMap((draft) => findings(draft).map((finding) => finding.rule)));
    assert.deepEqual(rules.filter(({ id, severity, cliOnly }) => severity !== 'off' && !cliOnly && !found.has(id)), []);
  });

  it('show the planted mistakes, in the order of the text, and nothing else', () => {
    assert.deepEqual(findings('示例市新型工业化实施方案.md').map(({ rule, text }) => `${rule}: ${text.slice(0, 16)}`), [
      'outdated-meeting: 党的十九大和十九届历次全会精神',
      'outdated-plan: “十四五”',
      'duplicate-clause: 分行业制定中小企业数字化转型改造',
      'heading-sequence: （五）',
      'duplicate-clause: 推动重点用能设备更新与余热余压回',
      'target-arithmetic: 170家',
      'heading-sequence: 五、',
      'premature-reference: 党的二十一大',
      'incomplete-plenum-list: 党的二十大和二十届二中、三中全会',
      'duplicate-in-draft: 建立重点项目“一个专班、一张清单',
    ]);
    assert.deepEqual(findings('示例市制造业创新中心建设方案.md').map(({ rule, text }) => `${rule}: ${text}`), [
      'citation-title: 《示例省制造业创新中心管办法》',
      'citation-number: 示政发〔2024〕91号',
      'draft-cited: 《示例省“十五五”新型工业化规划》',
      'superseded-document: 《产业结构调整指导目录（2019年本）》',
    ]);
    assert.deepEqual(findings('示例市金融服务办法.md').map(({ rule, text }) => `${rule}: ${text}`), [
      'outdated-slogan: 双轮驱动、四区联动',
      'nonstandard-name: 成渝双城经济圈',
      'outdated-term: 新冠肺炎',
      'outdated-law: 中华人民共和国担保法',
      'outdated-agency: 经信委',
      'outdated-agency: 人行示例市中心支行',
    ]);
    assert.deepEqual(findings('示例市数字化转型行动计划.md').map(({ rule, text }) => `${rule}: ${text}`), [
      'target-below-superior: 规模以上工业企业关键工序数控化率达到73%以上',
      'target-below-baseline: 工业互联网平台应用普及率达到50%',
      'target-below-superior: 工业互联网平台应用普及率达到50%',
      'target-unit: 不低于90%以上',
      'target-deadline-passed: 2026年6月底前',
      'target-self-conflict: 规模以上工业企业关键工序数控化率达到75%',
      'target-period-mismatch: 到2032年',
    ]);
    assert.deepEqual(findings('范例市行动计划.txt').map(({ rule, text }) => `${rule}: ${text.slice(0, 9)}`), ['outdated-meeting: 党的十九大精神', 'target-conflict: 规模以上工业企业上', 'duplicate-clause: 组织工艺、设备、软', 'altered-copy: 原则上不得']);
  });

  it('leave the clean notice alone', () => assert.deepEqual(findings('样例市工作通知.txt'), []));
});
