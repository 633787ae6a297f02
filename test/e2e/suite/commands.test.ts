/** The commands that go beyond one draft: checking the workspace, as-of date, baseline, exports, drafts from templates. */

import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import * as vscode from 'vscode';
import { closeAll, COPIED, DRAFT, findingAt, findings, findingsOfClosed, keep, open, OUTDATED, put, remove, replace, until, untilNoFindings, untilRules, uri } from './support.js';

const CONFIG = 'city/wenheng.config.json';
const NOTICE = 'city/用工服务通知.gw';
const COUNTY = 'county/园区提升工作方案.md';
const ADDED = 'city/新增工作方案.md';

/** What `wenheng.checkWorkspace` gives back. */
interface Result {
  readonly files: number;
  readonly error: number;
  readonly warning: number;
  readonly info: number;
  readonly failed: readonly string[];
  readonly skipped: readonly string[];
}

function read(path: string): string {
  return readFileSync(uri(path).fsPath, 'utf8');
}

async function checkWorkspace(): Promise<Result> {
  const result = await vscode.commands.executeCommand<Result | undefined>('wenheng.checkWorkspace');
  assert.ok(result, 'the run was cancelled');
  return result;
}

describe('the commands', () => {
  it('are all there, as the manifest names them', async () => {
    const { contributes } = vscode.extensions.getExtension('wenheng.wenheng')!.packageJSON as { contributes: { commands: { command: string }[] } };
    await open(DRAFT);
    await until('the extension to be active', () => vscode.extensions.getExtension('wenheng.wenheng')!.isActive);
    const known = await vscode.commands.getCommands(true);
    assert.deepEqual(contributes.commands.map(({ command }) => command).filter((command) => !known.includes(command)), []);
    await closeAll();
  });
});

describe('checking the workspace', () => {
  before(async () => {
    await closeAll();
    await untilNoFindings();
  });
  afterEach(async () => {
    remove(ADDED);
    await closeAll();
  });

  it('lists what is found in drafts of all folders that are not open, each under its own configuration', async () => {
    const result = await checkWorkspace();
    assert.deepEqual({ files: result.files, failed: result.failed, skipped: result.skipped }, { files: 4, failed: [], skipped: [] });
    assert.deepEqual([await findingsOfClosed(DRAFT), await findingsOfClosed(COUNTY)].map((found) => found.map(({ rule }) => rule)), [['outdated-meeting', 'duplicate-clause', 'heading-sequence'], ['heading-sequence']]);
    assert.equal((await findingsOfClosed(NOTICE))[0]!.text, OUTDATED);
    assert.deepEqual(vscode.languages.getDiagnostics(uri('city/README.md')), []);
  });

  it('shows their evidence where it stands, and their pages', async () => {
    await checkWorkspace();
    const { diagnostic, text } = (await findingsOfClosed(DRAFT)).find(({ rule }) => rule === 'duplicate-clause')!;
    assert.ok(text.startsWith(COPIED), text);
    const [evidence] = diagnostic.relatedInformation!;
    const source = await vscode.workspace.openTextDocument(evidence!.location.uri);
    assert.ok(source.getText(evidence!.location.range).startsWith(COPIED));
    assert.ok(typeof diagnostic.code === 'object' && existsSync(diagnostic.code.target.fsPath));
  });

  it('gives way to the live findings of a draft that is opened', async () => {
    await checkWorkspace();
    const draft = await open(DRAFT);
    await untilRules(draft, ['outdated-meeting', 'duplicate-clause', 'heading-sequence']);
    await checkWorkspace();
    assert.deepEqual(findings(draft).map(({ rule }) => rule), ['outdated-meeting', 'duplicate-clause', 'heading-sequence']);
  });

  it('forgets a draft that is deleted', async () => {
    put(ADDED, read('city/园区建设工作方案.md'));
    await checkWorkspace();
    assert.ok((await findingsOfClosed(ADDED)).some(({ text }) => text === OUTDATED));
    remove(ADDED);
    await until('the findings to go', () => vscode.languages.getDiagnostics(uri(ADDED)).length === 0);
  });

  it('takes the next run for what counts', async () => {
    put(ADDED, read('city/园区建设工作方案.md'));
    const before = await checkWorkspace();
    put(ADDED, read('city/园区建设工作方案.md').replace(OUTDATED, '党的二十大和二十届历次全会精神'));
    const after = await checkWorkspace();
    assert.deepEqual([before.files - after.files, before.warning - after.warning], [0, 1]);
    assert.deepEqual(vscode.languages.getDiagnostics(uri(ADDED)), []);
  });

  it('says which folder could not be checked, and checks the others', async () => {
    const restore = keep(CONFIG);
    try {
      put(CONFIG, read(CONFIG).replace('"corpus"', '"corpsu"'));
      const { files, failed } = await checkWorkspace();
      assert.equal(files, 1);
      assert.equal(failed.length, 1);
      assert.ok(failed[0]!.startsWith('示例市: ') && failed[0]!.includes('corpsu'), failed[0]);
    } finally {
      restore();
    }
  });

  it('reads nothing outside the workspace where that is not allowed', async () => {
    const restore = keep(CONFIG);
    const settings = vscode.workspace.getConfiguration('wenheng');
    mkdirSync(uri('elsewhere').fsPath, { recursive: true });
    put('elsewhere/来源.txt', read('city/corpus/示例省发展算力服务意见.txt'));
    put(CONFIG, read(CONFIG).replace('["corpus"]', '["../elsewhere"]'));
    try {
      await settings.update('pathsOutsideWorkspace', 'never', vscode.ConfigurationTarget.Workspace);
      const { skipped } = await checkWorkspace();
      assert.equal(skipped.length, 1);
      assert.ok(skipped[0]!.includes('elsewhere') && skipped[0]!.includes('工作区以外'), skipped[0]);
      assert.deepEqual((await findingsOfClosed(DRAFT)).map(({ rule }) => rule), ['outdated-meeting', 'heading-sequence']);
    } finally {
      await settings.update('pathsOutsideWorkspace', undefined, vscode.ConfigurationTarget.Workspace);
      restore();
      rmSync(uri('elsewhere').fsPath, { recursive: true });
    }
  });
});

