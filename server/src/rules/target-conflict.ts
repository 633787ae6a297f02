/** target-conflict: a target that another document of the same territory states differently (与本地区已有目标不一致). */

import type { CorpusTarget } from '../corpus/model.js';
import type { DocumentTarget } from '../extract/targets/index.js';
import type { Localized } from '../text/localized.js';
import { betterBeside, dataOf, evidenceOf, nameOf, readCounterparts, type Counterparts } from './counterparts.js';
import type { DocumentContext, DocumentRule, Report, Severity } from './model.js';
import { judgeEach, readTargets } from './read-targets.js';
import { dataOfTarget } from './target-data.js';
import { endOf, isRelative, periodText, samePeriod } from './target-identity.js';
import { areDisjoint, rangeOf, requirementOf, written } from './target-values.js';

const MESSAGES = {
  lowered: (indicator: string, when: Localized, ours: string, theirs: string, title: string): Localized => ({
    zh: `${indicator}（${when.zh}）：本稿为${ours}，低于${title}的${theirs}。如确需调整，请说明理由；如属笔误，请核改。`,
    en: `${indicator} (${when.en}): ${ours} in this draft is below ${theirs} in ${title}. Give the reason if it has to change; otherwise correct it.`,
  }),
  raised: (indicator: string, when: Localized, ours: string, theirs: string, title: string): Localized => ({
    zh: `${indicator}（${when.zh}）：本稿为${ours}，高于${title}的${theirs}，请确认是有意提高。`,
    en: `${indicator} (${when.en}): ${ours} in this draft is above ${theirs} in ${title}. Make sure that it is meant to be raised.`,
  }),
  differs: (indicator: string, when: Localized, ours: string, theirs: string, title: string): Localized => ({
    zh: `${indicator}（${when.zh}）：本稿为${ours}，${title}为${theirs}，两处不一致，请核对。`,
    en: `${indicator} (${when.en}): ${ours} in this draft, ${theirs} in ${title}. Check which is right.`,
  }),
  there: { zh: '已有文件中的目标', en: 'The target in the other document' } satisfies Localized,
};

type Better = 'higher' | 'lower' | undefined;

const MOST_EVIDENCE = 3;

export const targetConflict: DocumentRule = {
  meta: {
    id: 'target-conflict',
    family: 'targets',
    severity: 'warning',
    summary: { zh: '同一指标、同一时限的目标与本地区已有文件不一致', en: 'A target differs from what another document of the same territory states' },
    fixable: false,
    norm: { zh: '同一地区对同一目标的表述应当一致，调整应有依据', en: 'Documents of one territory state one target alike, or say why not' },
    needsCorpus: true,
  },
  *conclude(context) {
    const counterparts = context.read(readCounterparts);
    yield* judgeEach(context.read(readTargets), (target) => judge(context, target, counterparts));
  },
};

function judge(context: DocumentContext, target: DocumentTarget, counterparts: Counterparts): Report | undefined {
  const others = [...statedBy('same', target, counterparts), ...aboveAtHome(context, target, counterparts)];
  if (others.length === 0 || others.some((other) => agrees(target, other.target))) return undefined;
  const betterOf = betterBeside(target, context.facts);
  const differing = others.filter((other) => differs(target, other, betterOf(other.target))).sort(latestFirst);
  const [first] = differing;
  if (!first) return undefined;
  const direction = directionOf(target, first.target, betterOf(first.target));
  return {
    span: target.span,
    message: MESSAGES[direction](target.indicator, periodText(target.period), written(target), written(first.target), nameOf(first.document)),
    cap: capOf(direction),
    evidence: differing.slice(0, MOST_EVIDENCE).map((other) => evidenceOf(other, MESSAGES.there)),
    data: { direction, target: dataOfTarget(target, context), other: dataOf(first) },
  };
}

function statedBy(relation: 'same' | 'superior-at-home', target: DocumentTarget, counterparts: Counterparts): readonly CorpusTarget[] {
  return counterparts.of(target, relation, { last: endOf(target.period), count: 1 }, (other) => other.territory === target.territory && samePeriod(other, target));
}

/** Amounts and numbers in the territory's own outline or of its party committee; their rates are target-below-superior's to tell. */
function aboveAtHome({ facts, territory }: DocumentContext, target: DocumentTarget, counterparts: Counterparts): readonly CorpusTarget[] {
  if (isRelative(target, facts)) return [];
  return statedBy('superior-at-home', target, counterparts).filter(({ document }) => document.document.metadata.territory === territory);
}

/** The same figure with the same limit. */
function agrees(target: DocumentTarget, other: DocumentTarget): boolean {
  return target.comparator === other.comparator && target.base.value === other.base.value && target.base.max === other.base.max;
}

function differs(target: DocumentTarget, { target: other }: CorpusTarget, better: Better): boolean {
  if (areDisjoint(rangeOf(target), rangeOf(other))) return true;
  return better !== undefined && requirementOf(target, better) < requirementOf(other, better);
}

type Direction = 'lowered' | 'raised' | 'differs';

function directionOf(target: DocumentTarget, other: DocumentTarget, better: Better): Direction {
  if (better === undefined) return 'differs';
  return requirementOf(target, better) < requirementOf(other, better) ? 'lowered' : 'raised';
}

function capOf(direction: Direction): Severity {
  return direction === 'lowered' ? 'warning' : 'info';
}

function latestFirst(one: CorpusTarget, other: CorpusTarget): number {
  const [a, b] = [one, other].map(({ document }) => document.document.metadata.date?.value ?? '');
  return a! < b! ? 1 : a! > b! ? -1 : 0;
}
