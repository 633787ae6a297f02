/**
 * `npm run test:e2e`: the extension in a real VS Code. Stages: `vsix` (the packaged extension through the editor's interface for
 * extensions), `universal` (the same for the package without native code), `ui` (from its sources, on screen), `broken` (suites that must
 * fail); where none is named, these. And `suite`: as `vsix`, from the sources, for who works on it.
 */

import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { installExtension, isDesktop } from './host.js';
import { installHost } from './install.js';
import { E2E, ROOT } from './places.js';
import { sum, type Tally } from './results.js';
import type { Target } from '../../../server/tools/vsix.js';
import { brokenSuites, bundleSuites, runSuite } from './suite.js';
import { runUi } from './ui.js';
import { packageExtension } from './vsix.js';

const ALL = ['vsix', 'universal', 'ui', 'broken'];
const STAGES: Readonly<Record<string, () => Promise<Tally>>> = { suite, vsix: () => vsix('linux-x64'), universal: () => vsix('universal'), ui: runUi, broken };

/** An extension that does nothing: VS Code takes a suite only together with an extension in development. */
const EMPTY_EXTENSION = join(E2E, 'fixtures', 'empty-extension');

function suite(): Promise<Tally> {
  return runSuite({ name: 'the extension, from its sources', extension: ROOT });
}

async function vsix(target: Target): Promise<Tally> {
  const file = await packageExtension(target);
  return runSuite({ name: `the extension, from its VSIX for ${target}`, extension: EMPTY_EXTENSION, prepare: (profile) => installExtension(profile, file) });
}

/** A run that does not turn red when it must is a failure. */
async function broken(): Promise<Tally> {
  const tallies: Tally[] = [];
  for (const name of brokenSuites()) {
    const { failed } = await runSuite({ name: `must fail: ${name}`, extension: EMPTY_EXTENSION, broken: name });
    tallies.push(failed > 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 });
  }
  return sum(tallies);
}

async function main(named: readonly string[]): Promise<number> {
  const stages = named.length > 0 ? named : ALL;
  const unknown = stages.filter((stage) => !(stage in STAGES));
  if (unknown.length > 0) throw new Error(`unknown stage: ${unknown.join(', ')}; there are ${Object.keys(STAGES).join(', ')}`);
  if (!isDesktop) installHost();
  build();
  await bundleSuites();
  const tallies: Tally[] = [];
  for (const stage of stages) {
    const started = Date.now();
    tallies.push(await STAGES[stage]!());
    console.log(`${stage}: ${Math.round((Date.now() - started) / 1000)} s`);
  }
  const { passed, failed } = sum(tallies);
  console.log(`${passed} passed, ${failed} failed`);
  return failed > 0 || passed === 0 ? 1 : 0;
}

function build(): void {
  if (spawnSync(process.execPath, ['server/tools/build.mjs'], { cwd: ROOT, stdio: 'inherit' }).status !== 0) throw new Error('the build has failed');
}

main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    console.error(error);
    console.log('0 passed, 1 failed');
    process.exitCode = 1;
  },
);