describe('the as-of date', () => {
  let restore: () => void;
  beforeEach(() => {
    restore = keep(CONFIG);
  });
  afterEach(async () => {
    restore();
    await closeAll();
  });

  it('is written into the configuration of the draft, comments kept, and holds at once', async () => {
    const draft = await open(DRAFT);
    await findingAt(draft, 'outdated-meeting', OUTDATED);
    await vscode.commands.executeCommand('wenheng.setAsOf', '2017年12月1日');
    assert.match(read(CONFIG), /"asOf": "2017-12-01"/);
    assert.match(read(CONFIG), /\/\/ 示例市的文稿/);
    await untilRules(draft, ['duplicate-clause', 'heading-sequence']); // the congress was the latest one then
  });

  it('goes where each draft has its own', async () => {
    await open(DRAFT);
    await vscode.commands.executeCommand('wenheng.setAsOf', 'document');
    assert.doesNotMatch(read(CONFIG), /asOf/);
    assert.match(read(CONFIG), /"territory": "示例省示例市"/);
  });

  it('is no day that does not exist', async () => {
    const before = read(CONFIG);
    await open(DRAFT);
    await vscode.commands.executeCommand('wenheng.setAsOf', '2026-02-30');
    assert.equal(read(CONFIG), before);
  });

  it('leaves a configuration alone that holds a mistake, and shows it', async () => {
    const broken = read(CONFIG).replace('"corpus":', '"corpus"');
    put(CONFIG, broken);
    await open(DRAFT);
    await vscode.commands.executeCommand('wenheng.setAsOf', '2017-12-01');
    assert.equal(read(CONFIG), broken);
    assert.ok(vscode.window.activeTextEditor!.document.uri.path.endsWith('/city/wenheng.config.json'));
  });
});

