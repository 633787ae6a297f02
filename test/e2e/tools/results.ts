/** What a suite leaves behind: a line of JSON for each test, and a last one when it has run to its end. */

import { existsSync, readFileSync } from 'node:fs';

/** One line of the file. */
export type ResultLine = { readonly test: string; readonly milliseconds: number; readonly error?: string } | { readonly end: true };

/** How many tests passed and failed. */
export interface Tally {
  readonly passed: number;
  readonly failed: number;
}

/** Reads the file, prints it for people and counts. A suite that died before its end, or had no test, counts as one failure. */
export function report(name: string, file: string): Tally {
  const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n').filter((line) => line !== '').map((line) => JSON.parse(line) as ResultLine) : [];
  const tests = lines.filter((line) => 'test' in line);
  console.log(`\n${name}`);
  for (const { test, milliseconds, error } of tests) console.log(error === undefined ? `  ✔ ${test} (${milliseconds} ms)` : `  ✘ ${test}\n${error.replace(/^/gm, '      ')}`);
  const failed = tests.filter(({ error }) => error !== undefined).length;
  const flaw = tests.length === 0 ? 'no test has run' : lines.some((line) => 'end' in line) ? undefined : 'the suite has not come to its end: its process has died';
  if (flaw !== undefined) console.log(`  ✘ ${flaw}`);
  return { passed: tests.length - failed, failed: failed + (flaw === undefined ? 0 : 1) };
}

export function sum(tallies: readonly Tally[]): Tally {
  return tallies.reduce((one, other) => ({ passed: one.passed + other.passed, failed: one.failed + other.failed }), { passed: 0, failed: 0 });
}
