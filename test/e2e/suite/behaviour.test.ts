/** How the extension behaves while files move, the server dies, and the text changes faster than it is checked. */

import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import * as vscode from 'vscode';
import { closeAll, COPIED, CURRENT, DRAFT, findingAt, findings, keep, open, OUTDATED, packaged, put, remove, replace, until, untilRules, uri } from './support.js';

const ALL = ['outdated-meeting', 'duplicate-clause', 'heading-sequence'];
const SOURCE = 'city/corpus/示例省发展算力服务意见.txt';

async function rename(from: string, to: string): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  edit.renameFile(uri(from), uri(to));
  assert.ok(await vscode.workspace.applyEdit(edit));
}

/** Processes of the language server that this extension host has started. */
function servers(): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => {
      try {
        const parent = Number(readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\) /, '').split(' ')[1]);
        return parent === process.pid && readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(packaged('dist', 'server.js'));
      } catch {
        return false; // it has ended meanwhile
      }
    })
    .map(Number);
}

/** Ends the server as a crash does, and waits until it is gone. */
async function crash(): Promise<void> {
  const pid = await until('a server', () => servers()[0]);
  process.kill(pid, 'SIGKILL');
  await until('its end', () => !servers().includes(pid));
}

describe('files that move', () => {
  const [BEFORE, AFTER] = ['city/移动前.policy.md', 'city/移动后.policy.md'];
  beforeEach(() => put(BEFORE, readFileSync(uri(DRAFT).fsPath)));
  afterEach(async () => {
    await closeAll();
    for (const path of [BEFORE, AFTER]) remove(path);
  });
  const left = (path: string): vscode.Diagnostic[] => vscode.languages.getDiagnostics(uri(path));
  const shown = (path: string): Promise<vscode.TextDocument> =>
    until(`${path} in the editor`, () => vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri(path).toString()));

  it('are checked under their new name, and leave nothing under the old one', async () => {
    await untilRules(await open(BEFORE), ALL);
    await rename(BEFORE, AFTER);
    await untilRules(await shown(AFTER), ALL);
    await until('no findings under the old name', () => left(BEFORE).length === 0, () => left(BEFORE));
  });

  it('keep what was not saved', async () => {
    const draft = await open(BEFORE);
    await untilRules(draft, ALL);
    await replace(draft, OUTDATED, CURRENT);
    await rename(BEFORE, AFTER);
    await untilRules(await shown(AFTER), ['duplicate-clause', 'heading-sequence']);
  });

  it('take their folder with them', async () => {
    mkdirSync(uri('city/甲').fsPath, { recursive: true });
    put('city/甲/方案.policy.md', readFileSync(uri(DRAFT).fsPath));
    try {
      await untilRules(await open('city/甲/方案.policy.md'), ALL);
      await rename('city/甲', 'city/乙');
      await untilRules(await shown('city/乙/方案.policy.md'), ALL);
      await until('no findings under the old name', () => left('city/甲/方案.policy.md').length === 0);
    } finally {
      await closeAll();
      for (const folder of ['city/甲', 'city/乙']) rmSync(uri(folder).fsPath, { recursive: true, force: true });
    }
  });

  it('leave nothing when they are deleted', async () => {
    await untilRules(await open(BEFORE), ALL);
    const edit = new vscode.WorkspaceEdit();
    edit.deleteFile(uri(BEFORE));
    assert.ok(await vscode.workspace.applyEdit(edit));
    await closeAll();
    await until('no findings', () => left(BEFORE).length === 0, () => left(BEFORE));
  });

  it('are found under their new name where they are evidence', async () => {
    const renamed = 'city/corpus/示例省算力意见.txt';
    const restore = keep(SOURCE);
    const draft = await open(DRAFT);
    const evidence = (): string | undefined => findings(draft).find(({ rule }) => rule === 'duplicate-clause')?.diagnostic.relatedInformation?.[0]?.location.uri.path;
    try {
      await findingAt(draft, 'duplicate-clause', COPIED);
      await rename(SOURCE, renamed);
      await until('evidence under the new name', () => evidence()?.endsWith('/示例省算力意见.txt'), evidence);
    } finally {
      remove(renamed);
      restore();
    }
    await until('evidence under the old name', () => evidence()?.endsWith('/示例省发展算力服务意见.txt'), evidence);
  });
});

