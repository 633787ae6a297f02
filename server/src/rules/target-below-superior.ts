/** target-below-superior: a rate that asks for less than a superior document does (低于上级目标). */

import type { CorpusTarget } from '../corpus/model.js';
import type { DocumentTarget } from '../extract/targets/index.js';
import { foremost } from '../text/groups.js';
import type { Localized } from '../text/localized.js';
import { betterBeside, dataOf, evidenceOf, nameOf, readCounterparts, type Counterparts, type Years } from './counterparts.js';
import type { DocumentContext, DocumentRule, Report } from './model.js';
import { judgeEach, readTargets } from './read-targets.js';
import { superiorStatusOf } from './relations.js';
import { dataOfTarget } from './target-data.js';
import { endOf, isRelative, periodText } from './target-identity.js';
import { requirementOf, written } from './target-values.js';

const MESSAGES = {
  assigned: (indicator: string, ours: string, theirs: string, title: string, when: Localized): Localized => ({
    zh: `${indicator}：本稿为${ours}，弱于${title}下达各地的${theirs}（${when.zh}）。请按下达任务核定，或说明理由。`,
    en: `${indicator}: ${ours} in this draft asks for less than the ${theirs} (${when.en}) that ${title} assigns. Set it by the task assigned, or say why not.`,
  }),
  binding: (indicator: string, ours: string, theirs: string, title: string, when: Localized): Localized => ({
    zh: `${indicator}：本稿为${ours}，弱于${title}的约束性指标${theirs}（${when.zh}）。请按分解到本地的任务核定，或说明理由。`,
    en: `${indicator}: ${ours} in this draft asks for less than the binding ${theirs} (${when.en}) of ${title}. Set it by the share assigned to this place, or say why not.`,
  }),
  average: (indicator: string, ours: string, theirs: string, title: string, when: Localized): Localized => ({
    zh: `${indicator}：本稿为${ours}，弱于${title}的总体目标${theirs}（${when.zh}）。未见分解到本地，请核对下达任务或说明理由。`,
    en: `${indicator}: ${ours} in this draft asks for less than the overall ${theirs} (${when.en}) of ${title}. No share is assigned there; check what was assigned, or say why.`,
  }),
  superior: { zh: '上级文件中的目标', en: 'The target in the superior document' } satisfies Localized,
};

/** Years that a superior's target may have been due before the draft's. */
const LONGEST_AGO = 5;
const MOST_EVIDENCE = 3;

export const targetBelowSuperior: DocumentRule = {
  meta: {
    id: 'target-below-superior',
    family: 'targets',
    severity: 'warning',
    summary: { zh: '比率类目标低于上级文件的要求', en: 'A rate asks for less than a superior document does' },
    fixable: false,
    norm: { zh: '下级文件应当落实上级下达的目标任务', en: 'A document carries out the targets that are set above it' },
    needsCorpus: true,
  },
  *conclude(context) {
    const counterparts = context.read(readCounterparts);
    yield* judgeEach(context.read(readTargets), (target) => judge(context, target, counterparts));
  },
};

function judge(context: DocumentContext, target: DocumentTarget, counterparts: Counterparts): Report | undefined {
  if (target.territory !== undefined || !isRelative(target, context.facts)) return undefined;
  const above = counterparts.of(target, 'superior', yearsUntil(target), (other) => concerns(context, other));
  if (above.length === 0) return undefined;
  const betterOf = betterBeside(target, context.facts);
  const stricter = above.filter(({ target: other }) => {
    const better = betterOf(other);
    return better !== undefined && requirementOf(other, better) > requirementOf(target, better);
  });
  const shown = foremost(stricter, (one, other) => Number(isAssigned(other)) - Number(isAssigned(one)) || latest(other, one), MOST_EVIDENCE);
  const [first] = shown;
  if (!first) return undefined;
  const assigned = isAssigned(first);
  const draft = superiorStatusOf(first.document, context) === 'draft';
  const message = MESSAGES[first.target.territory !== undefined ? 'assigned' : assigned ? 'binding' : 'average'];
  return {
    span: target.span,
    message: message(target.indicator, written(target), written(first.target), nameOf(first.document), periodText(first.target.period)),
    ...((!assigned || draft || target.kind === 'growth') && { cap: 'info' as const }),
    evidence: shown.map((other) => evidenceOf(other, MESSAGES.superior)),
    data: { binding: assigned ? 'assigned' : 'average', superiorStatus: draft ? 'draft' : 'final', target: dataOfTarget(target, context), other: dataOf(first) },
  };
}

/** What a superior sets for itself, for all below it, or for this place; not for another one. */
function concerns({ territory = '' }: DocumentContext, { territory: place }: DocumentTarget): boolean {
  return place === undefined || isForAll(place) || territory.endsWith(place);
}

function isForAll(place: string): boolean {
  return place.startsWith('各');
}

/** When a superior's target may be due: a rate of growth holds for its own years only. */
function yearsUntil({ kind, period }: DocumentTarget): Years {
  const last = endOf(period);
  return { last, count: last === undefined ? 0 : kind === 'growth' ? 1 : LONGEST_AGO + 1 };
}

/** Whether the figure is a task for those below: set for this place or for all, or binding for the territory. An average of the whole is none. */
function isAssigned({ target: { territory, nature } }: CorpusTarget): boolean {
  return territory !== undefined || nature === 'binding';
}

function latest(one: CorpusTarget, other: CorpusTarget): number {
  return (endOf(one.target.period) ?? 0) - (endOf(other.target.period) ?? 0);
}
