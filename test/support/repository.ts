/** A clone of this repository as continuous integrations get it: nothing installed, nothing built. What would need the network is stood in for. */

import { cpSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { parse } from 'yaml';
import { ROOT, workspace } from './cli.js';

/** What is in the repository without being cloned, or is of no use to a build. */
const LEFT_OUT = new Set(['.git', 'node_modules', 'dist', 'out', 'coverage', 'test']);

/** Copies the repository's files, without its tests. */
export function clone(): string {
  const folder = workspace({});
  for (const name of readdirSync(ROOT)) if (!LEFT_OUT.has(name)) cpSync(join(ROOT, name), join(folder, name), { recursive: true });
  return folder;
}

/**
 * A folder for the front of PATH with an `npm` of its own. `npm ci` would ask the registry: here it links the packages that are installed already, and
 * fails where package.json or the lock file is missing, as npm does. Its words are noted in `npm.log` of the folder that it works in.
 */
export function standInForNpm(): string {
  const script = [
    "const fs = require('node:fs'), path = require('node:path');",
    `const installed = ${JSON.stringify(join(ROOT, 'node_modules'))};`,
    "fs.appendFileSync('npm.log', process.argv.slice(2).join(' ') + '\\n');",
    "if (process.argv[2] !== 'ci') throw new Error('npm ' + process.argv[2] + ' was not expected');",
    "for (const file of ['package.json', 'package-lock.json', '.npmrc']) fs.accessSync(file);",
    "fs.mkdirSync('node_modules');",
    "for (const name of fs.readdirSync(installed)) if (name !== '.wenheng-installed') fs.symlinkSync(path.join(installed, name), path.join('node_modules', name));",
  ].join('\n');
  const folder = workspace({ 'npm.cjs': script });
  writeFileSync(join(folder, 'npm'), `#!/bin/sh\nexec "${process.execPath}" "${join(folder, 'npm.cjs')}" "$@"\n`, { mode: 0o755 });
  return folder;
}

/** Links the packages that are installed already into a clone. */
export function linkPackages(folder: string): void {
  mkdirSync(join(folder, 'node_modules'));
  for (const name of readdirSync(join(ROOT, 'node_modules'))) if (name !== '.wenheng-installed') symlinkSync(join(ROOT, 'node_modules', name), join(folder, 'node_modules', name));
}

/** A folder for the front of PATH in which `wenheng` is the built command line, as in the image and where the package is installed. */
export function wenhengCommand(): string {
  const folder = workspace({});
  symlinkSync(join(ROOT, 'dist', 'cli.js'), join(folder, 'wenheng'));
  return folder;
}

/** PATH with these folders in front. */
export function pathWith(...folders: readonly string[]): string {
  return [...folders, process.env['PATH'] ?? ''].join(delimiter);
}

/** Reads a YAML file of the repository. */
export function readYaml<T>(...path: readonly string[]): T {
  return parse(readFileSync(join(ROOT, ...path), 'utf8')) as T;
}
