/** 1 MB of one repeated piece: parsing and checking come to an end and no rule breaks. `npx tsx test/bench/linear.ts` shows the times. */

import assert from 'node:assert/strict';
import { rules } from '../../../server/src/rules/index.js';
import { checkText } from '../../support/policy.js';
import { REPEATED, repeated, shown } from '../../support/repeated.js';

const LENGTH = 1 << 20;

describe('1 MB of a repeated piece', function () {
  this.timeout(20_000);

  for (const piece of REPEATED) {
    it(`is checked: ${shown(piece)}`, () => {
      const text = repeated(piece, LENGTH);
      const { document, findings, problems } = checkText(text, { rules });
      assert.deepEqual(problems.filter((problem) => problem.kind === 'rule-crash'), []);
      const last = document.clauses[document.clauses.length - 1];
      assert.ok(last === undefined || (last.text !== '' && last.span.end <= text.length));
      assert.ok(findings.every((finding) => finding.text === text.slice(finding.span.start, finding.span.end)));
    });
  }
});
