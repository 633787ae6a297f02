/** The chart of an indicator (目标对照图): values over years, the draft's beside superiors' and others', as an inline SVG without styles of its own. */

import { cornersAt, drawingOf, MANNER, SERIES, SIGNS, type ChartFrame, type Series } from '../../engine/ledger/chart.js';
import type { Ledger, LedgerRow } from '../../engine/ledger/ledger.js';
import { pointsOf, type TargetPoint } from '../../engine/ledger/points.js';
import { nameOf, valueOf } from '../../engine/ledger/words.js';
import { html, type Markup } from './markup.js';
import type { Word, Words } from './words.js';

/** Charts of a draft: the indicators that say most. */
const MOST_CHARTS = 2;
const WIDTH = 520;
const HEIGHT = 270;
const FRAME: ChartFrame = { width: WIDTH, left: 56, right: 500, top: 20, bottom: 232 };
const NAMES: Readonly<Record<Series, Word>> = { own: 'draft', superior: 'superior', same: 'local', peer: 'others', subordinate: 'below' };

/** Charts of the indicators that have a superior's value, several years, many points; none where nothing can be drawn. */
export function chartsOf(ledger: Ledger, id: string, words: Words): Markup | undefined {
  const drawn = ledger.rows
    .map((row) => ({ row, points: pointsOf(row, ledger.columns) }))
    .filter(({ points }) => points.some(({ series }) => series === 'own') && points.some(({ series }) => series !== 'own'))
    .map((each, index) => ({ ...each, index, weight: weightOf(each.points) }))
    .sort((a, b) => b.weight - a.weight || a.index - b.index)
    .slice(0, MOST_CHARTS);
  if (drawn.length === 0) return undefined;
  return html`<div class="charts">${drawn.map(({ row, points }, index) => chart(row, points, `${id}-chart${index + 1}`, words))}</div>`;
}

function weightOf(points: readonly TargetPoint[]): number {
  const years = new Set(points.map(({ year }) => year)).size;
  const has = (series: Series): number => Number(points.some((point) => point.series === series));
  return 4 * has('superior') + 2 * Number(years > 1) + has('same') + has('peer') + Math.min(points.length, 10) / 10;
}

function chart(row: LedgerRow, points: readonly TargetPoint[], id: string, words: Words): Markup {
  const name = nameOf(row.own[0], words.language);
  const { unit } = row.own[0];
  const { ticks, years, lines, marks, labels } = drawingOf(points, FRAME, MANNER);
  const { left, right, bottom } = FRAME;
  const present = SERIES.filter((series) => points.some((point) => point.series === series));
  return html`
<figure class="chart">
<figcaption id="${id}">${words.say('chart')}${words.colon}<span lang="zh-CN">${name}</span>${unit !== '' && words.bracketed(unit)}</figcaption>
<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-labelledby="${id}" aria-describedby="${id}-d">
<desc id="${id}-d">${present.map((series) => `${words.say(NAMES[series])}${words.colon}${valuesOf(points, series, words)}`).join(words.of({ zh: '。', en: '. ' }))}</desc>
${ticks.map(({ y, text }) => html`<line class="grid" x1="${left}" x2="${right}" y1="${at(y)}" y2="${at(y)}"/><text class="tick" x="${left - 8}" y="${at(y + 4)}" text-anchor="end">${text}</text>`)}
<line class="axis" x1="${left}" x2="${right}" y1="${bottom}" y2="${bottom}"/>
${years.map(({ x, year }) => html`<text class="tick" x="${at(x)}" y="${bottom + 20}" text-anchor="middle">${year}</text>`)}
${lines.map((line) => html`<polyline class="line ${line.series}" points="${line.points.map(([x, y]) => `${at(x)},${at(y)}`).join(' ')}"/>`)}
${[...marks].reverse().map(({ x, y, point }) => shape(point.series, x, y))}
${labels.map(({ series, text, x, y }) => html`<text class="label ${series}" x="${at(x)}" y="${at(y)}">${text}</text>`)}
</svg>
<ul class="legend">${present.map((series) => html`<li><svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">${shape(series, 8, 8)}</svg> ${words.say(NAMES[series])}</li>`)}</ul>
</figure>`;
}

function valuesOf(points: readonly TargetPoint[], series: Series, words: Words): string {
  return [...new Set(points.filter((point) => point.series === series).map(({ target }) => valueOf(target, words.language)))].join(words.of({ zh: '、', en: ', ' }));
}

function at(coordinate: number): string {
  return coordinate.toFixed(1);
}

/** A sign for each kind of document: told apart by its form, not by colour alone. */
function shape(series: Series, x: number, y: number): Markup {
  const sign = SIGNS[series];
  if ('radius' in sign) return html`<circle class="dot ${series}" cx="${at(x)}" cy="${at(y)}" r="${sign.radius}"/>`;
  return html`<polygon class="dot ${series}" points="${cornersAt(sign.corners, x, y)}"/>`;
}
