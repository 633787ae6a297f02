/** Statutes (法律法规): laws, regulations, judicial interpretations. They repeat each other by nature, and others restate them by duty. */

import type { PolicyDocument } from '../../document/model.js';
import { bareTitle } from '../../document/title.js';

/** Titles that only statutes bear. */
const STATUTE = /(?:(?<!办|方|做|执|普|司|立)法|法典|条例|修正案|通则|司法解释)$|^(?:中华人民共和国|最高人民法院|最高人民检察院)/;
/** Who passes or promulgates a statute, as its head says it. */
const PASSED = /(?:人民代表大会|常务委员会|审判委员会|检察委员会|国务院|部务|局务|署务|委务)[^\n]{0,40}(?:通过|修正|修订|批准)|(?:主席|国务院|部|总局|委员会|署)令/;
const HEAD = 1200;
/** Articles that make a text one in articles. */
const ARTICLES = 5;

/** Whether a document is a statute: by its title, or a text in articles whose head says who passed it. */
export function isStatute({ metadata, headings, text }: PolicyDocument): boolean {
  if (metadata.title !== undefined && STATUTE.test(bareTitle(metadata.title.value))) return true;
  const articles = headings.reduce((count, { style }) => count + (style === 'article' ? 1 : 0), 0);
  return articles >= ARTICLES && PASSED.test(text.slice(0, HEAD));
}
