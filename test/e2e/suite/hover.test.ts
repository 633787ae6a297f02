/** Hovers: the rule behind a finding, and what is known about the words under the cursor. */

import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, DRAFT, findingAt, open, OUTDATED, rangeOf, until } from './support.js';

/** What is shown at a text. */
async function hoverAt(document: vscode.TextDocument, text: string): Promise<string> {
  const position = rangeOf(document, text).start.translate(0, 1);
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', document.uri, position);
  return hovers.flatMap(({ contents }) => contents).map((content) => (typeof content === 'string' ? content : content.value)).join('\n');
}

describe('hovers', () => {
  let draft: vscode.TextDocument;
  before(async () => {
    draft = await open(DRAFT);
    await findingAt(draft, 'outdated-meeting', OUTDATED);
  });
  after(closeAll);

  it('explain the rule of a finding', async () => {
    const hover = await hoverAt(draft, OUTDATED);
    assert.ok(hover.includes('outdated-meeting'), hover);
  });

  it('tell what is known about a meeting', async () => {
    const hover = await hoverAt(draft, OUTDATED);
    assert.match(hover, /2017/); // the year of that congress
  });

  it('tell which document a title stands for', async () => {
    const hover = await until('a hover at the title', async () => (await hoverAt(draft, '示例省人民政府关于发展算力服务的意见')) || undefined);
    assert.ok(hover.includes('示政发〔2025〕3号'), hover);
  });

  it('are silent where nothing is known', async () => {
    assert.equal(await hoverAt(draft, '结合我市实际'), '');
  });

  it('cannot run commands', async () => {
    const position = rangeOf(draft, OUTDATED).start;
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', draft.uri, position);
    for (const content of hovers.flatMap(({ contents }) => contents)) assert.ok(content instanceof vscode.MarkdownString && content.isTrusted !== true);
  });
});
