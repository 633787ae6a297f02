/** Statutes (法律法规): laws, regulations, judicial interpretations. They repeat each other by nature, and others restate them by duty. */

import type { PolicyDocument } from '../../document/model.js';
import { bareTitle } from '../../document/title.js';

/** Titles that only statutes bear. */
const STATUTE =
  /(?:(?<!办|方|做|执|普|司|立)法|法典|条例|修正案|通则|司法解释)$|^(?:中华人民共和国|最高人民法院|最高人民检察院)|实施[《〈]?[^《》〈〉]{2,40}(?:法|条例)[》〉]?(?:办法|细则)$|人民代表大会(?:常务委员会)?关于[^《》]{2,60}(?:决定|规定)$/;
/** Who passes or promulgates a statute, as its head says it. */
const PASSED = /(?:人民代表大会|常务委员会|审判委员会|检察委员会|国务院|部务|局务|署务|委务)[^\n]{0,40}(?:通过|修正|修订|批准)|(?:主席|国务院|部|总局|委员会|署)令/;
const HEAD = 1200;
/** Articles that make a text one in articles. */
const ARTICLES = 5;
/** So many has only a statute; articles numbered by thousands, a code (民法典 part by part, without a title), are clauses that open with their number. */
const ARTICLES_OF_CODE = 60;
const CODE_ARTICLES = 20;
const NUMBERED = /^第[一二三四五六七八九十百千零]{3,9}条/;

/** Whether a document is a statute: by its title, or a text in articles whose head says who passed it. */
export function isStatute({ metadata, headings, clauses, text }: PolicyDocument): boolean {
  if (metadata.title !== undefined && STATUTE.test(bareTitle(metadata.title.value))) return true;
  const articles = headings.filter(({ style }) => style === 'article').length;
  if (metadata.title === undefined && (articles >= ARTICLES_OF_CODE || clauses.filter((clause) => NUMBERED.test(clause.text)).length >= CODE_ARTICLES)) return true;
  return articles >= ARTICLES && PASSED.test(text.slice(0, HEAD));
}
