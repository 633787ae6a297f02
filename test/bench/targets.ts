/**
 * Rules about targets on one draft of 40,000 characters against a corpus of 10^5 targets: warm checks after an edit of one clause, and of the
 * whole draft. Invented text from the table of indicators. Prints percentiles; asserts nothing. Run: npm run bench:targets [-- TARGETS]
 */

import { MemoryCorpus } from '../../server/src/corpus/memory-corpus.js';
import type { PolicyDocument } from '../../server/src/document/model.js';
import { ParseMemo } from '../../server/src/document/parse-memo.js';
import { parseDocument } from '../../server/src/document/parse.js';
import { check } from '../../server/src/engine/check.js';
import { PassageCache } from '../../server/src/engine/passage-cache.js';
import { targetsIn } from '../../server/src/extract/targets/index.js';
import { compileFacts } from '../../server/src/facts/facts.js';
import { rules } from '../../server/src/rules/index.js';
import { finishSteps } from '../../server/src/text/steps.js';

const TARGETS = Number(process.argv[2] ?? 100_000);
const PER_DOCUMENT = 100;
const CHARACTERS = 40_000;
const EDITS = 200;
const facts = compileFacts();
const names = facts.indicators.rows.map(({ name, units }) => ({ name, unit: units[0] ?? '%' }));
let seed = 7;
const random = (below: number): number => (seed = (Math.imul(seed, 1103515245) + 12345) & 0x7fffffff) % below;

const sentence = (): string => {
  const { name, unit } = names[random(names.length)]!;
  return `到${2025 + random(6)}年，${name}达到${1 + random(900)}${unit}${random(2) === 0 ? '以上' : ''}。`;
};
const head = (title: string, place: string): string => `---\nterritory: ${place}\ndate: 2024-0${1 + random(9)}-01\n---\n${title}\n\n一、主要目标\n\n`;
const parse = (text: string, memo?: ParseMemo): PolicyDocument => parseDocument(text, { territories: facts.territories, ...(memo && { memo }) });

const places = ['四川省', '四川省眉山市', '四川省成都市', '浙江省杭州市'];
const sources = Array.from({ length: Math.ceil(TARGETS / PER_DOCUMENT) }, (_, id) => ({
  path: `${id}.txt`,
  corpus: '示例',
  document: parse(head(`示例发展规划之${id}`, places[id % places.length]!) + Array.from({ length: PER_DOCUMENT }, sentence).join('\n\n')),
}));
const corpus = MemoryCorpus.of(sources);
const filler = '各级各部门要压实责任、强化协同，把任务分解到岗、落实到人，定期通报进展情况。';
let draft = head('眉山市示例发展方案', '四川省眉山市');
while (draft.length < CHARACTERS) draft += `${sentence()}${filler.repeat(4)}\n\n`;

const together = rules.filter(({ meta }) => meta.family === 'targets');
const memo = new ParseMemo();
const cache = new PassageCache();
const settings = { asOf: { day: '2024-12-01', source: 'flag' as const }, territory: '四川省眉山市', level: undefined, severities: new Map(), only: undefined };
const world = { rules: together, facts, corpus, own: new Set<never>() };
const timed = (text: string, kept: PassageCache): { ms: number; findings: number } => {
  const document = parse(text, memo);
  const started = performance.now();
  const { findings } = finishSteps(check(document, world, settings, kept));
  return { ms: performance.now() - started, findings: findings.length };
};

const first = timed(draft, cache);
const edited = Array.from({ length: EDITS }, (_, edit) => timed(draft.replace(filler, `${filler}第${edit}次修改。`), cache).ms);
const whole = Array.from({ length: 30 }, () => timed(draft, new PassageCache()).ms);
console.log(`corpus ${corpus.targets.length} targets in ${sources.length} documents; draft ${draft.length} characters, ${targetsIn(parse(draft)).length} targets, ${first.findings} findings; Node ${process.version}`);
console.log(`first check, which groups the corpus's targets   ${first.ms.toFixed(0)} ms`);
print('rules on targets after an edit of one clause', edited);
print('rules on targets, whole draft anew', whole);

function print(what: string, times: number[]): void {
  times.sort((a, b) => a - b);
  const at = (share: number): string => times[Math.min(times.length - 1, Math.floor(times.length * share))]!.toFixed(1);
  console.log(`${what.padEnd(48)} p50 ${at(0.5)}  p95 ${at(0.95)} ms`);
}
