/** What the draft says elsewhere (文中他处的数值): an indicator's value in a year, for bases and wholes. */

import { spanInDocument, type Clause } from '../../document/model.js';
import type { Amount } from '../../extract/arithmetic/amounts.js';
import { findStatements } from '../../extract/arithmetic/statements.js';
import type { Facts } from '../../facts/facts.js';
import type { Span } from '../../text/span.js';
import { areApart, loosely } from './intervals.js';
import type { DocumentReader, Frame } from '../model.js';

/** A value with its place in the document. */
export interface Known {
  readonly name: string;
  readonly amount: Amount;
  readonly clause: Clause;
  readonly span: Span;
}

/** The values of the draft by indicator and year. */
export const readStatements: DocumentReader<ReadonlyMap<string, readonly Known[]>> = (document, extract, { facts, level }) => {
  const own = ownAreas(level);
  const known = new Map<string, Known[]>();
  for (const clause of document.clauses) {
    if (clause.kind === 'table-row') continue;
    for (const { name, area, year, amount, span } of extract(clause, findStatements)) {
      const key = keyOf({ name, area: own.has(area) ? '' : area, year }, facts);
      const entry = { name, amount, clause, span: spanInDocument(clause, span) };
      const entries = known.get(key);
      if (entries) entries.push(entry);
      else known.set(key, [entry]);
    }
  }
  return known;
};

/** The value of an indicator in a year, if the draft gives one only, or the same again, in the same measure. */
export function valueOf(known: ReadonlyMap<string, readonly Known[]>, { name, area, year }: Wanted, base: string, { facts, level }: Pick<Frame, 'facts' | 'level'>): Known | undefined {
  if (name.length < 2) return undefined;
  const found = (known.get(keyOf({ name, area: ownAreas(level).has(area) ? '' : area, year }, facts)) ?? []).filter(({ amount }) => amount.base === base);
  const [first] = found;
  return first && found.every(({ amount }) => !areApart(loosely(amount), loosely(first.amount))) ? first : undefined;
}

/** What is looked up: an indicator in a year, of the draft's own territory or of another. */
export interface Wanted {
  readonly name: string;
  readonly area: string;
  readonly year: number;
}

/** Words that mean the draft's own territory. */
function ownAreas(level: Frame['level']): ReadonlySet<string> {
  return new Set(level === 'national' ? ['全国'] : level === 'province' ? ['全省', '全自治区'] : []);
}

function keyOf({ name, area, year }: Wanted, { indicators }: Facts): string {
  return `${indicators.identify(name).key}|${area}|${indicators.scopeOf(name).join()}|${year}`;
}
