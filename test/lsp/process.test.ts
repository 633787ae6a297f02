/** The server as a program: started by the command line and by itself, over standard streams and a socket, and how it ends. */

import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { join } from 'node:path';
import { text as readAll } from 'node:stream/consumers';
import {
  createProtocolConnection, DidOpenTextDocumentNotification, DocumentDiagnosticRequest, ExitNotification, InitializedNotification, InitializeRequest, IPCMessageReader, IPCMessageWriter, ShutdownRequest, StreamMessageReader, StreamMessageWriter,
  type Diagnostic, type ProtocolConnection,
} from 'vscode-languageserver/node';
import { config, ROOT, wenheng, workspace } from '../support/cli.js';
import { WARNING } from '../support/drafts.js';
import { FULL, uriOf } from '../support/lsp.js';

const SERVER = [join(ROOT, 'dist', 'server.js')];
const CLI = [join(ROOT, 'dist', 'cli.js'), 'lsp'];

const running: ChildProcess[] = [];

function start(words: readonly string[], stdio: 'pipe' | 'ipc' = 'pipe'): ChildProcess {
  const child = spawn(process.execPath, [...words], { stdio: stdio === 'ipc' ? ['pipe', 'pipe', 'pipe', 'ipc'] : 'pipe', env: { PATH: process.env['PATH'] ?? '', LANG: 'zh_CN.UTF-8' } });
  running.push(child);
  return child;
}

/** Says hello and has a draft checked; the process knows nothing of us but its messages. */
async function work(connection: ProtocolConnection): Promise<void> {
  const folder = workspace({ 'wenheng.config.json': config({ asOf: '2026-11-22' }) });
  const uri = uriOf(folder, 'draft.md');
  const { serverInfo } = await connection.sendRequest(InitializeRequest.type, { processId: process.pid, rootUri: null, capabilities: FULL, workspaceFolders: [{ uri: uriOf(folder), name: 'drafts' }] });
  assert.equal(serverInfo!.name, 'wenheng');
  assert.match(serverInfo!.version!, /^\d+\.\d+\.\d+/);
  await connection.sendNotification(InitializedNotification.type, {});
  await connection.sendNotification(DidOpenTextDocumentNotification.type, { textDocument: { uri, languageId: 'markdown', version: 1, text: WARNING } });
  const report = await connection.sendRequest(DocumentDiagnosticRequest.type, { textDocument: { uri } });
  const [diagnostic] = (report as { items: Diagnostic[] }).items;
  assert.match(String(diagnostic!.message), /^“党的十九大精神”已非最新提法/);
  assert.match(diagnostic!.codeDescription!.href, /\/docs\/rules\/outdated-meeting\.md$/);
}

function over(child: ChildProcess): ProtocolConnection {
  const connection = createProtocolConnection(new StreamMessageReader(child.stdout!), new StreamMessageWriter(child.stdin!));
  connection.onError(() => undefined);
  connection.listen();
  return connection;
}

async function end(connection: ProtocolConnection, { shutdown }: { shutdown: boolean }): Promise<void> {
  if (shutdown) await connection.sendRequest(ShutdownRequest.type);
  await connection.sendNotification(ExitNotification.type);
}

/** The exit code of a process, once it has ended; what it wrote to standard error stands in the way of no test but is shown. */
async function exitCode(child: ChildProcess): Promise<number | null> {
  if (child.exitCode !== null) return child.exitCode;
  const [code] = (await once(child, 'exit')) as [number | null];
  return code;
}

