/** What VS Code itself makes of reading and typing aids: the next number on Enter with its cursor, links to cited documents, folding, search by name. */

import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, DRAFT, open, until, untilRules } from './support.js';

/** The text with `|` at the cursor. */
function shown(document: vscode.TextDocument): string {
  const text = document.getText();
  const at = document.offsetAt(vscode.window.activeTextEditor!.selection.active);
  return `${text.slice(0, at)}|${text.slice(at)}`;
}

describe('reading and typing', () => {
  let draft: vscode.TextDocument;
  beforeEach(async () => {
    draft = await open(DRAFT);
    await untilRules(draft, ['outdated-meeting', 'duplicate-clause', 'heading-sequence']);
  });
  afterEach(closeAll);

  it('Enter gives the next number, Enter behind it takes it away, and the cursor stands where one writes on', async () => {
    const text = draft.getText().trimEnd();
    const editor = vscode.window.activeTextEditor!;
    await editor.edit((edit) => edit.replace(new vscode.Range(new vscode.Position(0, 0), draft.positionAt(draft.getText().length)), `${text}\n\n1.建设驿站。`));
    const end = draft.positionAt(draft.getText().length);
    editor.selection = new vscode.Selection(end, end);
    const press = (): Thenable<unknown> => vscode.commands.executeCommand('type', { text: '\n' });
    await press();
    await until('the next number', () => draft.getText().endsWith('\n1.建设驿站。\n\n2.'), () => draft.getText().slice(-40));
    assert.ok(shown(draft).endsWith('\n\n2.|'), shown(draft).slice(-20));
    await press();
    await until('the bare number to go', () => draft.getText().endsWith('\n1.建设驿站。\n\n'), () => draft.getText().slice(-40));
    assert.ok(shown(draft).endsWith('。\n\n|'), shown(draft).slice(-20));
  });

  it('a cited title leads to the document', async () => {
    const link = await until('a link with its target', async () => {
      const links = await vscode.commands.executeCommand<vscode.DocumentLink[]>('vscode.executeLinkProvider', draft.uri, 10);
      return links.find(({ range, target }) => target && draft.getText(range) === '《示例省人民政府关于发展算力服务的意见》');
    });
    assert.match(link.target!.toString(true), /\/示例省发展算力服务意见\.txt#L1$/);
    assert.equal(link.tooltip, '《示例省人民政府关于发展算力服务的意见》 示政发〔2025〕3号');
  });

  it('sections are folded by their headings', async () => {
    const ranges = await until('folds', async () => {
      const found = await vscode.commands.executeCommand<vscode.FoldingRange[] | undefined>('vscode.executeFoldingRangeProvider', draft.uri);
      return found && found.length > 0 ? found : undefined;
    });
    const lines = draft.getText().split('\n');
    assert.ok(ranges.some(({ start }) => lines[start]!.includes('一、')), JSON.stringify(ranges));
  });

  it('documents of the corpus are found by name', async () => {
    const found = await until('a symbol', async () => {
      const symbols = await vscode.commands.executeCommand<vscode.SymbolInformation[]>('vscode.executeWorkspaceSymbolProvider', '算力');
      return symbols.find(({ kind }) => kind === vscode.SymbolKind.File);
    });
    assert.ok(found.name.includes('算力'), found.name);
  });
});
