/**
 * Latency of the language server as its clients see it: a process of its own, messages over standard input and output.
 * Prints percentiles and ratios, asserts nothing. Run after a build: npm run bench:latency [-- --clauses 100000] [--edits 500] [--starts 10] [--index FILE] [--flags "V8 FLAGS"] [--bare].
 * `--bare` starts the server as a client does that knows nothing of memory: `node server.js --stdio`.
 * The corpus is an index file: FILE where it is there already, otherwise made (there, if a name is given) by `wenheng index`.
 */

import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { createProtocolConnection, StreamMessageReader, StreamMessageWriter, type DocumentDiagnosticReport, type ProtocolConnection } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { URI } from 'vscode-uri';
import { MALLOC, MEMORY } from '../../client/src/memory.js';
import type { Status } from '../../server/src/lsp/features/status.js';
import { clause, document, random } from './synthetic.js';

const SERVER = fileURLToPath(new URL('../../dist/server.js', import.meta.url));
const CLI = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));
const CLAUSES_A_DOCUMENT = 100;
const { values } = parseArgs({ options: { clauses: { type: 'string', default: '100000' }, edits: { type: 'string', default: '500' }, index: { type: 'string' }, flags: { type: 'string', default: MEMORY.join(' ') }, starts: { type: 'string', default: '10' }, bare: { type: 'boolean', default: false } } });
const wanted = Number(values.clauses);
const edits = Number(values.edits);

/** A server process with one draft open at a time. */
class Bench {
  readonly connection: ProtocolConnection;
  private readonly process: ChildProcess;
  private version = 0;
  private draft: TextDocument | undefined;

