/** Suppressions: what a comment silences, and what is said of comments that are wrong or idle. */

import assert from 'node:assert/strict';
import { checkText, wordRule } from '../../support/policy.js';

const RULES = [wordRule('no-foo', '甲词'), wordRule('no-bar', '乙词')];

/** Findings as `rule 第N处` with the reason where silenced, and problems as `message @ text`. */
function outcome(text: string, more: { only?: readonly string[]; severities?: Record<string, 'off'> } = {}): { findings: string[]; problems: string[] } {
  const { document, findings, problems } = checkText(text, { rules: RULES, ...more });
  return {
    findings: findings.map((finding) => `${finding.rule} ${document.text.slice(finding.span.end, finding.span.end + 1)}${finding.suppressed ? ` (${finding.suppressed.reason})` : ''}`),
    problems: problems.map((problem) => `${problem.message.zh} @ ${document.text.slice(problem.span!.start, problem.span!.end)}`),
  };
}

/** The same comments in both of their forms. */
const FORMS = [
  ['Markdown', (words: string): string => `<!-- wenheng-${words} -->`],
  ['plain text', (words: string): string => `// wenheng-${words}`],
] as const;

for (const [form, comment] of FORMS) {
  describe(`suppressions in ${form}`, () => {
    it('of the next line silence one rule in that line', () => {
      const text = `${comment('disable-next-line no-foo -- 引用原文')}\n段落甲词1和乙词2。\n段落甲词3。\n`;
      assert.deepEqual(outcome(text), { findings: ['no-foo 1 (引用原文)', 'no-bar 2', 'no-foo 3'], problems: [] });
    });

    it('reach over empty lines to the next line with content', () => {
      assert.deepEqual(outcome(`${comment('disable-next-line no-foo -- 引用原文')}\n\n\n段落甲词1。\n段落甲词2。`), { findings: ['no-foo 1 (引用原文)', 'no-foo 2'], problems: [] });
    });

    it('reach with CRLF as well', () => {
      assert.deepEqual(outcome(`${comment('disable-next-line no-foo -- 引用原文')}\r\n段落甲词1。\r\n段落甲词2。`), { findings: ['no-foo 1 (引用原文)', 'no-foo 2'], problems: [] });
    });

    it('may name several rules', () => {
      assert.deepEqual(outcome(`${comment('disable-next-line no-foo, no-bar -- 引用原文')}\n段落甲词1和乙词2。`), { findings: ['no-foo 1 (引用原文)', 'no-bar 2 (引用原文)'], problems: [] });
    });

    it('may be stacked above one line', () => {
      const text = `${comment('disable-next-line no-foo -- 引用原文')}\n${comment('disable-next-line no-bar -- 依来函')}\n段落甲词1和乙词2。\n段落甲词3和乙词4。`;
      assert.deepEqual(outcome(text), { findings: ['no-foo 1 (引用原文)', 'no-bar 2 (依来函)', 'no-foo 3', 'no-bar 4'], problems: [] });
    });

    it('open a range that an enable ends', () => {
      const text = `段落甲词1。\n${comment('disable no-foo -- 旧稿照录')}\n段落甲词2。\n段落甲词3和乙词4。\n${comment('enable no-foo')}\n段落甲词5。`;
      assert.deepEqual(outcome(text), { findings: ['no-foo 1', 'no-foo 2 (旧稿照录)', 'no-foo 3 (旧稿照录)', 'no-bar 4', 'no-foo 5'], problems: [] });
    });

    it('without an enable hold to the end', () => {
      assert.deepEqual(outcome(`${comment('disable no-foo -- 旧稿照录')}\n段落甲词1。\n段落甲词2`), { findings: ['no-foo 1 (旧稿照录)', 'no-foo 2 (旧稿照录)'], problems: [] });
    });

    it('of two rules end one by one', () => {
      const text = `${comment('disable no-foo no-bar -- 旧稿照录')}\n段落甲词1和乙词2。\n${comment('enable no-bar')}\n段落甲词3和乙词4。`;
      assert.deepEqual(outcome(text), { findings: ['no-foo 1 (旧稿照录)', 'no-bar 2 (旧稿照录)', 'no-foo 3 (旧稿照录)', 'no-bar 4'], problems: [] });
    });

    it('that nest: the inner one counts', () => {
      const text = `${comment('disable no-foo -- 全文')}\n段落甲词1。\n${comment('disable-next-line no-foo -- 本行')}\n段落甲词2。\n段落甲词3。`;
      assert.deepEqual(outcome(text), { findings: ['no-foo 1 (全文)', 'no-foo 2 (本行)', 'no-foo 3 (全文)'], problems: [] });
    });

    it('that silence nothing are reported', () => {
      const idle = comment('disable-next-line no-foo -- 引用原文');
      assert.deepEqual(outcome(`${idle}\n段落。\n`), { findings: [], problems: [`屏蔽“no-foo”未起作用，可以删去 @ ${idle}`] });
    });

    it('are reported for the one of two rules that has nothing to silence', () => {
      const half = comment('disable-next-line no-foo no-bar -- 引用原文');
      assert.deepEqual(outcome(`${half}\n段落甲词1。\n`), { findings: ['no-foo 1 (引用原文)'], problems: [`屏蔽“no-bar”未起作用，可以删去 @ ${half}`] });
    });

    it('without a reason work and are reported', () => {
      const bare = comment('disable-next-line no-foo');
      assert.deepEqual(outcome(`${bare}\n段落甲词1。\n`), { findings: ['no-foo 1 ()'], problems: [`屏蔽“no-foo”没有写明理由（格式：规则 -- 理由） @ ${bare}`] });
    });

    it('of an unknown rule are reported', () => {
      const unknown = comment('disable-next-line no-fooo -- 引用原文');
      assert.deepEqual(outcome(`${unknown}\n段落甲词1。\n`), { findings: ['no-foo 1'], problems: [`屏蔽注释中的规则“no-fooo”不存在，是否想写“no-foo”？ @ ${unknown}`] });
    });

    it('that name no rule are reported', () => {
      const empty = comment('disable');
      assert.deepEqual(outcome(`${empty}\n段落甲词1。\n`), { findings: ['no-foo 1'], problems: [`屏蔽注释没有写明规则 @ ${empty}`] });
    });

    it('of an unknown directive are reported', () => {
      const mistyped = comment('disable-nextline no-foo -- 引用原文');
      assert.deepEqual(outcome(`${mistyped}\n段落甲词1。\n`), { findings: ['no-foo 1'], problems: [`没有“wenheng-disable-nextline”这种屏蔽注释，是否想写“wenheng-disable-next-line”？ @ ${mistyped}`] });
    });

    it('that are ended where none is open: the enable is reported', () => {
      const idle = comment('enable no-foo');
      assert.deepEqual(outcome(`${idle}\n段落甲词1。\n`), { findings: ['no-foo 1'], problems: [`此前没有屏蔽“no-foo”，wenheng-enable 未起作用，可以删去 @ ${idle}`] });
    });

    it('on the last line silence nothing', () => {
      const last = comment('disable-next-line no-foo -- 引用原文');
      assert.deepEqual(outcome(`段落甲词1。\n${last}`), { findings: ['no-foo 1'], problems: [`屏蔽“no-foo”未起作用，可以删去 @ ${last}`] });
    });

    it('are not called idle while their rule is off', () => {
      const text = `${comment('disable-next-line no-foo -- 引用原文')}\n段落甲词1。\n`;
      assert.deepEqual(outcome(text, { severities: { 'no-foo': 'off' } }), { findings: [], problems: [] });
      assert.deepEqual(outcome(text, { only: ['no-bar'] }), { findings: [], problems: [] });
    });
  });
}

describe('what is no suppression', () => {
  for (const text of ['文中提到 wenheng-disable no-foo 而已，甲词1。', '<!-- 见 wenheng-disabled 的说明 -->\n段落甲词1。', '```\n// wenheng-disable no-foo -- 引用原文\n```\n段落甲词1。']) {
    it(JSON.stringify(text), () => assert.deepEqual(outcome(text), { findings: ['no-foo 1'], problems: [] }));
  }
});
