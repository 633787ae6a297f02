/** Diagnostics over the protocol. */

import assert from 'node:assert/strict';
import { config, workspace } from '../support/cli.js';
import { WARNING } from '../support/drafts.js';
import { startClient, stopClients, uriOf } from '../support/lsp.js';

describe('diagnostics that a client pulls', () => {
  afterEach(stopClients);

  it('quote the draft, name the rule and say what to do', async () => {
    const folder = workspace({ 'wenheng.config.json': config({ asOf: '2026-11-22' }) });
    const uri = uriOf(folder, 'draft.md');
    const client = await startClient({ folders: [folder] });
    await client.open(uri, WARNING);
    const [diagnostic, ...more] = await client.diagnostics(uri);
    assert.deepEqual(more, []);
    assert.equal(diagnostic!.code, 'outdated-meeting');
    assert.equal(client.quote(uri, diagnostic!.range), '党的十九大精神');
    assert.match(diagnostic!.message, /“党的十九大精神”已非最新提法（基准日2026-11-22）/);
  });
});
