/** The views: what the trees of the corpus and of the targets show, what can be done from them, and files that are added. */

import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import * as vscode from 'vscode';
import { closeAll, DRAFT, keep, open, put, remove, until, uri } from './support.js';

interface Tree {
  getChildren(item?: unknown): Promise<unknown[]>;
  getTreeItem(item: unknown): vscode.TreeItem;
}

const SOURCE = '示例省人民政府关于发展算力服务的意见';
const CITATION = `《${SOURCE}》（示政发〔2025〕3号）`;
const OLD = 'city/corpus/示例省机房管理规定.txt';
const OUTSIDE = 'outside/示例省数字化转型规划.txt';
const PLAN = '示例省数字化转型规划\n\n示政发〔2026〕1号\n\n一、主要目标\n\n到2030年，建成公共算力驿站80个以上。\n\n示例省人民政府\n2026年1月5日\n';

async function tree(id: string): Promise<Tree> {
  const extension = vscode.extensions.getExtension<{ trees: Map<string, Tree> }>('wenheng.wenheng')!;
  return (await extension.activate()).trees.get(id)!;
}

/** The items under one, each with its label and description. */
async function shown(of: Tree, parent?: unknown): Promise<{ readonly item: unknown; readonly label: string; readonly tree: vscode.TreeItem }[]> {
  return (await of.getChildren(parent)).map((item) => {
    const known = of.getTreeItem(item);
    return { item, label: `${String(known.label)} | ${String(known.description)}`, tree: known };
  });
}

/** Waits until the top of a tree is as wanted. */
function untilShown(of: Tree, wanted: (labels: readonly string[]) => boolean): Promise<Awaited<ReturnType<typeof shown>>> {
  let last: readonly string[] = [];
  return until('the tree', async () => {
    const top = await shown(of);
    last = top.map(({ label }) => label);
    return wanted(last) && top;
  }, () => last);
}

describe('the view of the corpus', () => {
  let corpus: Tree;
  before(async () => {
    corpus = await tree('wenheng.corpus');
  });
  beforeEach(async () => {
    await open(DRAFT);
  });
  afterEach(async () => {
    remove(OLD);
    await vscode.commands.executeCommand('wenheng.corpus.byLevel');
    await vscode.commands.executeCommand('wenheng.corpus.filter', '');
    await closeAll();
  });

  it('has a shelf for each level, and documents with number and date', async () => {
    const [province] = await untilShown(corpus, (labels) => labels.join() === '省级 | 1');
    const [document] = await until('the badge of a superior', async () => {
      const found = await shown(corpus, province!.item);
      return found[0]?.label.includes('上级') && found;
    });
    assert.equal(document!.label, `${SOURCE} | 上级 · 示政发〔2025〕3号 · 2025-03-04`);
    assert.equal((document!.tree.iconPath as vscode.ThemeIcon).id, 'arrow-up');
    const card = (document!.tree.tooltip as vscode.MarkdownString).value.replace(/&nbsp;/g, ' ').replaceAll('\\', '');
    for (const said of [SOURCE, '示政发〔2025〕3号', '示例省人民政府', '2025-03-04', 'corpus/示例省发展算力服务意见.txt']) assert.ok(card.includes(said), `${said}: ${card}`);
    assert.equal(document!.tree.accessibilityInformation!.label, `${SOURCE}, 上级, 示政发〔2025〕3号, 2025-03-04`);
  });

  it('marks what is out of force, and arranges by year and status', async () => {
    put(OLD, '---\nstatus: 已废止\n---\n示例省机房管理规定\n\n示政发〔2018〕4号\n\n第一条 为规范机房管理，制定本规定。\n\n示例省人民政府\n2018年4月2日\n');
    await untilShown(corpus, (labels) => labels.join() === '省级 | 2');
    await vscode.commands.executeCommand('wenheng.corpus.byYear');
    await untilShown(corpus, (labels) => labels.join() === '2025年 | 1,2018年 | 1');
    await vscode.commands.executeCommand('wenheng.corpus.byStatus');
    const [, repealed] = await untilShown(corpus, (labels) => labels.join() === '现行或未标注 | 1,已废止 | 1');
    const [document] = await shown(corpus, repealed!.item);
    assert.equal(document!.label, '示例省机房管理规定 | 已废止 · 示政发〔2018〕4号 · 2018-04-02');
    assert.equal((document!.tree.iconPath as vscode.ThemeIcon).id, 'circle-slash');
  });

  it('is filtered', async () => {
    await vscode.commands.executeCommand('wenheng.corpus.filter', '没有这样的');
    await untilShown(corpus, (labels) => labels.length === 0);
    await vscode.commands.executeCommand('wenheng.corpus.filter', '算力 示政发');
    await untilShown(corpus, (labels) => labels.join() === '省级 | 1');
  });

  it('opens a document, and puts its citation where the cursor is', async () => {
    const draft = await open(DRAFT);
    const [province] = await untilShown(corpus, (labels) => labels.length === 1);
    const [document] = await shown(corpus, province!.item);
    const { command } = document!.tree;
    await vscode.commands.executeCommand(command!.command, ...command!.arguments!);
    await until('the document', () => vscode.window.activeTextEditor?.document.getText().startsWith(SOURCE));
    await vscode.window.showTextDocument(draft, { selection: new vscode.Range(1, 0, 1, 0) });
    await vscode.commands.executeCommand('wenheng.corpus.insertCitation', document!.item);
    assert.equal(draft.lineAt(1).text, CITATION);
    await vscode.commands.executeCommand('wenheng.corpus.copyCitation', document!.item);
    assert.equal(await vscode.env.clipboard.readText(), CITATION);
  });

  it('says what was not read, and why', async () => {
    const broken = 'city/corpus/坏.docx';
    put(broken, 'no document');
    try {
      const top = await untilShown(corpus, (labels) => labels.join() === '省级 | 1,未读入 | 1');
      const [skipped] = await shown(corpus, top[1]!.item);
      assert.match(skipped!.label, /^坏\.docx \| 内容与扩展名不符/);
    } finally {
      remove(broken);
    }
  });
});