describe('the server as a process', function () {
  afterEach(() => {
    for (const child of running.splice(0)) child.kill();
  });

  for (const [name, words] of [['dist/server.js', SERVER], ['wenheng lsp', CLI]] as const) {
    describe(name, () => {
      for (const [ending, shutdown, code] of [['with 0 after shutdown and exit', true, 0], ['with 1 after exit without shutdown', false, 1]] as const) {
        it(`speaks over standard streams and ends ${ending}`, async () => {
          const child = start([...words, '--stdio']);
          const errors = readAll(child.stderr!);
          const connection = over(child);
          await work(connection);
          await end(connection, { shutdown });
          assert.equal(await exitCode(child), code);
          assert.equal(await errors, '');
        });
      }

      it('ends when its client goes away without a word', async () => {
        const child = start([...words, '--stdio']);
        await work(over(child));
        child.stdin!.end();
        assert.equal(await exitCode(child), 1);
      });

      for (const form of ['--socket=PORT', '--socket PORT']) {
        it(`connects to a port of this machine (${form})`, async () => {
          const listener = createServer();
          listener.listen(0, '127.0.0.1');
          await once(listener, 'listening');
          const child = start([...words, ...form.replace('PORT', String((listener.address() as AddressInfo).port)).split(' ')]);
          const [socket] = (await once(listener, 'connection')) as [Socket];
          const connection = createProtocolConnection(new StreamMessageReader(socket), new StreamMessageWriter(socket));
          connection.onError(() => undefined);
          connection.listen();
          try {
            assert.equal(socket.remoteAddress, '127.0.0.1');
            await work(connection);
            await end(connection, { shutdown: true });
            assert.equal(await exitCode(child), 0);
          } finally {
            connection.dispose();
            socket.destroy();
            listener.close();
          }
        });
      }

      it('speaks to the process that started it', async () => {
        const child = start([...words, '--node-ipc'], 'ipc');
        const connection = createProtocolConnection(new IPCMessageReader(child), new IPCMessageWriter(child));
        connection.listen();
        await work(connection);
        await end(connection, { shutdown: true });
        assert.equal(await exitCode(child), 0);
        connection.dispose();
      });

      it('goes on after messages that are none', async () => {
        const child = start([...words, '--stdio']);
        child.stdin!.write('Content-Length: 5\r\n\r\n{"a":Content-Length: 2\r\n\r\n42');
        const connection = over(child);
        await work(connection);
        await end(connection, { shutdown: true });
        assert.equal(await exitCode(child), 0);
      });

      it('writes nothing but messages to standard output', async () => {
        const child = start([...words, '--stdio']);
        const ask = (content: object): boolean => child.stdin!.write(`Content-Length: ${Buffer.byteLength(JSON.stringify(content))}\r\n\r\n${JSON.stringify(content)}`);
        ask({ jsonrpc: '2.0', id: 1, method: 'initialize', params: { processId: null, rootUri: null, capabilities: {} } });
        ask({ jsonrpc: '2.0', id: 2, method: 'shutdown' });
        let written = '';
        for await (const chunk of child.stdout!.setEncoding('utf8')) {
          written += chunk as string;
          if (written.includes('"id":2')) ask({ jsonrpc: '2.0', method: 'exit' });
        }
        assert.match(written, /^Content-Length: \d+\r\n\r\n\{"jsonrpc":"2\.0","id":1,"result":\{[^]*\}\}Content-Length: \d+\r\n\r\n\{"jsonrpc":"2\.0","id":2,"result":null\}$/);
        assert.equal(await exitCode(child), 0);
      });
    });
  }

  const WRONG: readonly (readonly [words: readonly string[], message: RegExp])[] = [
    [[], /^wenheng: 错误：lsp 需要一种传输方式：--stdio、--node-ipc 或 --socket 端口\n$/],
    [['--stdio', '--node-ipc'], /lsp 需要一种传输方式/],
    [['--node-ipc'], /--node-ipc 只能由带进程间通道的父进程使用/],
    [['--socket'], /--socket/],
    [['--socket', 'many'], /--socket/],
    [['--pipe'], /--pipe/],
  ];
  for (const [words, message] of WRONG) {
    it(`wenheng lsp ${words.join(' ')} says what is wrong and ends with 2`, () => {
      const { code, stdout, stderr } = wenheng(['lsp', ...words]);
      assert.deepEqual([code, stdout], [2, ''], stderr);
      assert.match(stderr, message);
    });
  }

  it('wenheng lsp says so in English to who reads English', () => {
    assert.match(wenheng(['lsp'], { env: { LANG: 'en_US.UTF-8' } }).stderr, /lsp needs one transport: --stdio, --node-ipc or --socket PORT/);
  });
});
