/** target-unit: a figure whose unit or wording cannot be meant so (计量单位与数量表述). */

import { isUnbroken, spanInDocument } from '../document/model.js';
import { findFigureWording, type FigureWording, type WordingSort } from '../extract/figure-wording.js';
import type { DocumentTarget } from '../extract/targets/index.js';
import { groupBy } from '../text/groups.js';
import type { Localized } from '../text/localized.js';
import type { Span } from '../text/span.js';
import type { DocumentContext, DocumentRule, Fix, Report, Seen } from './model.js';
import { readKeys, readTargets } from './read-targets.js';
import { isDistinct, saidOfTheSame } from './target-context.js';
import { dataOfTarget } from './target-data.js';
import { endOf, fullName, isCertain } from './target-identity.js';
import { isUnitSlip, written } from './target-values.js';

const MESSAGES = {
  twice: (words: string, front: string, behind: string): Localized => ({
    zh: `“${words}”中“${front}”与“${behind}”语义重复，请删去其一。`,
    en: `“${front}” and “${behind}” say the same in “${words}”. Keep one of them.`,
  }),
  against: (words: string, front: string, behind: string): Localized => ({
    zh: `“${words}”中“${front}”与“${behind}”相互矛盾，请保留其一。`,
    en: `“${front}” and “${behind}” contradict each other in “${words}”. Keep one of them.`,
  }),
  times: (words: string, verb: string): Localized => ({
    zh: `“${words}”不合数量关系：${verb}的幅度不能用倍数表示。请改用百分数、“降至……”或“几分之几”。`,
    en: `“${words}” is not possible: nothing falls by a multiple of itself. Give a percentage, the value reached or a fraction.`,
  }),
  points: (name: string, figure: string, certain: boolean): Localized => ({
    zh: `“${name}”是比率，此处“${figure}”${certain ? '应为百分点' : '如指两个比率之差'}，请核对是否写作“个百分点”。`,
    en: `“${name}” is a ratio. ${certain ? `“${figure}” should be in percentage points` : `If “${figure}” is the difference of two ratios, it is in percentage points`}; check the unit.`,
  }),
  percent: (name: string, figure: string): Localized => ({
    zh: `“${name}”不是比率，增长幅度“${figure}”请核对是否应为“%”。`,
    en: `“${name}” is no ratio: check whether its growth of “${figure}” should be in per cent.`,
  }),
  slip: (name: string, one: string, other: string): Localized => ({
    zh: `“${name}”此处为${one}，另一处为${other}，数量级相差悬殊。请核对单位。`,
    en: `“${name}” is ${one} here and ${other} elsewhere, orders of magnitude apart. Check the unit.`,
  }),
  drop: (word: string): Localized => ({ zh: `删去“${word}”`, en: `Remove “${word}”` }),
  write: (text: string): Localized => ({ zh: `改为“${text}”`, en: `Change to “${text}”` }),
  other: (figure: string): Localized => ({ zh: `另一处：${figure}`, en: `Elsewhere: ${figure}` }),
};

/** What is counted in per cent of something; a change of it in per cent is mostly meant in points. */
const RATIO = /(?:(?<![产产算财生功效倍汇税费利频速辨效孵换])(?:率)|比重|占比|比例|份额)$/;
/** Rates that grow in per cent like amounts. */
const AMOUNT_LIKE = /生产率|效率|产出率|周转率|汇率|利率|税率|费率|频率|速率|功率|分辨率|增长率|产率|强度|算率|死亡率|发病率|事故率/;
/** Of other rates a fall in per cent is as usual (不良品率降低10%). */
const FALLS_IN_POINTS = /(?:近视|肥胖|超重|失业|漏损|线损|负债|吸烟|空置|辍学)率$|(?:比重|占比|比例|份额)$/;
/** Year by year a rate may grow by a part of itself. */
const GROWS = /增长|递增|增速/;
const DIFFERS = 0.051;
/** Statements of one target that others are held against. */
const MOST_REMEMBERED = 12;
/** Words that make a growth by points right: of a rate, or against another one. */
const OF_RATES = /增速|增长率|增幅|涨幅|比重|占|率|快于|高于|贡献|拉动|个百分点以上的|强度/;

export const targetUnit: DocumentRule<readonly FigureWording[]> = {
  meta: {
    id: 'target-unit',
    family: 'targets',
    severity: 'warning',
    summary: { zh: '目标的单位或数量表述有误', en: 'The unit or the wording of a figure cannot be meant so' },
    fixable: true,
    norm: { zh: '百分数与百分点有别；约数、界限不重复不矛盾；减少不用倍数', en: 'Per cent are no points; limits are given once; nothing falls by multiples' },
    needsCorpus: false,
  },
  about: () => [findFigureWording],
  lookAt(clause) {
    const found = clause.extract(findFigureWording);
    return found.length > 0 ? found : undefined;
  },
  *conclude(context, seen) {
    const targets = context.read(readTargets).filter(isCertain);
    yield* [...wording(seen, context), ...slips(targets, context), ...percentages(targets, context)].sort((a, b) => a.span.start - b.span.start);
  },
};

