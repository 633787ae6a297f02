/** The incremental check: after any edits the result is that of a fresh check, and only what changed is looked at anew. */

import assert from 'node:assert/strict';
import fc from 'fast-check';
import { MemoryCorpus } from '../../../server/src/corpus/memory-corpus.js';
import { resolveAsOf } from '../../../server/src/engine/as-of.js';
import { check, type CheckWorld } from '../../../server/src/engine/check.js';
import type { CheckResult, CheckSettings } from '../../../server/src/engine/model.js';
import { ParseMemo } from '../../../server/src/document/parse-memo.js';
import { parseDocument } from '../../../server/src/document/parse.js';
import { PassageCache } from '../../../server/src/engine/passage-cache.js';
import { rules } from '../../../server/src/rules/index.js';
import type { DocumentRule, PassageRule } from '../../../server/src/rules/model.js';
import { finishSteps } from '../../../server/src/text/steps.js';
import { CORPUS_TEXT, SHARED } from '../../support/drafts.js';
import { exampleFacts, parse, wordRule } from '../../support/policy.js';

const corpus = MemoryCorpus.of([{ path: 'shared.txt', corpus: 'corpus', document: parse(CORPUS_TEXT) }]);
const WORLD: CheckWorld = { rules, facts: exampleFacts, corpus, own: new Set() };

/** What is kept of one draft from check to check. */
interface Kept {
  readonly memo: ParseMemo;
  readonly cache: PassageCache;
}

const nothing = (): Kept => ({ memo: new ParseMemo(), cache: new PassageCache() });

function begun(text: string, { memo, cache }: Kept, world: CheckWorld): ReturnType<typeof check> {
  return check(parseDocument(text, { territories: exampleFacts.territories, memo }), world, settingsFor(text), cache);
}

/** Checks a text with what an earlier check kept, or with nothing kept. */
function checked(text: string, kept: Kept, world: CheckWorld = WORLD): CheckResult {
  return finishSteps(begun(text, kept, world));
}

function settingsFor(text: string): CheckSettings {
  const { metadata } = parse(text);
  const asOf = resolveAsOf(parse(text), { flag: undefined, config: undefined }, '2026-11-22');
  return { asOf, territory: metadata.territory, level: metadata.level, severities: new Map(), only: undefined };
}

/** Pieces that drafts are made of: each changes what another one means. */
const PIECES = [
  '示例市新型工业化实施方案（2026—2030年）', '示例市“十四五”工业发展规划', '一、发展基础', '一、总体要求', '二、主要任务', '（一）工作回顾', '（二）指导思想', '## 三、保障措施', '1.开展培训。', '第三章 附则',
  '深入贯彻党的十九大精神，加快工业强市建设。', '深入学习贯彻党的二十一大精神，抓好开局之年各项工作。', '全力完成“十四五”规划目标任务，力争指标进位。', '贯彻党的二十届五中全会精神。',
  SHARED, SHARED.slice(0, 60), '本段用来重复，说明同一件事在文中写了两遍，字数要够长才能参加比较，所以再添上几句话。', '---\ndate: 2021-03-04\n---', '<!-- wenheng-disable-next-line outdated-meeting -- 引用原文 -->',
  '// wenheng-disable heading-sequence', '附件1', '示例市人民政府\n2019年5月6日', '— 3 —', '《', '》', '“', '。', '，', '\r\n', '\t甲\t乙', '😀', '\u3000\u3000',
] as const;

interface Edit {
  readonly at: number;
  readonly removed: number;
  readonly inserted: string;
}

const TEXT = fc.array(fc.constantFrom(...PIECES), { minLength: 3, maxLength: 25 }).map((pieces) => pieces.join('\n\n'));
const EDIT: fc.Arbitrary<Edit> = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  removed: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 4 }), fc.integer({ min: 5, max: 200 })),
  inserted: fc.oneof(fc.constant(''), fc.constantFrom('年', '十', '九', '\n', '\n\n', ' ', '精神'), fc.constantFrom(...PIECES).map((piece) => `\n${piece}\n`), fc.constantFrom(...PIECES)),
});

function edited(text: string, { at, removed, inserted }: Edit): string {
  const offset = Math.floor(at * text.length);
  return text.slice(0, offset) + inserted + text.slice(offset + removed);
}

