/** A labelled record as a document, and what the extractor finds in it. */

import { parseDocument } from '../../server/src/document/parse.js';
import type { PolicyDocument } from '../../server/src/document/model.js';
import { targetsIn } from '../../server/src/extract/targets/index.js';
import { compileFacts } from '../../server/src/facts/facts.js';
import { contains, type Span } from '../../server/src/text/span.js';
import type { Target } from '../../server/src/extract/targets/model.js';
import { documentText } from './document-text.js';
import { FILES, readRecords, type FileName, type LabelledRecord } from './records.js';
import { scoreRecord, type RecordScore } from './score.js';

/** The invented places of the records. */
const facts = compileFacts([
  { name: '示例省', level: 'province', children: [{ name: '示例市', level: 'city' }, { name: '范例市', level: 'city', children: [{ name: '样本县', level: 'county' }] }] },
  { name: '样例省', level: 'province', children: [{ name: '样例市', level: 'city' }] },
  { name: '范例省', level: 'province' },
]);

/** What was found in a record: in its own text (spans into that), and around it. */
export interface Found {
  readonly document: PolicyDocument;
  readonly inText: readonly Target[];
  /** In the title, the headings or `before`; spans are of the document. */
  readonly around: readonly Target[];
}

export function findIn(record: LabelledRecord): Found {
  const { text, body } = documentText(record);
  const document = parseDocument(text, { territories: facts.territories });
  const found = targetsIn(document);
  return {
    document,
    inText: found.filter(({ quote }) => contains(body, quote)).map((target) => ({ ...target, span: moved(target.span, -body.start), quote: moved(target.quote, -body.start) })),
    around: found.filter(({ quote }) => !contains(body, quote)),
  };
}

function moved({ start, end }: Span, by: number): Span {
  return { start: start + by, end: end + by };
}

/** Every record of the files, scored. */
export function evaluate(files: readonly FileName[] = FILES): Map<FileName, RecordScore[]> {
  return new Map(files.map((file) => [file, readRecords(file).map((record) => scoreRecord(record, findIn(record).inText))]));
}
