/** The request `wenheng/comparison` (与来源对比): the draft's passage and its source as two texts, for a client that shows differences. */

import { LSPErrorCodes, ResponseError, type Range } from 'vscode-languageserver';
import { comparisonOf, isComparable, type ComparedSide } from '../../engine/reuse/comparison.js';
import { copiedPassages, isCopyFinding } from '../../engine/reuse/copied.js';
import type { Finding } from '../../engine/model.js';
import type { CorpusDocument } from '../../corpus/model.js';
import type { Language, Localized } from '../../text/localized.js';
import type { Span } from '../../text/span.js';
import type { Steps } from '../../text/steps.js';
import type { Presentation } from '../diagnostics.js';
import type { CheckedDraft } from '../session.js';
import { inSlices } from '../slices.js';
import type { Feature } from './feature.js';

export const COMPARISON_REQUEST = 'wenheng/comparison';

/** The draft and the finding in it: by its fingerprint, by a range, or by both where the finding means several passages. */
export interface ComparisonParams {
  readonly uri: string;
  readonly range?: Range;
  readonly fingerprint?: string;
}

/** One text of a comparison: a sentence a line, or the whole document as it stands. */
export interface ComparisonSide {
  /** The document that it stands in, and where. */
  readonly uri: string;
  readonly range: Range;
  readonly label: string;
  readonly text: string;
}

/** Source left, draft right. */
export interface ComparisonResult {
  readonly title: string;
  readonly left: ComparisonSide;
  readonly right: ComparisonSide;
}

const DRAFT: Localized = { zh: '本稿', en: 'Draft' };
const lineOf = (line: number): Localized => ({ zh: `第${line}行`, en: `line ${line}` });

export const comparison: Feature = {
  capabilities: () => ({}),
  listen: (connection, { checked, show }) =>
    connection.onRequest(COMPARISON_REQUEST, async (params: ComparisonParams, token) => {
      const state = await checked(params.uri);
      const found = state && (await inSlices(compare(state, params, show), () => token.isCancellationRequested));
      if (token.isCancellationRequested) throw new ResponseError(LSPErrorCodes.RequestCancelled, 'cancelled');
      return found ?? null;
    }),
};

/** The comparison that a client asks for; nothing where there is no such finding, or nothing to compare. */
export function* compare(state: CheckedDraft, { uri, range, fingerprint }: ComparisonParams, show: Presentation): Steps<ComparisonResult | undefined> {
  const span = range && state.text.span(range);
  const finding = findingAt(state, span, fingerprint);
  const found = finding && (yield* comparisonOf(finding, span?.start ?? finding.span.start, state.result, { corpus: state.loaded?.corpus, own: state.own }));
  if (!found) return undefined;
  const side = (compared: ComparedSide): ComparisonSide => ({ ...locate(state, uri, compared, show), text: compared.text });
  const [left, right] = [side(found.source), side(found.draft)];
  return { title: `${left.label} ↔ ${right.label}`, left, right };
}

function findingAt({ result }: CheckedDraft, span: Span | undefined, fingerprint: string | undefined): Finding | undefined {
  if (fingerprint !== undefined) return result.findings.find((finding) => finding.fingerprint === fingerprint);
  if (!span) return undefined;
  const comparable = result.findings.filter(isComparable);
  return comparable.find((finding) => touches(finding.span, span)) ?? comparable.find((finding) => isCopyFinding(finding) && copiedPassages(finding).some((passage) => touches(passage, span)));
}

function touches(one: Span, other: Span): boolean {
  return one.start <= other.end && other.start <= one.end;
}

function locate(state: CheckedDraft, uri: string, { document, span }: ComparedSide, { places, language }: Presentation): Omit<ComparisonSide, 'text'> {
  if (document === 'draft' || !state.loaded) {
    const range = state.text.range(span);
    return { uri, range, label: `${DRAFT[language]}${language === 'zh' ? '' : ' '}${lineOf(range.start.line + 1)[language]}` };
  }
  return { ...places.location(state.loaded, document, span), label: labelOf(document, language) };
}

function labelOf({ document: { metadata: { title, number, date } }, path }: CorpusDocument, language: Language): string {
  const details = [number?.value, date?.value].filter((detail) => detail !== undefined).join(language === 'zh' ? '，' : ', ');
  const name = title ? `《${title.value}》` : path;
  return details === '' ? name : language === 'zh' ? `${name}（${details}）` : `${name} (${details})`;
}
