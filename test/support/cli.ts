/** Runs the built command line interface (`dist/cli.js`) as its users do: as a process, in a folder, with an environment. */

import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The package's folder. */
export const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const CLI = join(ROOT, 'dist', 'cli.js');

/** How a run ended. */
export interface Ran {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs `wenheng` with these words. The interface is Chinese and 100 columns wide unless `env` says otherwise. */
export function wenheng(words: readonly string[], options: { cwd?: string; env?: Readonly<Record<string, string>>; input?: string | Uint8Array } = {}): Ran {
  if (!existsSync(CLI)) throw new Error('dist/cli.js is missing: run npm run build first');
  const { PATH = '' } = process.env;
  const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, ...words], {
    cwd: options.cwd ?? ROOT,
    env: { PATH, LANG: 'zh_CN.UTF-8', WENHENG_CACHE_DIR: testCache(), ...options.env },
    input: options.input ?? '',
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  return { code: status, stdout, stderr };
}

const folders: string[] = [];
process.on('exit', () => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

let cache: string | undefined;

/** Where indexes of test corpora are kept; it goes when the tests end. */
export function testCache(): string {
  return (cache ??= workspace({}));
}

/** A new temporary folder with these files; it goes when the tests end. */
export function workspace(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'wenheng-')));
  folders.push(folder);
  for (const [path, content] of Object.entries(files)) put(folder, path, content);
  return folder;
}

/** Writes a file into a folder. */
export function put(folder: string, path: string, content: string | Uint8Array): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), content);
}

/** A configuration file that declares 示例省 with its 示例市, and what else it is given. */
export function config(more: object = {}): string {
  const children = [{ name: '示例市', level: 'city', children: [{ name: '甲县', level: 'county' }] }, { name: '样例市', level: 'city' }];
  return JSON.stringify({ territories: [{ name: '示例省', level: 'province', children }], ...more });
}

export interface Position {
  line: number;
  column: number;
  offset: number;
}

export interface Range {
  start: Position;
  end: Position;
}

export interface FindingJson {
  rule: string;
  severity: 'error' | 'warning' | 'info';
  message: string;
  range: Range;
  text: string;
  fingerprint: string;
  suppressed?: { reason: string };
  baselined?: true;
  related: { path: string; corpus?: string; title: string | null; range: Range; text: string; message: string }[];
  fixes: { title: string; preferred: boolean; applicability: string; edits: { start: number; end: number; newText: string }[] }[];
  data: Record<string, unknown>;
}

export interface PortionJson {
  characters: number;
  percent: number;
}

export interface StatsJson extends Record<'own' | 'superior' | 'version' | 'elsewhere', PortionJson> {
  characters: number;
  uncounted: number;
  sources: (PortionJson & { relation: string; path: string; corpus: string; title: string | null; clauses: number })[];
}

export interface FileJson {
  path: string;
  title: string | null;
  asOf: string;
  asOfSource: string;
  territory: string | null;
  level: string | null;
  findings: FindingJson[];
  problems: { kind: string; message: string; range?: Range }[];
  notChecked: { what: string; reason: string; range?: Range }[];
  stats?: StatsJson | null;
}

export interface CheckJson {
  version: number;
  tool: { name: string; version: string };
  files: FileJson[];
  skipped: { path: string; reason: string }[];
  baselines?: { path: string; written?: { named: boolean; drafts: number; findings: number; added: number; removed: number }; stale: { path: string; gone: boolean; entries: { rule: string; fingerprint: string; text: string; count: number }[] }[] }[];
  summary: Record<'files' | 'error' | 'warning' | 'info' | 'suppressed' | 'baselined' | 'clauses' | 'targets' | 'citations' | 'corpusDocuments' | 'corpusClauses' | 'milliseconds', number>;
}

/** Runs `check --format json` and reads what it wrote. */
export function checkJson(words: readonly string[], options: Parameters<typeof wenheng>[1] = {}): CheckJson {
  const { stdout, stderr } = wenheng(['check', '--format', 'json', ...words], options);
  if (stdout === '') throw new Error(`no output; standard error: ${stderr}`);
  return JSON.parse(stdout) as CheckJson;
}

/** The rules of a file's findings, in their order. */
export function rulesOf(file: FileJson | undefined): string[] {
  return (file?.findings ?? []).map((finding) => finding.rule);
}
