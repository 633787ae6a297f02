/** Runs the tests that look at the screen, in this process. */

import Mocha from 'mocha';
import { globSync } from 'tinyglobby';
import { E2E } from './places.js';
import type { Tally } from './results.js';

const SECONDS = 90;

export async function runUi(): Promise<Tally> {
  const { E2E_GREP: grep } = process.env;
  const mocha = new Mocha({ ui: 'bdd', timeout: SECONDS * 1000, slow: SECONDS * 1000, reporter: 'spec', forbidOnly: true, ...(grep !== undefined && { grep }) });
  for (const file of globSync('ui/*.test.ts', { cwd: E2E, absolute: true }).sort()) mocha.addFile(file);
  return new Promise((resolve) => {
    const runner = mocha.run(() => resolve({ passed: runner.stats?.passes ?? 0, failed: runner.stats?.failures ?? 0 }));
  });
}
