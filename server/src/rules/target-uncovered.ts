/** target-uncovered: a goal of the superior document that a draft carries out is not in the draft (上级目标未承接); off unless it is asked for. */

import type { CorpusDocument } from '../corpus/model.js';
import { headingPath, type Clause, type PolicyDocument } from '../document/model.js';
import { findCitations, type Citation } from '../extract/citations.js';
import type { DocumentTarget } from '../extract/targets/index.js';
import type { Facts } from '../facts/facts.js';
import { yearOf } from '../text/dates.js';
import { foldText } from '../text/fold.js';
import type { Localized } from '../text/localized.js';
import type { Span } from '../text/span.js';
import { isFollowed, isHistory, libraryOf } from './citing.js';
import { dataOf, evidenceOf, nameOf } from './counterparts.js';
import type { DocumentContext, DocumentRule, Report, Seen } from './model.js';
import { bySentence, textAfter, type RunningText } from './passages.js';
import { readTargets } from './read-targets.js';
import { relationOf, superiorStatusOf } from './relations.js';
import { resolve } from './resolve-citation.js';
import { endOf, fullName, isCertain, periodText } from './target-identity.js';
import { written } from './target-values.js';

const MESSAGES = {
  uncovered: (title: string, targets: readonly DocumentTarget[]): Localized => ({
    zh: `${title}的${targets.length}项目标本稿没有提到：${targets.slice(0, MOST_NAMED).map((target) => `${fullName(target)}${written(target)}（${periodText(target.period).zh}）`).join('、')}${targets.length > MOST_NAMED ? '等' : ''}。请补充承接，或说明理由。`,
    en: `The draft says nothing of ${targets.length === 1 ? 'a target' : `${targets.length} targets`} of ${title}: ${targets.slice(0, MOST_NAMED).map((target) => `${fullName(target)} ${written(target)} (${periodText(target.period).en})`).join(', ')}${targets.length > MOST_NAMED ? ', …' : ''}. Take them up, or say why not.`,
  }),
  source: { zh: '上级目标', en: 'Target of the superior document' } satisfies Localized,
};
/** More would make the message longer than anyone reads; the evidence has them all. */
const MOST_NAMED = 4;

/** A document that a clause goes by. */
interface Followed {
  readonly citation: Citation;
  /** Whether the sentence says that the draft is made to carry it out: 制定本方案. */
  readonly founding: boolean;
}

export const targetUncovered: DocumentRule<readonly Followed[]> = {
  meta: {
    id: 'target-uncovered',
    family: 'targets',
    severity: 'info',
    offByDefault: true,
    summary: { zh: '所贯彻的上级文件的目标，本稿没有承接', en: 'A goal of the superior document that the draft carries out is not in the draft' },
    fixable: false,
    norm: { zh: '实施方案应当承接上级文件确定的目标', en: 'A plan of implementation takes up the goals of what it implements' },
    needsCorpus: true,
  },
  about: () => [findCitations],
  lookAt: followedIn,
  *conclude(context, seen) {
    const targets = context.read(readTargets);
    const { document } = context;
    if (targets.length === 0 && !saysImplements(document)) return;
    for (const superior of implemented(context, seen)) {
      const missing = missingOf(superior, targets, context);
      if (missing.length > 0) yield report(superior, missing, context);
    }
  },
};

const FOUNDING = /制定(?:了)?(?:本|以下|如下|此)|(?:制订|编制|形成|提出)(?:了)?(?:本|以下|如下|此)|制定实施(?:方案|意见)|特制[定订]/;

/** How far behind a citation its sentence is read. */
const REACH = 160;

function followedIn(passage: RunningText): readonly Followed[] | undefined {
  const followed = bySentence(passage, passage.extract(findCitations)).flatMap(({ sentence, found }) =>
    found
      .filter((citation) => isFollowed({ citation, sentence, passage }) && !isHistory({ citation, sentence, passage }))
      .map((citation) => ({ citation, founding: FOUNDING.test(textAfter(sentence, citation.span.end, REACH)) })),
  );
  return followed.length > 0 ? followed : undefined;
}

const IMPLEMENTS = /贯彻|落实|实施/;

function saysImplements({ metadata: { title, wrapperTitle } }: PolicyDocument): boolean {
  return [title, wrapperTitle].some((named) => named !== undefined && IMPLEMENTS.test(named.value));
}

