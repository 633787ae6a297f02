/** Draws the chart of an indicator (目标对照图): documents are told apart by the form of their marks and the dash of their lines, not by colour alone. */

import { cornersAt, drawingOf, MANNER, SIGNS, type ChartFrame } from '../../server/src/engine/ledger/chart.js';
import type { Point, Series } from '../src/panels/answers.js';
import { element, shape } from './dom.js';

/** Wider than this, lines become flat. */
const WIDEST = 760;
const HEIGHT = { narrow: 190, wide: 230 };
const NARROW = 420;

/** A drawing as wide as there is room. `title` and `description` are what a screen reader says of it. */
export function chartOf(points: readonly Point[], room: number, title: string, description: string): SVGSVGElement {
  const width = Math.min(room, WIDEST);
  const height = room < NARROW ? HEIGHT.narrow : HEIGHT.wide;
  const frame: ChartFrame = { width, left: 52, right: width - 16, top: 20, bottom: height - 32 };
  const { ticks, years, lines, marks, labels } = drawingOf<Series, Point>(points, frame, MANNER);
  return shape(
    'svg',
    { class: 'plot', width, height, viewBox: `0 0 ${width} ${height}`, role: 'img', 'aria-label': title, 'aria-description': description },
    ...ticks.flatMap(({ y, text }) => [shape('line', { class: 'grid', x1: frame.left, x2: frame.right, y1: y, y2: y }), shape('text', { class: 'tick', x: frame.left - 8, y: y + 4, 'text-anchor': 'end' }, text)]),
    shape('line', { class: 'axis', x1: frame.left, x2: frame.right, y1: frame.bottom, y2: frame.bottom }),
    ...years.map(({ x, year }) => shape('text', { class: 'tick', x, y: frame.bottom + 20, 'text-anchor': 'middle' }, String(year))),
    ...lines.map(({ series, points: corners }) => shape('polyline', { class: `line ${series}`, points: corners.map((corner) => corner.join(',')).join(' ') })),
    ...[...marks].reverse().map(({ x, y, point }) => mark(point.series, x, y, `${point.text}`)),
    ...labels.map(({ series, text, x, y }) => shape('text', { class: `label ${series}`, x, y }, text)),
  );
}

/** The sign of a series in a list, with the line that joins its values. */
export function legendSign(series: Series): SVGSVGElement {
  const joined = MANNER.joined.some((each) => each === series);
  return shape('svg', { class: 'sign', width: 32, height: 16, viewBox: '0 0 32 16', 'aria-hidden': 'true' }, joined && shape('line', { class: `line ${series}`, x1: 1, x2: 31, y1: 8, y2: 8 }), mark(series, 16, 8));
}

function mark(series: Series, x: number, y: number, title?: string): SVGElement {
  const sign = SIGNS[series];
  const said = title !== undefined && shape('title', {}, title);
  if ('radius' in sign) return shape('circle', { class: `mark ${series}`, cx: x, cy: y, r: sign.radius }, said);
  return shape('polygon', { class: `mark ${series}`, points: cornersAt(sign.corners, x, y) }, said);
}

/** The same figures as a table. */
export function chartTable(points: readonly Point[], heads: readonly string[], namesOf: (point: Point) => string): HTMLTableElement {
  const cells = (texts: readonly string[]): HTMLElement[] => texts.map((text, index) => element('td', index === 0 ? { class: 'figures' } : {}, text));
  return element(
    'table',
    { class: 'plain' },
    element('thead', {}, element('tr', {}, ...heads.map((head, index) => element('th', { scope: 'col', ...(index === 0 && { class: 'figures' }) }, head)))),
    element('tbody', {}, ...[...points].sort((one, other) => one.year - other.year).map((point) => element('tr', {}, ...cells([String(point.year), point.text, namesOf(point)])))),
  );
}
