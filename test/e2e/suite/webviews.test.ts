/** The panels 目标对照 and 查重, and the draft beside its source. What their pages show is looked at in ui/panels.test.ts. */

import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, DRAFT, findings, open, rangeOf, until } from './support.js';

const SCHEME = 'wenheng-comparison';
const SOURCE = { corpus: 'corpus', path: '示例省发展算力服务意见.txt' };

/** Tabs that show a panel of a kind. */
function panels(kind: string): vscode.Tab[] {
  return vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs).filter(({ input }) => input instanceof vscode.TabInputWebview && input.viewType.endsWith(`wenheng.${kind}`));
}

function diffs(): vscode.TabInputTextDiff[] {
  return vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs.flatMap(({ input }) => (input instanceof vscode.TabInputTextDiff ? [input] : [])));
}

describe('the panels', () => {
  let draft: vscode.TextDocument;
  before(async () => {
    draft = await open(DRAFT);
    await until('findings', () => findings(draft).some(({ rule }) => rule === 'duplicate-clause') || undefined);
  });
  afterEach(async () => {
    await closeAll();
    draft = await open(DRAFT);
  });
  after(closeAll);

  for (const [kind, command, title] of [['targets', 'wenheng.showTargets', /目标对照|Targets Compared/], ['reuse', 'wenheng.showReuse', /查重|Text Reuse/]] as const) {
    it(`${command} opens one panel, beside the draft`, async () => {
      await vscode.commands.executeCommand(command);
      const [panel] = await until('the panel', () => (panels(kind).length > 0 ? panels(kind) : undefined));
      assert.match(panel!.label, title);
      assert.notEqual(panel!.group.viewColumn, vscode.window.tabGroups.all[0]!.viewColumn);
      await vscode.commands.executeCommand(command, draft.uri.toString(), rangeOf(draft, '主要目标').start.line);
      await vscode.commands.executeCommand(command, draft.uri);
      assert.equal(panels(kind).length, 1);
    });
  }

  it('can be opened again after it was closed', async () => {
    await vscode.commands.executeCommand('wenheng.showTargets');
    const [panel] = await until('the panel', () => (panels('targets').length > 0 ? panels('targets') : undefined));
    await vscode.window.tabGroups.close(panel!);
    await until('that it is closed', () => panels('targets').length === 0 || undefined);
    await vscode.commands.executeCommand('wenheng.showTargets');
    await until('the panel again', () => panels('targets').length === 1 || undefined);
  });
});

describe('the draft beside its source', () => {
  let draft: vscode.TextDocument;
  before(async () => {
    draft = await open(DRAFT);
    await until('findings', () => findings(draft).some(({ rule }) => rule === 'duplicate-clause') || undefined);
  });
  after(closeAll);

  it('opens as a diff of read-only texts, source left', async () => {
    await vscode.commands.executeCommand('wenheng.compareWithSource', { uri: draft.uri.toString(), passage: { ...SOURCE, ours: { first: 4, last: 4 }, theirs: { first: 3, last: 3 } } });
    const diff = await until('the diff', () => diffs()[0]);
    assert.deepEqual([diff.original.scheme, diff.modified.scheme], [SCHEME, SCHEME]);
    const [left, right] = await Promise.all([diff.original, diff.modified].map((side) => vscode.workspace.openTextDocument(side)));
    assert.match(left!.getText(), /^依托产业园区建设公共算力驿站.*接受企业和师生监督。\n$/);
    assert.match(right!.getText(), /^依托产业园区建设公共算力驿站.*接受企业和师生监督。\n（责任单位：市数据局、市经济和信息化局）\n$/);
    assert.equal(vscode.workspace.fs.isWritableFileSystem(SCHEME), undefined); // no file system stands behind them: an editor shows them read-only
  });

  it('opens nothing where there is no source, or no draft', async () => {
    await closeAll();
    await open(DRAFT);
    const passage = { ...SOURCE, path: '没有.txt', ours: { first: 4, last: 4 }, theirs: { first: 3, last: 3 } };
    await vscode.commands.executeCommand('wenheng.compareWithSource', { uri: draft.uri.toString(), passage });
    await open('city/README.md');
    await vscode.commands.executeCommand('wenheng.compareWithSource', { uri: 17 });
    assert.deepEqual(diffs(), []);
  });
});
