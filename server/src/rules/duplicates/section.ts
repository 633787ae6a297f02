/** Names for where a passage stands (所在部分): its articles, the heading it stands under, or the numbers of its paragraphs. */

import { headingPath, type Clause, type Heading, type PolicyDocument } from '../../document/model.js';
import type { CorpusClause } from '../../corpus/model.js';
import type { Localized } from '../../text/localized.js';

const LONGEST_TITLE = 18;

/** `第五条至第七条`, `“二、重点任务”一节` or `第3—7段`: what clauses `first` to `last` of a document are called. */
export function sectionName(document: PolicyDocument, first: Pick<Clause | CorpusClause, 'index'>, last: Pick<Clause | CorpusClause, 'index'>): Localized {
  const [from, to] = [first, last].map(({ index }) => headingPath(document, document.clauses[index]!.heading)) as [Heading[], Heading[]];
  const articles = [from, to].map((path) => path.find(({ style }) => style === 'article')?.label.value);
  if (articles[0] && articles[1]) {
    const name = articles[0] === articles[1] ? articles[0] : `${articles[0]}至${articles[1]}`;
    return { zh: name, en: name };
  }
  const common = from.filter((heading) => to.includes(heading) && heading.title !== '');
  const heading = common[common.length - 1];
  if (heading) return { zh: `“${shortTitle(heading)}”一节`, en: `"${shortTitle(heading)}"` };
  const numbers = first.index === last.index ? `${first.index + 1}` : `${first.index + 1}—${last.index + 1}`;
  return { zh: `第${numbers}段`, en: `paragraph${first.index === last.index ? '' : 's'} ${numbers}` };
}

function shortTitle({ label, title }: Heading): string {
  const whole = `${label.value}${title}`.replace(/\s+/g, '');
  return whole.length > LONGEST_TITLE ? `${whole.slice(0, LONGEST_TITLE)}…` : whole;
}
