/** Where a copied passage comes from (段落来源): shares of its text, the superior's first. For people who ask, not for rules. */

import { RememberingCorpus } from '../../corpus/remembering-corpus.js';
import type { PolicyDocument } from '../../document/model.js';
import type { Localized } from '../../text/localized.js';
import type { Span } from '../../text/span.js';
import type { Steps } from '../../text/steps.js';
import { copiedPassages } from './copied.js';
import type { Finding } from '../model.js';
import { reuseOf, type ReuseFrame } from './reuse.js';

/** A passage of the draft that a finding calls copied. */
export interface CopiedPlace {
  readonly finding: Finding;
  readonly span: Span;
}

/** A longer passage is measured by its beginning: who reads its share waits for it. */
const MOST_CLAUSES = 60;

/** The copied passages that stand in documents of the corpus, in the order of the text, each place once. */
export function copiedPlaces(findings: readonly Finding[]): CopiedPlace[] {
  const found = findings.filter(isFromCorpus).flatMap((finding) => copiedPassages(finding).map((span) => ({ finding, span })));
  const places = new Map(found.reverse().map((place) => [place.span.start, place]));
  return [...places.values()].sort((a, b) => a.span.start - b.span.start);
}

function isFromCorpus({ rule, suppressed, baselined, evidence, data }: Finding): boolean {
  const source = evidence[0]?.document;
  return (rule === 'duplicate-clause' || rule === 'altered-copy') && !suppressed && !baselined && data['versions'] === undefined && source !== undefined && source !== 'draft' && source.corpus !== undefined;
}

/** The shares of a passage in words; a clause a step. */
export function* reuseWords({ span, finding }: CopiedPlace, draft: PolicyDocument, frame: ReuseFrame): Steps<Localized> {
  const clauses = draft.clauses.filter((clause) => clause.span.start < span.end && span.start < clause.span.end).slice(0, MOST_CLAUSES);
  const corpus = new RememberingCorpus(frame.corpus);
  for (const { text } of clauses) {
    corpus.findSimilar(text, frame.own);
    yield;
  }
  const { sources } = reuseOf({ ...draft, clauses }, { ...frame, corpus });
  if (sources.length === 0) return statedIn(finding);
  const percent = (isSuperior: boolean): number => Math.round(sources.filter(({ relation }) => (relation === 'superior') === isSuperior).reduce((sum, { permille }) => sum + permille, 0) / 10);
  const [above, others] = [percent(true), percent(false)];
  const zh = [...(above > 0 ? [`上级${above}%`] : []), ...(others > 0 ? [`${above > 0 ? '其他' : '雷同'}${others}%`] : []), `${sources.length}处来源`];
  const en = [...(above > 0 ? [`superior ${above}%`] : []), ...(others > 0 ? [`${above > 0 ? 'others' : 'copied'} ${others}%`] : []), `${sources.length} source${sources.length === 1 ? '' : 's'}`];
  return { zh: zh.join(' · '), en: en.join(' · ') };
}

/** What the finding itself says, where the clauses say too little to be measured. */
function statedIn({ data, evidence }: Finding): Localized {
  const share = Math.round(Number(data['containment'] ?? 1) * 100);
  const count = new Set(evidence.flatMap(({ document }) => (document === 'draft' ? [] : [document]))).size;
  return { zh: `雷同${share}% · ${count}处来源`, en: `copied ${share}% · ${count} source${count === 1 ? '' : 's'}` };
}
