/**
 * Plants mistakes in real drafts and counts how many the rules find: a ratio below an assigned one, a second value, a past month, % for 百分点.
 * Each mistake is planted in a draft of its own. Prints a table and, with `--missed`, what was not found; asserts nothing.
 * Run: npm run eval:injected -- FOLDER… [--missed]
 */

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { MemoryCorpus } from '../../server/src/corpus/memory-corpus.js';
import type { PolicyDocument } from '../../server/src/document/model.js';
import { parseDocument } from '../../server/src/document/parse.js';
import { checkNow } from '../../server/src/engine/check.js';
import { targetsIn, type DocumentTarget } from '../../server/src/extract/targets/index.js';
import { compileFacts } from '../../server/src/facts/facts.js';
import { rules } from '../../server/src/rules/index.js';

/** A mistake in the text of a draft, the rule that has to tell it, and what it is held against. */
interface Planted {
  readonly kind: string;
  readonly rule: string;
  readonly text: string;
  readonly says: string;
  readonly superior?: string;
  readonly asOf?: string;
}

const facts = compileFacts();
const PLACE = '四川省眉山市';
const words = process.argv.slice(2);
const missed = words.includes('--missed');
const drafts = words.filter((word) => !word.startsWith('--')).flatMap((folder) => readdirSync(folder).filter((name) => name.endsWith('.txt')).map((name) => readFileSync(join(folder, name), 'utf8')));

const counts = new Map<string, { planted: number; found: number }>();
for (const text of drafts) {
  const document = parse(text);
  const year = Number(document.metadata.date?.value.slice(0, 4) ?? NaN);
  for (const target of targetsIn(document).filter(({ confidence }) => confidence === 'high')) {
    for (const planted of plant(document, target, year)) {
      const count = counts.get(planted.kind) ?? { planted: 0, found: 0 };
      counts.set(planted.kind, count);
      count.planted++;
      if (isFound(planted)) count.found++;
      else if (missed) console.log(`${planted.kind}: ${planted.says.replace(/\s+/g, '')}`);
    }
  }
}
console.log(`${drafts.length} drafts`);
for (const [kind, { planted, found }] of counts) console.log(`${kind.padEnd(24)} ${String(found).padStart(5)} of ${String(planted).padStart(5)}   ${((100 * found) / planted).toFixed(1)} %`);

function parse(text: string): PolicyDocument {
  return parseDocument(text, { territories: facts.territories });
}

function* plant(document: PolicyDocument, target: DocumentTarget, year: number): Iterable<Planted> {
  const { text } = document;
  const says = text.slice(target.span.start, target.span.end);
  const figure = text.slice(target.quote.start, target.quote.end);
  const number = String(target.value);
  if (!figure.startsWith(number) || target.max !== undefined || /\n/.test(says)) return;
  const other = String(Math.round(target.value * 70) / 100);
  const changed = says.replace(number, other);
  const by = target.period.by ?? target.period.to;
  const name = `${target.subject ?? ''}${target.indicator}`;
  const isRate = target.kind === 'level' && target.unit === '%' && facts.indicators.betterOf(name) === 'higher';
  if (isRate && by !== undefined) {
    const superior = `---\nterritory: 四川省\ndate: 2010-01-01\n---\n四川省示例任务分解方案\n\n一、任务\n\n到${by}年，各市${name}均不低于${number}%。\n`;
    yield { kind: 'ratio below the assigned', rule: 'target-below-superior', text: splice(text, target, changed), says: changed, superior };
  }
  if (target.kind === 'level' && by !== undefined && (target.unit === '%' || target.base.unit === '元')) {
    yield { kind: 'second value', rule: 'target-self-conflict', text: pastedAfter(document, target, number, other), says: changed };
  }
  if (target.period.by !== undefined && target.periodSource === 'sentence' && !Number.isNaN(year)) {
    const due = new RegExp(`到${target.period.by}年(?!末|底)`).exec(target.clause.text);
    const at = due ? text.indexOf(due[0], target.clause.span.start) : -1;
    if (at >= 0 && at < target.span.start) yield { kind: 'past month', rule: 'target-deadline-passed', text: `${text.slice(0, at)}${year}年3月底前${text.slice(at + due![0].length)}`, says: `${year}年3月底前…${says}`, asOf: `${year}-11-30` };
  }
  if (target.kind === 'delta' && target.unit === '百分点') yield { kind: '% for 百分点', rule: 'target-unit', text: splice(text, target, says.replace(/个?百分点/, '%')), says: says.replace(/个?百分点/, '%') };
}

/** The sentence once more behind its clause, with one figure changed, and with its year where that stood before it. */
function pastedAfter({ text }: PolicyDocument, { clause, quote, period, periodSource }: DocumentTarget, number: string, other: string): string {
  const start = Math.max(clause.span.start, text.lastIndexOf('。', quote.start) + 1);
  const stop = text.indexOf('。', quote.end);
  const end = Math.min(clause.span.end, stop < 0 ? clause.span.end : stop + 1);
  const sentence = `${text.slice(start, quote.start)}${other}${text.slice(quote.start + number.length, end)}`.replace(/\s+/g, '');
  return `${text.slice(0, clause.span.end)}\n\n　　各项工作都要抓好落实。${periodSource === 'sentence' ? '' : `到${period.by ?? period.to}年，`}${sentence}\n${text.slice(clause.span.end)}`;
}

function splice(text: string, { span }: DocumentTarget, words: string): string {
  return text.slice(0, span.start) + words + text.slice(span.end);
}

/** Whether the rule says something there that it does not say of the draft as it was. */
function isFound({ rule, text, says, superior, asOf }: Planted): boolean {
  const document = parse(text);
  const corpus = superior === undefined ? undefined : MemoryCorpus.of([{ path: '任务.txt', corpus: '上级', document: parse(superior) }]);
  const { findings } = checkNow(
    document,
    { rules, facts, corpus, own: new Set() },
    { asOf: { day: asOf ?? '2012-01-01', source: 'flag' }, territory: superior === undefined ? document.metadata.territory : PLACE, level: undefined, severities: new Map(), only: new Set([rule]) },
  );
  return findings.some((finding) => rule === 'target-deadline-passed' || says.includes(finding.text) || finding.text.includes(says) || document.text.slice(Math.max(0, finding.span.start - 40), finding.span.end + 40).includes(says.slice(0, 12)));
}
