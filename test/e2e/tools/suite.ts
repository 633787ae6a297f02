/** Runs a suite inside the extension host: of desktop VS Code where one is named, otherwise of the stand-in. */

import { rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { runTests } from '@vscode/test-electron';
import { build } from 'esbuild';
import { globSync } from 'tinyglobby';
import { codeExecutable } from './host.js';
import { E2E, OUT } from './places.js';
import { createProfile, type Profile } from './profile.js';
import { report, type Tally } from './results.js';

const BUNDLED = join(OUT, 'suite');

export interface SuiteRun {
  readonly name: string;
  /** Folder of the extension in development. */
  readonly extension: string;
  /** Called before VS Code starts. */
  readonly prepare?: (profile: Profile) => Promise<void>;
  /** Runs this suite of `suite/broken/` instead of the real ones. */
  readonly broken?: string;
}

/** Bundles the suites for the extension host: `mocha` and `vscode` are found there. */
export async function bundleSuites(): Promise<void> {
  rmSync(BUNDLED, { recursive: true, force: true });
  const entryPoints = globSync(['suite/**/*.test.ts', 'suite/index.ts'], { cwd: E2E, absolute: true });
  await build({ entryPoints, outbase: join(E2E, 'suite'), outdir: BUNDLED, bundle: true, platform: 'node', target: 'node20', format: 'cjs', sourcemap: 'inline', external: ['vscode', 'mocha'], logLevel: 'warning' });
}

/** Runs a suite and counts. What counts is what the suite has written: a dead extension host ends with exit code 0. */
export async function runSuite({ name, extension, prepare, broken }: SuiteRun): Promise<Tally> {
  const profile = createProfile({ 'wenheng.language': 'zh' });
  const results = join(profile.root, 'results.jsonl');
  try {
    await prepare?.(profile);
    await runTests({
      vscodeExecutablePath: await codeExecutable(),
      extensionDevelopmentPath: extension,
      extensionTestsPath: join(BUNDLED, 'index.js'),
      launchArgs: [profile.workspace, `--user-data-dir=${profile.userData}`, `--extensions-dir=${profile.extensions}`, '--disable-gpu'],
      extensionTestsEnv: { E2E_RESULTS: results, E2E_TESTS: JSON.stringify(testFiles(broken)) },
    }).catch((error: unknown) => console.error(String(error)));
    return report(name, results);
  } finally {
    profile.dispose();
  }
}

function testFiles(broken: string | undefined): string[] {
  return globSync(broken === undefined ? '*.test.js' : `broken/${broken}.test.js`, { cwd: BUNDLED, absolute: true }).sort();
}

/** Names of the suites that must turn a run red. */
export function brokenSuites(): string[] {
  return globSync('suite/broken/*.test.ts', { cwd: E2E }).map((path) => basename(path, '.test.ts')).sort();
}
