/** What no client should send: unknown documents, odd positions and parameters, malformed messages. The server answers, and goes on. */

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ResponseError } from 'vscode-languageserver';
import { config, ROOT, workspace } from '../support/cli.js';
import { WARNING } from '../support/drafts.js';
import { startClient, stopClients, uriOf, type Client } from '../support/lsp.js';

const folder = workspace({ 'wenheng.config.json': config({ asOf: '2026-11-22' }) });
const uri = uriOf(folder, 'draft.md');

async function opened(): Promise<Client> {
  const client = await startClient({ folders: [folder] });
  await client.open(uri, WARNING);
  return client;
}

/** Whether the server still does its work: after one edit more, in both directions. */
async function assertAlive(client: Client): Promise<void> {
  await client.replace(uri, '做实', '扎实做');
  const [diagnostic, ...more] = await client.diagnostics(uri);
  assert.deepEqual([diagnostic!.code, client.quote(uri, diagnostic!.range), more], ['outdated-meeting', '党的十九大精神', []]);
}

const START = { line: 0, character: 0 };
const WHOLE = { start: START, end: { line: 99, character: 0 } };
const message = (content: string): string => `Content-Length: ${Buffer.byteLength(content)}\r\n\r\n${content}`;

describe('a document that the server does not know', () => {
  afterEach(stopClients);

  const UNKNOWN = [uriOf(folder, 'never-opened.md'), 'untitled:Untitled-9', 'wenheng:/corpus/a.txt', 'http://示例.example/a.md', 'file:', 'no address at all', ''];
  for (const unknown of UNKNOWN) {
    it(`at ${JSON.stringify(unknown.replace(/^.*\//, '…/'))} has nothing to show`, async () => {
      const client = await opened();
      assert.deepEqual(await client.pull(unknown), { kind: 'full', items: [] });
      assert.deepEqual([await client.hover(unknown, START), await client.symbols(unknown), await client.actions(unknown, WHOLE), (await client.status(unknown)).document], [null, [], [], undefined]);
      assert.deepEqual([await client.definition(unknown, START), await client.references(unknown, START)], [null, null]);
      assert.deepEqual([await client.folds(unknown), await client.selections(unknown, [START]), await client.links(unknown), await client.highlights(unknown, START)], [null, null, null, null]);
      await assertAlive(client);
    });
  }

  it('was closed: nothing either', async () => {
    const client = await opened();
    const closed = uriOf(folder, 'closed.md');
    await client.open(closed, WARNING);
    assert.equal((await client.diagnostics(closed)).length, 1);
    await client.close(closed);
    assert.deepEqual(await client.pull(closed), { kind: 'full', items: [] });
    assert.deepEqual([await client.hover(closed, START), await client.symbols(closed), await client.actions(closed, WHOLE)], [null, [], []]);
    await assertAlive(client);
  });

  it('may be changed, saved and closed', async () => {
    const client = await opened();
    const unknown = { uri: uriOf(folder, 'never-opened.md'), version: 3 };
    await client.connection.sendNotification('textDocument/didChange', { textDocument: unknown, contentChanges: [{ text: WARNING }] });
    await client.connection.sendNotification('textDocument/didSave', { textDocument: unknown });
    await client.connection.sendNotification('textDocument/didClose', { textDocument: unknown });
    assert.deepEqual(await client.pull(unknown.uri), { kind: 'full', items: [] });
    await assertAlive(client);
  });

  it('may be opened at an address that is none, and is checked there', async () => {
    const client = await opened();
    for (const odd of ['no address at all', 'file:', 'file:///%E0%A4%A', 'untitled:']) {
      await client.open(odd, WARNING);
      assert.equal((await client.pull(odd)).kind, 'full', odd);
      await client.close(odd);
    }
    await assertAlive(client);
  });

  it('may be opened twice: the second text holds', async () => {
    const client = await opened();
    await client.open(uri, WARNING.replace('十九', '十八').replace('做实', '做实做实'));
    const [diagnostic] = await client.diagnostics(uri);
    assert.equal(client.quote(uri, diagnostic!.range), '党的十八大精神');
  });

  it('may have a client that does not count its versions', async () => {
    const client = await opened();
    assert.equal((await client.diagnostics(uri)).length, 1);
    await client.connection.sendNotification('textDocument/didChange', { textDocument: { uri, version: 1 }, contentChanges: [{ text: WARNING.replace('党的十九大精神', '有关精神') }] });
    assert.deepEqual((await client.diagnostics(uri)).map(({ code }) => code), []);
  });
});

