/** What changes beside the draft: the configuration, the corpus, the settings. The draft itself is not touched. */

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import * as vscode from 'vscode';
import { closeAll, COPIED, DRAFT, findingAt, findings, keep, open, OUTDATED, put, remove, replace, until, untilRules, uri } from './support.js';

const CONFIG = 'city/wenheng.config.json';
const ALL = ['outdated-meeting', 'duplicate-clause', 'heading-sequence'];
const ADDED = 'city/corpus/示例市保障措施.txt';

function configure(change: (config: string) => string): void {
  put(CONFIG, change(readFileSync(uri(CONFIG).fsPath, 'utf8')));
}

describe('live reload', () => {
  let draft: vscode.TextDocument;
  let restore: () => void;
  beforeEach(async () => {
    restore = keep(CONFIG);
    draft = await open(DRAFT);
    await untilRules(draft, ALL);
  });
  afterEach(async () => {
    restore();
    remove(ADDED);
    await closeAll();
  });

  it('takes a rule that is switched off, and on again', async () => {
    configure((config) => config.replace('"asOf"', '"rules": { "heading-sequence": "off", "outdated-meeting": "error" },\n  "asOf"'));
    const [outdated] = await until('the new severities', () => findings(draft).length === 2 && findings(draft)[0]!.severity === 'Error' && findings(draft), () => findings(draft));
    assert.equal(outdated!.text, OUTDATED);
    restore();
    await untilRules(draft, ALL);
    assert.equal(findings(draft)[0]!.severity, 'Warning');
  });

  it('takes another as-of date', async () => {
    configure((config) => config.replace('2026-11-22', '2017-12-01'));
    await untilRules(draft, ['duplicate-clause', 'heading-sequence']); // the congress was the latest one then
  });

  it('says what is wrong with a broken configuration, there and in the draft, and recovers', async () => {
    const config = await vscode.workspace.openTextDocument(uri(CONFIG));
    configure((text) => text.replace('"corpus"', '"corpsu"'));
    const { message } = await findingAt(config, 'configuration', 'corpsu');
    assert.ok(message.includes('corpus'), message);
    await until('a remark in the draft', () => findings(draft).some(({ rule }) => rule === 'configuration'), () => findings(draft));
    restore();
    await untilRules(draft, ALL);
    await until('the configuration to be sound', () => findings(config).length === 0, () => findings(config));
  });

  it('takes documents that come into the corpus, and that go', async () => {
    const { diagnostic } = await findingAt(draft, 'duplicate-clause', COPIED);
    assert.equal(diagnostic.relatedInformation!.length, 1);
    put(ADDED, '示例市保障算力供给办法\n\n　　一、组织领导\n\n　　市数据局负责统筹协调算力供给，每半年向市政府报告一次进展情况，对进度滞后的县区发出提示函，并把结果纳入年度考核。\n');
    await replace(draft, '市数据局负责统筹协调，每半年向市政府报告一次进展情况。', '市数据局负责统筹协调算力供给，每半年向市政府报告一次进展情况，对进度滞后的县区发出提示函，并把结果纳入年度考核。');
    await findingAt(draft, 'duplicate-clause', '市数据局负责统筹协调算力供给');
    remove(ADDED);
    await untilRules(draft, ALL);
  });

  it('takes the language of the messages', async () => {
    const settings = vscode.workspace.getConfiguration('wenheng');
    await settings.update('language', 'en', vscode.ConfigurationTarget.Workspace);
    try {
      await until('an English message', () => findings(draft).some(({ message }) => message.includes('no longer the latest reference')), () => findings(draft));
      assert.equal(findings(draft)[0]!.diagnostic.source, 'wenheng');
    } finally {
      await settings.update('language', undefined, vscode.ConfigurationTarget.Workspace);
    }
    await until('a Chinese message', () => findings(draft).some(({ message }) => message.includes('已非最新提法')), () => findings(draft));
  });

  it('checks on saving only where that is set', async () => {
    const restoreDraft = keep(DRAFT);
    const settings = vscode.workspace.getConfiguration('wenheng');
    await settings.update('run', 'onSave', vscode.ConfigurationTarget.Workspace);
    try {
      await until('the restart', () => findings(draft).length === ALL.length);
      await replace(draft, '## 二、保障措施', '## 三、保障措施');
      await draft.save();
      await untilRules(draft, ['outdated-meeting', 'duplicate-clause']);
    } finally {
      await settings.update('run', undefined, vscode.ConfigurationTarget.Workspace);
      restoreDraft();
    }
  });
});
