/** Geometry of a chart of figures over years (目标对照图): points go in, coordinates come out. Knows no policy and no way of drawing; the report and the editor's panel share it. */

import { groupBy } from '../../text/groups.js';

/** One figure of one document. Points with the same `line` are joined. */
export interface ChartPoint<Series extends string> {
  readonly series: Series;
  readonly line: string;
  readonly year: number;
  readonly value: number;
  /** What stands beside it where there is room. */
  readonly label: string;
}

/** Where a chart may draw, in units of its picture. */
export interface ChartFrame {
  readonly width: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** What of the points is joined and what is labelled, the most important series first. */
export interface ChartManner<Series extends string> {
  readonly labelled: readonly Series[];
  readonly joined: readonly Series[];
}

export interface Mark<P> {
  readonly x: number;
  readonly y: number;
  readonly point: P;
}

/** A chart, ready to be drawn: all coordinates have one digit behind the point. */
export interface Drawing<Series extends string, P extends ChartPoint<Series>> {
  readonly ticks: readonly { readonly y: number; readonly text: string }[];
  readonly years: readonly { readonly x: number; readonly year: number }[];
  readonly lines: readonly { readonly series: Series; readonly points: readonly (readonly [x: number, y: number])[] }[];
  readonly marks: readonly Mark<P>[];
  /** `x` is the left end, `y` the line that the letters stand on. */
  readonly labels: readonly { readonly series: Series; readonly text: string; readonly x: number; readonly y: number }[];
}

const LABEL_HEIGHT = 15;
const BASELINE = 11;
const SIGN_WIDTH = 8;
/** Half the size of a mark. */
const MARK = 7;
/** Room between the edge and the first and the last year. */
const INSET = 28;
/** Room that a year on the axis needs. */
const YEAR_WIDTH = 40;

interface Scale {
  readonly x: (year: number) => number;
  readonly y: (value: number) => number;
  readonly years: readonly number[];
  readonly ticks: readonly number[];
}

/** Lays a chart out. There is at least one point. */
export function drawingOf<Series extends string, P extends ChartPoint<Series>>(points: readonly P[], frame: ChartFrame, manner: ChartManner<Series>): Drawing<Series, P> {
  const scale = scaleOf(points, frame);
  const marks = marksOf(points, scale);
  return {
    ticks: scale.ticks.map((tick) => ({ y: rounded(scale.y(tick)), text: String(Number(tick.toPrecision(6))) })),
    years: scale.years.map((year) => ({ x: rounded(scale.x(year)), year })),
    lines: linesOf(points, scale, manner.joined),
    marks,
    labels: labelsOf(marks, scale, frame, manner.labelled),
  };
}

/** The form of a mark, around 0: documents of different kinds are told apart by it, not by colour alone. */
export type Sign = { readonly radius: number } | { readonly corners: readonly (readonly [dx: number, dy: number])[] };

/** Round, square, on its corner, upright, upside down. */
export const SIGNS = {
  own: { radius: 6 },
  superior: { corners: [[-5, -5], [5, -5], [5, 5], [-5, 5]] },
  same: { corners: [[0, -7], [7, 0], [0, 7], [-7, 0]] },
  peer: { corners: [[0, -6], [6, 5], [-6, 5]] },
  subordinate: { corners: [[0, 6], [6, -5], [-6, -5]] },
} as const satisfies Record<string, Sign>;

/** Whose figures they are: the draft's, or those of documents as they stand to it. */
export type Series = keyof typeof SIGNS;
/** In the order of their weight. */
export const SERIES: readonly Series[] = ['own', 'superior', 'same', 'peer', 'subordinate'];
/** Figures of other places are many: they are neither labelled nor joined. */
export const MANNER: ChartManner<Series> = { labelled: ['own', 'superior', 'same'], joined: ['own', 'superior', 'same', 'subordinate'] };

/** The corners of a sign at a place, as SVG writes them. */
export function cornersAt(corners: readonly (readonly [dx: number, dy: number])[], x: number, y: number): string {
  return corners.map(([dx, dy]) => `${rounded(x + dx)},${rounded(y + dy)}`).join(' ');
}

function scaleOf(points: readonly ChartPoint<string>[], { left, right, top, bottom }: ChartFrame): Scale {
  const years = [...new Set(points.map(({ year }) => year))].sort((a, b) => a - b);
  const [first, last] = [years[0]!, years[years.length - 1]!];
  const x = (year: number): number => (first === last ? (left + right) / 2 : left + INSET + ((year - first) / (last - first)) * (right - left - 2 * INSET));
  const values = points.map(({ value }) => value);
  const ticks = ticksOf(Math.min(...values), Math.max(...values));
  const [low, high] = [ticks[0]!, ticks[ticks.length - 1]!];
  const y = (value: number): number => bottom - ((value - low) / (high - low)) * (bottom - top);
  return { x, y, years: apart(years, x), ticks };
}

/** The years that have room beside each other on the axis. */
function apart(years: readonly number[], x: (year: number) => number): number[] {
  const kept: number[] = [];
  for (const year of years) if (kept.length === 0 || x(year) - x(kept[kept.length - 1]!) >= YEAR_WIDTH) kept.push(year);
  return kept;
}

/** About five round numbers that enclose all values. */
export function ticksOf(low: number, high: number): number[] {
  const width = high - low || Math.abs(high) / 2 || 1;
  const rough = width / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((times) => times * power).find((size) => size >= rough) ?? rough;
  const from = Math.floor(low / step - 0.25);
  const to = Math.ceil(high / step + 0.25);
  return Array.from({ length: to - from + 1 }, (_, index) => Number(((from + index) * step).toPrecision(12))).filter((tick) => low < 0 || tick >= 0);
}

/** The marks at their places; where series meet, theirs stand side by side around it: none hides another. */
function marksOf<Series extends string, P extends ChartPoint<Series>>(points: readonly P[], { x, y }: Scale): Mark<P>[] {
  const meeting = groupBy(points, ({ year, value }) => `${year} ${value}`);
  return points.map((point) => {
    const series = [...new Set(meeting.get(`${point.year} ${point.value}`)!.map((other) => other.series))];
    const aside = (series.indexOf(point.series) - (series.length - 1) / 2) * 2 * MARK;
    return { x: rounded(x(point.year) + aside), y: rounded(y(point.value)), point };
  });
}

function linesOf<Series extends string>(points: readonly ChartPoint<Series>[], { x, y }: Scale, joined: readonly Series[]): { series: Series; points: [number, number][] }[] {
  const lines = new Map<string, ChartPoint<Series>[]>();
  for (const point of points) {
    if (!joined.includes(point.series)) continue;
    const line = lines.get(point.line);
    if (line) line.push(point);
    else lines.set(point.line, [point]);
  }
  return [...lines.values()].filter((line) => line.length > 1).map((line) => ({ series: line[0]!.series, points: line.map(({ year, value }): [number, number] => [rounded(x(year)), rounded(y(value))]) }));
}

/** A label's place: its box in the drawing. */
interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
}