describe('a folder without configuration', () => {
  const PLAIN = 'plain/算力服务工作方案.policy.md';
  before(() => {
    mkdirSync(uri('plain').fsPath, { recursive: true });
    put(PLAIN, read(DRAFT));
  });
  after(async () => {
    await closeAll();
    rmSync(uri('plain').fsPath, { recursive: true, force: true });
  });

  it('gets one that says what was found in it', async () => {
    await open(PLAIN);
    await vscode.commands.executeCommand('wenheng.openConfiguration');
    const { document } = vscode.window.activeTextEditor!;
    assert.ok(document.uri.path.endsWith('/plain/wenheng.config.json'), document.uri.path);
    assert.match(document.getText(), /文衡的配置/);
  });

  it('gets the as-of date into it', async () => {
    const draft = await open(PLAIN);
    await vscode.commands.executeCommand('wenheng.setAsOf', '2017-12-01');
    assert.match(read('plain/wenheng.config.json'), /"asOf": "2017-12-01"/);
    await untilRules(draft, ['heading-sequence']);
  });
});

describe('writing the baseline', () => {
  const COUNTY_CONFIG = 'county/wenheng.config.json';
  const BASELINE = 'county/wenheng-baseline.json';

  it('covers what is found, by a file that the configuration names', async () => {
    const restore = keep(COUNTY_CONFIG);
    try {
      const draft = await open(COUNTY);
      await findingAt(draft, 'heading-sequence', '一、');
      await vscode.commands.executeCommand('wenheng.writeBaseline', uri('county'), true);
      assert.match(read(BASELINE), /"rule": "heading-sequence"/);
      assert.match(read(COUNTY_CONFIG), /"baseline": "wenheng-baseline\.json"/);
      await until('the finding to count no longer', () => findings(draft)[0]?.severity === 'Hint', () => findings(draft));
      await replace(draft, '深入贯彻', '深入学习深入学习贯彻');
      assert.equal(findings(draft)[0]!.rule, 'heading-sequence');
    } finally {
      await closeAll();
      restore();
      remove(BASELINE);
    }
  });
});

describe('exports', () => {
  afterEach(async () => {
    for (const file of ['out.csv', 'out.md', 'out.json', 'out.html']) remove(file);
    await closeAll();
  });

  it('write the ledger of a draft as it stands in the editor, in the form that the file name tells', async () => {
    const draft = await open(DRAFT);
    await replace(draft, '服务企业不少于3000家', '服务企业不少于4200家');
    for (const file of ['out.csv', 'out.md', 'out.json']) {
      await vscode.commands.executeCommand('wenheng.exportLedger', { source: draft.uri, target: uri(file) });
      assert.ok(read(file).includes('4200'), read(file));
    }
    assert.match(read('out.md'), /^\|/m);
    assert.equal((JSON.parse(read('out.json')) as { version: number }).version, 1);
  });

  it('write the report of a draft, and of a folder', async () => {
    const draft = await open(DRAFT);
    await untilRules(draft, ['outdated-meeting', 'duplicate-clause', 'heading-sequence']);
    await vscode.commands.executeCommand('wenheng.exportReport', { source: draft.uri, target: uri('out.html') });
    assert.ok(read('out.html').includes('示例市算力服务工作方案'));
    assert.ok(!read('out.html').includes('企业用工服务活动'));
    await vscode.commands.executeCommand('wenheng.exportReport', { source: uri('city'), target: uri('out.html') });
    assert.ok(read('out.html').includes('企业用工服务活动'));
  });
});

describe('a new draft', () => {
  afterEach(closeAll);

  it('comes from the skeleton of its genre, with the first place to fill in selected', async () => {
    await vscode.commands.executeCommand('wenheng.newFromTemplate', '实施方案');
    const { document, selection } = vscode.window.activeTextEditor!;
    assert.deepEqual([document.languageId, document.isUntitled], ['policy-zh', true]);
    assert.ok(document.lineAt(0).text.endsWith('实施方案'), document.lineAt(0).text);
    assert.ok(!selection.isEmpty && document.lineAt(0).text.startsWith(document.getText(selection)));
    await replace(document, document.getText(selection), '示例市深入贯彻党的十九大精神');
    assert.doesNotMatch(document.getText(), /\$\{|\$0/);
  });
});
