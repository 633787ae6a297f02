/** The geometry of charts: round ticks, years with room, joined lines, labels that do not lie over each other. */

import assert from 'node:assert/strict';
import fc from 'fast-check';
import { cornersAt, drawingOf, MANNER, SIGNS, ticksOf, type ChartPoint, type Series } from '../../../../server/src/engine/ledger/chart.js';

const FRAME = { width: 520, left: 56, right: 500, top: 20, bottom: 232 };
const point = (series: Series, year: number, value: number, line: string = series): ChartPoint<Series> => ({ series, line, year, value, label: `${value}%` });

describe('ticks', () => {
  it('are round, and enclose all values', () => {
    assert.deepEqual(ticksOf(68, 82), [65, 70, 75, 80, 85]);
    assert.deepEqual(ticksOf(0, 3), [0, 1, 2, 3, 4]);
    assert.deepEqual(ticksOf(3.2, 3.2)[0]! <= 3.2, true);
  });
});

describe('a chart', () => {
  it('puts years from left to right and values from bottom to top', () => {
    const { marks, years } = drawingOf([point('own', 2028, 78), point('own', 2030, 82), point('superior', 2027, 75)], FRAME, MANNER);
    const [first, second, superior] = marks;
    assert.ok(superior!.x < first!.x && first!.x < second!.x);
    assert.ok(second!.y < first!.y && first!.y < superior!.y);
    assert.deepEqual(years.map(({ year }) => year), [2027, 2028, 2030]);
  });

  it('shows the marks of several series at one place side by side, and those of one series on it', () => {
    const { marks } = drawingOf([point('own', 2028, 78), point('superior', 2025, 68, 's1'), point('superior', 2025, 68, 's2'), point('peer', 2025, 68)], FRAME, MANNER);
    const [own, ...meeting] = marks.map(({ x }) => x);
    const middle = FRAME.left + 28;
    assert.deepEqual(meeting, [middle - 7, middle - 7, middle + 7]);
    assert.equal(own, FRAME.right - 28);
  });

  it('joins the values of one document, but for those of other places', () => {
    const { lines } = drawingOf([point('own', 2028, 78), point('own', 2030, 82), point('superior', 2027, 75, 's1'), point('superior', 2030, 80, 's2'), point('peer', 2025, 60), point('peer', 2026, 61)], FRAME, MANNER);
    assert.deepEqual(lines.map(({ series, points }) => `${series} ${points.length}`), ['own 2']);
  });

  it('labels each figure once, where there is room, and never those of other places', () => {
    const { labels } = drawingOf([point('own', 2028, 78), point('superior', 2028, 75), point('superior', 2028, 75), point('peer', 2028, 60)], FRAME, MANNER);
    assert.deepEqual(labels.map(({ text }) => text), ['78%', '75%']);
  });

  it('keeps marks and labels inside, whatever the figures', () => {
    const points = fc.array(fc.record({ series: fc.constantFrom<Series>('own', 'superior', 'same', 'peer'), line: fc.constant('a'), year: fc.integer({ min: 2000, max: 2060 }), value: fc.integer({ min: -1e9, max: 1e9 }).map((hundredths) => hundredths / 100), label: fc.string({ maxLength: 12 }) }), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(points, (some) => {
        const { marks, labels, ticks } = drawingOf(some, FRAME, MANNER);
        for (const { x, y } of marks) assert.ok(x >= FRAME.left && x <= FRAME.right && y >= FRAME.top - 0.1 && y <= FRAME.bottom + 0.1, `${x} ${y}`);
        for (const { x } of labels) assert.ok(x >= 0 && x <= FRAME.width);
        assert.ok(ticks.length >= 2 && ticks.length < 12, `${ticks.length}`);
      }),
    );
  });

  it('has signs of different forms', () => {
    assert.equal(new Set(Object.values(SIGNS).map((sign) => JSON.stringify(sign))).size, 5);
    assert.equal(cornersAt(SIGNS.superior.corners, 10, 10), '5,5 15,5 15,15 5,15');
  });
});
