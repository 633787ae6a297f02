/** Hover of a copied clause (雷同段落的悬停): the source passage with the differences marked, where it stands, how it is related to the draft. */

import { COPY_RELATION, type Copied } from '../../engine/reuse/copied.js';
import { markedDifference } from '../../engine/reuse/marked-difference.js';
import type { Finding } from '../../engine/model.js';
import type { CorpusDocument } from '../../corpus/model.js';
import type { Localized } from '../../text/localized.js';
import { link, plainText, quotation } from '../../text/markdown.js';
import type { Presentation } from '../diagnostics.js';
import type { CheckedDraft } from '../session.js';

const SAID = {
  source: { zh: '来源原文', en: 'Source' },
  same: { zh: '与来源逐字相同。', en: 'The same as in the source, word for word.' },
  legend: { zh: '粗体为本稿文字，删除线为来源文字。', en: 'Bold: only in the draft. Struck out: only in the source.' },
  also: { zh: '也见于', en: 'Also in' },
  elsewhere: { zh: '本稿中其他雷同之处', en: 'Other such places in the draft' },
} as const satisfies Record<string, Localized>;

const MOST_ELSEWHERE = 8;

const more = (count: number): Localized => ({ zh: `另有${count}处不同未列出。`, en: `${count} more differences are not shown.` });
const alike = (relation: Localized, percent: number): Localized => ({ zh: `（${relation.zh}，雷同${percent}%）`, en: ` (${relation.en}, ${percent}% the same)` });
const lines = (numbers: readonly number[]): Localized => ({ zh: `第${numbers.join('、')}行`, en: `line${numbers.length > 1 ? 's' : ''} ${numbers.join(', ')}` });

/** The paragraphs of a hover that show a copied clause beside its source. */
export function describeCopied(state: CheckedDraft, finding: Finding, copied: Copied, show: Presentation): string[] {
  const { language } = show;
  const colon = language === 'zh' ? '：' : ': ';
  const head = `${SAID.source[language]}${alike(COPY_RELATION[copied.relation], Math.round(copied.share * 100))[language]}${colon}`;
  const { markdown, differs, more: left } = markedDifference(copied.ours.text, copied.theirs.text);
  const remarks = differs ? [SAID.legend, ...(left > 0 ? [more(left)] : [])] : [SAID.same];
  return [
    `${head}${placeOf(state, copied, show)}`,
    differs ? `> ${markdown}` : quotation(copied.ours.text),
    remarks.map((remark) => remark[language]).join(language === 'zh' ? '' : ' '),
    ...(copied.first ? beside(state, finding, show).map(([name, list]) => `${name[language]}${colon}${list}`) : []),
  ];
}

function placeOf(state: CheckedDraft, { document, theirs }: Copied, show: Presentation): string {
  if (document === 'draft') return lines([state.text.position(theirs.span.start).line + 1])[show.language];
  const { number, date } = document.document.metadata;
  const details = [number?.value, date?.value].filter((detail) => detail !== undefined).join(' · ');
  return `${linkTo(state, document, theirs.span, show)}${details ? ` ${plainText(details)}` : ''}`;
}

function linkTo({ loaded }: CheckedDraft, document: CorpusDocument, span: Copied['theirs']['span'], { places }: Presentation): string {
  const { title } = document.document.metadata;
  const name = title ? `《${title.value}》` : document.path;
  if (!loaded) return plainText(name);
  const { uri, range } = places.location(loaded, document, span);
  return link(name, `${uri}#L${range.start.line + 1}`);
}

/** Other documents that hold the clause, other places of the draft that come from the same document. */
function beside(state: CheckedDraft, { evidence }: Finding, show: Presentation): (readonly [Localized, string])[] {
  const rest = evidence.slice(1);
  const also = rest.flatMap(({ document, span }) => (document !== 'draft' && document.corpus !== undefined ? [linkTo(state, document, span, show)] : []));
  const here = rest.flatMap(({ document, span }) => (document === 'draft' ? [state.text.position(span.start).line + 1] : [])).slice(0, MOST_ELSEWHERE);
  return [...(also.length > 0 ? [[SAID.also, also.join(show.language === 'zh' ? '、' : ', ')] as const] : []), ...(here.length > 0 ? [[SAID.elsewhere, lines(here)[show.language]] as const] : [])];
}
