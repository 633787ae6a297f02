/** The line index against a naive count of lines. */

import assert from 'node:assert/strict';
import fc from 'fast-check';
import { LineIndex } from '../../../server/src/text/lines.js';

/** Splits the text into lines with their ends and counts through them. */
function naive(text: string, offset: number): { line: number; column: number } {
  const lines = text.match(/[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+$/g) ?? [];
  let start = 0;
  for (const [index, line] of lines.entries()) {
    if (offset < start + line.length) return { line: index + 1, column: offset - start + 1 };
    start += line.length;
  }
  const ended = /[\r\n]$/.test(text) || lines.length === 0;
  return ended ? { line: lines.length + 1, column: 1 } : { line: lines.length, column: offset - (start - lines[lines.length - 1]!.length) + 1 };
}

const LINES = fc.string({ unit: fc.constantFrom('\r', '\n', '\r\n', '一', 'a', '💡', '\ud83d', '\u2028', '') });

describe('LineIndex', () => {
  for (const [text, offset, line, column] of [
    ['', 0, 1, 1], ['一\n二', 2, 2, 1], ['一\r\n二', 3, 2, 1], ['一\r\n二', 2, 1, 3], ['一\r二', 2, 2, 1], ['\n\n', 2, 3, 1], ['💡一', 2, 1, 3], ['一\n\r二', 3, 3, 1],
  ] as const) {
    it(`puts offset ${offset} of ${JSON.stringify(text)} at ${line}:${column}`, () => assert.deepEqual(new LineIndex(text).position(offset), { line, column, offset }));
  }

  it('agrees with a naive count at every offset', () => {
    fc.assert(
      fc.property(LINES, (text) => {
        const index = new LineIndex(text);
        for (let offset = 0; offset <= text.length; offset++) assert.deepEqual(index.position(offset), { ...naive(text, offset), offset }, JSON.stringify([text, offset]));
      }),
    );
  });

  it('moves an offset outside to the nearest end', () => {
    const index = new LineIndex('一\n二');
    assert.deepEqual(index.position(-5), { line: 1, column: 1, offset: 0 });
    assert.deepEqual(index.position(99), { line: 2, column: 2, offset: 3 });
  });
});
