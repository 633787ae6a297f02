/** Results as data (结果的存放形式): as they are written down, and as they go from one thread to another. */

import type { Corpus } from '../corpus/model.js';
import type { CheckResult, Finding } from '../engine/model.js';
import type { OtherDraft } from '../rules/model.js';

/** What is counted in a draft: clauses, mentions of documents by title (outermost 《…》), and quantified targets where those were asked for. */
export interface Counts {
  readonly clauses: number;
  readonly citations: number;
  readonly targets: number;
}

/** What comes of looking at a draft. */
export interface Looked {
  readonly result: CheckResult;
  readonly counts: Counts;
}

/** A finding as it is written down: documents of its evidence by number, drafts by path. */
interface StoredFinding extends Omit<Finding, 'evidence'> {
  readonly evidence: readonly (Omit<Finding['evidence'][number], 'document'> & { readonly document: 'draft' | number | { readonly draft: string } })[];
}

/** What is written down of a result; the rest is at hand. */
export interface StoredResult extends Pick<CheckResult, 'problems' | 'notChecked' | 'judged'> {
  readonly findings: readonly StoredFinding[];
  readonly counts: Counts;
}

/** What is at hand. */
export type ResultFrame = Omit<CheckResult, 'findings' | 'problems' | 'notChecked' | 'judged'>;

/** Where evidence stands. */
export interface EvidenceWorld {
  readonly corpus: Corpus | undefined;
  draft(path: string): OtherDraft | undefined;
}

/** Whether a result would be the same elsewhere and next time: not where a rule crashed, or names were left uncompared. */
export function isSettled({ needsSegmenter, problems }: CheckResult): boolean {
  return !needsSegmenter && !problems.some(({ kind }) => kind === 'rule-crash');
}

/** A result as data. */
export function storedOf({ result: { findings, problems, notChecked, judged }, counts }: Looked): StoredResult {
  return { findings: findings.map((finding) => ({ ...finding, evidence: finding.evidence.map((each) => ({ ...each, document: referenceOf(each.document) })) })), problems, notChecked, judged, counts };
}

/** The result that data stand for. */
export function resultOf({ findings: stored, problems, notChecked, judged, counts }: StoredResult, frame: ResultFrame, world: EvidenceWorld): Looked {
  const findings = stored.map((finding) => ({ ...finding, evidence: finding.evidence.map((each) => ({ ...each, document: documentOf(each.document, world) })) }));
  return { result: { ...frame, findings, problems, notChecked, judged }, counts };
}

function referenceOf(document: Finding['evidence'][number]['document']): StoredFinding['evidence'][number]['document'] {
  if (document === 'draft') return document;
  return document.corpus === undefined ? { draft: document.path } : document.id;
}

function documentOf(reference: StoredFinding['evidence'][number]['document'], { corpus, draft }: EvidenceWorld): Finding['evidence'][number]['document'] {
  if (reference === 'draft') return reference;
  const document = typeof reference === 'number' ? corpus?.documents[reference] : draft(reference.draft);
  if (!document) throw new Error('a stored result names a document that is not there');
  return document;
}
