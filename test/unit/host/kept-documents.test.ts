/** Documents of a run: what is no longer held comes back the same, and a large run holds one. */

import assert from 'node:assert/strict';
import { Shelf } from '../../../server/src/host/kept-documents.js';
import { parse } from '../../support/policy.js';

const TEXTS = ['甲', '乙', '丙'].map((name) => `示例市${name}项工作方案\r\n\r\n一、总体要求\r\n\r\n建设\ud83d平台𠮷，到2027年达到70%。\r\n`);

describe('kept documents', () => {
  it('come back as they were, and are parsed again only where the run is large', () => {
    for (const [most, expected] of [[1000, 0], [30, 3]] as const) {
      let parsed = 0;
      const shelf = new Shelf(most);
      const kept = TEXTS.map((text) => shelf.keep(parse(text), (whole) => (parsed++, parse(whole))));
      assert.deepEqual(kept.map(({ text }) => text), TEXTS);
      assert.deepEqual(kept.map(({ metadata }) => metadata.title?.value), ['甲', '乙', '丙'].map((name) => `示例市${name}项工作方案`));
      assert.equal(parsed, 0); // neither text nor metadata needs it
      for (const [index, { clauses, headings }] of kept.entries()) assert.deepEqual([clauses, headings], [parse(TEXTS[index]!).clauses, parse(TEXTS[index]!).headings]);
      assert.equal(kept[2]!.whole(), kept[2]!.whole());
      assert.ok(parsed >= expected && (expected > 0 || parsed === 0));
    }
  });
});
