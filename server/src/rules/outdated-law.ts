/** outdated-law: a law or regulation that has been repealed or replaced (已废止的法律法规). */

import type { NameRow } from '../facts/names.js';
import { looksBack } from '../extract/narrative.js';
import type { Localized } from '../text/localized.js';
import { sentenceAt, sentences } from '../text/sentences.js';
import type { Span } from '../text/span.js';
import type { Fix, Frame, PassageRule, Report } from './model.js';
import { judgedNames, type JudgedName } from './name-mentions.js';
import { textBefore, type RunningText, type Sentence } from './passages.js';

const MESSAGES = {
  repealed: (name: string, until: string, now: string, asOf: string): Localized => ({
    zh: `${name}自${until}起${now ? `由${now}代替` : '废止'}，基准日${asOf}已不能作为依据。请改引现行规定；属历史叙述的请保留。`,
    en: `${name} was ${now ? `replaced by ${now}` : 'repealed'} on ${until} and is no basis as of ${asOf}. Cite what is in force; keep it where it tells history.`,
  }),
  replace: (now: string): Localized => ({ zh: `改引《${now}》`, en: `Cite 《${now}》` }),
  version: (cited: string, latest: string, effective: string, asOf: string): Localized => ({
    zh: `${cited}不是现行版本：该法于${latest}修改，${effective}起施行（基准日${asOf}）。请改引现行版本；属历史叙述的请保留。`,
    en: `${cited} is not the version in force: the law was amended on ${latest}, effective ${effective} (as of ${asOf}). Cite the current one; keep it where it tells history.`,
  }),
};

/** What a document goes by must be in force. */
const BASIS = /(?:根据|依据|按照|依照|遵照|违反|适用|执行)[^。；]{0,40}$/;
const REACH = 50;
/** `《专利法》（2008年修正）`, `《专利法（2008年修正）》`: a law in the version of a year. */
const VERSION = /《(?<title>[\u4e00-\u9fff]{2,40}法)(?:》[ \u3000]?)?[（(](?<year>(?:19|20)[0-9]{2})年?(?:第[一二三四五六]次)?(?:修订|修正|修改)(?:版|本)?[）)]》?/g;

export const outdatedLaw: PassageRule = {
  meta: {
    id: 'outdated-law',
    family: 'references',
    severity: 'error',
    summary: { zh: '引用了已废止、被代替的法律法规', en: 'A repealed or replaced law is cited' },
    fixable: true,
    norm: { zh: '公文依据的法律法规应当现行有效', en: 'The laws that a document goes by must be in force' },
    needsCorpus: false,
    tag: 'outdated',
  },
  about: (facts) => [facts.names.find, lawsWithYear],
  checkPassage: (passage, context) => [...judgedNames(passage, context, ['law']).map((judged) => reportOf(passage, context.asOf, judged)), ...oldVersions(passage, context)],
};

/** Laws that are cited in the version of a year, although a later one is in force. */
function oldVersions(passage: RunningText, { asOf, facts }: Frame): Report[] {
  return passage.extract(lawsWithYear).flatMap(({ title, year, span }) => {
    const law = facts.lawVersions.amendedSince(title, year, asOf);
    if (!law || passage.scope.retrospective || looksBack(textBefore(sentenceOf(passage, span.start), span.start, REACH))) return [];
    const latest = law.versions[law.versions.length - 1]!;
    const cited = passage.text.slice(span.start, span.end);
    return [{ span, message: MESSAGES.version(cited, latest, law.effective, asOf), cap: 'warning' as const, confidence: law.confidence, data: { title: law.title, year, latest, effective: law.effective, source: facts.lawVersions.source } }];
  });
}

interface LawOfYear {
  readonly title: string;
  readonly year: number;
  readonly span: Span;
}

function lawsWithYear(text: string): readonly LawOfYear[] {
  if (!text.includes('法')) return NO_LAWS;
  return [...text.matchAll(VERSION)].map(({ index, 0: whole, groups }) => ({ title: groups!['title']!, year: Number(groups!['year']), span: { start: index, end: index + whole.length } }));
}

const NO_LAWS: readonly LawOfYear[] = [];

function sentenceOf(passage: RunningText, offset: number): Sentence {
  const { start, end } = sentenceAt(passage.extract(sentences), offset);
  return { text: passage.text.slice(start, end), start };
}

function reportOf(passage: RunningText, asOf: string, { mention: { row, span, form }, sentence, cap }: JudgedName): Report {
  const inTitle = /[《〈](?:中华人民共和国)?$/.test(passage.text.slice(Math.max(0, span.start - 9), span.start));
  const isBasis = BASIS.test(textBefore(sentence, span.start, REACH));
  return {
    span,
    message: MESSAGES.repealed(inTitle ? `《${form}》` : `“${form}”`, row.until ?? '', row.replacement ?? '', asOf),
    cap: isBasis || cap === 'info' ? cap : 'warning',
    confidence: row.confidence,
    fixes: fixesOf(passage, row, span, form),
    data: { id: row.id, name: form, until: row.until ?? null, replacement: row.replacement ?? null, basis: isBasis, source: row.source },
  };
}

/** One law took the place of the other: its title, and nothing else. */
const ONE_LAW = /^《([^《》]{2,60})》$/;
const COUNTRY = /^中华人民共和国/;
/** Articles have other numbers in the new law. */
const ARTICLE = /^[》〉]?[ \u3000]?(?:[（(][^（）()]{0,20}[）)])?[^。；，、]{0,4}第[一二三四五六七八九十百零〇0-9]{1,7}[条章款编]/;

function fixesOf({ text }: RunningText, { replacement }: NameRow, span: Span, form: string): Fix[] {
  const title = ONE_LAW.exec(replacement ?? '')?.[1];
  if (title === undefined || ARTICLE.test(text.slice(span.end, span.end + REACH))) return [];
  const now = COUNTRY.test(form) ? title : title.replace(COUNTRY, '');
  return [{ title: MESSAGES.replace(now), preferred: true, applicability: 'review', edits: [{ span, newText: now }] }];
}
