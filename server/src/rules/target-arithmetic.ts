/** target-arithmetic: sums, growth, shares and yearly amounts that do not come out (数据核算). */

import { spanInDocument } from '../document/model.js';
import { findClaims, type Claims } from '../extract/arithmetic/claims.js';
import { tablesIn } from '../extract/arithmetic/tables.js';
import { yearOf } from '../text/dates.js';
import { judgeAllocations } from './arithmetic/allocations.js';
import { addition, judgeDevelopment, judgeShare, judgeShareList, judgeSum, judgeYearly, type Setting } from './arithmetic/judge.js';
import { MESSAGES } from './arithmetic/messages.js';
import { readStatements } from './arithmetic/statements.js';
import { mistakesInTable, type TableMistake } from './arithmetic/table-sums.js';
import type { DocumentRule, Report } from './model.js';
import { readTargets } from './read-targets.js';

/** What a clause says that can be reckoned over, and whether it tells of what was. */
interface Seen {
  readonly claims: Claims;
  readonly retrospective: boolean;
}

export const targetArithmetic: DocumentRule<Seen> = {
  meta: {
    id: 'target-arithmetic',
    family: 'targets',
    severity: 'error',
    summary: { zh: '合计、增幅、比重、年度数等前后算不拢', en: 'Sums, growth, shares or yearly amounts that do not come out' },
    fixable: false,
    norm: { zh: '公文数据应前后一致：分项之和等于合计，基数、增幅与结果相符', en: 'Figures agree: parts add up to their total, and base and growth lead to the result' },
    needsCorpus: false,
  },
  about: () => [findClaims],
  lookAt(clause) {
    if (clause.kind === 'table-row') return undefined;
    const [claims] = clause.extract(findClaims);
    return claims && { claims, retrospective: clause.scope.retrospective };
  },
  *conclude({ document, asOf, facts, level, read }, seen) {
    const known = (): ReturnType<Setting['known']> => read(readStatements);
    for (const { clause, value } of seen) yield* judgeClaims(value.claims, { clause, facts, level, retrospective: value.retrospective, year: yearOf(asOf), known });
    const tables = tablesIn(document);
    for (const table of tables) for (const mistake of mistakesInTable(table)) yield tableReport(mistake);
    yield* judgeAllocations(tables, () => read(readTargets), facts);
  },
};

function* judgeClaims({ sums, developments, yearlyTotals, shares, shareLists }: Claims, setting: Setting): Iterable<Report> {
  for (const sum of sums) yield* judgeSum(sum, setting);
  for (const development of developments) yield* judgeDevelopment(development, setting);
  for (const total of yearlyTotals) yield* judgeYearly(total, setting);
  for (const share of shares) yield* judgeShare(share, setting);
  for (const list of shareLists) yield* judgeShareList(list, setting);
}

function tableReport({ row, cell, cells, sum, where, called, certain }: TableMistake): Report {
  const values = cells.filter(({ empty }) => !empty).map(({ value }) => value!);
  return {
    span: spanInDocument(row.clause, cell.span),
    message: MESSAGES.table(where, called.replace(/\s/g, ''), addition(values, 1, ''), cell.text),
    cap: certain ? 'error' : 'warning',
    data: { check: 'table', sum, total: cell.value },
  };
}