/** The superiors that the draft carries out: named in its title, or as what it is made for. */
function implemented(context: DocumentContext, seen: readonly Seen<readonly Followed[]>[]): ReadonlySet<CorpusDocument> {
  const { document } = context;
  const { title, wrapperTitle } = document.metadata;
  const named = [title, wrapperTitle].flatMap((located) => (located && IMPLEMENTS.test(located.value) ? findCitations(located.value) : []));
  const opening = saysImplements(document);
  const followed = seen.flatMap(({ clause, value }) => value.filter(({ founding }) => founding || (opening && isOpening(document, clause))).map(({ citation }) => citation));
  const library = libraryOf(context);
  const found = [...named, ...followed].flatMap((citation) => resolve(citation, library)?.document ?? []);
  return new Set(found.filter((superior) => relationOf(superior, context) === 'superior'));
}

const GENERAL = /总体|总则|指导思想|基本原则|前言|依据/;

/** Before the first heading, or under one that speaks of the whole. */
function isOpening(document: PolicyDocument, clause: Clause): boolean {
  const path = headingPath(document, clause.heading);
  return path.length === 0 || path.some(({ title }) => GENERAL.test(title));
}

/** The goals of a superior that still lie ahead, fall into the draft's own years, and of which it says nothing, each once. */
function missingOf(superior: CorpusDocument, own: readonly DocumentTarget[], { corpus, facts, asOf, period, territory, document: draft }: DocumentContext): DocumentTarget[] {
  const carried = new Set(own.flatMap((target) => identitiesOf(target, facts)));
  const said = foldText(draft.text);
  const missing = new Map<string, DocumentTarget>();
  for (const { target } of corpus!.targetsOf(superior)) {
    if (!isCertain(target) || target.stretch || !isGoal(superior.document, target) || !concerns(target, territory)) continue;
    const year = endOf(target.period);
    if (year === undefined || year < yearOf(asOf) || (period !== undefined && year > period.to)) continue;
    const identities = identitiesOf(target, facts);
    if (identities.some((identity) => carried.has(identity)) || namesOf(target, facts).some((name) => said.includes(foldText(name)))) continue;
    if (!missing.has(identities[0]!)) missing.set(identities[0]!, target);
  }
  return [...missing.values()];
}

/** Which indicator it is, with and without the units that it is measured on: what names either is taken for carrying it. */
function identitiesOf(target: DocumentTarget, { indicators }: Facts): string[] {
  return [indicators.identify(fullName(target)).key, indicators.identify(target.indicator).key];
}

/** The names under which a text may speak of an indicator without a figure. */
export function namesOf(target: DocumentTarget, { indicators }: Facts): string[] {
  const row = indicators.identify(fullName(target)).row ?? indicators.identify(target.indicator).row;
  return [target.indicator, ...(row ? [row.name, ...(row.aliases ?? [])] : [])];
}

const GOALS = /目标|指标/;

/** What stands among the goals or is binding is for all to carry; the figures of single tasks are not. */
export function isGoal(document: PolicyDocument, { clause, nature }: DocumentTarget): boolean {
  return nature === 'binding' || GOALS.test(clause.text.slice(0, OPENING)) || headingPath(document, clause.heading).some(({ title }) => GOALS.test(title));
}

/** A run-in `主要目标是：` opens its clause. */
const OPENING = 24;

/** Whether a target is set for all, or for the draft's own territory. */
export function concerns({ territory }: DocumentTarget, own = ''): boolean {
  return territory === undefined || territory.startsWith('各') || own.endsWith(territory);
}

function report(superior: CorpusDocument, missing: readonly DocumentTarget[], context: DocumentContext): Report {
  return {
    span: anchorOf(context.document),
    message: MESSAGES.uncovered(nameOf(superior), missing),
    evidence: missing.map((target) => evidenceOf({ document: superior, target }, MESSAGES.source)),
    data: {
      superior: superior.path,
      superiorStatus: superiorStatusOf(superior, context),
      targets: missing.map((target) => dataOf({ document: superior, target })),
    },
  };
}

/** The heading of the goals, otherwise the title, otherwise where the text begins. */
function anchorOf({ headings, metadata, clauses }: PolicyDocument): Span {
  const goals = headings.find(({ kind, title }) => kind !== 'item' && GOALS.test(title));
  return goals?.span ?? metadata.title?.span ?? headings[0]?.span ?? clauses[0]!.span;
}
