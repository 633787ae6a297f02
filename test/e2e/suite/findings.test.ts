/** Findings in the editor: where they stand, what they say, and the evidence that they lead to. */

import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import * as vscode from 'vscode';
import { closeAll, COPIED, CURRENT, DRAFT, findingAt, findings, open, OUTDATED, packaged, replace, untilRules } from './support.js';

describe('findings', () => {
  let draft: vscode.TextDocument;
  beforeEach(async () => {
    draft = await open(DRAFT);
  });
  afterEach(closeAll);

  it('stand at the words that they are about', async () => {
    const found = await untilRules(draft, ['outdated-meeting', 'duplicate-clause', 'heading-sequence']);
    assert.deepEqual(found.map(({ severity }) => severity), ['Warning', 'Information', 'Error']);
    assert.equal(found[0]!.text, OUTDATED);
    assert.ok(found[1]!.text.startsWith(COPIED), found[1]!.text);
    assert.ok(found[2]!.text.startsWith('二、'), found[2]!.text);
    assert.equal(draft.lineAt(found[2]!.diagnostic.range.start).text, '## 二、保障措施');
  });

  it('say what is wrong, against which day, and what to do', async () => {
    const { message, diagnostic } = await findingAt(draft, 'outdated-meeting', OUTDATED);
    assert.equal(diagnostic.source, '文衡');
    for (const part of [`“${OUTDATED}”已非最新提法`, '基准日2026-11-22', `建议改为“${CURRENT}”`]) assert.ok(message.includes(part), message);
  });

  it('are tagged where they are out of date', async () => {
    assert.deepEqual((await findingAt(draft, 'outdated-meeting', OUTDATED)).diagnostic.tags, [vscode.DiagnosticTag.Deprecated]);
    assert.equal((await findingAt(draft, 'heading-sequence', '二、')).diagnostic.tags?.length ?? 0, 0);
  });

  it('lead to the packaged page of their rule', async () => {
    const { diagnostic } = await findingAt(draft, 'heading-sequence', '二、');
    assert.ok(typeof diagnostic.code === 'object');
    assert.equal(diagnostic.code.target.scheme, 'file');
    assert.equal(diagnostic.code.target.fsPath, packaged('docs', 'rules', 'heading-sequence.md'));
    assert.ok(existsSync(diagnostic.code.target.fsPath));
  });

  it('show the copied clause where it comes from', async () => {
    const { diagnostic } = await findingAt(draft, 'duplicate-clause', COPIED);
    const [evidence] = diagnostic.relatedInformation!;
    assert.ok(evidence!.location.uri.path.endsWith('/city/corpus/示例省发展算力服务意见.txt'), evidence!.location.uri.path);
    const source = await vscode.workspace.openTextDocument(evidence!.location.uri);
    assert.ok(source.getText(evidence!.location.range).startsWith(COPIED));
  });

  it('show the earlier heading in the draft itself', async () => {
    const { diagnostic } = await findingAt(draft, 'heading-sequence', '二、');
    const [earlier] = diagnostic.relatedInformation!;
    assert.equal(earlier!.location.uri.toString(), draft.uri.toString());
    assert.equal(draft.lineAt(earlier!.location.range.start).text, '## 二、重点任务');
  });

  it('follow each edit', async () => {
    await findingAt(draft, 'outdated-meeting', OUTDATED);
    await replace(draft, OUTDATED, CURRENT);
    await untilRules(draft, ['duplicate-clause', 'heading-sequence']);
    await replace(draft, '## 二、保障措施', '## 三、保障措施');
    await untilRules(draft, ['duplicate-clause']);
    await replace(draft, CURRENT, OUTDATED);
    await untilRules(draft, ['outdated-meeting', 'duplicate-clause']);
  });

  it('move with the text above them', async () => {
    await findingAt(draft, 'outdated-meeting', OUTDATED);
    await replace(draft, '## 一、总体要求\n', '## 一、总体要求\n\n坚持算力普惠。\n\n');
    const { diagnostic } = await findingAt(draft, 'outdated-meeting', OUTDATED);
    assert.equal(diagnostic.range.start.line, 9);
  });

  it('go when their draft is closed', async () => {
    await findingAt(draft, 'outdated-meeting', OUTDATED);
    await closeAll();
    await untilRules(draft, []);
  });

  it('are for drafts: policy documents among Markdown and plain text, and every file of the language', async () => {
    assert.equal(draft.languageId, 'policy-zh');
    const gw = await open('city/用工服务通知.gw');
    assert.equal(gw.languageId, 'policy-zh');
    await findingAt(gw, 'outdated-meeting', OUTDATED);
    const readme = await open('city/README.md');
    assert.ok(readme.getText().includes(OUTDATED));
    const markdown = await open('city/园区建设工作方案.md');
    assert.equal(markdown.languageId, 'markdown');
    await findingAt(markdown, 'outdated-meeting', OUTDATED); // The server answers in order: it has judged the other one before.
    assert.deepEqual(findings(readme), []);
  });

  it('follow the configuration of their own folder', async () => {
    const county = await open('county/园区提升工作方案.md');
    const [heading] = await untilRules(county, ['heading-sequence']);
    assert.equal(heading!.text.slice(0, 2), '一、'); // 党的十九大精神 is the latest in 2020
  });

  it('are for texts that have no file yet', async () => {
    const untitled = await vscode.workspace.openTextDocument({ language: 'policy-zh', content: draft.getText().replace('## 二、保障', '## 三、保障') });
    await vscode.window.showTextDocument(untitled);
    await findingAt(untitled, 'outdated-meeting', OUTDATED);
  });
});
