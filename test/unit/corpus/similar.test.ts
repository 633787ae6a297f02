/** Look-up and verification: what is copied is found whatever was done to it, matches quote both sides, nothing else is found. */

import assert from 'node:assert/strict';
import fc from 'fast-check';
import { indexDocument } from '../../../server/src/corpus/indexed-document.js';
import { MemoryCorpus } from '../../../server/src/corpus/memory-corpus.js';
import type { ClauseMatch, CorpusDocument } from '../../../server/src/corpus/model.js';
import type { PolicyDocument } from '../../../server/src/document/model.js';
import { foldText } from '../../../server/src/text/fold.js';
import { finishSteps } from '../../../server/src/text/steps.js';
import { clauseAt, EDIT_NAMES, edited, EDITS, FORMULAS, type Edit, type EditKind } from '../../bench/clauses.js';
import { random } from '../../bench/synthetic.js';
import { parse } from '../../support/policy.js';

const NONE: ReadonlySet<CorpusDocument> = new Set();
const TEXTS = fc.array(fc.string({ unit: fc.constantFrom(...'甲乙丙丁，Ａ1 '), minLength: 1, maxLength: 70 }), { minLength: 1, maxLength: 8 });
const SHARED = fc.string({ unit: fc.constantFrom(...'甲乙丙丁戊己庚辛壬癸'), minLength: 20, maxLength: 40 });

/** A document whose clauses are these texts, whatever a parser would make of them. */
function documentOf(texts: readonly string[]): PolicyDocument {
  const [model] = parse('示例市意见\n\n各县按季报告用水情况。').clauses;
  return { ...parse(''), clauses: texts.map((text, index) => ({ ...model!, index, text })) };
}

function corpusOf(texts: readonly string[]): MemoryCorpus {
  return finishSteps(MemoryCorpus.build([{ path: '示例.txt', corpus: '示例', indexed: indexDocument(documentOf(texts)) }]));
}

/** Asserts that the stretches of a match stand in both clauses, in order, and are what its shares say. */
function assertQuoted(draft: string, { clause, spans, containment, sourceContainment, similarity }: ClauseMatch): void {
  let matched = 0;
  spans.forEach(({ draft: there, source }, index) => {
    const quote = foldText(draft.slice(there.start, there.end));
    assert.equal(foldText(clause.text.slice(source.start, source.end)), quote);
    matched += quote.length;
    const before = spans[index - 1];
    if (before) assert.ok(before.draft.end <= there.start && before.source.end <= source.start);
  });
  const [drafted, sourced] = [foldText(draft).length, foldText(clause.text).length];
  assert.deepEqual([containment, sourceContainment, similarity], [matched / drafted, matched / sourced, (2 * matched) / (drafted + sourced)]);
}

describe('findSimilar', () => {
  it('finds every text that stands in the corpus as a whole, and nothing that it cannot quote', () => {
    fc.assert(
      fc.property(TEXTS, fc.nat(), (texts, which) => {
        const text = texts[which % texts.length]!;
        const { matches } = corpusOf(texts).findSimilar(text, NONE);
        const whole = matches.filter(({ similarity }) => similarity === 1).map(({ clause }) => clause.index);
        const equal = texts.flatMap((other, index) => (foldText(other) !== '' && foldText(other) === foldText(text) ? [index] : []));
        assert.deepEqual(whole, equal);
        for (const match of matches) assertQuoted(text, match);
      }),
      { numRuns: 100 },
    );
  });

  it('finds a clause that holds a text of twenty characters, whatever stands around it', () => {
    fc.assert(
      fc.property(SHARED, fc.string({ unit: fc.constantFrom(...'子丑寅卯'), maxLength: 40 }), fc.string({ unit: fc.constantFrom(...'辰巳午未'), maxLength: 40 }), (text, before, after) => {
        const source = before + text + after;
        const match = corpusOf(['各县按季报告用水情况，逐户核定用水定额。', source]).findSimilar(text, NONE).matches.find(({ clause }) => clause.text === source);
        assert.equal(match?.containment, 1);
        assertQuoted(text, match);
      }),
      { numRuns: 100 },
    );
  });

  it('finds a text of several clauses by each of them', () => {
    const clauses = [0, 1, 2, 3, 4].map((number) => clauseAt(1, number));
    const { matches } = corpusOf(clauses).findSimilar(clauses.join(''), NONE);
    assert.deepEqual(new Set(matches.map(({ clause }) => clause.text)), new Set(clauses));
    for (const match of matches) assert.equal(match.sourceContainment, 1);
  });

  it('says that it was cut short where more clauses are equal than it gives', () => {
    const [formula] = FORMULAS;
    const many = corpusOf(Array.from({ length: 65 }, () => formula)).findSimilar(formula, NONE);
    assert.equal(many.saturated, true);
    assert.ok(many.matches.every(({ clause, similarity }) => clause.text === formula && similarity === 1));
    assert.equal(corpusOf([formula, clauseAt(1, 0)]).findSimilar(formula, NONE).saturated, false);
  });
});

describe('recall over 2,000 clauses', () => {
  const SIZE = 2000;
  const SAMPLES = 200;
  const sources = Array.from({ length: SIZE }, (_, number) => clauseAt(1, number));
  const corpus = corpusOf(sources);
  /** Least shares that have to be found; where nothing is said 0.99. */
  const LEAST: Partial<Record<EditKind, (strength: number) => number>> = {
    substituted: (strength) => (strength <= 0.1 ? 0.99 : strength <= 0.2 ? 0.98 : 0.8),
    deleted: (strength) => (strength <= 0.1 ? 0.99 : strength <= 0.2 ? 0.98 : 0.88),
  };

  function isFound(number: number, edit: Edit): boolean {
    const other = edit.kind === 'merged' ? sources[(number + SIZE / 2) % SIZE]! : clauseAt(3, number);
    const draft = edited(sources[number]!, other, edit, random(number));
    const { matches } = corpus.findSimilar(draft, NONE);
    for (const match of matches) assertQuoted(draft, match);
    const texts = new Set(matches.map(({ clause }) => clause.text));
    return texts.has(sources[number]!) && (edit.kind !== 'merged' || texts.has(other));
  }

  for (const edit of EDITS) {
    it(`finds copies: ${EDIT_NAMES[edit.kind]}, ${edit.strength}`, () => {
      const found = Array.from({ length: SAMPLES }, (_, sample) => isFound(sample * (SIZE / SAMPLES), edit)).filter(Boolean);
      const least = LEAST[edit.kind]?.(edit.strength) ?? 0.99;
      assert.ok(found.length >= least * SAMPLES, `${found.length} of ${SAMPLES}`);
    });
  }

  it('finds nothing but formulas for clauses that copy nothing', () => {
    const formulas = FORMULAS.map(foldText);
    for (let number = 0; number < SAMPLES; number++) {
      const draft = clauseAt(2, number);
      for (const match of corpus.findSimilar(draft, NONE).matches) {
        const quotes = match.spans.map((span) => foldText(draft.slice(span.draft.start, span.draft.end)));
        assert.ok(quotes.some((quote) => formulas.some((formula) => quote.includes(formula) || formula.includes(quote))), quotes.join(' '));
      }
    }
  });
});
