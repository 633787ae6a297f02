/** Fixes for the whole draft: the same one at every place, and all safe ones at once, the same as `check --fix` makes. */

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CodeActionKind, type CodeAction } from 'vscode-languageserver';

import { config, wenheng, workspace } from '../support/cli.js';
import { positionIn, startClient, stopClients, uriOf, type Client, type ClientWishes } from '../support/lsp.js';

const FILES = { 'wenheng.config.json': config({ asOf: '2026-11-22' }) };
const TWICE = '# 示例市工业绿色发展方案\n\n一、主要目标\n\n到2030年，固废综合利用率不低于95%以上，余热利用率不低于80%以上。\n\n二、保障措施\n\n深入贯彻党的十九大精神。工业用水重复利用率不低于90%以上。\n\n三、附则\n\n各县深入贯彻党的十九大精神，抓好落实。\n';

async function opened(text = TWICE, { name = 'draft.policy', ...wishes }: ClientWishes & { name?: string } = {}): Promise<{ client: Client; uri: string; folder: string }> {
  const folder = workspace({ ...FILES, [name]: text });
  const uri = uriOf(folder, name);
  const client = await startClient({ folders: [folder], ...wishes });
  await client.open(uri, text, 'policy-zh');
  return { client, uri, folder };
}

const whole = (text: string): { start: { line: number; character: number }; end: { line: number; character: number } } => ({ start: { line: 0, character: 0 }, end: positionIn(text, text.length) });
const at = async (client: Client, uri: string, quoted: string): Promise<CodeAction[]> => client.actions(uri, { start: client.positionOf(uri, quoted), end: client.positionOf(uri, quoted) }, await client.diagnostics(uri));

describe('a fix at every place', () => {
  afterEach(stopClients);

  it('stands behind the one for this place, with their number, and mends them all', async () => {
    const { client, uri } = await opened();
    const actions = await at(client, uri, '不低于80%');
    assert.deepEqual(actions.slice(0, 2).map(({ title, isPreferred }) => [title, isPreferred]), [['删去“以上”', true], ['删去“以上”（本稿全部3处）', undefined]]);
    assert.equal(await client.apply(uri, actions[1]!), TWICE.replaceAll('%以上', '%'));
    assert.deepEqual((await client.diagnostics(uri)).filter(({ code }) => code === 'target-unit'), []);
  });

  it('is for the same words only', async () => {
    const { client, uri } = await opened(TWICE.replace('各县深入贯彻党的十九大精神', '各县深入贯彻党的十九大和十九届历次全会精神'), { locale: 'en' });
    const meeting = await at(client, uri, '十九大精神');
    assert.ok(!meeting.some(({ title }) => title.includes('all 2 places')), meeting.map(({ title }) => title).join());
    const limit = await at(client, uri, '不低于80%');
    assert.ok(limit.some(({ title }) => /\(all 3 places in this draft\)$/.test(title)));
  });

  it('leaves suppressed places alone', async () => {
    const text = TWICE.replace('深入贯彻党的十九大精神。工业', '// wenheng-disable-next-line target-unit -- 引用原文\n深入贯彻党的十九大精神。工业');
    const { client, uri } = await opened(text);
    const all = (await at(client, uri, '不低于80%')).find(({ title }) => title.includes('全部2处'))!;
    assert.equal(await client.apply(uri, all), text.replace('95%以上', '95%').replace('80%以上', '80%'));
  });
});

describe('source.fixAll', () => {
  afterEach(stopClients);

  it('is announced, and given to who asks for it by any of its names only', async () => {
    const { client, uri } = await opened();
    const { codeActionProvider } = client.capabilities;
    assert.deepEqual((codeActionProvider as { codeActionKinds: string[] }).codeActionKinds, ['quickfix', 'source.fixAll.wenheng']);
    for (const kind of ['source', 'source.fixAll', 'source.fixAll.wenheng']) {
      const [action, ...more] = await client.actions(uri, whole(TWICE), [], [kind]);
      assert.deepEqual([action!.title, action!.kind, more], ['改正可以自动改正的3处问题', 'source.fixAll.wenheng', []]);
    }
    for (const kinds of [undefined, [CodeActionKind.QuickFix], ['source.fixAll.other'], ['source.organizeImports']]) {
      assert.ok((await client.actions(uri, whole(TWICE), [], kinds)).every(({ kind }) => kind === CodeActionKind.QuickFix));
    }
  });

  it('makes the edits of check --fix: the safe ones, and nothing that needs a review', async () => {
    const { client, uri, folder } = await opened();
    const [action] = await client.actions(uri, whole(TWICE), [], ['source.fixAll']);
    const fixed = await client.apply(uri, action!);
    assert.equal(fixed, TWICE.replaceAll('%以上', '%'));
    assert.notEqual(wenheng(['check', 'draft.policy', '--fix'], { cwd: folder }).code, 2);
    assert.equal(readFileSync(join(folder, 'draft.policy'), 'utf8'), fixed);
    assert.deepEqual(await client.actions(uri, whole(fixed), [], ['source.fixAll']), []);
  });

  it('is nothing where nothing is safe', async () => {
    const { client, uri } = await opened(TWICE.replaceAll('%以上', '%'));
    assert.deepEqual(await client.actions(uri, whole(TWICE), [], ['source.fixAll']), []);
  });
});
