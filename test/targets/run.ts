/**
 * Compares the extractor of targets with the labelled sentences.
 *
 *   npm run eval:targets -- [--file industry|society] [--id ID] [--errors] [--json FILE] [--write]
 *
 * `--errors` lists every wrong, missed and false target; `--id` shows one record and all that was found in it; `--json` writes everything;
 * `--write` renews the snapshot that the tests compare with.
 */

import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { evaluate, findIn } from './evaluate.js';
import { FILES, readRecords } from './records.js';
import { errorLines, recordText, tables } from './report.js';
import { scoreRecord, summarize } from './score.js';
import { changeBetween, changeText, SNAPSHOT, snapshotOf, type Snapshot } from './snapshot.js';

const { values: flags } = parseArgs({ options: { file: { type: 'string' }, id: { type: 'string' }, errors: { type: 'boolean' }, json: { type: 'string' }, write: { type: 'boolean' } } });
const files = FILES.filter((file) => flags.file === undefined || file === flags.file);

if (files.length === 0) fail(`--file is one of ${FILES.join(', ')}`);
else if (flags.write && (flags.file || flags.id)) fail('--write takes all records: leave --file and --id out');
else if (flags.id !== undefined) showRecord(flags.id);
else showAll();

function fail(message: string): void {
  console.error(message);
  process.exitCode = 2;
}

function showRecord(id: string): void {
  const record = files.flatMap(readRecords).find((other) => other.id === id);
  if (!record) return fail(`no record ${id}`);
  const { document, inText, around } = findIn(record);
  const score = scoreRecord(record, inText);
  console.log(recordText(record, score, { text: document.text, inText, around }));
  if (flags.json) writeJson(flags.json, { score, found: inText, around });
}

function showAll(): void {
  const scores = evaluate(files);
  const all = [...scores.values()].flat();
  console.log(tables(scores));
  if (flags.errors) console.log(errorLines(all).join('\n'));
  if (flags.json) writeJson(flags.json, { summary: summarize(all), files: Object.fromEntries([...scores].map(([file, of]) => [file, { summary: summarize(of), records: of }])) });
  compareWithSnapshot(snapshotOf(scores));
}

/** Says what is better and worse than the snapshot holds of the chosen files; renews it before, where that is asked for: one that cannot be read stops nothing. */
function compareWithSnapshot(now: Snapshot): void {
  const held = existsSync(SNAPSHOT) ? readFileSync(SNAPSHOT, 'utf8') : undefined;
  if (flags.write) writeJson(SNAPSHOT, now);
  if (held === undefined) return console.log(flags.write ? 'the first snapshot is written' : 'no snapshot yet: --write makes one');
  const chosen = Object.entries(JSON.parse(held) as Snapshot).filter(([file]) => file in now);
  const change = changeText(changeBetween(Object.fromEntries(chosen), now));
  console.log(change === '' ? 'as in the snapshot' : `since the snapshot:\n${change}`);
}

function writeJson(file: string | URL, value: unknown): void {
  writeFileSync(file, `${JSON.stringify(value, undefined, 2)}\n`);
}