function* wording(seen: readonly Seen<readonly FigureWording[]>[], { document }: DocumentContext): Iterable<Report> {
  for (const { clause, value } of seen) {
    for (const { sort, span, front, behind } of value) {
      const quote = ({ start, end }: Span): string => clause.text.slice(start, end);
      const drop = (part: Span, preferred: boolean, applicability: Fix['applicability'] = 'review'): Fix => ({ title: MESSAGES.drop(quote(part)), preferred, applicability, edits: [{ span: spanInDocument(clause, part), newText: '' }] });
      const message: Readonly<Record<WordingSort, () => Localized>> = {
        twice: () => MESSAGES.twice(quote(span), quote(front), quote(behind)),
        against: () => MESSAGES.against(quote(span), quote(front), quote(behind)),
        times: () => MESSAGES.times(quote(span), quote(front).replace('了', '')),
      };
      // What is said twice means the same when it is said once: that is safe.
      const fixes = sort === 'times' || !isUnbroken(document, clause, span) ? [] : sort === 'twice' ? [drop(behind, true, 'safe')] : [drop(behind, true), drop(front, false)];
      yield { span: spanInDocument(clause, span), message: message[sort](), ...(fixes.length > 0 && { fixes }), data: { wording: sort } };
    }
  }
}

/** The later of two figures of one target that are 10⁴ or 10⁸ apart. */
function* slips(targets: readonly DocumentTarget[], context: DocumentContext): Iterable<Report> {
  const { document, facts } = context;
  for (const group of groupBy(targets.filter((target) => isDistinct(target, facts)), context.read(readKeys)).values()) {
    for (const [index, target] of group.entries()) {
      const other = group.slice(0, Math.min(index, MOST_REMEMBERED)).find((earlier) => isUnitSlip(earlier, target) && saidOfTheSame(document, earlier, target));
      if (!other) continue;
      const text = `${target.value}${target.max === undefined ? '' : `—${target.max}`}${other.unit}`;
      yield {
        span: target.span,
        message: MESSAGES.slip(fullName(target), written(target), written(other)),
        evidence: [{ document: 'draft', span: other.span, message: MESSAGES.other(written(other)) }],
        fixes: [rewrite(target.quote, text)],
        data: { targets: [dataOfTarget(target, context), dataOfTarget(other, context)] },
      };
    }
  }
}

function* percentages(targets: readonly DocumentTarget[], context: DocumentContext): Iterable<Report> {
  const byName = new Map<string, DocumentTarget[]>();
  const { indicators } = context.facts;
  for (const target of targets) {
    if (!target.unit.endsWith('%') && target.unit !== '百分点') continue;
    const { key } = indicators.identify(fullName(target));
    const same = byName.get(key) ?? [];
    if (same.length < MOST_REMEMBERED) byName.set(key, [...same, target]);
  }
  for (const target of targets) {
    if (target.kind === 'growth' && target.unit === '%') yield* pointsMeant(target, byName.get(indicators.identify(fullName(target)).key) ?? [], context);
    if (target.kind === 'delta' && target.unit === '百分点') yield* percentMeant(target, context);
  }
}

/** 比重提高5%: what another statement shows to be points is a warning, anything else a hint. */
function* pointsMeant(target: DocumentTarget, same: readonly DocumentTarget[], context: DocumentContext): Iterable<Report> {
  const name = target.indicator;
  const words = context.document.text.slice(target.span.start, target.quote.start);
  if (target.comparator === 'range' || !RATIO.test(name) || AMOUNT_LIKE.test(name)) return;
  if ((target.falling && !FALLS_IN_POINTS.test(name)) || (target.period.annual && GROWS.test(words)) || /[为到至]$/.test(words)) return;
  const proof = proofOf(target, same);
  const figure = `${target.value}%`;
  yield {
    span: target.span,
    message: MESSAGES.points(fullName(target), figure, proof !== undefined),
    cap: proof ? 'warning' : 'info',
    ...(proof && { evidence: [{ document: 'draft' as const, span: proof.span, message: MESSAGES.other(written(proof)) }] }),
    fixes: [rewrite(target.quote, `${target.value}个百分点`)],
    data: { targets: [dataOfTarget(target, context), ...(proof ? [dataOfTarget(proof, context)] : [])] },
  };
}

/** A statement that shows that points are meant: the same change in points, or a level that is just so much above another one. */
function proofOf(target: DocumentTarget, same: readonly DocumentTarget[]): DocumentTarget | undefined {
  const inPoints = same.find(({ kind, unit }) => kind === 'delta' && unit === '百分点');
  if (inPoints) return inPoints;
  const levels = same.filter(({ kind, unit }) => kind === 'level' && unit === '%');
  return levels.find((level) => levels.some((lower) => endOf(lower.period) !== endOf(level.period) && Math.abs(level.value - lower.value - target.value) < DIFFERS));
}

/** 增加值年均增长7个百分点: an amount grows in per cent. */
function* percentMeant(target: DocumentTarget, context: DocumentContext): Iterable<Report> {
  const { document, facts } = context;
  const words = document.text.slice(target.span.start, target.span.end);
  if (target.falling || target.max !== undefined || !/增长/.test(words) || OF_RATES.test(`${target.indicator}${words}`)) return;
  if (facts.indicators.kindOf(fullName(target)) !== 'absolute') return;
  yield {
    span: target.span,
    message: MESSAGES.percent(fullName(target), `${target.value}个百分点`),
    fixes: [rewrite(target.quote, `${target.value}%`)],
    data: { targets: [dataOfTarget(target, context)] },
  };
}

function rewrite(span: Span, newText: string): Fix {
  return { title: MESSAGES.write(newText), preferred: true, applicability: 'review', edits: [{ span, newText }] };
}
