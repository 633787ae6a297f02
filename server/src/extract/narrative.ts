/** How a sentence speaks: of the past (历史叙述), as guidance (作指导依据), in its own words or quoting. */

const RETROSPECTIVE_TITLE = /回顾|发展基础|工作基础|现实基础|基础[与和、]|基础条件|基础现状|成效|成就|成绩|现状|历程|背景|形势|总结|主要进展|取得|完成情况|发展概况|面临/;
/** `巩固发展基础`, `提升治理成效`: a task, not a look back. */
const TASK_TITLE = /^(?:夯实|筑牢|打牢|强化|巩固|提升|增强|优化|营造|扩大|拓展|提高)/;
const RETROSPECTIVE_SENTENCE = /以来|五年来|一年来|年来|过去[一二三四五六七八九十\d]?[五年]?|去年|此前|曾经?|时任|期间[^。]{0,12}(?:取得|完成|达到|累计)|历史性|不平凡|极为重要|取得(?:了)?(?:[^。，]{0,12})(?:成就|成效|成绩|进展|突破)/;

/** What a section that sets out is called, also beside a look back (`发展现状和总体要求`). */
const GUIDING_TITLE = /指导思想|总体要求|总体思路|总体目标|基本原则|发展目标|主要任务|任务$|工作要求|意义$/;

/** Whether a heading says that its section looks back (发展基础, 工作回顾, 面临形势) or that it sets out; `undefined` where it says neither. */
export function looksBackTitle(title: string): boolean | undefined {
  if (GUIDING_TITLE.test(title)) return false;
  return RETROSPECTIVE_TITLE.test(title) ? !TASK_TITLE.test(title) : undefined;
}

/** Whether a heading says that its section sets out what the document goes by. */
export function isGuidingTitle(title: string): boolean {
  return GUIDING_TITLE.test(title);
}

/** Whether a sentence tells what has been, so that what it names need not be the latest. */
export function looksBack(sentence: string): boolean {
  return RETROSPECTIVE_SENTENCE.test(sentence);
}

const GUIDANCE_VERB = /贯彻|学习|落实|践行|遵循|领会|把握|宣传|以/;

/**
 * Whether the phrase `[start, end)` of a sentence is what the sentence goes by: a verb of following stands before it in
 * the same sentence, and 精神 behind it, at once or at the end of the enumeration.
 */
export function isGuidance(sentence: string, start: number, end: number, spirit: boolean): boolean {
  if (!GUIDANCE_VERB.test(sentence.slice(Math.max(0, start - 60), start))) return false;
  if (spirit) return true;
  const rest = sentence.slice(end, end + 60);
  const stop = rest.search(/精神|关于|提出|部署|决定|的|；|。/);
  return stop >= 0 && rest.startsWith('精神', stop);
}
