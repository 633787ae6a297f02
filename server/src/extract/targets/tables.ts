/** Targets in tables of indicators (指标表): a row names the indicator, a column the year. Rows follow a row of headings. */

import type { Clause, PolicyDocument } from '../../document/model.js';
import type { Span } from '../../text/span.js';
import { findFigures, type Figure } from './figures.js';
import type { FoundTarget } from './found.js';
import { GROWTH_NOUN, tidy, withoutNumber, withSubject } from './indicator.js';
import type { Comparator, Nature, TargetKind } from './model.js';
import { tailAfter } from './predicate.js';
import { findTimes, type Time } from './times.js';
import { unitAt, type Unit } from './units.js';

/** A target of a row, with what its column says of its nature. */
export interface RowTarget {
  readonly clause: Clause;
  readonly target: FoundTarget;
  readonly nature: Nature | undefined;
}

interface Cell {
  readonly text: string;
  readonly span: Span;
}

/** What the row of headings says of the columns. */
interface Columns {
  readonly name: number;
  readonly unit: number | undefined;
  readonly nature: number | undefined;
  /** Columns of values that are aimed at, with their years. */
  readonly aimed: readonly { readonly at: number; readonly time: Time }[];
}

const NAME = /^(?:主要)?(?:指标|指标名称|主要指标|名称|项目|指标项|目标指标|具体指标|指标内容|类别及指标)$/;
const UNIT = /^(?:计量)?单位$/;
const NATURE = /属性|性质|类型/;
const REACHED = /基数|基期|现状|实际|完成|实绩|现值|底数|预计/;
const FALLS = /(?:降低|下降|减少|下降率|降低率|削减|降幅)(?:率|幅度|比例)?$/;
const GROWS = /(?:年均增速|年均增长|增速|增长率|年均增长率|增长|增幅)$/;
const UNIT_BEHIND_NAME = /[（(](?<unit>[^（）()]{1,12})[）)]$/;
const BEFORE_VALUE = /^[\s〔［[（(]*(?<sign>≥|≧|>=|>|＞|≤|≦|<=|<|＜|不低于|不少于|不超过|约|控制在|超过)?[\s]*/;

/** The targets in the tables of a document. */
export function targetsInTables({ clauses }: PolicyDocument): readonly RowTarget[] {
  const found: RowTarget[] = [];
  let columns: Columns | undefined;
  for (const [index, clause] of clauses.entries()) {
    if (clause.kind !== 'table-row') continue;
    if (clauses[index - 1]?.kind !== 'table-row') columns = undefined;
    const cells = cellsOf(clause.text);
    const headings = columnsOf(cells);
    if (headings) columns = headings;
    else if (columns) found.push(...readRow(clause, cells, columns));
  }
  return found;
}

/** The cells of a row: between bars or tabs. */
function cellsOf(text: string): Cell[] {
  const mark = text.includes('|') || text.includes('｜') ? /[|｜]/ : /\t/;
  const cells: Cell[] = [];
  let start = 0;
  for (const part of text.split(mark)) {
    const lead = part.length - part.trimStart().length;
    cells.push({ text: part.trim(), span: { start: start + lead, end: start + lead + part.trim().length } });
    start += part.length + 1;
  }
  if (cells[0]?.text === '') cells.shift();
  if (cells[cells.length - 1]?.text === '') cells.pop();
  return cells;
}

function columnsOf(cells: readonly Cell[]): Columns | undefined {
  const at = (pattern: RegExp): number | undefined => {
    const index = cells.findIndex(({ text }) => pattern.test(text.replace(/\s/g, '')));
    return index < 0 ? undefined : index;
  };
  const name = at(NAME);
  if (name === undefined) return undefined;
  const years = cells.flatMap(({ text }, index) => {
    const [time] = index === name ? [] : findTimes(text.replace(/[〔［[（(].*$/, ''));
    return time?.possible && time.role !== 'each' ? [{ at: index, time, reached: REACHED.test(text), aimed: /目标/.test(text) }] : [];
  });
  const first = Math.min(...years.map(({ time }) => time.to));
  const aimed = years.filter(({ time, reached, aimed: says }) => !reached && (says || years.length === 1 || time.to > first)).map(({ at: index, time }) => ({ at: index, time }));
  return aimed.length === 0 ? undefined : { name, unit: at(UNIT), nature: at(NATURE), aimed };
}

function readRow(clause: Clause, cells: readonly Cell[], columns: Columns): RowTarget[] {
  const label = cells[columns.name];
  if (!label || label.text === '') return [];
  const behind = UNIT_BEHIND_NAME.exec(label.text);
  const written = (columns.unit === undefined ? undefined : cells[columns.unit]?.text) || behind?.groups!['unit'] || '';
  const unit = unitAt(written, 0);
  const name = (behind && unitAt(behind.groups!['unit']!, 0) ? label.text.slice(0, behind.index) : label.text).replace(/^(?:[\d.．、]+|[（(]\d+[）)]|[①-⑳])\s*/, '');
  const nature = natureOf(columns.nature === undefined ? '' : (cells[columns.nature]?.text ?? ''));
  return columns.aimed.flatMap(({ at, time }) => {
    const target = cells[at] && readCell(cells[at], { name, unit, time, label: label.span });
    return target ? [{ clause, target, nature }] : [];
  });
}

function natureOf(text: string): Nature | undefined {
  if (/约束/.test(text)) return 'binding';
  return /预期/.test(text) ? 'expected' : undefined;
}

interface Row {
  readonly name: string;
  readonly unit: Unit | undefined;
  readonly time: Time;
  readonly label: Span;
}

function readCell({ text, span }: Cell, { name, unit, time, label }: Row): FoundTarget | undefined {
  const before = BEFORE_VALUE.exec(text)!;
  const figure = findFigures(text.slice(before[0].length))[0];
  if (!figure || figure.span.start !== 0) return undefined;
  const rest = text.slice(before[0].length + figure.span.end);
  const tail = tailAfter(rest);
  if (!/^[\s〕］\])）]*$/.test(rest.slice(tail.length)) || (figure.unit === '' && !unit && !/系数|指数|率|比|值|数/.test(name))) return undefined;
  const start = span.start + before[0].length;
  const whole = figure.unit === '' && unit ? withUnit(figure, unit) : figure;
  const growth = GROWS.test(name) && whole.sort === 'percent';
  const falling = FALLS.test(name);
  const kind = kindOf(whole, name, growth, falling);
  const indicator = tidy(kind === 'count' ? withoutNumber(name) : name.replace(falling ? FALLS : growth ? GROWS : /$^/, '').replace(kind === 'growth' ? GROWTH_NOUN : /$^/, ''));
  if (indicator.length < 2) return undefined;
  return {
    ...(kind === 'count' ? { indicator, subject: undefined } : withSubject(indicator)),
    place: undefined,
    figure: whole,
    quote: { start, end: start + figure.span.end },
    span: { start: Math.min(label.start, start), end: start + figure.span.end + tail.length },
    kind,
    comparator: figure.max === undefined ? (tail.comparator ?? comparatorOf(before.groups!['sign'])) : 'range',
    falling: falling && kind !== 'level',
    stretch: false,
    annual: /年均|每年/.test(name),
    time,
    timeBefore: undefined,
    since: undefined,
    achieved: false,
    aimed: true,
    ordered: true,
    nameBeside: true,
  };
}

function withUnit(figure: Figure, { written, factor, base, sort }: Unit): Figure {
  return { ...figure, unit: written, factor, base, sort };
}

function kindOf({ sort }: Figure, name: string, growth: boolean, falling: boolean): TargetKind {
  if (growth || (falling && sort === 'percent')) return 'growth';
  if (sort === 'points') return 'delta';
  return sort === 'counter' && !/^(?:每[千万百]|人均|户均|平均)/.test(name) ? 'count' : 'level';
}

function comparatorOf(sign: string | undefined): Comparator {
  if (sign === undefined) return '=';
  if (/≥|≧|>=|不低于|不少于/.test(sign)) return '>=';
  if (/≤|≦|<=|不超过|控制/.test(sign)) return '<=';
  if (/>|＞|超过/.test(sign)) return '>';
  return sign === '约' ? '≈' : '<';
}
