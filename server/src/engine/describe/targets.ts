/** What is known of the target at a place (目标提示): how it was understood, and what documents of the corpus set for the same indicator. */

import type { Corpus, CorpusDocument } from '../../corpus/model.js';
import type { PolicyDocument } from '../../document/model.js';
import { targetsIn, type DocumentTarget, type PeriodSource } from '../../extract/targets/index.js';
import type { Facts } from '../../facts/facts.js';
import { keyIn } from '../../rules/counterparts.js';
import { fullName } from '../../rules/target-identity.js';
import type { Localized } from '../../text/localized.js';
import type { Span } from '../../text/span.js';
import { ledgerOf, type LedgerColumn } from '../ledger/ledger.js';
import type { CheckResult } from '../model.js';
import { COMPARATOR, KIND, mannerOf, NATURE, periodOf, UNDERSTOOD } from '../ledger/words.js';

/** What a document of the corpus sets for the same indicator. */
export interface TargetBeside extends LedgerColumn {
  readonly targets: readonly DocumentTarget[];
}

/** A target of the draft with what was understood, and the documents beside it, superiors first. */
export interface TargetDescription {
  readonly target: DocumentTarget;
  readonly span: Span;
  readonly name: string;
  readonly lines: readonly Localized[];
  readonly beside: readonly TargetBeside[];
}

/** What targets are looked up in. */
export interface TargetWorld {
  readonly facts: Facts;
  readonly corpus: Corpus | undefined;
  readonly own: ReadonlySet<CorpusDocument>;
}

/** The targets that an offset of the draft belongs to, the narrowest first. */
export function describeTargets({ document, asOf, territory, level }: CheckResult, offset: number, { facts, corpus, own }: TargetWorld): TargetDescription[] {
  if (!mayHoldTarget(document, offset)) return [];
  const all = targetsIn(document);
  const here = all.filter(({ span, quote }) => holds(span, offset) || holds(quote, offset)).sort((a, b) => length(a.span) - length(b.span));
  const key = keyIn(facts);
  return here.map((target) => {
    const lines = describedLines(target, territory);
    const described = { target, span: target.span, name: fullName(target) };
    if (!corpus) return { ...described, lines, beside: [] };
    const ledger = ledgerOf(all.filter((other) => other.territory === target.territory && key(other) === key(target)), { asOf: asOf.day, territory, level, facts, corpus, own, document });
    const cells = ledger.rows[0]?.cells;
    const beside = ledger.columns.map((column) => ({ ...column, targets: cells?.get(column.document) ?? [] }));
    return { ...described, lines: beside.length > 0 ? lines : [...lines, NOT_IN_CORPUS], beside };
  });
}

/** Whether there may be a target at an offset: a clause without a figure holds none, and the document need not be read. */
export function mayHoldTarget({ clauses }: PolicyDocument, offset: number): boolean {
  const clause = clauses.find(({ span }) => holds(span, offset));
  return clause !== undefined && HAS_FIGURE.test(clause.text);
}

const HAS_FIGURE = /[0-9０-９一二三四五六七八九十百千万亿]|翻番|倍增/;
const NOT_IN_CORPUS: Localized = { zh: '语料库中没有同一指标的目标', en: 'No document of the corpus sets a target for this indicator' };

const SOURCE: Readonly<Record<PeriodSource, Localized>> = {
  sentence: { zh: '见本句', en: 'from the sentence' },
  paragraph: { zh: '见本段', en: 'from the paragraph' },
  section: { zh: '见本节', en: 'from the section' },
  title: { zh: '见标题', en: 'from the title' },
  reckoned: { zh: '推算', en: 'reckoned' },
  none: { zh: '未写明', en: 'not stated' },
};

/** What was understood of a target, a line each; `territory` is the draft’s. */
export function describedLines(target: DocumentTarget, territory: string | undefined): Localized[] {
  const { subject, field, kind, nature, confidence, stretch, periodSource } = target;
  const place = target.territory ?? territory;
  const manner: Localized = { zh: mannerOf(target, 'zh'), en: mannerOf(target, 'en') };
  const what: readonly Part[] = [
    ['指标', 'Indicator', same(target.indicator)],
    ['主体', 'subject', subject === undefined ? undefined : same(subject)],
    ['领域', 'field', field === undefined ? undefined : same(field)],
    ['地域', 'territory', place === undefined ? undefined : same(place)],
    ['方式', 'manner', manner.zh === '' || manner.zh === KIND[kind].zh ? undefined : manner],
  ];
  const period: Localized = { zh: periodOf(target, 'zh'), en: periodOf(target, 'en') };
  const asked: readonly Part[] = [
    ['时限', 'Period', period.zh === '' ? SOURCE.none : { zh: `${period.zh}（${SOURCE[periodSource].zh}）`, en: `${period.en} (${SOURCE[periodSource].en})` }],
    ['要求', 'required', { zh: `${COMPARATOR[target.comparator].zh}${figure(target)}`, en: `${COMPARATOR[target.comparator].en} ${figure(target)}` }],
    ['类型', 'kind', KIND[kind]],
    ['性质', 'nature', stretch ? { zh: '力争', en: 'stretch' } : nature && NATURE[nature]],
    ['把握', 'confidence', UNDERSTOOD[confidence]],
  ];
  return [joined(what), joined(asked)];
}

type Part = readonly [zh: string, en: string, value: Localized | undefined];

function joined(parts: readonly Part[]): Localized {
  const said = parts.flatMap(([zh, en, value]) => (value === undefined ? [] : [{ zh: `${zh}：${value.zh}`, en: `${en}: ${value.en}` }]));
  return { zh: said.map(({ zh }) => zh).join('；'), en: said.map(({ en }) => en).join('; ') };
}

function same(value: string): Localized {
  return { zh: value, en: value };
}

function figure({ value, max, unit }: DocumentTarget): string {
  return `${value}${max === undefined ? '' : `—${max}`}${unit}`;
}

function holds({ start, end }: Span, offset: number): boolean {
  return start <= offset && offset < end;
}

function length({ start, end }: Span): number {
  return end - start;
}
