/** Entry of the suites inside the extension host: runs the files that `E2E_TESTS` lists and writes what comes of each test. */

import { appendFileSync } from 'node:fs';
import Mocha from 'mocha';
import type { ResultLine } from '../tools/results.js';

const SECONDS = 60;

/** VS Code calls this one, and ends with exit code 0 only if it resolves. */
export function run(): Promise<void> {
  const { E2E_TESTS: tests = '[]', E2E_RESULTS: results = '', E2E_GREP: grep } = process.env;
  // A line is written as soon as it is known: a process that dies leaves its trace.
  const write = (line: ResultLine): void => appendFileSync(results, `${JSON.stringify(line)}\n`);
  const mocha = new Mocha({ ui: 'bdd', timeout: SECONDS * 1000, reporter: Mocha.reporters.Base, forbidOnly: true, ...(grep !== undefined && { grep }) });
  for (const file of JSON.parse(tests) as string[]) mocha.addFile(file);
  return new Promise((resolve, reject) => {
    const runner = mocha.run((failures) => {
      write({ end: true });
      if (failures > 0) reject(new Error(`${failures} failed`));
      else resolve();
    });
    runner.on('pass', (test) => write({ test: test.fullTitle(), milliseconds: test.duration ?? 0 }));
    runner.on('fail', (test, error: Error) => write({ test: test.fullTitle(), milliseconds: test.duration ?? 0, error: error.stack ?? error.message }));
  });
}
