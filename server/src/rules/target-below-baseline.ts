/** target-below-baseline: a target that is not better than what has been reached already (目标不高于现有水平). */

import type { CorpusTarget } from '../corpus/model.js';
import type { DocumentTarget } from '../extract/targets/index.js';
import { groupBy } from '../text/groups.js';
import type { Localized } from '../text/localized.js';
import { dataOf, evidenceOf, nameOf, readCounterparts, type Counterparts, type Years } from './counterparts.js';
import type { DocumentContext, DocumentRule, Report } from './model.js';
import { judgeEach, readFigures, readKeys } from './read-targets.js';
import { dataOfTarget } from './target-data.js';
import { endOf, fullName, isCertain, periodText } from './target-identity.js';
import { requirementOf, sameUnits, written } from './target-values.js';

const MESSAGES = {
  below: (indicator: string, target: string, when: Localized, where: Localized, then: Localized, level: string): Localized => ({
    zh: `${indicator}：${when.zh}目标为${target}，不优于${where.zh}${then.zh}已达到的${level}。请核对数字；如为保持现有水平，请写明“稳定在”“保持在”。`,
    en: `${indicator}: the target ${target} (${when.en}) is no better than the ${level} reached by ${then.en} according to ${where.en}. Check the figures, or write that it is to be kept.`,
  }),
  level: { zh: '已达到的水平', en: 'The level reached' } satisfies Localized,
};

/** What brings in the whole number of things at a time. */
const REACHES = /达到|达|突破|超过|增加到|增至|发展到|总数|总量/;
/** What is counted anew in every period. */
const FLOW = /^(?:新增|净增|新建|改造|加装|治理|培训|淘汰|处置|盘活|转化|更新|制定|参与制定|主导制定|制修订|新开工|转移|安置|压减|新引进|新认定)/;
/** What is to be kept need not rise. */
const KEEPS = /稳定|保持|控制|维持|巩固|不低于现有|动态|底线|不突破/;

export const targetBelowBaseline: DocumentRule = {
  meta: {
    id: 'target-below-baseline',
    family: 'targets',
    severity: 'warning',
    summary: { zh: '目标值不优于文中已达到的水平', en: 'A target is no better than the level that the draft says has been reached' },
    fixable: false,
    norm: { zh: '目标应当在现有基础上提出', en: 'Targets are set above what has been reached' },
    needsCorpus: false,
  },
  *conclude(context) {
    const { targets, levels } = context.read(readFigures);
    const keyOf = context.read(readKeys);
    const byKey = groupBy(levels, keyOf);
    const counterparts = context.read(readCounterparts);
    yield* judgeEach(targets, (target) => judge(context, target, byKey.get(keyOf(target)) ?? [], counterparts));
  },
};

/** A level that has been reached of the same indicator, as the draft or a document of its territory states it. */
interface Stated {
  readonly level: DocumentTarget;
  readonly source: CorpusTarget | undefined;
}

function judge(context: DocumentContext, target: DocumentTarget, alike: readonly DocumentTarget[], counterparts: Counterparts): Report | undefined {
  const better = betterOf(context, target);
  if (!better || !isCertain(target) || !isStock(context, target)) return undefined;
  const own = alike.filter((level) => sameUnits(level, target)).map((level) => ({ level, source: undefined }));
  const stated: Stated[] = [...own, ...counterparts.levelsOf(target, yearsBefore(target)).map((source) => ({ level: source.target, source }))].filter(({ level }) => isEarlier(level, target));
  const latest = Math.max(...stated.map(({ level }) => yearOfLevel(level)));
  const first = stated.find(({ level }) => yearOfLevel(level) === latest);
  if (!first || requirementOf(target, better) > requirementOf(first.level, better) || isFloorOfTheYear(target, latest)) return undefined;
  const { level, source } = first;
  return {
    span: target.span,
    message: MESSAGES.below(target.indicator, written(target), periodText(target.period), source ? { zh: nameOf(source.document), en: nameOf(source.document) } : HERE, periodText(level.period), `${level.value}${level.unit}`),
    evidence: [source ? evidenceOf(source, MESSAGES.level) : { document: 'draft', span: level.span, message: MESSAGES.level }],
    data: { target: dataOfTarget(target, context), level: source ? dataOf(source) : dataOfTarget(level, context) },
  };
}

const HERE: Localized = { zh: '文中', en: 'the draft' };

function betterOf({ facts }: DocumentContext, target: DocumentTarget): 'higher' | 'lower' | undefined {
  const better = facts.indicators.betterOf(fullName(target));
  return better === 'none' ? undefined : better;
}

/** A level or a number at a time; what is done over years (新增, 新建, 培训) begins anew. */
function isStock({ document }: DocumentContext, target: DocumentTarget): boolean {
  if (target.period.annual || target.comparator === '<=' || target.comparator === '<') return false;
  const words = document.text.slice(target.span.start, target.quote.start);
  if (KEEPS.test(document.text.slice(Math.max(0, target.span.start - 4), target.quote.end + 4))) return false;
  return target.kind === 'level' || (target.kind === 'count' && REACHES.test(words) && !FLOW.test(target.indicator));
}

/** `粮食产量1.3万亿斤以上`, `失业率5.5%左右` in a plan for the year: a line that is to be held, below the level of the year before as often as not. */
function isFloorOfTheYear({ comparator, period }: DocumentTarget, latest: number): boolean {
  return comparator !== '=' && (endOf(period) ?? 0) - latest <= 1;
}

/** Levels older than this say nothing of what has been reached. Years. */
const OLDEST = 10;

function yearsBefore({ period }: DocumentTarget): Years {
  const last = endOf(period);
  return last === undefined ? { last, count: 0 } : { last: last - 1, count: OLDEST };
}

function isEarlier(level: DocumentTarget, target: DocumentTarget): boolean {
  return yearOfLevel(level) < (endOf(target.period) ?? -Infinity);
}

function yearOfLevel({ period }: DocumentTarget): number {
  return endOf(period) ?? Infinity;
}
