/** A long draft: the first answer leaves out the rules on targets and says so; they follow at once, and the whole is what a short draft's would be. */

import assert from 'node:assert/strict';
import { config, workspace } from '../support/cli.js';
import { startClient, stopClients, uriOf } from '../support/lsp.js';

const folder = workspace({ 'wenheng.config.json': config({ asOf: '2026-11-22' }) });
const FILLER = '各级各部门要压实责任、强化协同，把任务分解到岗、落实到人。';
const PLANTED = '到2030年，森林覆盖率达到45%。\n\n贯彻党的十九大精神。\n\n到2030年，森林覆盖率达到40%。';
const draft = (paragraphs: number): string => `示例市绿化方案\n\n一、主要目标\n\n${PLANTED}\n\n${Array.from({ length: paragraphs }, (_, index) => `第${index + 1}片林场由林长负责。${FILLER.repeat(3)}`).join('\n\n')}\n`;

describe('a long draft', () => {
  after(stopClients);

  it('gets its first answer without the rules on targets, and the rest at once', async () => {
    const client = await startClient({ folders: [folder] });
    const uri = uriOf(folder, 'long.policy');
    await client.open(uri, draft(300));
    assert.deepEqual((await client.diagnostics(uri)).map(({ code }) => code), ['outdated-meeting']);
    assert.deepEqual((await client.status(uri)).document!.notChecked.filter(({ what }) => what.startsWith('目标')), [{ what: '目标指标类规则', reason: '正在读取文中的目标，随即补上' }]);
    await client.until(() => Promise.resolve(client.refreshes > 0));
    assert.deepEqual((await client.diagnostics(uri)).map(({ code }) => code), ['outdated-meeting', 'target-self-conflict']);
    assert.deepEqual((await client.status(uri)).document!.notChecked.filter(({ what }) => what === '目标指标类规则'), []);
  });

  it('is checked whole at once where it is short', async () => {
    const client = await startClient({ folders: [folder] });
    const uri = uriOf(folder, 'short.policy');
    await client.open(uri, draft(10));
    assert.deepEqual((await client.diagnostics(uri)).map(({ code }) => code), ['outdated-meeting', 'target-self-conflict']);
  });
});