describe('a position outside the text', () => {
  afterEach(stopClients);

  const POSITIONS: readonly (readonly [line: number, character: number])[] = [[999, 0], [0, 999], [-1, 0], [0, -1], [-5, -5], [2 ** 31, 2 ** 31], [1.5, 2.5]];
  for (const [line, character] of POSITIONS) {
    it(`(${line}, ${character}) is taken to be near it`, async () => {
      const client = await opened();
      const position = { line, character };
      for (const request of [client.hover(uri, position), client.definition(uri, position), client.references(uri, position), client.selections(uri, [position]), client.highlights(uri, position), client.actions(uri, { start: position, end: position }), client.actions(uri, { start: { line: 99, character: 0 }, end: START })]) await request.catch((error: unknown) => assert.ok(error instanceof ResponseError));
      await assertAlive(client);
    });
  }

  it('bounds an edit to the text', async () => {
    const client = await opened();
    await client.change(uri, [{ range: { start: { line: 999, character: 9 }, end: { line: 9999, character: 0 } }, text: '\n全面贯彻党的十八大精神。\n' }], `${WARNING}\n全面贯彻党的十八大精神。\n`);
    assert.deepEqual((await client.diagnostics(uri)).map(({ range }) => client.quote(uri, range)), ['党的十九大精神', '党的十八大精神']);
  });
});

describe('odd parameters', () => {
  afterEach(stopClients);

  const METHODS = ['textDocument/diagnostic', 'textDocument/hover', 'textDocument/definition', 'textDocument/references', 'textDocument/codeAction', 'textDocument/documentSymbol', 'workspace/textDocumentContent', 'wenheng/status'];
  const PARAMS: readonly unknown[] = [undefined, null, {}, [], [uri], 7, 'draft', { textDocument: null }, { textDocument: {} }, { textDocument: { uri: 7 } }, { textDocument: { uri } }, { textDocument: { uri }, position: null, range: null, context: null }, { uri: 7 }, { uri: null }];
  for (const method of METHODS) {
    it(`of ${method} are answered, with a result or an error`, async () => {
      const client = await opened();
      for (const params of PARAMS) {
        try {
          await client.connection.sendRequest(method, params);
        } catch (error) {
          assert.ok(error instanceof ResponseError, `${JSON.stringify(params)}: ${String(error)}`);
        }
      }
      await assertAlive(client);
    });
  }

  const NOTIFICATIONS = ['textDocument/didOpen', 'textDocument/didChange', 'textDocument/didSave', 'textDocument/didClose', 'workspace/didChangeWatchedFiles', 'workspace/didChangeConfiguration', '$/setTrace', '$/cancelRequest', 'wenheng/unknown'];
  for (const method of NOTIFICATIONS) {
    it(`of ${method} do no harm`, async () => {
      const client = await opened();
      for (const params of [...PARAMS, { changes: [{}] }, { changes: [{ uri: 7 }] }, { event: {} }]) client.sendRaw(message(JSON.stringify({ jsonrpc: '2.0', method, params: params ?? undefined })));
      await client.close(uri);
      await client.open(uri, WARNING);
      await assertAlive(client);
    });
  }

  it('of a request that nobody knows are answered with an error', async () => {
    const client = await opened();
    await assert.rejects(client.connection.sendRequest('wenheng/unknown', {}), /Unhandled method/);
    await assertAlive(client);
  });

  for (const [name, initializationOptions] of [['null', null], ['a list', []], ['a word', 'zh'], ['wrong types', { language: {}, trusted: 'yes', run: 7, pathsOutsideWorkspace: null }]] as const) {
    it(`when the server is started (${name}) count as not said`, async () => {
      const client = await startClient({ folders: [folder], options: initializationOptions as unknown as Record<string, unknown> });
      await client.open(uri, WARNING);
      assert.match((await client.diagnostics(uri))[0]!.message, /已非最新提法/);
    });
  }
});