/** Everything of a result that anybody sees. */
function visible({ document, findings, problems, notChecked, asOf, territory, level }: CheckResult): unknown {
  return { document, findings, problems, notChecked, asOf, territory, level };
}

describe('the incremental check', () => {
  it('gives after any sequence of edits what a fresh check gives', () => {
    fc.assert(
      fc.property(TEXT, fc.array(EDIT, { minLength: 1, maxLength: 12 }), (start, edits) => {
        const kept = nothing();
        checked(start, kept);
        let text = start;
        for (const edit of edits) {
          text = edited(text, edit);
          assert.deepEqual(visible(checked(text, kept)), visible(checked(text, nothing())), JSON.stringify(text));
        }
      }),
      { numRuns: 300 },
    );
  });

  it('does so where checks are dropped half-way, and where the world changes between two edits', () => {
    const worlds: readonly CheckWorld[] = [WORLD, { ...WORLD, corpus: undefined }, { ...WORLD, own: new Set(corpus.documents) }, { ...WORLD, rules: rules.slice(2) }];
    const step = fc.record({ edit: EDIT, steps: fc.option(fc.integer({ min: 0, max: 9 }), { nil: undefined }), world: fc.constantFrom(...worlds) });
    fc.assert(
      fc.property(TEXT, fc.array(step, { minLength: 1, maxLength: 12 }), (start, sequence) => {
        const kept = nothing();
        let text = start;
        for (const { edit, steps, world } of sequence) {
          text = edited(text, edit);
          if (steps === undefined) assert.deepEqual(visible(checked(text, kept, world)), visible(checked(text, nothing(), world)), JSON.stringify(text));
          else {
            const dropped = begun(text, kept, world);
            for (let taken = 0; taken < steps; taken++) if (dropped.next().done) break;
          }
        }
        assert.deepEqual(visible(checked(text, kept)), visible(checked(text, nothing())), JSON.stringify(text));
      }),
      { numRuns: 200 },
    );
  });
});

/** Two rules that write down what they look at. */
function recording(): { seen: string[]; world: CheckWorld } {
  const seen: string[] = [];
  const passages: PassageRule = {
    ...wordRule('passages', ''),
    checkPassage: ({ text, scope }) => {
      seen.push(`${scope.retrospective ? '回顾 ' : ''}${text}`);
      return [];
    },
  };
  const clauses: DocumentRule<number> = { meta: wordRule('clauses', '').meta, lookAt: ({ text }) => seen.push(`段 ${text}`), conclude: () => [] };
  return { seen, world: { ...WORLD, rules: [passages, clauses] } };
}

const DRAFT = '示例市节水意见\n\n一、工作要求\n\n甲段。\n\n乙段。\n\n二、保障措施\n\n丙段。\n';

describe('what is looked at again', () => {
  const looks = (...texts: readonly string[]): string[] => {
    const { seen, world } = recording();
    const kept = nothing();
    checked(texts[0]!, kept, world);
    for (const text of texts.slice(1, -1)) checked(text, kept, world);
    seen.length = 0;
    checked(texts[texts.length - 1]!, kept, world);
    return seen;
  };

  it('is nothing after no change', () => assert.deepEqual(looks(DRAFT, DRAFT), []));
  it('is the clause that changed', () => assert.deepEqual(looks(DRAFT, DRAFT.replace('乙段', '丁段')), ['丁段。', '段 丁段。']));
  it('is nothing where clauses only move', () => assert.deepEqual(looks(DRAFT, `${DRAFT}\n\n甲段。\n`.replace('甲段。\n\n', '')), []));
  it('is all that a heading’s new scope flows into, up to the next heading that sets its own', () => {
    assert.deepEqual(looks(DRAFT, DRAFT.replace('工作要求', '工作回顾')), ['回顾 一、工作回顾', '回顾 甲段。', '段 甲段。', '回顾 乙段。', '段 乙段。']);
  });
  it('is everything where the as-of date changes', () => {
    assert.deepEqual(looks(DRAFT, `${DRAFT}\n示例市人民政府\n2019年5月6日\n`), ['一、工作要求', '甲段。', '段 甲段。', '乙段。', '段 乙段。', '二、保障措施', '丙段。', '段 丙段。']);
  });
  it('is a text that came back after the next edit, once: what a check does not use is forgotten', () => {
    assert.deepEqual(looks(DRAFT, DRAFT.replace('乙段', '丁段'), DRAFT), ['乙段。', '段 乙段。']);
  });
});
