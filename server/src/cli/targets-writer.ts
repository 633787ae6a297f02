/** Targets as rows of tables (目标清单): one row for each target of a draft, with its place. */

import type { PolicyDocument } from '../document/model.js';
import type { Ledger } from '../engine/ledger/ledger.js';
import type { AsOf } from '../engine/model.js';
import { COMPARATOR, KIND, nameOf, NATURE, periodOf, UNDERSTOOD, valueOf } from '../engine/ledger/words.js';
import type { DocumentTarget } from '../extract/targets/index.js';
import type { Facts } from '../facts/facts.js';
import { LineIndex } from '../text/lines.js';
import type { Language, Localized } from '../text/localized.js';
import { slice } from '../text/span.js';
import { cutTo } from './columns.js';

/** A draft and its targets, in the order of the text; with the ledger where there is one. */
export interface TargetDraft {
  readonly path: string;
  readonly asOf: AsOf;
  readonly territory: string | undefined;
  readonly document: PolicyDocument;
  readonly targets: readonly DocumentTarget[];
  readonly facts: Facts;
  readonly compared?: { readonly ledger: Ledger; readonly corpusDocuments: number };
}

const HEADS = {
  place: { zh: '位置', en: 'place' },
  file: { zh: '文件', en: 'file' },
  line: { zh: '行', en: 'line' },
  column: { zh: '列', en: 'column' },
  name: { zh: '指标', en: 'indicator' },
  target: { zh: '目标', en: 'target' },
  indicator: { zh: '指标', en: 'indicator' },
  subject: { zh: '主体', en: 'subject' },
  field: { zh: '领域', en: 'field' },
  territory: { zh: '地域', en: 'territory' },
  kind: { zh: '类型', en: 'kind' },
  comparator: { zh: '要求', en: 'comparator' },
  value: { zh: '数值', en: 'value' },
  max: { zh: '上限', en: 'upper end' },
  unit: { zh: '单位', en: 'unit' },
  period: { zh: '时限', en: 'period' },
  since: { zh: '基期', en: 'since' },
  nature: { zh: '性质', en: 'nature' },
  confidence: { zh: '把握', en: 'confidence' },
  text: { zh: '原文', en: 'text' },
} as const satisfies Record<string, Localized>;

type Column = keyof typeof HEADS;

const COLUMNS: Readonly<Record<'table' | 'csv' | 'markdown', readonly Column[]>> = {
  table: ['place', 'name', 'target', 'confidence'],
  markdown: ['place', 'name', 'target', 'nature', 'confidence', 'text'],
  csv: ['file', 'line', 'column', 'indicator', 'subject', 'field', 'territory', 'kind', 'comparator', 'value', 'max', 'unit', 'period', 'since', 'nature', 'confidence', 'text'],
};
const NONE = '—';
/** In a terminal a longer name would push the values out of sight. */
const LONGEST_NAME = 56;

/** What each draft undertakes to reach, as rows with their head. Where a person reads, an empty cell is a dash. */
export function targetsRows(drafts: readonly TargetDraft[], format: 'table' | 'csv' | 'markdown', language: Language): string[][] {
  const columns = COLUMNS[format];
  const rows = drafts.flatMap((draft) => {
    const lines = new LineIndex(draft.document.text);
    return draft.targets.map((target) => {
      const cells = cellsOf(draft, target, lines, language);
      if (format === 'table') cells.name = cutTo(cells.name, LONGEST_NAME);
      return columns.map((column) => cells[column] || (format === 'csv' ? '' : NONE));
    });
  });
  return [columns.map((column) => HEADS[column][language]), ...rows];
}

function cellsOf({ path, document, territory }: TargetDraft, target: DocumentTarget, lines: LineIndex, language: Language): Record<Column, string> {
  const { line, column } = lines.position(target.span.start);
  const { indicator, subject = '', field = '', kind, comparator, value, max, unit, since, nature, confidence } = target;
  return {
    place: `${path}:${line}:${column}`,
    file: path,
    line: String(line),
    column: String(column),
    name: nameOf(target, language),
    target: valueOf(target, language),
    indicator,
    subject,
    field,
    territory: target.territory ?? territory ?? '',
    kind: `${target.period.annual ? { zh: '年均', en: 'yearly ' }[language] : ''}${target.falling ? { zh: '下降', en: 'falling ' }[language] : ''}${KIND[kind][language]}`,
    comparator: COMPARATOR[comparator][language],
    value: String(value),
    max: max === undefined ? '' : String(max),
    unit,
    period: periodOf(target, language),
    since: since === undefined ? '' : String(since),
    nature: nature ? NATURE[nature][language] : '',
    confidence: UNDERSTOOD[confidence][language],
    text: unwrapped(slice(document.text, target.span)),
  };
}

/** A sentence that a line break runs through reads on. */
export function unwrapped(text: string): string {
  return text.replace(/\s*[\r\n]\s*/g, '');
}
