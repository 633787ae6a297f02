/** The chart of an indicator (目标对照图): values over years, the draft's beside superiors' and others', as an inline SVG without styles of its own. */

import type { Compared, Ledger, LedgerRow } from '../../engine/ledger.js';
import { nameOf, valueOf } from '../../engine/target-words.js';
import type { DocumentTarget } from '../../extract/targets/index.js';
import { endOf } from '../../rules/target-identity.js';
import { groupBy } from '../../text/groups.js';
import { html, type Markup } from './markup.js';
import type { Word, Words } from './words.js';

/** Charts of a draft: the indicators that say most. */
const MOST_CHARTS = 2;
const MOST_POINTS = 40;
const WIDTH = 520;
const HEIGHT = 270;
const PLOT = { left: 56, right: 500, top: 20, bottom: 232 } as const;
const LABEL_HEIGHT = 15;
const BASELINE = 11;
const SIGN_WIDTH = 8;
/** Half the size of a point. */
const DOT = 7;
/** Years before the draft's first and behind its last that are drawn: farther ones would press the others together. */
const YEARS_BEFORE = 5;
const YEARS_BEHIND = 10;

type Series = 'own' | Compared;
const SERIES: readonly Series[] = ['own', 'superior', 'same', 'peer', 'subordinate'];
const LABELLED: readonly Series[] = ['own', 'superior', 'same'];
const NAMES: Readonly<Record<Series, Word>> = { own: 'draft', superior: 'superior', same: 'local', peer: 'others', subordinate: 'below' };

/** One value of one document. */
interface Point {
  readonly series: Series;
  /** Points of one document are joined. */
  readonly source: number;
  readonly year: number;
  readonly value: number;
  readonly target: DocumentTarget;
}

interface Scale {
  readonly x: (year: number) => number;
  readonly y: (value: number) => number;
  readonly years: readonly number[];
  readonly ticks: readonly number[];
}

/** Charts of the indicators that have a superior's value, several years, many points; none where nothing can be drawn. */
export function chartsOf(ledger: Ledger, id: string, words: Words): Markup | undefined {
  const drawn = ledger.rows
    .map((row) => ({ row, points: pointsOf(row, ledger) }))
    .filter(({ points }) => points.some(({ series }) => series === 'own') && points.some(({ series }) => series !== 'own'))
    .map((each, index) => ({ ...each, index, weight: weightOf(each.points) }))
    .sort((a, b) => b.weight - a.weight || a.index - b.index)
    .slice(0, MOST_CHARTS);
  if (drawn.length === 0) return undefined;
  return html`<div class="charts">${drawn.map(({ row, points }, index) => chart(row, points, `${id}-chart${index + 1}`, words))}</div>`;
}

function pointsOf({ own, cells }: LedgerRow, { columns }: Ledger): Point[] {
  const { value, base } = own[0];
  // In the unit that the draft writes.
  const factor = base.value === 0 ? 1 : value / base.value;
  const points = (targets: readonly DocumentTarget[], series: Series, source: number): Point[] =>
    targets.flatMap((target) => {
      const year = endOf(target.period);
      return year === undefined || target.confidence === 'low' ? [] : [{ series, source, year, value: target.base.value * factor, target }];
    });
  const theirs = columns.flatMap(({ document, relation }, index) => points(cells.get(document) ?? [], relation, index + 1));
  const ours = points(own, 'own', 0);
  const years = ours.map(({ year }) => year);
  const [first, last] = [Math.min(...years), Math.max(...years)];
  return [...ours, ...theirs.filter(({ year }) => year >= first - YEARS_BEFORE && year <= last + YEARS_BEHIND)].slice(0, MOST_POINTS);
}

function weightOf(points: readonly Point[]): number {
  const years = new Set(points.map(({ year }) => year)).size;
  const has = (series: Series): number => Number(points.some((point) => point.series === series));
  return 4 * has('superior') + 2 * Number(years > 1) + has('same') + has('peer') + Math.min(points.length, 10) / 10;
}

