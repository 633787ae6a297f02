/** What is said of baselines (基线的说明): what was written, what is stale, which drafts were renamed. */

import { basename } from 'node:path';
import type { BaselineUse, StaleDraft } from '../host/baselines.js';
import type { RunResult } from '../host/run.js';
import type { Localized } from '../text/localized.js';
import { nothingChecked } from './report.js';
import type { Terminal } from './terminal.js';

/** Stale entries that are quoted. */
const MOST_QUOTED = 3;

/** Whether a baseline may be written of a run: what was not checked, or not by all rules, would be taken for clean. */
export function mayWriteBaseline(run: RunResult, terminal: Terminal): boolean {
  const crashed = run.files.some(({ result }) => result.problems.some(({ kind }) => kind === 'rule-crash'));
  if (!crashed && !nothingChecked(run)) return true;
  terminal.complain({ zh: '检查未完成，未写基线', en: 'The check is not complete: no baseline was written' });
  return false;
}

/** Says on standard error what there is to say of baselines. */
export function sayBaselines(baselines: readonly BaselineUse[], terminal: Terminal): void {
  for (const baseline of baselines) {
    for (const { from, to } of baseline.moved) if (!baseline.written) terminal.note({ zh: `基线中的 ${from} 现为 ${to}，照旧计入基线；用 --write-baseline 更新`, en: `${from} in the baseline is now ${to}, and stays covered; --write-baseline updates it` });
    for (const draft of baseline.stale) terminal.note(said(draft, staleLine(baseline.path, draft)));
    if (baseline.written) terminal.note(writtenLine(baseline.path, baseline.written));
    if (baseline.written?.named === false) terminal.note({ zh: `以后检查时用 --baseline ${baseline.path}，或在 wenheng.config.json 中写 "baseline": "${basename(baseline.path)}"`, en: `To use it, check with --baseline ${baseline.path}, or write "baseline": "${basename(baseline.path)}" into wenheng.config.json` });
  }
}

function said({ path }: StaleDraft, line: Localized): Localized {
  return { zh: `${path}：${line.zh}`, en: `${path}: ${line.en}` };
}

function writtenLine(path: string, { drafts, findings, added, removed }: NonNullable<BaselineUse['written']>): Localized {
  return {
    zh: `已写入基线 ${path}：${drafts} 份文稿的 ${findings} 个问题（新增 ${added}，删去 ${removed}）`,
    en: `Wrote the baseline ${path}: ${findings} finding(s) in ${drafts} draft(s) (${added} added, ${removed} removed)`,
  };
}

/** What a baseline holds of a draft that is not there any more. */
export function staleLine(file: string, { gone, entries }: StaleDraft): Localized {
  const count = entries.reduce((sum, entry) => sum + entry.count, 0);
  const quoted = entries.slice(0, MOST_QUOTED).map(({ rule, text }) => `${rule}${text === '' ? '' : `“${text}”`}`);
  const more = entries.length > MOST_QUOTED;
  const zh = gone ? '文稿已不存在，' : '';
  const en = gone ? 'the draft is gone; ' : '';
  return {
    zh: `${zh}基线 ${file} 中有 ${count} 个问题已不存在（${quoted.join('、')}${more ? ' 等' : ''}），用 --write-baseline 清理`,
    en: `${en}${count} finding(s) in the baseline ${file} no longer exist (${quoted.join(', ')}${more ? ', …' : ''}); --write-baseline removes them`,
  };
}
