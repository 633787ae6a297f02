/** Hints between the words of a draft (行间提示): after a target the superior's value, after a cited title its number where the draft leaves it out, or that it is out of force. */

import type { CorpusDocument } from '../../corpus/model.js';
import { citationsIn } from '../../extract/cited-documents.js';
import type { DocumentTarget } from '../../extract/targets/index.js';
import { keyIn } from '../../rules/counterparts.js';
import { libraryOf } from '../../rules/citing.js';
import { endOf } from '../../rules/target-identity.js';
import { groupBy } from '../../text/groups.js';
import type { Localized } from '../../text/localized.js';
import type { Span } from '../../text/span.js';
import type { Steps } from '../../text/steps.js';
import { citedPlace } from '../cited.js';
import { cardOf, type CitedCard } from '../describe/cited.js';
import type { GoalWorld } from '../ledger/goals.js';
import { ledgerOf, type LedgerColumn } from '../ledger/ledger.js';
import type { CheckResult } from '../model.js';

/** A hint behind an offset, with what it rests on. */
export interface TargetHint {
  readonly kind: 'target';
  readonly at: number;
  readonly label: Localized;
  readonly above: DocumentTarget;
  readonly column: LedgerColumn;
}

export interface CitationHint {
  readonly kind: 'citation';
  readonly at: number;
  readonly label: Localized;
  readonly card: CitedCard;
}

export type Hint = TargetHint | CitationHint;

/** The hints of a stretch of the draft, in no order; an indicator or a citation a step. */
export function* hintsIn(span: Span, result: CheckResult, world: GoalWorld): Steps<Hint[]> {
  const targets = yield* besideTargets(span, result, world);
  const citations = yield* besideCitations(span, result, world);
  return [...targets, ...citations];
}

function* besideTargets(span: Span, { document, asOf, territory, level }: CheckResult, { targets, facts, corpus, own }: GoalWorld): Steps<TargetHint[]> {
  if (!corpus) return [];
  const hints: TargetHint[] = [];
  const within = targets.filter((target) => target.confidence === 'high' && span.start <= target.span.end && target.span.end <= span.end);
  for (const group of groupBy(within, keyIn(facts)).values()) {
    const { columns, rows } = ledgerOf(group, { asOf: asOf.day, territory, level, facts, corpus, own, document });
    const superiors = columns.filter(({ relation, ended }) => relation === 'superior' && !ended);
    for (const { own: ours, cells } of rows) hints.push(...ours.flatMap((target) => aboveOf(target, superiors, cells)));
    yield;
  }
  return hints;
}

/** What the nearest superior that sets the indicator until the same year, or else any year, asks for. */
function aboveOf(target: DocumentTarget, superiors: readonly LedgerColumn[], cells: ReadonlyMap<CorpusDocument, readonly DocumentTarget[]>): TargetHint[] {
  const all = superiors.flatMap((column) => (cells.get(column.document) ?? []).filter(({ confidence }) => confidence === 'high').map((above) => ({ column, above })));
  const year = endOf(target.period);
  const found = all.find(({ above }) => endOf(above.period) === year) ?? all[0];
  if (!found) return [];
  const { column, above } = found;
  const due = endOf(above.period);
  const figure = `${SIGN[above.comparator]}${above.value}${above.max === undefined ? '' : `—${above.max}`}${above.unit === '百分点' ? '个百分点' : above.unit}`;
  const when: Localized = due === undefined || due === year ? { zh: '', en: '' } : { zh: `（${due}年）`, en: ` (${due})` };
  return [{ kind: 'target', at: target.span.end, label: { zh: `上级 ${figure}${when.zh}`, en: `superior ${figure}${when.en}` }, above, column }];
}

const SIGN: Readonly<Record<DocumentTarget['comparator'], string>> = { '=': '', '>=': '≥', '>': '>', '<=': '≤', '<': '<', '≈': '约', range: '' };

/** The number is wanted where the document is first named; that it is out of force, wherever its title stands. */
function* besideCitations(span: Span, result: CheckResult, { facts, corpus, own }: GoalWorld): Steps<CitationHint[]> {
  const library = libraryOf({ corpus, facts, own });
  const hints: CitationHint[] = [];
  const named = new Set<object>();
  for (const place of citationsIn(result.document)) {
    if (place.as !== 'title') continue;
    const cited = citedPlace(place, library);
    const known = cited.resolution?.document ?? cited.resolution?.fact;
    const isFirst = known !== undefined && !named.has(known);
    if (known) named.add(known);
    yield;
    if (place.span.end < span.start || place.span.end > span.end) continue;
    const card = cardOf(cited, result, { facts, corpus, own });
    if (!card) continue;
    const number = isFirst && !place.citation.number ? cited.resolution?.number : undefined;
    const words: Localized[] = [...(number === undefined ? [] : [{ zh: number, en: number }]), ...(card.status.outOfForce ? [card.status.word] : [])];
    if (words.length > 0) hints.push({ kind: 'citation', at: place.span.end, label: { zh: words.map(({ zh }) => zh).join(' · '), en: words.map(({ en }) => en).join(' · ') }, card });
  }
  return hints;
}