describe('the view of the targets', () => {
  afterEach(closeAll);

  it('has what was understood, section by section, and selects it', async () => {
    const draft = await open(DRAFT);
    const targets = await tree('wenheng.targets');
    const [section] = await untilShown(targets, (labels) => labels.join() === '（二）主要目标 | 2');
    const [stations, firms] = await shown(targets, section!.item);
    assert.deepEqual([stations!.label, firms!.label], ['公共算力驿站 | 20个以上（2030年） · 数量', '服务企业 | 3000家以上（2030年） · 数量']);
    assert.match(stations!.tree.accessibilityInformation!.label, /^公共算力驿站, 20个以上（2030年）, 数量, /);
    await vscode.commands.executeCommand(stations!.tree.command!.command, ...stations!.tree.command!.arguments!);
    const editor = vscode.window.activeTextEditor!;
    assert.equal(editor.document, draft);
    assert.match(draft.getText(editor.selection), /公共算力驿站20个以上/);
  });
});

describe('the corpus', () => {
  const restore = (): void => rmSync(dirname(uri(OUTSIDE).fsPath), { recursive: true, force: true });
  beforeEach(async () => {
    mkdirSync(dirname(uri(OUTSIDE).fsPath), { recursive: true });
    put(OUTSIDE, PLAN);
    await open(DRAFT);
  });
  afterEach(async () => {
    restore();
    remove('city/corpus/示例省数字化转型规划.txt');
    await closeAll();
  });

  it('takes files that are added, and its targets stand beside the draft’s', async () => {
    const corpus = await tree('wenheng.corpus');
    await untilShown(corpus, (labels) => labels.join() === '省级 | 1');
    const added = await vscode.commands.executeCommand<{ files: { read: number }; documents: number }>('wenheng.addToCorpus', uri(OUTSIDE));
    assert.deepEqual([added.files.read, added.documents], [1, 2]);
    assert.equal(readFileSync(uri('city/corpus/示例省数字化转型规划.txt').fsPath, 'utf8'), PLAN);
    await untilShown(corpus, (labels) => labels.join() === '省级 | 2');
    const targets = await tree('wenheng.targets');
    const beside = await until('what stands beside a target', async () => {
      const [section] = await shown(targets);
      const [stations] = section ? await shown(targets, section.item) : [];
      const found = stations ? await shown(targets, stations.item) : [];
      return found.length > 0 && found;
    });
    assert.deepEqual(beside.map(({ label }) => label), ['上级 80个以上（2030年） | 《示例省数字化转型规划》 · 2026-01-05']);
  });

  it('is read anew', async () => {
    const corpus = await tree('wenheng.corpus');
    await untilShown(corpus, (labels) => labels.join() === '省级 | 1');
    const updated = await vscode.commands.executeCommand<{ state: string; documents: number }>('wenheng.rebuildIndex');
    assert.deepEqual([updated.state, updated.documents], ['done', 1]);
  });
});

describe('a configuration', () => {
  const folder = 'city/新文件夹';
  afterEach(async () => {
    rmSync(uri(folder).fsPath, { recursive: true, force: true });
    await closeAll();
  });

  it('is made for a folder that has none, and left alone where there is one', async () => {
    mkdirSync(uri(`${folder}/corpus`).fsPath, { recursive: true });
    writeFileSync(uri(`${folder}/corpus/规划.txt`).fsPath, PLAN);
    const made = await vscode.commands.executeCommand<vscode.Uri>('wenheng.createConfiguration', uri(folder));
    assert.ok(existsSync(made.fsPath));
    assert.match(vscode.window.activeTextEditor!.document.getText(), /\/\/ 语料库：[\s\S]*"corpus": \["corpus"\]/);
    const restore = keep(`${folder}/wenheng.config.json`);
    assert.equal(await vscode.commands.executeCommand('wenheng.createConfiguration', uri(folder)), undefined);
    restore();
  });
});