/** The figures of the series that are labelled, where each finds room beside its point; a table has them all. */
function labelsOf<Series extends string>(marks: readonly Mark<ChartPoint<Series>>[], { x, y }: Scale, { width: most }: ChartFrame, labelled: readonly Series[]): Drawing<Series, ChartPoint<Series>>['labels'] {
  const points = marks.map(({ point }) => point);
  const taken: Box[] = marks.map((mark) => ({ left: mark.x - MARK, top: mark.y - MARK, width: 2 * MARK }));
  const said = new Set<string>();
  return labelled.flatMap((series) => points.filter((point) => point.series === series)).flatMap(({ series, year, value, label }) => {
    const key = `${series} ${year} ${label}`;
    if (said.has(key)) return [];
    said.add(key);
    const width = label.length * SIGN_WIDTH;
    const places = [[-width / 2, -MARK - LABEL_HEIGHT], [MARK + 3, -MARK], [-width / 2, MARK + 1], [-width - MARK - 3, -MARK]] as const;
    const box = places.map(([dx, dy]): Box => ({ left: x(year) + dx, top: y(value) + dy, width })).find((place) => place.left >= 0 && place.left + width <= most && !taken.some((other) => overlap(place, other)));
    if (!box) return [];
    taken.push(box);
    return [{ series, text: label, x: rounded(box.left), y: rounded(box.top + BASELINE) }];
  });
}

function overlap(one: Box, other: Box): boolean {
  return one.left < other.left + other.width && other.left < one.left + one.width && Math.abs(one.top - other.top) < LABEL_HEIGHT - 2;
}

function rounded(coordinate: number): number {
  return Math.round(coordinate * 10) / 10;
}
