/** Baselines and extended configurations in the editor: what the command line does not count is a hint; changes on the disk hold at once. */

import assert from 'node:assert/strict';
import { join } from 'node:path';
import { config, put, wenheng, workspace } from '../support/cli.js';
import { WARNING } from '../support/drafts.js';
import { startClient, stopClients, uriOf, type Client, type Shown } from '../support/lsp.js';

const OLD = '深入贯彻党的十九大精神，推动数字经济做实做强。';
const severities = (diagnostics: readonly Shown[]): string => diagnostics.map(({ code, severity }) => `${code} ${severity}`).join();

async function opened(files: Readonly<Record<string, string>>, options: Parameters<typeof startClient>[0] = {}, path = 'draft.md'): Promise<{ client: Client; uri: string; folder: string }> {
  const folder = workspace({ [path]: WARNING, ...files });
  const client = await startClient({ folders: [folder], ...options });
  const uri = uriOf(folder, path);
  await client.open(uri, WARNING);
  return { client, uri, folder };
}

describe('the baseline in the editor', () => {
  afterEach(stopClients);
  const CONFIG = config({ asOf: '2026-11-22', baseline: 'known.json' });

  /** A folder whose baseline the command line has written. */
  function known(): string {
    const folder = workspace({ 'wenheng.config.json': CONFIG, 'draft.md': WARNING });
    assert.equal(wenheng(['check', 'draft.md', '--write-baseline'], { cwd: folder }).code, 0);
    return folder;
  }

  it('makes a finding a hint that says so and is not counted; one more of it counts', async () => {
    const folder = known();
    const client = await startClient({ folders: [folder] });
    const uri = uriOf(folder, 'draft.md');
    await client.open(uri, WARNING);
    const [diagnostic, ...more] = await client.diagnostics(uri);
    assert.deepEqual([diagnostic!.severity, diagnostic!.code, more], [4, 'outdated-meeting', []]);
    assert.match(diagnostic!.message, /（已记入基线）$/);
    assert.match(await client.hoverText(uri, '党的十九大'), /已记入基线，不计入问题/);
    const { counts } = (await client.status(uri)).document!;
    assert.deepEqual([counts.warning, counts.baselined], [0, 1]);
    await client.rewrite(uri, `${WARNING}\n${OLD}\n`);
    assert.deepEqual((await client.diagnostics(uri)).filter(({ code }) => code === 'outdated-meeting').map(({ severity }) => severity), [4, 2]);
  });

  it('holds at once when it is written anew, and counts again what it no longer holds', async () => {
    const folder = known();
    const client = await startClient({ folders: [folder] });
    const uri = uriOf(folder, 'draft.md');
    await client.open(uri, WARNING);
    assert.equal(severities(await client.diagnostics(uri)), 'outdated-meeting 4');
    put(folder, 'known.json', '{ "version": 1, "files": {} }');
    await client.diagnosticsWhen(uri, (all) => severities(all) === 'outdated-meeting 2');
  });

  it('that is missing or broken is said on the draft until it is there', async () => {
    const { client, uri, folder } = await opened({ 'wenheng.config.json': CONFIG });
    assert.match((await client.diagnostics(uri))[0]!.message, /基线文件 \S+known\.json 不存在/);
    put(folder, 'known.json', '{');
    await client.diagnosticsWhen(uri, (all) => /known\.json:1:2 不是合法的 JSON/.test(all[0]?.message ?? ''));
    put(folder, 'known.json', '{ "version": 1, "files": {} }');
    await client.diagnosticsWhen(uri, (all) => severities(all) === 'outdated-meeting 2');
  });
});

describe('an extended configuration in the editor', () => {
  afterEach(stopClients);
  const CITY = '{ "extends": "../base.json" }';
  const NOW = config({ asOf: '2026-11-22' });
  const THEN = config({ asOf: '2017-12-01' });

  it('holds at once when it changes, when it is mended, and when it comes to be', async () => {
    const { client, uri, folder } = await opened({ 'city/wenheng.config.json': CITY, 'base.json': NOW }, {}, 'city/draft.md');
    assert.equal(severities(await client.diagnostics(uri)), 'outdated-meeting 2');
    put(folder, 'base.json', THEN);
    await client.diagnosticsWhen(uri, (all) => all.length === 0);
    put(folder, 'base.json', '{ "asof": 1 }');
    await client.diagnosticsWhen(uri, (all) => severities(all) === 'configuration 1');
    await client.pushedWhen(uriOf(folder, 'base.json'), (all) => all.length === 1);
    put(folder, 'base.json', NOW);
    await client.diagnosticsWhen(uri, (all) => severities(all) === 'outdated-meeting 2');
    put(folder, 'city/wenheng.config.json', '{ "extends": "../later.json" }');
    await client.diagnosticsWhen(uri, (all) => /继承的配置不存在/.test(all[0]?.message ?? ''));
    put(folder, 'later.json', THEN);
    await client.diagnosticsWhen(uri, (all) => all.length === 0);
  });

  it('makes exceptions for the drafts that it names', async () => {
    const { client, uri, folder } = await opened({ 'wenheng.config.json': config({ asOf: '2026-11-22', overrides: [{ files: 'county/**', rules: { 'outdated-meeting': 'info' } }] }) });
    const other = uriOf(folder, 'county/a.md');
    await client.open(other, WARNING);
    assert.deepEqual([severities(await client.diagnostics(uri)), severities(await client.diagnostics(other))], ['outdated-meeting 2', 'outdated-meeting 3']);
  });

  it('is not read outside an untrusted workspace, nor is a baseline', async () => {
    for (const [text, message] of [[CITY, /不能读取工作区以外的配置：\S+wenheng\.config\.json → \S+base\.json/], ['{ "baseline": "../known.json" }', /不能读取工作区以外的事实文件或基线文件：\S+known\.json/]] as const) {
      const folder = workspace({ 'base.json': NOW, 'known.json': '{ "version": 1, "files": {} }', 'city/wenheng.config.json': text });
      const client = await startClient({ folders: [join(folder, 'city')], options: { trusted: false } });
      const uri = uriOf(folder, 'city/draft.md');
      await client.open(uri, WARNING);
      const [diagnostic] = await client.diagnostics(uri);
      assert.equal(diagnostic!.code, 'configuration');
      assert.match(diagnostic!.message, message);
    }
  });
});
