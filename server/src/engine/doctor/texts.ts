/** Texts that are not whole (文本缺损): cut off at the length of a spreadsheet's cell or in mid sentence, or with scrambled digits. */

import type { CorpusDocument } from '../../corpus/model.js';
import { scrambledYears } from '../../document/scrambled.js';
import type { Localized } from '../../text/localized.js';
import type { Finding, Patient } from './model.js';

/** Characters that a cell of a spreadsheet holds at most. */
const CELL = 32_767;
/** A shorter last line may be a list, a signature or a heading. */
const SHORTEST_SENTENCE = 24;
/** Years that a message names. */
const MOST_YEARS = 3;
const HINT: Localized = { zh: '请换用完整的原文', en: 'Put the whole text in its place' };

/** Finds documents whose text ends before its end. */
export function* cutTexts({ corpus }: Patient): Iterable<Finding> {
  for (const document of corpus.documents) {
    const message = cutOf(document, [...corpus.clausesOf(document)].pop()?.text ?? '');
    if (message) yield { kind: 'cut', document, message, hint: HINT, related: [] };
  }
}

/** Finds documents with years that cannot be. */
export function* scrambledTexts({ corpus }: Patient): Iterable<Finding> {
  for (const document of corpus.documents) {
    const years = [...new Set(scrambledYears(document.document).map(({ value }) => value))];
    if (years.length === 0) continue;
    const [some, more] = [years.slice(0, MOST_YEARS), years.length > MOST_YEARS];
    const message = { zh: `有不可能的年份 ${some.join('、')}${more ? ' 等' : ''}，数字大概已错乱`, en: `There are years that cannot be (${some.join(', ')}${more ? ', …' : ''}): digits are probably scrambled` };
    yield { kind: 'scrambled', document, message, hint: { zh: '请换用可靠的原文；其中的目标、日期都不可信', en: 'Put a reliable text in its place: its targets and days cannot be trusted' }, related: [] };
  }
}

function cutOf({ document: { text } }: CorpusDocument, last: string): Localized | undefined {
  const end = `…${last.slice(-12)}`;
  if (withoutLastBreak(text).length === CELL) return { zh: `全文正好 ${CELL} 字，是电子表格单元格的上限，结尾为“${end}”`, en: `The text has exactly ${CELL} characters, as many as a spreadsheet's cell; it ends with “${end}”` };
  const isLast = text.trimEnd().endsWith(last.slice(-8).trimEnd());
  if (isLast && last.length >= SHORTEST_SENTENCE && /[，、：；,]$|[的和与及或对在为]$/.test(last)) return { zh: `全文在句中结束：“${end}”`, en: `The text ends in mid sentence: “${end}”` };
  return undefined;
}

function withoutLastBreak(text: string): string {
  return text.replace(/\r?\n$/, '');
}
