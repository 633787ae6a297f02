/** Documents that are there twice (重复入库), and versions of one document (同一文件的不同版本). */

import type { Corpus, CorpusDocument } from '../../corpus/model.js';
import { formatNumber, parseNumber } from '../../document/number.js';
import { formsOf } from '../../document/title-forms.js';
import { foldText } from '../../text/fold.js';
import { groupBy } from '../../text/groups.js';
import { hash64 } from '../../text/hash.js';
import { dayInName, isOutOfForce, nameOf, placeOf, type Finding, type Patient } from './model.js';

/** Folded characters: a shorter text is a formula, a shorter title is borne by many documents. */
const SHORTEST_TEXT = 60;
const SHORTEST_TITLE = 7;
/** Share of the clauses of the shorter document that versions of one document have in common at least. */
const VERSION_SHARE = 0.1;
/** The same share of two copies of one version. */
const COPY_SHARE = 0.6;
const COPY_SHARE_UNDATED = 0.9;

/** Finds documents with the text, or the title and number, of another one. */
export function* copies({ corpus }: Patient): Iterable<Finding> {
  const told = new Set<CorpusDocument>();
  const byText = groupBy(corpus.documents.flatMap((document) => keyed(document, textKey(corpus, document))), ({ key }) => key);
  const byName = groupBy(corpus.documents.flatMap((document) => keyed(document, nameKey(document))), ({ key }) => key);
  for (const [groups, what] of [[byText, { zh: '正文相同', en: 'the same text' }], [byName, { zh: '题名和文号相同', en: 'the same title and number' }]] as const) {
    for (const [{ document: first }, ...others] of groups.values()) {
      for (const { document } of others) {
        if (told.has(document)) continue;
        told.add(document);
        yield {
          kind: 'double',
          document,
          message: { zh: `与 ${first.path} ${what.zh}`, en: `has ${what.en} as ${first.path}` },
          hint: { zh: '只留一份，其余删去或写 ignore: true', en: 'Keep one; remove the others or write ignore: true' },
          proposal: { ignore: true },
          related: [first],
        };
      }
    }
  }
}

/** Finds documents of which the corpus has a newer version, while they are not marked so. */
export function* versions({ corpus, asOf }: Patient, doubles: ReadonlySet<CorpusDocument>): Iterable<Finding> {
  const titled = corpus.documents.filter((document) => !doubles.has(document)).flatMap((document) => keyed(document, titleKey(document)));
  for (const group of groupBy(titled, ({ key }) => key).values()) {
    if (group.length < 2) continue;
    const ordered = group.map(({ document }) => document).sort(byDay);
    const clauses = new Map(ordered.map((document) => [document, clauseKeys(corpus, document)]));
    for (const [index, document] of ordered.entries()) {
      const newer = ordered.slice(index + 1).reverse().find((other) => dayOf(other) <= asOf && share(clauses.get(document)!, clauses.get(other)!) >= VERSION_SHARE);
      if (newer && !isOutOfForce(document)) yield isCopy(document, newer, clauses) ? nearCopyOf(document, newer) : versionOf(corpus, document, newer);
    }
  }
}

/** Nothing speaks for two days, and nearly all clauses are equal. */
function isCopy(document: CorpusDocument, other: CorpusDocument, clauses: ReadonlyMap<CorpusDocument, ReadonlySet<string>>): boolean {
  const [one, two] = [dayOf(document), dayOf(other)];
  const shared = share(clauses.get(document)!, clauses.get(other)!);
  return one === two ? shared >= COPY_SHARE : (one === '' || two === '') && shared >= COPY_SHARE_UNDATED;
}

function nearCopyOf(document: CorpusDocument, other: CorpusDocument): Finding {
  const [what, en] = dayOf(document) === dayOf(other) ? ['题名、日期相同', 'the title and the day'] : ['题名相同', 'the title'];
  return {
    kind: 'double',
    document,
    message: { zh: `与 ${other.path} ${what}，正文几乎相同`, en: `has ${en} of ${other.path}, and nearly the same text` },
    hint: { zh: '比较两份，留下完整、准确的一份，另一份写 ignore: true', en: 'Compare the two; keep the one that is whole and right, and write ignore: true for the other' },
    related: [other],
  };
}

