/** What a table allots to places, against the target in the text (分解表与正文目标). */

import { spanInDocument } from '../../document/model.js';
import type { Cell, Row, Table } from '../../extract/arithmetic/tables.js';
import type { DocumentTarget } from '../../extract/targets/index.js';
import { findTimes } from '../../extract/targets/times.js';
import { sameUnit } from '../../extract/targets/units.js';
import type { Facts } from '../../facts/facts.js';
import type { Report } from '../model.js';
import { endOf, fullName, isCertain } from '../target-identity.js';
import { rangeOf, written } from '../target-values.js';
import { MESSAGES } from './messages.js';
import { labelOf } from './table-sums.js';

const PLACE = /(?:[省市县区镇乡州旗盟]|开发区|高新区|新区|园区)$/;
const TOTAL = /^(?:合\s*计|总\s*计|共\s*计|总\s*数)|^全[省市县区州]$/;
/** `新增规上企业（家）`, `规上企业数/家`. */
const HEAD = /^(?<name>[^（(/]{2,24})(?:[（(/](?<unit>[^（）()]{1,8})[）)]?)?$/;

/** An amount that a table shares out among places. */
interface Allocation {
  readonly name: string;
  readonly unit: string;
  readonly year: number | undefined;
  readonly sum: number;
  readonly row: Row;
  readonly cell: Cell;
}

/** What the tables of a draft allot that is not its target. `targets` is asked for when a table allots something. */
export function judgeAllocations(tables: readonly Table[], targets: () => readonly DocumentTarget[], facts: Facts): Report[] {
  const allotted = tables.flatMap(allocationsIn);
  if (allotted.length === 0) return [];
  const comparable = targets().filter((target) => isCertain(target) && target.clause.kind === 'paragraph' && (target.kind === 'count' || target.kind === 'level') && !target.unit.includes('%') && !target.unit.includes('/') && !target.period.annual && target.territory === undefined && !target.stretch);
  return allotted.flatMap((allocation) => judge(allocation, comparable, facts));
}

function allocationsIn({ head, rows }: Table): Allocation[] {
  const places = rows.filter((row) => PLACE.test(labelOf(row)) && !TOTAL.test(labelOf(row)));
  const total = rows.find((row) => TOTAL.test(labelOf(row)));
  if (places.length < 2 || places.length + (total ? 1 : 0) !== rows.length || new Set(places.map(labelOf)).size < places.length) return [];
  return head.cells.flatMap((title, column) => {
    const cells = places.map(({ cells: all }) => all[column]!);
    const name = HEAD.exec(title.text.replace(/[0-9]{4}年/, '').trim())?.groups;
    if (!name || cells.some(({ value }) => value === undefined) || cells.filter(({ empty }) => !empty).length < 2 || /率|比|均|强度|序号|编号|[%％]/.test(title.text)) return [];
    const sum = cells.reduce((added, { value }) => added + value!, 0);
    const time = findTimes(title.text).find(({ possible }) => possible);
    const at = total?.cells[column]?.value === sum ? total : places[places.length - 1]!;
    return [{ name: name['name']!.trim(), unit: name['unit'] ?? '', year: time?.to, sum, row: at, cell: at.cells[column]! }];
  });
}

function judge({ name, unit, year, sum, row, cell }: Allocation, targets: readonly DocumentTarget[], { indicators }: Facts): Report[] {
  const { key } = indicators.identify(name);
  const same = targets.filter((target) => indicators.identify(fullName(target)).key === key && (year === undefined || endOf(target.period) === year));
  const [target] = same;
  if (!target || new Set(same.map(({ base, period }) => `${base.value} ${endOf(period)}`)).size !== 1) return [];
  if (unit !== '' && unit !== target.unit && !sameUnit(unit, target.unit)) return [];
  const factor = target.base.value / target.value;
  const { low, high } = rangeOf(target);
  if (sum * factor >= low && sum * factor <= high) return [];
  if (unit === '' && factor !== 1) return [];
  return [
    {
      span: spanInDocument(row.clause, cell.span),
      message: MESSAGES.allocation(name, `${sum}${target.unit}`, written(target)),
      cap: 'warning',
      evidence: [{ document: 'draft', span: target.quote, message: MESSAGES.total }],
      data: { check: 'allocation', sum, target: target.value },
    },
  ];
}
