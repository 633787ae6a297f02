/**
 * Latency of completion as its clients see it, in a draft of 40,000 characters that is being edited, with a corpus of many short documents.
 * Prints percentiles, asserts nothing. Run: npx tsx test/bench/completion.ts [--documents 20000] [--edits 200]; `npm run build` first.
 */

import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { createProtocolConnection, StreamMessageReader, StreamMessageWriter, type CompletionList } from 'vscode-languageserver/node';
import { URI } from 'vscode-uri';
import { MALLOC, MEMORY } from '../../client/src/memory.js';
import type { Status } from '../../server/src/lsp/features/status.js';
import { clause, document, random } from './synthetic.js';

const SERVER = fileURLToPath(new URL('../../dist/server.js', import.meta.url));
const CLAUSES_A_DOCUMENT = 5;
const { values } = parseArgs({ options: { documents: { type: 'string', default: '20000' }, edits: { type: 'string', default: '200' } } });
const next = random(7);
const TERRITORIES = { territories: [{ name: '示例省', level: 'province', children: [{ name: '示例市', level: 'city' }] }] };
const TOPICS = ['节水', '养老', '托育', '供热', '冷链', '种业', '光伏', '储能', '体育', '文物'];

/** Places where somebody types, with the sign that brings the request about. */
const PLACES: readonly (readonly [typed: string, trigger?: string])[] = [
  ['落实《', '《'], ['落实《节水'], ['落实《省节方案'], ['由'], ['由市财'], ['（责任单位：', '：'], ['到2027年，', '，'], ['到2027年，研发'], ['贯彻党的'], ['本方案自'], ['推进工作，', '，'], ['推进'],
];

function corpus(folder: string): void {
  for (let index = 0; index < Number(values.documents); index++) {
    const place = ['示例省', '示例市', '国务院'][index % 3]!;
    const title = `${place}${place === '国务院' ? '关于' : ''}${TOPICS[index % TOPICS.length]}工作第${index}号实施方案`;
    const head = `---\ntitle: ${title}\nnumber: 示政发〔${2010 + (index % 16)}〕${index + 1}号\ndate: ${2010 + (index % 16)}-03-0${1 + (index % 9)}\n---\n\n`;
    const goals = index % 50 === 0 ? '\n\n十一、主要目标\n\n到2028年，全社会研发经费投入强度达到3%以上。\n' : '';
    const path = join(folder, String(index % 100));
    mkdirSync(path, { recursive: true });
    writeFileSync(join(path, `${index}.md`), head + document(title, Array.from({ length: CLAUSES_A_DOCUMENT }, () => clause(next))) + goals);
  }
}

const percentile = (times: readonly number[], share: number): string => [...times].sort((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * share))]!.toFixed(1);

async function main(folder: string): Promise<void> {
  corpus(join(folder, 'corpus'));
  writeFileSync(join(folder, 'wenheng.config.json'), JSON.stringify({ corpus: 'corpus', territory: '示例市', asOf: '2026-11-22', ...TERRITORIES }));
  const server = spawn(process.execPath, [...MEMORY, SERVER, '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'], env: { ...MALLOC, ...process.env, WENHENG_CACHE_DIR: join(folder, 'cache') } });
  const connection = createProtocolConnection(new StreamMessageReader(server.stdout), new StreamMessageWriter(server.stdin));
  connection.onRequest('workspace/diagnostic/refresh', () => null);
  connection.listen();
  const capabilities = { textDocument: { diagnostic: {}, completion: { completionItem: { snippetSupport: true } } }, workspace: { diagnostics: { refreshSupport: true } } };
  await connection.sendRequest('initialize', { processId: process.pid, rootUri: null, capabilities, workspaceFolders: [{ uri: URI.file(folder).toString(), name: 'bench' }] });
  await connection.sendNotification('initialized', {});
  const uri = URI.file(join(folder, 'draft.policy')).toString();
  const lines = document('示例市节水工作实施方案', Array.from({ length: 360 }, () => clause(next))).split('\n');
  const at = lines.length - 20;
  lines.splice(at, 0, '');
  await connection.sendNotification('textDocument/didOpen', { textDocument: { uri, languageId: 'policy-zh', version: 1, text: lines.join('\n') } });
  const pull = (): Promise<unknown> => connection.sendRequest('textDocument/diagnostic', { textDocument: { uri } });
  await pull();
  for (let status: Status | undefined; status?.state !== 'ready' || status.corpus.documents === 0; ) {
    status = await connection.sendRequest('wenheng/status', { uri });
    await new Promise((done) => setTimeout(done, 100));
  }
  await pull();
  let version = 1;
  /** Puts words on the empty line, asks for diagnostics and completions as an editor does; milliseconds from the edit to the completions. */
  const ask = async ([typed, trigger]: (typeof PLACES)[number]): Promise<{ readonly took: number; readonly list: CompletionList | null }> => {
    const range = { start: { line: at, character: 0 }, end: { line: at, character: 1000 } };
    const began = performance.now();
    void connection.sendNotification('textDocument/didChange', { textDocument: { uri, version: ++version }, contentChanges: [{ range, text: typed }] });
    const context = trigger === undefined ? { triggerKind: 1 } : { triggerKind: 2, triggerCharacter: trigger };
    const list = await connection.sendRequest<CompletionList | null>('textDocument/completion', { textDocument: { uri }, position: { line: at, character: typed.length }, context });
    const took = performance.now() - began;
    await pull();
    return { took, list };
  };
  console.log(`draft of ${lines.join('\n').length} characters, ${values.documents} documents`);
  const resident = (): number => Math.round(Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${server.pid}/status`, 'utf8'))?.[1]) / 1024);
  console.log(`resident ${resident()} MB`);
  console.log(`first 《: ${(await ask(PLACES[0]!)).took.toFixed(0)} ms`);
  for (const place of PLACES) {
    const first = await ask(place);
    const times: number[] = [];
    for (let round = 0; round < Number(values.edits); round++) times.push((await ask(place)).took);
    console.log(`${place[0].padEnd(12, '　')} ${String(first.list?.items.length ?? 0).padStart(3)} items  first ${first.took.toFixed(1)}  p50 ${percentile(times, 0.5)}  p95 ${percentile(times, 0.95)} ms`);
  }
  console.log(`resident ${resident()} MB`);
  connection.dispose();
  server.kill();
}

const folder = mkdtempSync(join(tmpdir(), 'wenheng-completion-'));
main(folder).finally(() => rmSync(folder, { recursive: true, force: true }));