/** The other versions and copies of a document, the oldest first. */
export function versionsOf(document: CorpusDocument, { corpus }: Pick<Patient, 'corpus'>): CorpusDocument[] {
  const key = titleKey(document);
  if (key === undefined) return [];
  const own = clauseKeys(corpus, document);
  const others = corpus.documents.filter((other) => other !== document && titleKey(other) === key);
  return others.filter((other) => share(own, clauseKeys(corpus, other)) >= VERSION_SHARE).sort(byDay);
}

function byDay(one: CorpusDocument, other: CorpusDocument): number {
  return dayOf(one) < dayOf(other) ? -1 : dayOf(one) > dayOf(other) ? 1 : 0;
}

function versionOf({ catalogue }: Corpus, document: CorpusDocument, newer: CorpusDocument): Finding {
  const place = placeOf(newer);
  const finding = { kind: 'version' as const, document, related: [newer] };
  if (catalogue.isDraft(document) || catalogue.isDraft(newer)) {
    return { ...finding, message: { zh: `与${nameOf(newer)}（${place.zh}）是同一文件的征求意见稿和正式文本，或两次征求意见稿`, en: `and ${nameOf(newer)} (${place.en}) are a draft and the final text, or two drafts, of one document` }, hint: { zh: '正式文本已有时，征求意见稿可写 ignore: true', en: 'Where the final text is held, the draft may be left out with ignore: true' } };
  }
  const named = dayInName(document); // a text may have lost the line that tells of its last revision
  const isKnown = dayOf(document) !== '' && dayOf(document) < dayOf(newer) && !(named !== undefined && named >= dayOf(newer));
  if (!isKnown) return { ...finding, message: { zh: `与${nameOf(newer)}（${place.zh}）是不同版本，日期不能分出先后`, en: `and ${nameOf(newer)} (${place.en}) are versions; their days do not tell which is newer` }, hint: { zh: '请补写日期，并标注旧的一份', en: 'Write their days, and mark the older one' }, blanks: ['date'] };
  return { ...finding, message: { zh: `已有较新的版本（${place.zh}），而本件未标注`, en: `has a newer version (${place.en}) and is not marked` }, hint: { zh: '旧版写 status: superseded', en: 'Mark the older one with status: superseded' }, proposal: { status: 'superseded' } };
}

function keyed(document: CorpusDocument, key: string | undefined): { readonly document: CorpusDocument; readonly key: string }[] {
  return key === undefined ? [] : [{ document, key }];
}

function textKey(corpus: Corpus, document: CorpusDocument): string | undefined {
  const folded = foldText(Array.from(corpus.clausesOf(document), ({ text }) => text).join(''));
  return folded.length < SHORTEST_TEXT ? undefined : `${folded.length} ${hash64(folded)}`;
}

function nameKey({ document: { metadata: { title, number } } }: CorpusDocument): string | undefined {
  const parsed = number && parseNumber(number.value);
  return title && parsed && `${formsOf(title.value).core} ${formatNumber(parsed)}`;
}

/** Documents of one title and place. */
function titleKey({ document: { metadata: { title, territory = '' } } }: CorpusDocument): string | undefined {
  const core = title && formsOf(title.value).core;
  return core && core.length >= SHORTEST_TITLE ? `${core} ${territory}` : undefined;
}

function clauseKeys(corpus: Corpus, document: CorpusDocument): ReadonlySet<string> {
  return new Set(Array.from(corpus.clausesOf(document), ({ text }) => hash64(foldText(text))));
}

function share(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const [smaller, larger] = one.size < other.size ? [one, other] : [other, one];
  let common = 0;
  for (const key of smaller) if (larger.has(key)) common++;
  return common / Math.max(1, smaller.size);
}

function dayOf({ document: { metadata: { date } } }: CorpusDocument): string {
  return date?.value ?? '';
}
