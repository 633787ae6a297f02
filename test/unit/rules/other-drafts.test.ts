/** The drafts of one run: the table by clauses agrees with comparing every draft with every other. */

import assert from 'node:assert/strict';
import fc from 'fast-check';
import { duplicateAcrossDrafts } from '../../../server/src/rules/duplicate-across-drafts.js';
import { RunDrafts } from '../../../server/src/rules/other-drafts.js';
import { foldText } from '../../../server/src/text/fold.js';
import { parse } from '../../support/policy.js';
import { checkDraft } from '../../support/rule-cases.js';

const CLAUSES = ['步行街区', '便民早餐', '口袋公园', '夜间公交', '社区食堂'].map((name) => `由示例市商务局会同各县区建设${name}，明确选址、投入和运行办法，按季评估使用情况，并向社会公布评估结果和监督电话。`);
const draftOf = (numbers: readonly number[]): string => `示例市第${numbers.join('')}号工作方案\n\n一、任务\n\n${numbers.map((number) => CLAUSES[number]).join('\n\n')}\n`;

describe('drafts of one run', () => {
  it('has nothing beside a single draft, nor beside a file that was named twice', () => {
    const document = parse(draftOf([0]));
    assert.equal(RunDrafts.of([{ path: 'a.md', realPath: '/a.md', document }]).beside(0), undefined);
    assert.equal(RunDrafts.of([{ path: 'a.md', realPath: '/a.md', document }, { path: 'b.md', realPath: '/a.md', document }]).beside(0), undefined);
  });

  it('finds every clause in the other drafts that hold it, and none in the draft itself', () => {
    fc.assert(
      fc.property(fc.array(fc.uniqueArray(fc.nat(4), { minLength: 1, maxLength: 5 }), { minLength: 2, maxLength: 6 }), (lists) => {
        const documents = lists.map((numbers) => parse(draftOf(numbers)));
        const run = RunDrafts.of(documents.map((document, index) => ({ path: `${index}.md`, realPath: undefined, document })));
        lists.forEach((_, self) => {
          CLAUSES.forEach((clause, number) => {
            const expected = lists.flatMap((numbers, index) => (index !== self && numbers.includes(number) ? [`${index}.md`] : []));
            const { places, drafts } = run.beside(self)!.placesOf(foldText(clause));
            if (!lists[self]!.includes(number)) return; // a draft asks about its own clauses only
            assert.deepEqual(places.map(({ draft }) => draft.path), expected);
            assert.equal(drafts, expected.length);
          });
        });
      }),
      { numRuns: 60 },
    );
  });

  it('gives findings whose identity does not depend on the other draft', () => {
    const text = draftOf([0, 1]);
    const [one, other] = ['甲.md', '乙.md'].map((path) => checkDraft(duplicateAcrossDrafts, { text, others: [{ path, text: draftOf(path === '甲.md' ? [2, 0] : [0, 3, 4]) }] }).findings);
    assert.deepEqual(one!.map(({ fingerprint }) => fingerprint), other!.map(({ fingerprint }) => fingerprint));
    assert.notEqual(one![0]!.message.zh, other![0]!.message.zh);
  });

  it('keeps to the first places of a text that stands in many drafts, and counts them all', () => {
    const lists = Array.from({ length: 30 }, (_, index) => [0, 1 + (index % 4)]);
    const run = RunDrafts.of(lists.map((numbers, index) => ({ path: `${index}.md`, realPath: undefined, document: parse(draftOf(numbers)) })));
    const { places, drafts } = run.beside(20)!.placesOf(foldText(CLAUSES[0]!));
    assert.deepEqual([places[0]!.draft.path, drafts], ['0.md', 29]);
    assert.ok(places.length < 10);
  });
});
