/** Days that can hardly be right (可疑日期): in the future, too early, far from the years that title and number name. */

import type { CorpusDocument } from '../../corpus/model.js';
import { parseNumber } from '../../document/number.js';
import { yearOf, type IsoDate } from '../../text/dates.js';
import { foldText } from '../../text/fold.js';
import type { Localized } from '../../text/localized.js';
import { dayInName, type Finding, type Patient } from './model.js';

const FIRST_YEAR = 1949;
/** A document may come out so many years after the last year that its title names, and so many before the first one. */
const MOST_AFTER = 2;
const MOST_BEFORE = 16;
const YEAR = /(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])/g;

/** Finds documents whose day is doubtful. */
export function* doubtfulDates({ corpus, asOf }: Patient): Iterable<Finding> {
  for (const document of corpus.documents) {
    const message = doubtOf(document, asOf) ?? doubtByName(document);
    if (message) yield { kind: 'date', document, message, hint: HINT, blanks: ['date'], related: [] };
  }
}

const HINT: Localized = { zh: '请核对原文，在 corpus.yaml 中写明成文日期', en: 'Check the text, and write the day of signature into corpus.yaml' };

/** The name of the file says a day of other years; promulgation is often in the year after passing. */
function doubtByName(document: CorpusDocument): Localized | undefined {
  const [read, named] = [document.document.metadata.date?.value, dayInName(document)];
  if (read === undefined || named === undefined || Math.abs(yearOf(read) - yearOf(named)) <= 1) return undefined;
  return { zh: `日期 ${read} 与文件名中的 ${named} 相差较远`, en: `The day ${read} is far from ${named} in the name of the file` };
}

function doubtOf({ document: { metadata: { date, title, number, period } } }: CorpusDocument, asOf: IsoDate): Localized | undefined {
  if (!date) return undefined;
  const { value: day } = date;
  const year = yearOf(day);
  if (day > asOf) return { zh: `日期 ${day} 晚于基准日 ${asOf}`, en: `The day ${day} is after the as-of date ${asOf}` };
  if (year < FIRST_YEAR) return { zh: `日期 ${day} 早于 ${FIRST_YEAR} 年`, en: `The day ${day} is before ${FIRST_YEAR}` };
  const numbered = number && parseNumber(number.value)?.year;
  if (numbered !== undefined && Math.abs(numbered - year) > 1) return { zh: `日期 ${day} 与文号的年份 ${numbered} 相差较远`, en: `The day ${day} is far from the year of the number, ${numbered}` };
  const years = [...(title ? (foldText(title.value).match(YEAR) ?? []).map(Number) : []), ...(period ? [period.from, period.to] : [])];
  const [first, last] = [Math.min(...years), Math.max(...years)];
  if (years.length === 0 || (year <= last + MOST_AFTER && year >= first - MOST_BEFORE)) return undefined;
  return { zh: `日期 ${day} 与题名中的年份 ${first === last ? first : `${first}—${last}`} 相差较远`, en: `The day ${day} is far from the years in the title, ${first === last ? first : `${first}–${last}`}` };
}
