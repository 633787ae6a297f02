/** Shared by the tests: parse a text, check it with chosen rules, quote the result. */

import { parseDocument } from '../../server/src/document/parse.js';
import type { Clause, Heading, PolicyDocument } from '../../server/src/document/model.js';
import { resolveAsOf } from '../../server/src/engine/as-of.js';
import { checkNow } from '../../server/src/engine/check.js';
import type { CheckResult } from '../../server/src/engine/model.js';
import type { Corpus, CorpusDocument } from '../../server/src/corpus/model.js';
import { compileFacts, type Facts } from '../../server/src/facts/facts.js';
import type { TerritoryDeclaration } from '../../server/src/facts/territories.js';
import type { PassageRule, Rule, Severity } from '../../server/src/rules/model.js';
import type { Segmenter } from '../../server/src/text/segmenter.js';
import type { Span } from '../../server/src/text/span.js';

/** The invented places of all examples. */
export const EXAMPLE_TERRITORIES: readonly TerritoryDeclaration[] = [
  {
    name: '示例省',
    level: 'province',
    children: [
      { name: '示例市', level: 'city', children: [{ name: '甲县', level: 'county' }] },
      { name: '样例市', level: 'city' },
    ],
  },
];

/** Built-in facts and the invented places, compiled once: the tables are immutable. */
export const exampleFacts: Facts = compileFacts(EXAMPLE_TERRITORIES);

/** Parses a text that knows the invented places. */
export function parse(text: string): PolicyDocument {
  return parseDocument(text, { territories: exampleFacts.territories });
}

/** The text of a document at a span. */
export function quote(document: PolicyDocument, span: Span): string {
  return document.text.slice(span.start, span.end);
}

/** The texts of all clauses, in order. */
export function clauseTexts(document: PolicyDocument): string[] {
  return document.clauses.map((clause) => clause.text);
}

/** A heading as `label|title`, so that a test reads like the document. */
export function headingLine(heading: Heading): string {
  return `${heading.label.value}|${heading.title}`;
}

/** All headings, one line each, indented by their depth. */
export function outline(document: PolicyDocument): string[] {
  return document.headings.map((heading) => `${'  '.repeat(heading.depth)}${headingLine(heading)}`);
}

/** The labels of the headings that enclose a clause, outermost first. */
export function pathOf(document: PolicyDocument, clause: Clause): string[] {
  const labels: string[] = [];
  for (let index = clause.heading; index >= 0; index = document.headings[index]!.parent) labels.unshift(document.headings[index]!.label.value);
  return labels;
}

/** How a test wants a text checked; everything may be left out. */
export interface CheckOptions {
  readonly segmenter?: Segmenter | undefined;
  readonly rules?: readonly Rule[];
  readonly asOf?: string;
  readonly corpus?: Corpus;
  readonly severities?: Readonly<Record<string, Severity | 'off'>>;
  readonly only?: readonly string[];
  readonly own?: ReadonlySet<CorpusDocument>;
}

const TODAY = '2026-11-22';

/** Checks a text as a host would. */
export function checkText(text: string, options: CheckOptions = {}): CheckResult {
  const document = parse(text);
  const asOf = resolveAsOf(document, { flag: options.asOf, config: undefined }, TODAY);
  const { territory, level } = document.metadata;
  return checkNow(
    document,
    { rules: options.rules ?? [], facts: exampleFacts, corpus: options.corpus, own: options.own ?? new Set(), segmenter: options.segmenter },
    { asOf, territory, level, severities: new Map(Object.entries(options.severities ?? {})), only: options.only && new Set(options.only) },
  );
}

/** A rule for tests that reports every occurrence of a word in headings and clauses. */
export function wordRule(id: string, word: string, more: { severity?: Severity; needsCorpus?: boolean; cap?: Severity; confidence?: 'high' | 'medium' | 'low' } = {}): PassageRule {
  return {
    meta: {
      id,
      family: 'form',
      severity: more.severity ?? 'error',
      summary: { zh: `出现“${word}”`, en: `"${word}" occurs` },
      fixable: false,
      norm: { zh: '测试', en: 'test' },
      needsCorpus: more.needsCorpus ?? false,
    },
    *checkPassage({ text }) {
      for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) {
        yield {
          span: { start: at, end: at + word.length },
          message: { zh: `“${word}”不妥`, en: `"${word}" is wrong` },
          ...(more.cap && { cap: more.cap }),
          ...(more.confidence && { confidence: more.confidence }),
        };
      }
    },
  };
}
