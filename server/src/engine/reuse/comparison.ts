/** Two passages to be read side by side (与来源对比): what a finding of copied text, or of a target, means in the draft and in its source, a sentence a line. */

import type { Corpus, CorpusDocument } from '../../corpus/model.js';
import type { PolicyDocument } from '../../document/model.js';
import { sentences } from '../../text/sentences.js';
import type { Span } from '../../text/span.js';
import type { Steps } from '../../text/steps.js';
import { copied, copiedPassages, isCopyFinding, passageAt, type Copied, type Side } from './copied.js';
import type { CheckResult, Finding } from '../model.js';

/** One side: where it stands, and its text. */
export interface ComparedSide {
  readonly document: CorpusDocument | 'draft';
  readonly span: Span;
  readonly text: string;
}

export interface Comparison {
  readonly source: ComparedSide;
  readonly draft: ComparedSide;
}

interface World {
  readonly corpus: Corpus | undefined;
  readonly own: ReadonlySet<CorpusDocument>;
}

/** A passage of more clauses is shown from the clause that is asked about on. */
const MOST_CLAUSES = 200;

/** Whether there is a source that the draft's text can be read beside. */
export function isComparable(finding: Finding): boolean {
  const [first] = finding.evidence;
  if (!first) return false;
  if (first.document === 'draft') return isCopyFinding(finding) || finding.rule === 'target-self-conflict';
  return first.document.corpus !== undefined && (isCopyFinding(finding) || finding.rule.startsWith('target-'));
}

/** What a finding compares, seen from an offset of the draft, a clause a step; nothing where there is no source. */
export function* comparisonOf(finding: Finding, offset: number, result: CheckResult, world: World): Steps<Comparison | undefined> {
  if (!isComparable(finding)) return undefined;
  const { document, span } = finding.evidence[0]!;
  if (document !== 'draft' && document.corpus === undefined) return undefined;
  if (finding.data['versions'] !== undefined && document !== 'draft') return ofWholes(document, result.document);
  if (!isCopyFinding(finding)) return ofEvidence(document, span, finding, result.document, world);
  return (yield* ofPassage(finding, offset, result, world)) ?? ofEvidence(document, span, finding, result.document, world);
}

/** Two versions of one document as they stand. */
function ofWholes(document: CorpusDocument, draft: PolicyDocument): Comparison {
  const whole = ({ text }: PolicyDocument): Pick<ComparedSide, 'span' | 'text'> => ({ span: { start: 0, end: text.length }, text });
  return { source: { document, ...whole(document.document) }, draft: { document: 'draft', ...whole(draft) } };
}

/** Every clause of the passage beside what it repeats; one of the draft's own beside nothing. */
function* ofPassage(finding: Finding, offset: number, result: CheckResult, world: World): Steps<Comparison | undefined> {
  const passages = copiedPassages(finding);
  const passage = passages.find(({ start, end }) => start <= offset && offset < end) ?? passages[0]!;
  const clauses = result.document.clauses.filter(({ span }) => span.start < passage.end && passage.start < span.end).slice(0, MOST_CLAUSES);
  const pairs: { readonly ours: Side; readonly found: Copied | undefined }[] = [];
  for (const ours of clauses) {
    pairs.push({ ours, found: copied(finding, ours, result, world) });
    yield;
  }
  const first = pairs.find(({ found }) => found)?.found;
  if (!first || clauses.length === 0) return undefined;
  const sources = pairs.flatMap(({ found }) => (found ? [found.theirs] : []));
  return {
    source: { document: first.document, span: around(sources), text: inLines(pairs.map(({ found }) => found?.theirs.text ?? '')) },
    draft: { document: 'draft', span: around(clauses), text: inLines(pairs.map(({ ours }) => ours.text)) },
  };
}

/** The clause that the finding stands in beside the one that its evidence stands in. */
function ofEvidence(document: CorpusDocument | 'draft', span: Span, finding: Finding, draft: PolicyDocument, { corpus }: World): Comparison {
  const ours = passageAt(draft.clauses, finding.span.start) ?? { span: finding.span, text: finding.text };
  const theirs = document === 'draft' ? (passageAt(draft.clauses, span.start) ?? textIn(draft, span)) : (clauseIn(document, span, corpus) ?? textIn(document.document, span));
  return { source: { document, span: theirs.span, text: inLines([theirs.text]) }, draft: { document: 'draft', span: ours.span, text: inLines([ours.text]) } };
}

function clauseIn(document: CorpusDocument, { start }: Span, corpus: Corpus | undefined): Side | undefined {
  for (const clause of corpus?.clausesOf(document) ?? []) if (clause.span.start <= start && start < clause.span.end) return clause;
  return undefined;
}

function textIn({ text }: PolicyDocument, span: Span): Side {
  return { text: text.slice(span.start, span.end), span };
}

function around(sides: readonly Side[]): Span {
  return { start: Math.min(...sides.map(({ span }) => span.start)), end: Math.max(...sides.map(({ span }) => span.end)) };
}

/** A sentence a line, an empty line between clauses: what belongs together stands at one height. */
function inLines(clauses: readonly string[]): string {
  const blocks = clauses.map((text) => sentences(text).map(({ start, end }) => text.slice(start, end).trim()).filter((line) => line !== '').join('\n'));
  return `${blocks.join('\n\n')}\n`;
}
