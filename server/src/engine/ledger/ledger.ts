/** The ledger of targets (目标台账): the indicators of a draft beside what documents of a corpus set for the same ones. */

import type { Corpus, CorpusDocument, CorpusTarget } from '../../corpus/model.js';
import type { PolicyDocument } from '../../document/model.js';
import type { DocumentTarget } from '../../extract/targets/index.js';
import { byIdentity, keyIn } from '../../rules/counterparts.js';
import type { Frame } from '../../rules/model.js';
import { distanceOf, relationOf, superiorStatusOf, type Relation } from '../../rules/relations.js';
import { endOf } from '../../rules/target-identity.js';
import { sameUnits } from '../../rules/target-values.js';
import { yearOf } from '../../text/dates.js';
import { groupBy } from '../../text/groups.js';
import { finishSteps, type Steps } from '../../text/steps.js';

/** Relations that are held against each other, in the order of the columns. */
export const COMPARED = ['superior', 'same', 'peer', 'subordinate'] as const;
export type Compared = (typeof COMPARED)[number];

/** A document of the corpus that sets a target for an indicator of the draft. */
export interface LedgerColumn {
  readonly document: CorpusDocument;
  readonly relation: Compared;
  /** Whether it is held only as a 征求意见稿. */
  readonly status: 'draft' | 'final';
  /** Whether the years that its title names were over before the as-of date. */
  readonly ended: boolean;
}

/** An indicator: what the draft sets for it, and what each document does. Targets stand in the order of their years. */
export interface LedgerRow {
  readonly own: readonly [DocumentTarget, ...DocumentTarget[]];
  readonly cells: ReadonlyMap<CorpusDocument, readonly DocumentTarget[]>;
}

/** Rows in the order of the draft; columns from the nearest superior to the farthest document below. */
export interface Ledger {
  readonly columns: readonly LedgerColumn[];
  readonly rows: readonly LedgerRow[];
  /** Documents that have an indicator of the draft and are not compared: later than the as-of date, out of force, other versions of the draft. */
  readonly leftOut: readonly { readonly document: CorpusDocument; readonly relation: Exclude<Relation, Compared> }[];
}

/** What a ledger is made from. */
export interface LedgerFrame extends Pick<Frame, 'asOf' | 'territory' | 'level' | 'facts' | 'own'> {
  readonly document: PolicyDocument;
  /** Without one, `all` lists the draft's own targets. */
  readonly corpus: Corpus | undefined;
}

/** The ledger of some targets of a draft; without `all`, of those indicators only that the corpus has too. */
export function ledgerOf(targets: readonly DocumentTarget[], frame: LedgerFrame, options: LedgerOptions = {}): Ledger {
  return finishSteps(ledgerSteps(targets, frame, options));
}

export interface LedgerOptions {
  readonly all?: boolean;
}

/** The same in steps, one for each indicator: in a large corpus many documents have the usual ones. */
export function* ledgerSteps(targets: readonly DocumentTarget[], frame: LedgerFrame, { all = false }: LedgerOptions = {}): Steps<Ledger> {
  const key = keyIn(frame.facts);
  const theirs = frame.corpus?.grouped(byIdentity(frame.facts, 'targets'));
  const relations = new Map<CorpusDocument, Relation>();
  const rows: LedgerRow[] = [];
  // By indicator, and by the place that the draft sets them for.
  for (const own of groupBy(targets, (target) => `${key(target)}|${target.territory ?? ''}`).values()) {
    const cells = new Map<CorpusDocument, DocumentTarget[]>();
    for (const entry of theirs?.get(key(own[0])) ?? []) {
      if (sameUnits(entry.target, own[0]) && isForRow(entry.target, own[0], frame)) put(entry, cells, relations, frame);
    }
    if (cells.size > 0 || all) rows.push({ own: own.sort(byYear), cells });
    yield;
  }
  const found = [...relations].map(([document, relation]) => ({ document, relation }));
  const columns = found.flatMap(({ document, relation }) => (isCompared(relation) ? [{ document, relation, status: superiorStatusOf(document, frame), ended: hasEnded(document, frame) }] : []));
  const leftOut = found.flatMap(({ document, relation }) => (isCompared(relation) || frame.own.has(document) ? [] : [{ document, relation }]));
  return { columns: columns.sort((a, b) => order(a, b, frame)), rows, leftOut };
}

/** What a document sets for itself, for all below it, or for the row's own place; not for another one. */
function isForRow({ territory: theirs }: DocumentTarget, { territory: ours }: DocumentTarget, { territory = '' }: LedgerFrame): boolean {
  if (ours !== undefined) return theirs === ours;
  return theirs === undefined || theirs.startsWith('各') || territory.endsWith(theirs);
}

/** Puts a target of the corpus into its document's cell, where the document is one to compare with. */
function put({ document, target }: CorpusTarget, cells: Map<CorpusDocument, DocumentTarget[]>, relations: Map<CorpusDocument, Relation>, frame: LedgerFrame): void {
  const relation = relations.get(document) ?? relationOf(document, frame);
  relations.set(document, relation);
  if (!isCompared(relation)) return;
  cells.set(document, [...(cells.get(document) ?? []), target].sort(byYear));
}

function hasEnded({ document: { metadata: { period } } }: CorpusDocument, { asOf }: LedgerFrame): boolean {
  return period !== undefined && period.to < yearOf(asOf);
}

function isCompared(relation: Relation): relation is Compared {
  return (COMPARED as readonly Relation[]).includes(relation);
}

/** By the last year; targets without one stand last. */
function byYear(one: DocumentTarget, other: DocumentTarget): number {
  const [a, b] = [endOf(one.period) ?? Infinity, endOf(other.period) ?? Infinity];
  return a === b ? 0 : a - b;
}

/** Superiors first, the nearest before farther ones; among equals the latest first, undated ones last. */
function order(one: LedgerColumn, other: LedgerColumn, frame: LedgerFrame): number {
  const rank = COMPARED.indexOf(one.relation) - COMPARED.indexOf(other.relation);
  if (rank !== 0) return rank;
  const nearer = one.relation === 'superior' ? distanceOf(one.document, frame) - distanceOf(other.document, frame) : 0;
  if (nearer !== 0) return nearer;
  const [a, b] = [one, other].map(({ document }) => document.document.metadata.date?.value ?? '') as [string, string];
  return a === b ? one.document.id - other.document.id : a < b ? 1 : -1;
}
