/** Which documents are checked at all: policy drafts, and what a configuration names; never views of other versions or notebook cells. */

import assert from 'node:assert/strict';
import { URI } from 'vscode-uri';
import { config, workspace } from '../support/cli.js';
import { CORPUS_TEXT, README, WARNING } from '../support/drafts.js';
import { startClient, stopClients, uriOf } from '../support/lsp.js';

const OUTDATED = ['outdated-meeting'];

interface Case {
  readonly uri?: string;
  /** Where the draft is, below the workspace folder. */
  readonly path?: string;
  readonly text: string;
  readonly language: string;
  readonly config?: object;
  /** The rules that report, or why nothing is checked. */
  readonly expected: readonly string[] | RegExp;
}

const UNRECOGNISED = /^看来不是公文；需要检查的，请在 wenheng\.config\.json 的 include 中写明$/;
const EXCLUDED = /^配置将本文排除在外，或本文属于语料库$/;

const CASES: Readonly<Record<string, Case>> = {
  'a policy text in Markdown is checked': { path: 'a.md', text: WARNING, language: 'markdown', expected: OUTDATED },
  'a policy text in plain text is checked': { path: 'a.txt', text: WARNING, language: 'plaintext', expected: OUTDATED },
  'a readme is not': { path: 'README.md', text: README, language: 'markdown', expected: UNRECOGNISED },
  'a plain text that is no policy text is not': { path: 'a.txt', text: '周会记录\n\n小李汇报进度：深入贯彻党的十九大精神。\n', language: 'plaintext', expected: UNRECOGNISED },
  'anything in the language policy-zh is': { path: 'a.policy', text: README, language: 'policy-zh', expected: OUTDATED },
  'a readme that include names is': { path: 'docs/README.md', text: README, language: 'markdown', config: { include: ['docs/**'] }, expected: OUTDATED },
  'a policy text is, although include names others only': { path: 'a.md', text: WARNING, language: 'markdown', config: { include: ['drafts/**'] }, expected: OUTDATED },
  'a policy text that exclude names is not': { path: 'archive/a.md', text: WARNING, language: 'markdown', config: { exclude: ['archive'] }, expected: EXCLUDED },
  'nor is it in the language policy-zh': { path: 'archive/a.policy', text: WARNING, language: 'policy-zh', config: { exclude: ['archive/**'] }, expected: EXCLUDED },
  'a document of the corpus is not': { path: 'corpus/a.md', text: WARNING, language: 'markdown', config: { corpus: 'corpus' }, expected: EXCLUDED },
  'a document of the corpus that include names too is not': { path: 'corpus/a.md', text: WARNING, language: 'markdown', config: { corpus: 'corpus', include: ['**'] }, expected: EXCLUDED },
  'a new document with a policy text is checked, by the configuration of the first folder': { uri: 'untitled:Untitled-1', text: WARNING, language: 'plaintext', expected: OUTDATED },
  'a new document in the language policy-zh is': { uri: 'untitled:Untitled-2', text: README, language: 'policy-zh', expected: OUTDATED },
  'a new document that is no policy text is not': { uri: 'untitled:Untitled-3', text: README, language: 'markdown', expected: UNRECOGNISED },
  'an empty document is not': { path: 'a.md', text: '', language: 'markdown', expected: UNRECOGNISED },
};

describe('of the documents that are open', () => {
  afterEach(stopClients);

  for (const [name, { uri: named, path, text, language, config: more, expected }] of Object.entries(CASES)) {
    it(name, async () => {
      const folder = workspace({ 'wenheng.config.json': config({ asOf: '2026-11-22', ...more }), 'corpus/示例.txt': CORPUS_TEXT });
      const uri = named ?? uriOf(folder, path!);
      const client = await startClient({ folders: [folder] });
      await client.open(uri, text, language);
      const codes = (await client.diagnostics(uri)).map(({ code }) => code);
      const { document } = await client.status(uri);
      if (expected instanceof RegExp) {
        assert.deepEqual([codes, document!.checked], [[], false]);
        assert.match(document!.reason!, expected);
        assert.deepEqual([await client.hover(uri, { line: 0, character: 0 }), await client.symbols(uri), await client.actions(uri, { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } })], [null, [], []]);
      } else {
        assert.deepEqual([codes, document!.checked, document!.asOf], [expected, true, '2026-11-22']);
      }
    });
  }

  for (const [name, scheme] of [['a view of another version', 'git'], ['a notebook cell', 'vscode-notebook-cell']] as const) {
    for (const language of ['markdown', 'policy-zh']) {
      it(`${name} is never checked, not even in the language ${language}`, async () => {
        const folder = workspace({ 'wenheng.config.json': config({ asOf: '2026-11-22', include: ['**'] }) });
        const uri = URI.file(`${folder}/a.md`).with({ scheme, query: '{"ref":"HEAD"}' }).toString();
        const client = await startClient({ folders: [folder] });
        await client.open(uri, WARNING, language);
        assert.deepEqual((await client.diagnostics(uri)).map(({ code }) => code), []);
        assert.equal((await client.status(uri)).document?.checked ?? false, false);
      });
    }
  }

  it('one becomes a draft while it is being written, and ceases to be one', async () => {
    const folder = workspace({ 'wenheng.config.json': config({ asOf: '2026-11-22' }) });
    const uri = uriOf(folder, 'a.md');
    const client = await startClient({ folders: [folder] });
    await client.open(uri, README);
    assert.deepEqual(await client.diagnostics(uri), []);
    await client.rewrite(uri, WARNING);
    assert.deepEqual((await client.diagnostics(uri)).map(({ code }) => code), OUTDATED);
    await client.rewrite(uri, README);
    assert.deepEqual(await client.diagnostics(uri), []);
  });

  for (const [name, comment] of [['in Markdown', '<!-- wenheng-disable-next-line heading-sequence -- 理由 -->'], ['in plain text', '// wenheng-disable-next-line heading-sequence -- 理由']] as const) {
    it(`a short draft remains one when a suppression ${name} is put into it`, async () => {
      const folder = workspace({ 'wenheng.config.json': config({ asOf: '2026-11-22' }) });
      const uri = uriOf(folder, 'a.md');
      const client = await startClient({ folders: [folder] });
      await client.open(uri, WARNING);
      assert.deepEqual((await client.diagnostics(uri)).map(({ code }) => code), OUTDATED);
      await client.replace(uri, '深入', `${comment}\n深入`);
      assert.ok((await client.diagnostics(uri)).some(({ code }) => code === 'outdated-meeting'), (await client.status(uri)).document!.reason);
    });
  }
});
