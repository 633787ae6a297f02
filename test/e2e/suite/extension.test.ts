/** The extension itself: what it brings, its commands, and the life of its server. */

import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, DRAFT, findingAt, findings, open, OUTDATED, packaged, until, untilRules, uri } from './support.js';

describe('the extension', () => {
  afterEach(closeAll);

  it('is active once a draft is open', async () => {
    await open(DRAFT);
    await until('the extension to be active', () => vscode.extensions.getExtension('wenheng.wenheng')!.isActive);
  });

  it('has its commands', async () => {
    const commands = await vscode.commands.getCommands(true);
    for (const command of ['wenheng.restart', 'wenheng.showOutput', 'wenheng.openRulePage']) assert.ok(commands.includes(command), command);
  });

  it('checks again after a restart', async () => {
    const draft = await open(DRAFT);
    await findingAt(draft, 'outdated-meeting', OUTDATED);
    await vscode.commands.executeCommand('wenheng.restart');
    assert.deepEqual(findings(draft).filter(({ rule }) => rule === 'no-such-rule'), []);
    await untilRules(draft, ['outdated-meeting', 'duplicate-clause', 'heading-sequence']);
  });

  it('opens the page of a rule', async () => {
    await vscode.commands.executeCommand('wenheng.openRulePage', 'outdated-meeting');
    const tab = await until('the page', () => vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs).find(({ label }) => label.includes('outdated-meeting')), () => vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs.map(({ label }) => label)));
    assert.ok(tab.input instanceof vscode.TabInputWebview);
  });

  it('brings the pages and schemas that it refers to', async () => {
    for (const path of [['docs', 'rules', 'duplicate-clause.md'], ['docs', 'wenheng.config.schema.json'], ['syntaxes', 'policy-zh.tmLanguage.json'], ['snippets', 'policy-zh.json']]) {
      assert.ok((await vscode.workspace.fs.stat(vscode.Uri.file(packaged(...path)))).size > 0);
    }
  });

  it('lets comments stand in the configuration', async () => {
    assert.equal((await vscode.workspace.openTextDocument(uri('city/wenheng.config.json'))).languageId, 'jsonc');
  });

  it('offers its snippets in a draft', async () => {
    const draft = await open(DRAFT);
    const list = await vscode.commands.executeCommand<vscode.CompletionList>('vscode.executeCompletionItemProvider', draft.uri, new vscode.Position(1, 0));
    assert.ok(list.items.some(({ kind }) => kind === vscode.CompletionItemKind.Snippet));
  });
});
