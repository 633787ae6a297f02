/** Files as they come: line ends, byte order marks, other encodings; and evidence that no file shows. */

import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { utf16, utf8WithMark } from '../../support/encode.js';
import { closeAll, COPIED, DRAFT, findingAt, keep, open, OUTDATED, put, remove, until, untilRules } from './support.js';

const WINDOWS = 'city/带签名的方案.policy.md';
const SOURCE = 'city/corpus/示例省发展算力服务意见.txt';
const UTF16 = 'city/corpus/另一编码.txt';

describe('files', () => {
  afterEach(async () => {
    remove(WINDOWS);
    await closeAll();
  });

  it('with CRLF and a byte order mark have their findings at the same words', async () => {
    const text = (await open(DRAFT)).getText();
    put(WINDOWS, utf8WithMark(text.replaceAll('\n', '\r\n')));
    const draft = await open(WINDOWS);
    assert.equal(draft.eol, vscode.EndOfLine.CRLF);
    const found = await untilRules(draft, ['outdated-meeting', 'duplicate-clause', 'heading-sequence']);
    assert.equal(found[0]!.text, OUTDATED);
    assert.ok(found[1]!.text.startsWith(COPIED));
    assert.equal(draft.lineAt(found[2]!.diagnostic.range.start).text, '## 二、保障措施');
  });

  it('in another encoding are shown as the checker has read them, and cannot be written', async () => {
    const source = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(vscode.workspace.workspaceFile!, '..', SOURCE));
    const restore = keep(SOURCE);
    remove(SOURCE);
    put(UTF16, utf16(source.getText(), 'little'));
    try {
      const draft = await open(DRAFT);
      const location = await until('evidence from the index', async () => {
        const { diagnostic } = await findingAt(draft, 'duplicate-clause', COPIED);
        const location = diagnostic.relatedInformation?.[0]?.location;
        return location?.uri.scheme === 'wenheng' && location;
      });
      const evidence = await vscode.workspace.openTextDocument(location.uri);
      assert.ok(evidence.getText(location.range).startsWith(COPIED));
      assert.ok(evidence.getText().includes('示政发〔2025〕3号'));
      const edit = new vscode.WorkspaceEdit();
      edit.insert(evidence.uri, new vscode.Position(0, 0), '改');
      await vscode.workspace.applyEdit(edit).then(undefined, () => false);
      assert.equal(await evidence.save().then(undefined, () => false), false);
    } finally {
      remove(UTF16);
      restore();
    }
  });
});