describe('results', () => {
  afterEach(closeAll);

  it('are those of the last text, however fast it changes', async () => {
    const draft = await open(DRAFT);
    await findingAt(draft, 'outdated-meeting', OUTDATED);
    for (let round = 0; round < 8; round++) {
      await replace(draft, OUTDATED, CURRENT);
      await replace(draft, CURRENT, OUTDATED);
    }
    await replace(draft, '## 二、保障措施', '## 三、保障措施');
    const [outdated] = await untilRules(draft, ['outdated-meeting', 'duplicate-clause']);
    assert.equal(outdated!.text, OUTDATED);
    await replace(draft, OUTDATED, CURRENT);
    await untilRules(draft, ['duplicate-clause']);
  });

  it('come for a long draft too, at its end as at its beginning', async () => {
    const task = (number: number): string => `第${number}项任务由责任单位按照年度计划组织实施，完成情况于每季度末报送并公开，接受社会监督和评价。\n\n`;
    const long = `# 示例市长期任务工作方案\n\n## 一、总体要求\n\n深入贯彻${OUTDATED}，推动各项工作。\n\n${Array.from({ length: 8000 }, (_, index) => task(index + 1)).join('')}## 一、保障措施\n\n加强统筹协调。\n`;
    put('city/长期任务.policy.md', long);
    try {
      const draft = await open('city/长期任务.policy.md');
      await findingAt(draft, 'outdated-meeting', OUTDATED);
      const { diagnostic } = await findingAt(draft, 'heading-sequence', '一、');
      assert.equal(draft.lineAt(diagnostic.range.start).text, '## 一、保障措施');
    } finally {
      await closeAll();
      remove('city/长期任务.policy.md');
    }
  });
});

describe('a server that ends by itself', () => {
  before(function () {
    if (process.platform !== 'linux') this.skip(); // its process is looked for in /proc
  });
  afterEach(async () => {
    await vscode.commands.executeCommand('wenheng.restart');
    await closeAll();
  });

  it('is started again and knows what the editor holds, saved or not', async () => {
    const draft = await open(DRAFT);
    const notice = await open('city/用工服务通知.gw');
    await untilRules(draft, ALL);
    await replace(draft, OUTDATED, CURRENT);
    await untilRules(draft, ['duplicate-clause', 'heading-sequence']);
    await crash();
    await until('another server', () => servers().length === 1);
    await findingAt(notice, 'outdated-meeting', OUTDATED);
    await untilRules(draft, ['duplicate-clause', 'heading-sequence']);
    await vscode.window.showTextDocument(draft);
    await replace(draft, '## 二、保障措施', '## 三、保障措施');
    await untilRules(draft, ['duplicate-clause']);
  });

  it('is left alone after ending again and again, until the user restarts it', async () => {
    const draft = await open(DRAFT);
    await untilRules(draft, ALL);
    for (let round = 0; round < 5; round++) await crash();
    await until('no findings, as nobody checks', () => findings(draft).length === 0, () => findings(draft));
    assert.deepEqual(servers(), []);
    await vscode.commands.executeCommand('wenheng.restart');
    await untilRules(draft, ALL);
  });
});

describe('folders of the workspace', () => {
  const CONFIG = 'city/wenheng.config.json';

  it('are what corpora may lie in, as they come and go', async () => {
    const restore = keep(CONFIG);
    const settings = vscode.workspace.getConfiguration('wenheng');
    mkdirSync(uri('elsewhere').fsPath, { recursive: true });
    put('elsewhere/来源.txt', readFileSync(uri(SOURCE).fsPath));
    put(CONFIG, readFileSync(uri(CONFIG).fsPath, 'utf8').replace('["corpus"]', '["../elsewhere"]'));
    try {
      await settings.update('pathsOutsideWorkspace', 'never', vscode.ConfigurationTarget.Workspace);
      const draft = await open(DRAFT);
      await until('the remark that the corpus is not read', () => findings(draft).some(({ rule }) => rule === 'corpus'), () => findings(draft));
      assert.ok(vscode.workspace.updateWorkspaceFolders(2, 0, { uri: uri('elsewhere') }));
      await untilRules(draft, ALL);
      assert.ok(vscode.workspace.updateWorkspaceFolders(2, 1));
      await until('the remark again', () => findings(draft).some(({ rule }) => rule === 'corpus'), () => findings(draft));
    } finally {
      await closeAll();
      await settings.update('pathsOutsideWorkspace', undefined, vscode.ConfigurationTarget.Workspace);
      restore();
      rmSync(uri('elsewhere').fsPath, { recursive: true });
    }
  });
});
