/** 1 MB of one repeated piece (a quarter of the lesser ones): parsing and checking come to an end and no rule breaks. `npx tsx test/bench/linear.ts` shows the times. */

import assert from 'node:assert/strict';
import { rules } from '../../../server/src/rules/index.js';
import { checkText } from '../../support/policy.js';
import { MORE_REPEATED, REPEATED, repeated, shown } from '../../support/repeated.js';

const MEGABYTE = 1 << 20;
const CASES = [...REPEATED.map((piece) => [piece, MEGABYTE] as const), ...MORE_REPEATED.map((piece) => [piece, MEGABYTE / 4] as const)];

describe('a long text of one repeated piece', function () {

  for (const [piece, length] of CASES) {
    it(`is checked: ${shown(piece)}`, () => {
      const text = repeated(piece, length);
      const { document, findings, problems } = checkText(text, { rules });
      assert.deepEqual(problems.filter((problem) => problem.kind === 'rule-crash'), []);
      const last = document.clauses[document.clauses.length - 1];
      assert.ok(last === undefined || (last.text !== '' && last.span.end <= text.length));
      assert.ok(findings.every((finding) => finding.text === text.slice(finding.span.start, finding.span.end)));
    });
  }
});
