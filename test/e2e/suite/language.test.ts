/** The language configuration (语言配置) as the editor takes it: marks that close, words in Chinese. */

import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll } from './support.js';

describe('the language', () => {
  afterEach(closeAll);

  async function editorWith(content: string): Promise<vscode.TextEditor> {
    return vscode.window.showTextDocument(await vscode.workspace.openTextDocument({ language: 'policy-zh', content }));
  }

  it('closes the marks of Chinese, and goes past the closing ones', async () => {
    const editor = await editorWith('');
    for (const text of ['《', '甲', '》', '（', '〔', '2', '〕', '）', '“', '”', '【', '】', '〈']) await vscode.commands.executeCommand('type', { text });
    assert.equal(editor.document.getText(), '《甲》（〔2〕）“”【】〈〉');
  });

  it('surrounds what is selected', async () => {
    const editor = await editorWith('示例条例');
    editor.selection = new vscode.Selection(0, 0, 0, 4);
    await vscode.commands.executeCommand('type', { text: '《' });
    assert.equal(editor.document.getText(), '《示例条例》');
  });

  it('knows words within a run of characters', async () => {
    const editor = await editorWith('推进数字经济发展。');
    editor.selection = new vscode.Selection(0, 0, 0, 0);
    await vscode.commands.executeCommand('cursorWordEndRight');
    assert.equal(editor.document.getText(new vscode.Range(0, 0, 0, editor.selection.active.character)), '推进');
  });

  it('writes comments that the checker reads', async () => {
    const editor = await editorWith('待核的一句。');
    await vscode.commands.executeCommand('editor.action.commentLine');
    assert.equal(editor.document.getText(), '// 待核的一句。');
  });
});
