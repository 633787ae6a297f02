/** Documents that do not say what they are (缺少元数据): without title, number, date or territory. */

import type { CorpusDocument } from '../../corpus/model.js';
import type { Metadata } from '../../document/model.js';
import type { Localized } from '../../text/localized.js';
import { dayInName, type Blank, type Finding, type Patient } from './model.js';

/** Genres of documents that bear a number; statutes, reports and drafts owe none. */
const NUMBERED = /(?:意见|通知|通告|批复|函|通报|方案|计划|规划|措施|要点)$/;

const NAMES: Readonly<Record<Blank, Localized>> = {
  title: { zh: '题名', en: 'title' },
  number: { zh: '文号', en: 'number' },
  date: { zh: '日期', en: 'date' },
  territory: { zh: '层级和地域', en: 'level and territory' },
};

const HINT: Localized = { zh: '请在 corpus.yaml 中补写；全国性文件写 level: national，其余写 territory', en: 'Write it into corpus.yaml; level: national for the whole country, else the territory' };

/** Finds documents of which something is not known. */
export function* missingMetadata({ corpus }: Patient): Iterable<Finding> {
  for (const document of corpus.documents) {
    const blanks = blanksOf(document);
    if (blanks.length === 0) continue;
    const named = blanks.includes('date') ? dayInName(document) : undefined;
    const aside: Localized = named === undefined ? { zh: '', en: '' } : { zh: `；文件名写有 ${named}`, en: `; the name of the file says ${named}` };
    const message = { zh: `没有读到${blanks.map((blank) => NAMES[blank].zh).join('、')}${aside.zh}`, en: `No ${blanks.map((blank) => NAMES[blank].en).join(', ')} was found${aside.en}` };
    yield { kind: 'missing', document, message, hint: HINT, blanks: blanks.filter((blank) => blank !== 'date' || named === undefined), ...(named !== undefined && { proposal: { date: named } }), related: [] };
  }
}

function blanksOf({ document: { metadata } }: CorpusDocument): Blank[] {
  const { title, date, level, territory } = metadata;
  return [...(title ? [] : ['title' as const]), ...(owesNumber(metadata) ? ['number' as const] : []), ...(date ? [] : ['date' as const]), ...(level === 'national' || territory !== undefined ? [] : ['territory' as const])];
}

/** Of a document without a title nobody can tell. */
function owesNumber({ number, genre, status }: Metadata): boolean {
  return number === undefined && status !== 'draft' && NUMBERED.test(genre ?? '');
}
