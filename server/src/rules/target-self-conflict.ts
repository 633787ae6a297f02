/** target-self-conflict: one draft states two values of the same target that cannot both be met (文内目标矛盾). */

import type { DocumentTarget } from '../extract/targets/index.js';
import { groupBy } from '../text/groups.js';
import type { Localized } from '../text/localized.js';
import type { DocumentContext, DocumentRule, Report, Severity } from './model.js';
import { readKeys, readTargets } from './read-targets.js';
import { isDistinct, isStock, isStrivenFor, saidOfTheSame } from './target-context.js';
import { dataOfTarget } from './target-data.js';
import { endOf, fullName, isCertain, samePeriod } from './target-identity.js';
import { areDisjoint, isUnitSlip, rangeOf, sameUnits, written } from './target-values.js';

const MESSAGES = {
  disjoint: (name: string, year: number, one: string, other: string): Localized => ({
    zh: `“${name}”${year}年的目标前后不一：此处${one}，前文${other}。请核对后统一。`,
    en: `The ${year} targets for “${name}” disagree: ${one} here, ${other} earlier. Check and make them agree.`,
  }),
  bounds: (name: string, year: number, one: string, other: string): Localized => ({
    zh: `“${name}”${year}年的目标有两个界限：此处${one}，前文${other}。请核对以哪一个为准。`,
    en: `“${name}” has two limits for ${year}: ${one} here, ${other} earlier. Check which one holds.`,
  }),
  earlier: (figure: string): Localized => ({ zh: `前文：${figure}`, en: `Earlier: ${figure}` }),
};

/** Of amounts and numbers of things the smaller may be a part of the larger: only what is at least so near is held against it. */
const LEAST_SHARE = 0.5;
/** Statements of one target for one year that later ones are held against: a target said a hundred times costs no more than one said so often. */
const MOST_REMEMBERED = 12;

export const targetSelfConflict: DocumentRule = {
  meta: {
    id: 'target-self-conflict',
    family: 'targets',
    severity: 'error',
    summary: { zh: '同一目标在一份文稿中前后不一', en: 'A draft states one target with two values that disagree' },
    fixable: false,
    norm: { zh: '同一指标同一时限的目标全文应当一致', en: 'A target has one value throughout a document' },
    needsCorpus: false,
  },
  *conclude(context) {
    const targets = context.read(readTargets).filter((target) => isCertain(target) && !target.stretch && isDistinct(target, context.facts));
    const found: Report[] = [];
    for (const group of groupBy(targets, context.read(readKeys)).values()) if (group.length > 1) found.push(...conflictsIn(group, context));
    yield* found.sort((a, b) => a.span.start - b.span.start);
  },
};

/** Each statement is held against the earlier ones; what was said before with the same value is not reported again. */
function* conflictsIn(group: readonly DocumentTarget[], context: DocumentContext): Iterable<Report> {
  const told = new Set<string>();
  const remembered = new Map<string, DocumentTarget[]>();
  for (const target of group) {
    const year = String(endOf(target.period));
    const before = remembered.get(year) ?? [];
    for (const earlier of before) {
      const cap = conflictOf(earlier, target, context);
      if (cap === undefined) continue;
      const pair = [earlier, target].map((each) => `${year} ${written(each)}`).sort().join('|');
      if (told.has(pair)) continue;
      told.add(pair);
      yield reportOf(earlier, target, cap, context);
      break;
    }
    if (before.length < MOST_REMEMBERED) remembered.set(year, [...before, target]);
  }
}

/** How strong a conflict is; `undefined` where there is none. */
function conflictOf(earlier: DocumentTarget, later: DocumentTarget, { document }: DocumentContext): Severity | undefined {
  if (!samePeriod(earlier, later) || !sameUnits(earlier, later) || isUnitSlip(earlier, later)) return undefined;
  const found = contradiction(earlier, later);
  // 力争 asks for more than the other does, as a stretch goal said apart from its floor.
  const kind = found === 'error' && isStrivenFor(document, earlier) !== isStrivenFor(document, later) ? 'warning' : found;
  if (kind === undefined || !saidOfTheSame(document, earlier, later)) return undefined;
  if (isShare(earlier)) return kind;
  if (earlier.clause === later.clause) return undefined;
  if (isStock(document, earlier) !== isStock(document, later)) return undefined;
  const [low, high] = [earlier.base.value, later.base.value].sort((a, b) => a - b) as [number, number];
  if (low < high * LEAST_SHARE) return undefined;
  return kind === 'error' && !isStock(document, later) ? 'warning' : kind;
}

function contradiction(one: DocumentTarget, other: DocumentTarget): Severity | undefined {
  const [a, b] = [rangeOf(one), rangeOf(other)];
  if (areDisjoint(a, b)) return 'error';
  const floors = a.high === Infinity && b.high === Infinity && a.low !== b.low;
  const ceilings = a.low === -Infinity && b.low === -Infinity && a.high !== b.high;
  const estimates = one.comparator === '≈' && other.comparator === '≈' && one.base.value !== other.base.value;
  return floors || ceilings || estimates ? 'warning' : undefined;
}

/** What is no amount of the whole, of which another may be a part. */
function isShare({ kind, base: { unit } }: DocumentTarget): boolean {
  return unit === '%' || unit === '百分点' || unit.includes('/') || kind === 'growth' || kind === 'ratio' || kind === 'rank';
}

function reportOf(earlier: DocumentTarget, target: DocumentTarget, cap: Severity, context: DocumentContext): Report {
  const figures = [fullName(target), endOf(target.period)!, written(target), written(earlier)] as const;
  return {
    span: target.span,
    message: cap === 'error' || areDisjoint(rangeOf(earlier), rangeOf(target)) ? MESSAGES.disjoint(...figures) : MESSAGES.bounds(...figures),
    cap,
    evidence: [{ document: 'draft', span: earlier.span, message: MESSAGES.earlier(written(earlier)) }],
    data: { targets: [dataOfTarget(target, context), dataOfTarget(earlier, context)] },
  };
}