describe('a message that is none', () => {
  afterEach(stopClients);

  const RAW: Readonly<Record<string, string>> = {
    'broken JSON': message('{"jsonrpc":"2.0","id":1,"method":'),
    'no JSON': message('你好'),
    'an empty body': message(''),
    'null': message('null'),
    'a number': message('42'),
    'a list': message('[]'),
    'an object without a method': message('{}'),
    'an answer that nobody waits for': message('{"jsonrpc":"2.0","id":12345,"result":null}'),
    'an error that nobody waits for': message('{"jsonrpc":"2.0","id":null,"error":{"code":-32700,"message":"x"}}'),
    'another version of the protocol': message('{"jsonrpc":"1.0","method":"initialized"}'),
    'an odd id': message('{"jsonrpc":"2.0","id":{"a":1},"method":"textDocument/hover","params":{}}'),
    'no length': 'Content-Type: application/json\r\n\r\n',
    'a length that is no number': 'Content-Length: many\r\n\r\n',
    'a header without a colon': 'Hello\r\n\r\n',
    'an unknown header': `X-Odd: 1\r\n${message('{"jsonrpc":"2.0","method":"$/odd"}')}`,
    'an unknown character set': message('{"jsonrpc":"2.0","method":"$/odd"}').replace('\r\n\r\n', '\r\nContent-Type: application/vscode-jsonrpc; charset=klingon\r\n\r\n'),
  };
  for (const [name, bytes] of Object.entries(RAW)) {
    it(`${name}: the next message is answered`, async () => {
      const client = await opened();
      client.sendRaw(bytes);
      await assertAlive(client);
    });
  }

  it('a thousand at once: the next message is answered', async () => {
    const client = await opened();
    client.sendRaw(message('{').repeat(1000));
    await assertAlive(client);
  });
});

describe('a server that was shut down', () => {
  it('leaves nothing behind that keeps the process alive', () => {
    // A process of its own: it must end by itself, whatever was under way when the client stopped.
    const folders = workspace({ 'wenheng.config.json': config({ corpus: 'corpus' }), ...Object.fromEntries(Array.from({ length: 200 }, (_, index) => [`corpus/${index}.txt`, WARNING])) });
    const program = `
      import support from ${JSON.stringify(join(ROOT, 'test/support/lsp.ts'))};
      const { startClient, stopClients, uriOf } = support;
      for (const settled of [true, false]) {
        const client = await startClient({ folders: [${JSON.stringify(folders)}] });
        await client.open(uriOf(${JSON.stringify(folders)}, 'draft.md'), ${JSON.stringify(WARNING)});
        await client.diagnostics(uriOf(${JSON.stringify(folders)}, 'draft.md'));
        if (settled) await client.until(async () => ((await client.status(uriOf(${JSON.stringify(folders)}, 'draft.md'))).corpus.documents > 0 ? true : undefined));
        await client.filesChanged(uriOf(${JSON.stringify(folders)}, 'wenheng.config.json'));
        void client.pull(uriOf(${JSON.stringify(folders)}, 'draft.md')).catch(() => undefined);
        await stopClients();
      }
      console.log('stopped');
    `;
    const { status, stdout, stderr, error } = spawnSync(process.execPath, ['--import', 'tsx', '--input-type=module', '--eval', program], { cwd: ROOT, encoding: 'utf8', timeout: 120_000 });
    assert.equal(error, undefined, `it did not end: ${stdout}${stderr}`);
    assert.deepEqual([status, stdout], [0, 'stopped\n'], stderr);
  });
});
