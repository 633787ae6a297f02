/** Checks under way: cancelled, superseded by an edit, left behind by a closed document. Every request is answered, and the next answer is right. */

import assert from 'node:assert/strict';
import { CancellationTokenSource, DocumentDiagnosticRequest, LSPErrorCodes, ResponseError, type DocumentDiagnosticReport } from 'vscode-languageserver/node';
import { rules } from '../../server/src/rules/index.js';
import type { PassageRule } from '../../server/src/rules/model.js';
import { config, workspace } from '../support/cli.js';
import { startClient, stopClients, uriOf, type Client, type Shown } from '../support/lsp.js';
import { wordRule } from '../support/policy.js';

const folder = workspace({ 'wenheng.config.json': config({ asOf: '2026-11-22' }) });
const uri = uriOf(folder, 'draft.policy');
const PARAGRAPHS = 40;
/** Longer than the server works without listening. */
const LONG = 10;

/** A draft of which no two paragraphs are alike; the last one is outdated. */
const TEXT = `示例市数字经济工作方案\n\n一、总体要求\n\n${Array.from({ length: PARAGRAPHS - 1 }, (_, index) => `建设第${index + 1}个公共服务平台。\n\n`).join('')}深入贯彻党的十九大精神。\n`;

/** A rule that takes long over every passage, and tells how many it has seen. */
interface SlowRule {
  readonly rule: PassageRule;
  seen: number;
}

function slowRule(): SlowRule {
  const slow: SlowRule = {
    seen: 0,
    rule: {
      ...wordRule('slow-rule', ''),
      checkPassage: () => {
        slow.seen++;
        const until = performance.now() + LONG;
        while (performance.now() < until);
        return [];
      },
    },
  };
  return slow;
}

async function opened(): Promise<{ client: Client; slow: SlowRule }> {
  const slow = slowRule();
  const client = await startClient({ folders: [folder], rules: [slow.rule, ...rules] });
  await client.open(uri, TEXT, 'policy-zh');
  return { client, slow };
}

/** Waits until a check is under way and far from its end. */
async function begun(client: Client, slow: SlowRule): Promise<void> {
  await client.until(() => slow.seen > 0 || undefined);
  assert.ok(slow.seen < PARAGRAPHS / 2, 'the check is not long enough for this test');
}

type Answer = { readonly report: DocumentDiagnosticReport } | { readonly code: number; readonly data: unknown };

/** How a request was answered, whichever way. */
async function answer(request: Promise<DocumentDiagnosticReport>): Promise<Answer> {
  try {
    return { report: await request };
  } catch (error) {
    assert.ok(error instanceof ResponseError, String(error));
    return { code: error.code, data: error.data as unknown };
  }
}

const quotes = (client: Client, diagnostics: readonly Shown[]): string[] => diagnostics.map(({ code, range }) => `${code}: ${client.quote(uri, range)}`);

