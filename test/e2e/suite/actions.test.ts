/** Quick fixes: the replacement that a rule proposes, and silencing a finding with its reason. */

import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, CURRENT, DRAFT, findingAt, open, OUTDATED, until, untilRules, type Finding } from './support.js';

/** The quick fix of a finding that has this title. VS Code drops an answer while further extensions start. */
function fix(document: vscode.TextDocument, { diagnostic }: Finding, title: string): Promise<vscode.CodeAction> {
  let actions: vscode.CodeAction[] = [];
  const probe = async (): Promise<vscode.CodeAction | undefined> => {
    actions = await vscode.commands.executeCommand<vscode.CodeAction[]>('vscode.executeCodeActionProvider', document.uri, diagnostic.range, vscode.CodeActionKind.QuickFix.value);
    return actions.find((action) => action.title === title);
  };
  return until(`the quick fix “${title}”`, probe, () => actions.map((action) => action.title));
}

describe('quick fixes', () => {
  let draft: vscode.TextDocument;
  beforeEach(async () => {
    draft = await open(DRAFT);
  });
  afterEach(closeAll);

  it('replace the outdated phrase as a whole', async () => {
    const { isPreferred, edit } = await fix(draft, await findingAt(draft, 'outdated-meeting', OUTDATED), `改为“${CURRENT}”`);
    assert.equal(isPreferred, true);
    assert.ok(await vscode.workspace.applyEdit(edit!));
    assert.ok(draft.getText().includes(`深入贯彻${CURRENT}，推动`));
    await untilRules(draft, ['duplicate-clause', 'heading-sequence']);
  });

  it('silence a finding, with a place for the reason', async () => {
    const { edit } = await fix(draft, await findingAt(draft, 'outdated-meeting', OUTDATED), '屏蔽此处的 outdated-meeting（写明理由）');
    assert.ok(await vscode.workspace.applyEdit(edit!));
    const line = draft.getText().split('\n').find((candidate) => candidate.includes('wenheng-disable-next-line'));
    assert.match(line!, /^<!-- wenheng-disable-next-line outdated-meeting -- .* ?-->$/);
    const { selection } = vscode.window.activeTextEditor!;
    assert.equal(selection.start.line, draft.getText().split('\n').indexOf(line!));
    assert.match(line!.slice(0, selection.start.character), / -- $/);
    assert.match(line!.slice(selection.end.character), /^ ?-->$/);
  });

  it('need the reason: with it the finding goes, without it that is said', async () => {
    const { diagnostic } = await findingAt(draft, 'outdated-meeting', OUTDATED);
    const insert = async (comment: string): Promise<void> => {
      const edit = new vscode.WorkspaceEdit();
      edit.insert(draft.uri, new vscode.Position(diagnostic.range.start.line, 0), comment);
      assert.ok(await vscode.workspace.applyEdit(edit));
    };
    await insert('<!-- wenheng-disable-next-line outdated-meeting -->\n');
    const { message } = await findingAt(draft, 'suppression', 'outdated-meeting');
    assert.ok(message.includes('理由'), message);
    await vscode.commands.executeCommand('undo');
    await findingAt(draft, 'outdated-meeting', OUTDATED);
    await insert('<!-- wenheng-disable-next-line outdated-meeting -- 引用当年原文 -->\n');
    await untilRules(draft, ['duplicate-clause', 'heading-sequence']);
  });
});
