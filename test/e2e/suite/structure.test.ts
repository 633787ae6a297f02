/** The outline of a draft: its headings, each inside the one above. */

import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, DRAFT, open, until } from './support.js';

describe('the outline', () => {
  after(closeAll);

  it('holds the headings in their hierarchy', async () => {
    const draft = await open(DRAFT);
    const symbols = await until('symbols', async () => {
      const found = await vscode.commands.executeCommand<vscode.DocumentSymbol[] | undefined>('vscode.executeDocumentSymbolProvider', draft.uri);
      // The draft as it is on the disk: what an earlier test changed may still be on its way back.
      return found && flatten(found).some(({ name }) => name === '二、保障措施') ? found : undefined;
    });
    const tree = new Map(flatten(symbols).map((symbol) => [symbol.name, symbol]));
    for (const name of ['一、总体要求', '二、重点任务', '二、保障措施']) assert.ok(tree.has(name), [...tree.keys()].join('; '));
    const tasks = tree.get('二、重点任务')!;
    assert.deepEqual(tasks.children.map(({ name }) => name.slice(0, 9)), ['（一）建设算力驿站', '（二）培育服务机构']);
    assert.equal(draft.lineAt(tasks.selectionRange.start).text, '## 二、重点任务');
    assert.ok(draft.getText(tasks.range).includes('培育服务机构') && !draft.getText(tasks.range).includes('保障措施'));
  });
});

function flatten(symbols: readonly vscode.DocumentSymbol[]): vscode.DocumentSymbol[] {
  return symbols.flatMap((symbol) => [symbol, ...flatten(symbol.children)]);
}