describe('a check under way', () => {
  afterEach(stopClients);

  it('does not keep the server from answering', async () => {
    const { client, slow } = await opened();
    const pull = client.pull(uri);
    await begun(client, slow);
    assert.equal((await client.status(uri)).state, 'ready');
    assert.ok(slow.seen < PARAGRAPHS, 'the status was answered only when the check was done');
    await pull;
  });

  it('is shared by all who ask meanwhile', async () => {
    const { client, slow } = await opened();
    const [one, other] = await Promise.all([client.diagnostics(uri), client.diagnostics(uri), client.symbols(uri), client.hover(uri, { line: 0, character: 0 })]);
    assert.deepEqual(quotes(client, one), ['outdated-meeting: 党的十九大精神']);
    assert.deepEqual(other, one);
    assert.equal(slow.seen, PARAGRAPHS + 1); // with the heading
  });

  it('ends when it is cancelled, and says so', async () => {
    const { client, slow } = await opened();
    const source = new CancellationTokenSource();
    const cancelled = answer(client.connection.sendRequest(DocumentDiagnosticRequest.type, { textDocument: { uri } }, source.token));
    await begun(client, slow);
    source.cancel();
    const given = await cancelled;
    assert.ok(slow.seen < PARAGRAPHS, 'it went on to its end');
    assert.ok('code' in given);
    assert.equal(given.code, LSPErrorCodes.RequestCancelled);
  });

  it('that was cancelled can be asked for again at once', async () => {
    const { client, slow } = await opened();
    const source = new CancellationTokenSource();
    const cancelled = answer(client.connection.sendRequest(DocumentDiagnosticRequest.type, { textDocument: { uri } }, source.token));
    await begun(client, slow);
    source.cancel();
    assert.deepEqual(quotes(client, await client.diagnostics(uri)), ['outdated-meeting: 党的十九大精神']);
    await cancelled;
    assert.equal(slow.seen, PARAGRAPHS + 1); // what the first one had seen was not looked at again
  });

  it('goes on where another still waits for it', async () => {
    const { client, slow } = await opened();
    const source = new CancellationTokenSource();
    const cancelled = answer(client.connection.sendRequest(DocumentDiagnosticRequest.type, { textDocument: { uri } }, source.token));
    const waiting = client.diagnostics(uri);
    await begun(client, slow);
    source.cancel();
    assert.deepEqual(quotes(client, await waiting), ['outdated-meeting: 党的十九大精神']);
    await cancelled;
  });

  it('is superseded by an edit: the client is told to ask again, and then hears of the new text', async () => {
    const { client, slow } = await opened();
    const superseded = answer(client.pull(uri));
    await begun(client, slow);
    await client.replace(uri, '第1个', '一批');
    await client.replace(uri, '深入贯彻', '全面贯彻');
    assert.deepEqual(await superseded, { code: LSPErrorCodes.ServerCancelled, data: { retriggerRequest: true } });
    const [diagnostic] = await client.diagnostics(uri);
    assert.deepEqual(quotes(client, [diagnostic!]), ['outdated-meeting: 党的十九大精神']);
  });

  it('that an edit supersedes answers the other requests by the newer text', async () => {
    const { client, slow } = await opened();
    const at = client.positionOf(uri, '党的十九大精神');
    const all = { start: { line: 0, character: 0 }, end: { line: 90, character: 0 } };
    const asked = [client.hover(uri, at), client.symbols(uri), client.actions(uri, all)];
    await begun(client, slow);
    await client.replace(uri, '第1个', '一批');
    assert.deepEqual(await Promise.all(asked), [await client.hover(uri, at), await client.symbols(uri), await client.actions(uri, all)]);
    assert.match(await client.hoverText(uri, '党的十九大精神'), /outdated-meeting/);
  });

  it('is left when the document is closed: no diagnostics', async () => {
    const { client, slow } = await opened();
    const left = answer(client.pull(uri));
    await begun(client, slow);
    await client.close(uri);
    assert.deepEqual(await left, { report: { kind: 'full', items: [] } });
    assert.ok(slow.seen < PARAGRAPHS, 'it went on to its end');
  });

  it('is left when the document is closed and opened anew, which is checked as it is then', async () => {
    const { client, slow } = await opened();
    const left = answer(client.pull(uri));
    await begun(client, slow);
    await client.close(uri);
    await client.open(uri, '示例市节水工作方案\n\n一、总体要求\n\n认真贯彻党的十八大精神。\n', 'policy-zh');
    assert.deepEqual(quotes(client, await client.diagnostics(uri)), ['outdated-meeting: 党的十八大精神']);
    const given = await left;
    assert.ok(!('report' in given) || (given.report.kind === 'full' && given.report.items.length === 0), 'the closed text was answered for the new one');
  });

  it('leaves nothing behind when many edits and questions are in flight', async () => {
    const { client } = await opened();
    const pulls: Promise<Answer>[] = [];
    for (let round = 1; round < PARAGRAPHS; round++) {
      pulls.push(answer(client.pull(uri)));
      await client.replace(uri, `第${round}个`, `另外${round}个`);
    }
    await client.replace(uri, '党的十九大精神', '党的十八大精神');
    const last = quotes(client, await client.diagnostics(uri));
    assert.deepEqual(last, ['outdated-meeting: 党的十八大精神']);
    for (const given of await Promise.all(pulls)) assert.ok('report' in given || given.code === LSPErrorCodes.ServerCancelled, JSON.stringify(given));
  });
});