  constructor(private readonly folder: string) {
    this.process = spawn(process.execPath, [...(values.bare ? [] : values.flags.split(' ').filter(Boolean)), SERVER, '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'], env: { ...(values.bare ? {} : MALLOC), ...process.env } });
    this.connection = createProtocolConnection(new StreamMessageReader(this.process.stdout!), new StreamMessageWriter(this.process.stdin!));
    this.connection.onRequest('workspace/diagnostic/refresh', () => null);
    this.connection.listen();
  }

  async initialize(): Promise<void> {
    const capabilities = { textDocument: { diagnostic: {} }, workspace: { diagnostics: { refreshSupport: true } } };
    await this.connection.sendRequest('initialize', { processId: process.pid, rootUri: null, capabilities, workspaceFolders: [{ uri: URI.file(this.folder).toString(), name: 'bench' }] });
    await this.connection.sendNotification('initialized', {});
  }

  async open(text: string): Promise<void> {
    if (this.draft) await this.connection.sendNotification('textDocument/didClose', { textDocument: { uri: this.draft.uri } });
    this.draft = TextDocument.create(URI.file(join(this.folder, 'draft.policy')).toString(), 'policy-zh', ++this.version, text);
    await this.connection.sendNotification('textDocument/didOpen', { textDocument: { uri: this.draft.uri, languageId: 'policy-zh', version: this.version, text } });
  }

  /** One edit and a pull, sent as an editor sends them. Gives the milliseconds from sending the edit to having the result; the client's own book-keeping stands outside. */
  async edit(start: number, end: number, text: string): Promise<number> {
    const range = { start: this.draft!.positionAt(start), end: this.draft!.positionAt(end) };
    const began = performance.now();
    void this.connection.sendNotification('textDocument/didChange', { textDocument: { uri: this.draft!.uri, version: ++this.version }, contentChanges: [{ range, text }] });
    await this.pull();
    const took = performance.now() - began;
    TextDocument.update(this.draft!, [{ range, text }], this.version);
    return took;
  }

  async pull(): Promise<DocumentDiagnosticReport> {
    return this.connection.sendRequest('textDocument/diagnostic', { textDocument: { uri: this.draft!.uri } });
  }

  async loaded(): Promise<Status> {
    for (;;) {
      const status: Status = await this.connection.sendRequest('wenheng/status', { uri: this.draft!.uri });
      if (status.state === 'ready' && status.corpus.documents > 0) return status;
      await new Promise((done) => this.connection.onNotification('wenheng/statusChanged', () => done(undefined)));
    }
  }

  get text(): string {
    return this.draft!.getText();
  }

  /** Resident memory in MB; 0 where the system does not tell. */
  get resident(): number {
    try {
      return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${this.process.pid}/status`, 'utf8'))![1]) / 1024;
    } catch {
      return 0;
    }
  }

  async stop(): Promise<void> {
    await this.connection.sendRequest('shutdown');
    await this.connection.sendNotification('exit');
    await new Promise((done) => this.process.on('exit', done));
  }
}

function percentile(times: readonly number[], share: number): number {
  const sorted = [...times].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!;
}

function print(what: string, times: readonly number[]): void {
  const [p50, p95, p99] = [0.5, 0.95, 0.99].map((share) => percentile(times, share).toFixed(1).padStart(7));
  console.log(`${what.padEnd(58)} p50 ${p50}  p95 ${p95}  p99 ${p99} ms  (${times.length})`);
}

/** An edit as drafters make it: mostly a word typed, sometimes a deletion, a new line, a pasted clause, a number changed. */
function someEdit(text: string, next: () => number): [start: number, end: number, inserted: string] {
  const at = Math.floor(next() * text.length);
  const kind = next();
  if (kind < 0.55) return [at, at, ['的', '工作', '2', '，', '推进'][Math.floor(next() * 5)]!];
  if (kind < 0.75) return [at, Math.min(text.length, at + 1 + Math.floor(next() * 6)), ''];
  if (kind < 0.83) return [at, at, '\n'];
  if (kind < 0.9) return [at, at, `\n\n${clause(next)}\n\n`];
  if (kind < 0.95) return [at, Math.min(text.length, at + 200), ''];
  return [at, at, '深入贯彻党的十九大精神，'];
}

/** Types `count` edits, each followed by a pull; gives the milliseconds from sending the edit to having the result. */
async function type(bench: Bench, count: number, seed: number): Promise<number[]> {
  const next = random(seed);
  const times: number[] = [];
  for (let index = 0; index < count; index++) {
    const [start, end, inserted] = someEdit(bench.text, next);
    times.push(await bench.edit(start, end, inserted));
  }
  return times;
}

/** Opens a text anew, so that nothing is known of it, and pulls: a full check, warm. */
async function fullChecks(bench: Bench, text: string, rounds: number): Promise<number[]> {
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const began = performance.now();
    await bench.open(text);
    await bench.pull();
    times.push(performance.now() - began);
  }
  return times;
}

async function measure(bench: Bench, what: string, text: string, count: number): Promise<void> {
  await fullChecks(bench, text, 3);
  const full = await fullChecks(bench, text, 9);
  print(`${what}: full check, warm`, full);
  const typed = await type(bench, count, 7);
  print(`${what}: edit to result`, typed);
  console.log(`${''.padEnd(58)} a full check costs ${(percentile(full, 0.5) / percentile(typed, 0.5)).toFixed(1)} times an edit; resident ${bench.resident.toFixed(0)} MB`);
}

async function start(folder: string, text: string): Promise<number> {
  const began = performance.now();
  const bench = new Bench(folder);
  await bench.initialize();
  await bench.open(text);
  await bench.pull();
  const took = performance.now() - began;
  await bench.stop();
  return took;
}

/** The clauses of a document of the corpus. */
function clausesOf(number: number): string[] {
  const next = random(1000 + number);
  return Array.from({ length: CLAUSES_A_DOCUMENT }, () => clause(next));
}

function makeIndex(folder: string, out: string): void {
  const corpus = join(folder, 'corpus');
  mkdirSync(corpus);
  for (let number = 0; number < wanted / CLAUSES_A_DOCUMENT; number++) writeFileSync(join(corpus, `${number}.txt`), document(`示例省第${number}号工作方案`, clausesOf(number)));
  execFileSync(process.execPath, [CLI, 'index', corpus, '--out', out], { stdio: 'ignore' });
}

async function main(folder: string): Promise<void> {
  const index = resolve(values.index ?? join(folder, 'corpus.whx'));
  if (!existsSync(index)) makeIndex(folder, index);
  writeFileSync(join(folder, 'wenheng.config.json'), JSON.stringify({ corpus: [index], asOf: '2026-11-22' }));
  const other = random(2);
  const unrelated = Array.from({ length: 2400 }, () => clause(other));
  const draft = (clauses: readonly string[], length: number): string => document('示例市工作方案', clauses).slice(0, length);
  const small = draft(unrelated, 40_000);
  const large = draft([...unrelated, ...Array.from({ length: 1200 }, () => clause(other))], 350_000);
  const copied = draft([0, 1, 2, 3].flatMap(clausesOf), 40_000);

  const starts: number[] = [];
  for (let round = 0; round < Number(values.starts); round++) starts.push(await start(folder, small));
  print('process start to first diagnostics, 40,000 characters', starts);

  const bench = new Bench(folder);
  await bench.initialize();
  await bench.open(small);
  await bench.pull();
  const before = bench.resident;
  const began = performance.now();
  const { corpus: size } = await bench.loaded();
  console.log(`corpus of ${size.documents} documents, ${size.clauses} clauses loaded in ${((performance.now() - began) / 1000).toFixed(1)} s; resident ${before.toFixed(0)} → ${bench.resident.toFixed(0)} MB`);
  await bench.pull();
  console.log(`resident when the draft has been checked against it ${bench.resident.toFixed(0)} MB`);
  await measure(bench, 'unrelated, 40,000 characters', small, edits);
  await measure(bench, 'fully copied, 40,000 characters', copied, edits);
  await measure(bench, `unrelated, ${(Buffer.byteLength(large) / 1e6).toFixed(2)} MB`, large, Math.ceil(edits / 5));
  console.log(`resident at the end ${bench.resident.toFixed(0)} MB`);
  await bench.open(small);
  await bench.pull();
  await new Promise((done) => setTimeout(done, 8000));
  console.log(`resident after a pause of 8 s with the first draft ${bench.resident.toFixed(0)} MB`);
  print('edit to result after the pause', await type(bench, Math.ceil(edits / 5), 11));
  console.log(`then resident ${bench.resident.toFixed(0)} MB`);
  await bench.stop();
}

const folder = mkdtempSync(join(tmpdir(), 'wenheng-latency-'));
void main(folder).finally(() => rmSync(folder, { recursive: true, force: true }));