function chart(row: LedgerRow, points: readonly Point[], id: string, words: Words): Markup {
  const name = nameOf(row.own[0], words.language);
  const { unit } = row.own[0];
  const scale = scaleOf(points);
  const present = SERIES.filter((series) => points.some((point) => point.series === series));
  return html`
<figure class="chart">
<figcaption id="${id}">${words.say('chart')}${words.colon}<span lang="zh-CN">${name}</span>${unit !== '' && words.bracketed(unit)}</figcaption>
<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-labelledby="${id}" aria-describedby="${id}-d">
<desc id="${id}-d">${present.map((series) => `${words.say(NAMES[series])}${words.colon}${valuesOf(points, series, words)}`).join(words.of({ zh: '。', en: '. ' }))}</desc>
${scale.ticks.map((tick) => html`<line class="grid" x1="${PLOT.left}" x2="${PLOT.right}" y1="${at(scale.y(tick))}" y2="${at(scale.y(tick))}"/><text class="tick" x="${PLOT.left - 8}" y="${at(scale.y(tick) + 4)}" text-anchor="end">${figure(tick)}</text>`)}
<line class="axis" x1="${PLOT.left}" x2="${PLOT.right}" y1="${PLOT.bottom}" y2="${PLOT.bottom}"/>
${scale.years.map((year) => html`<text class="tick" x="${at(scale.x(year))}" y="${PLOT.bottom + 20}" text-anchor="middle">${year}</text>`)}
${linesOf(points, scale)}
${[...points].reverse().map((point) => shape(point.series, scale.x(point.year), scale.y(point.value)))}
${labelsOf(points, scale)}
</svg>
<ul class="legend">${present.map((series) => html`<li><svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">${shape(series, 8, 8)}</svg> ${words.say(NAMES[series])}</li>`)}</ul>
</figure>`;
}

function valuesOf(points: readonly Point[], series: Series, words: Words): string {
  return [...new Set(points.filter((point) => point.series === series).map(({ target }) => valueOf(target, words.language)))].join(words.of({ zh: '、', en: ', ' }));
}

function scaleOf(points: readonly Point[]): Scale {
  const years = [...new Set(points.map(({ year }) => year))].sort((a, b) => a - b);
  const [first, last] = [years[0]!, years[years.length - 1]!];
  const inset = 28;
  const x = (year: number): number => (first === last ? (PLOT.left + PLOT.right) / 2 : PLOT.left + inset + ((year - first) / (last - first)) * (PLOT.right - PLOT.left - 2 * inset));
  const values = points.map(({ value }) => value);
  const ticks = ticksOf(Math.min(...values), Math.max(...values));
  const [low, high] = [ticks[0]!, ticks[ticks.length - 1]!];
  const y = (value: number): number => PLOT.bottom - ((value - low) / (high - low)) * (PLOT.bottom - PLOT.top);
  return { x, y, years: apart(years, x), ticks };
}

/** The years that have room beside each other on the axis. */
function apart(years: readonly number[], x: (year: number) => number): number[] {
  const kept: number[] = [];
  for (const year of years) if (kept.length === 0 || x(year) - x(kept[kept.length - 1]!) >= 40) kept.push(year);
  return kept;
}

/** About five round numbers that enclose all values. */
function ticksOf(low: number, high: number): number[] {
  const width = high - low || Math.abs(high) / 2 || 1;
  const rough = width / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((times) => times * power).find((size) => size >= rough) ?? rough;
  const from = Math.floor(low / step - 0.25);
  const to = Math.ceil(high / step + 0.25);
  return Array.from({ length: to - from + 1 }, (_, index) => Number(((from + index) * step).toPrecision(12))).filter((tick) => low < 0 || tick >= 0);
}

function figure(value: number): string {
  return String(Number(value.toPrecision(6)));
}

function at(coordinate: number): string {
  return coordinate.toFixed(1);
}

/** Values of one document for one place over the years, joined. */
function linesOf(points: readonly Point[], { x, y }: Scale): Markup[] {
  const lines = groupBy(points, ({ source, target }) => `${source} ${target.territory ?? ''}`);
  return [...lines.values()].filter((line) => line.length > 1 && line[0].series !== 'peer').map((line) => html`<polyline class="line ${line[0].series}" points="${line.map(({ year, value }) => `${at(x(year))},${at(y(value))}`).join(' ')}"/>`);
}

/** A sign for each kind of document: told apart by its form, not by colour alone. */
function shape(series: Series, x: number, y: number): Markup {
  if (series === 'own') return html`<circle class="dot own" cx="${at(x)}" cy="${at(y)}" r="6"/>`;
  if (series === 'superior') return html`<rect class="dot superior" x="${at(x - 5)}" y="${at(y - 5)}" width="10" height="10"/>`;
  const corners = { same: [[0, -7], [7, 0], [0, 7], [-7, 0]], peer: [[0, -6], [6, 5], [-6, 5]], subordinate: [[0, 6], [6, -5], [-6, -5]] }[series];
  return html`<polygon class="dot ${series}" points="${corners.map(([dx, dy]) => `${at(x + dx!)},${at(y + dy!)}`).join(' ')}"/>`;
}

/** A label's place: its box in the drawing. */
interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
}

/** The figures of the draft, then of superiors and of the own territory, where each finds room beside its point; the table has them all. */
function labelsOf(points: readonly Point[], { x, y }: Scale): Markup[] {
  const taken: Box[] = points.map(({ year, value }) => ({ left: x(year) - DOT, top: y(value) - DOT, width: 2 * DOT }));
  const said = new Set<string>();
  return LABELLED.flatMap((series) => points.filter((point) => point.series === series)).flatMap(({ series, year, value, target }) => {
    const text = figuresOf(target);
    const key = `${series} ${year} ${text}`;
    if (said.has(key)) return [];
    said.add(key);
    const width = text.length * SIGN_WIDTH;
    const places = [[DOT + 3, -DOT], [-width / 2, -DOT - LABEL_HEIGHT], [-width / 2, DOT + 1], [-width - DOT - 3, -DOT]] as const;
    const box = places.map(([dx, dy]): Box => ({ left: x(year) + dx, top: y(value) + dy, width })).find((place) => place.left + width <= WIDTH && !taken.some((other) => overlap(place, other)));
    if (!box) return [];
    taken.push(box);
    return [html`<text class="label ${series}" x="${at(box.left)}" y="${at(box.top + BASELINE)}">${text}</text>`];
  });
}

function overlap(one: Box, other: Box): boolean {
  return one.left < other.left + other.width && other.left < one.left + one.width && Math.abs(one.top - other.top) < LABEL_HEIGHT - 2;
}

/** As written, in the unit of its document: that of the axis nearly always. */
function figuresOf({ value, max, unit }: DocumentTarget): string {
  return `${value}${max === undefined ? '' : `—${max}`}${unit === '%' ? '%' : ''}`;
}
