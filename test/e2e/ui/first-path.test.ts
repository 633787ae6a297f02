/**
 * The path of somebody who has never seen this (初次使用): installs the VSIX, opens a folder with a draft and some documents, adds these to the corpus,
 * sees the first finding with its evidence, and mends it. Filmed: out/e2e/first-1.png and on. Says how long the editor was waited for.
 */

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { installExtension } from '../tools/code-server.js';
import { createProfile, type Profile } from '../tools/profile.js';
import { packageExtension } from '../tools/vsix.js';
import { assertHolds, textOf, Workbench } from './workbench.js';

const DRAFT = '数据服务工作方案.md';
const SUPERIOR = '示例省数据服务意见.txt';
const COPIED = '依托现有政务服务大厅设立数据服务窗口，为中小企业提供目录查询、样例下载和申请辅导，窗口人员由县级数据主管部门统一培训、持证上岗。';
const FILES: Readonly<Record<string, string>> = {
  [DRAFT]: `# 示例市数据服务工作方案\n\n为贯彻落实党的十九大精神，方便企业使用公共数据，结合我市实际，制定本方案。\n\n## 一、工作目标\n\n到2027年，公共数据开放目录更新及时率达到80%以上。\n\n## 二、重点任务\n\n（一）设立服务窗口。${COPIED}\n\n（二）开展样例推广。每季度公布一批使用公共数据的企业样例。\n\n示例市人民政府办公室\n2026年9月1日\n`,
  [`参考文件/${SUPERIOR}`]: `示例省人民政府关于发展数据服务的意见\n示政发〔2026〕2号\n\n各市人民政府：\n\n为发展数据服务，现提出如下意见。\n\n一、主要目标\n\n到2027年，各市公共数据开放目录更新及时率均不低于90%。\n\n二、主要任务\n\n（一）设立窗口。${COPIED}\n\n示例省人民政府\n2026年3月5日\n`,
};
const OUTDATED = '党的十九大精神';
const CURRENT = '党的二十大和二十届历次全会精神';

describe('the first steps', () => {
  let profile: Profile;
  let workbench: Workbench;
  let folder: string;
  let waited = 0;
  let shots = 0;
  let lost = false;

  /** What the editor is waited for. */
  const waiting = async <T>(work: Promise<T>): Promise<T> => {
    const began = performance.now();
    const result = await work;
    waited += performance.now() - began;
    return result;
  };
  const shot = (): Promise<void> => workbench.picture(`first-${++shots}`);

  before(async function () {
    const file = await packageExtension('linux-x64');
    profile = createProfile();
    folder = join(profile.root, '公文');
    for (const [name, text] of Object.entries(FILES)) {
      mkdirSync(join(folder, name, '..'), { recursive: true });
      writeFileSync(join(folder, name), text);
    }
    await waiting(Promise.resolve(installExtension(profile, file)));
    workbench = await waiting(Workbench.open({ ...profile, workspace: folder }, { locale: 'zh-cn', installed: true }));
  });
  beforeEach(function () {
    if (lost) this.skip(); // Each step goes on from the one before.
  });
  afterEach(async function () {
    lost ||= this.currentTest?.state === 'failed';
    if (this.currentTest?.state === 'failed') await workbench.picture('first-failed');
  });
  after(async () => {
    await workbench.close();
    profile.dispose();
    console.log(`    waited for the editor: ${(waited / 1000).toFixed(1)} s, the installation included`);
  });

  it('a draft that is opened is checked at once, against the tables', async () => {
    await workbench.openFile(DRAFT);
    await waiting(workbench.page.locator('.editor-instance .squiggly-warning').first().waitFor());
    assertHolds(await workbench.hover(OUTDATED, CURRENT), 'outdated-meeting');
    await shot();
  });

  it('a folder of documents becomes the corpus, from the menu of the explorer', async () => {
    await workbench.page.keyboard.press('Control+Shift+E');
    const item = await waiting(workbench.menuEntry(workbench.page.locator('.explorer-folders-view .monaco-list-row', { hasText: '参考文件' }), '添加到语料库'));
    await item.hover();
    await workbench.page.evaluate('Promise.all(document.querySelector(".context-view").getAnimations({ subtree: true }).map(({ finished }) => finished))');
    await shot();
    await item.click();
    const dialog = workbench.page.locator('.monaco-dialog-box');
    assertHolds(await textOf(dialog), '“公文”中还没有配置', '新建');
    await shot();
    await dialog.getByRole('button', { name: '新建', exact: true }).click();
    await waiting(workbench.page.locator('.tab.active', { hasText: 'wenheng.config.json' }).waitFor());
    await waiting(workbench.untilShown('"参考文件"'));
    await shot();
    await workbench.page.locator('.tab', { hasText: DRAFT }).click();
    await waiting(workbench.page.locator('.editor-instance .squiggly-info').first().waitFor());
    assert.match(readFileSync(join(folder, 'wenheng.config.json'), 'utf8'), /"corpus": \["参考文件"\]/);
  });

  it('findings have their evidence beside them', async () => {
    assertHolds(await workbench.hover('设立数据服务窗口，为中小企业', '示政发〔2026〕2号'), 'duplicate-clause', '示例省人民政府关于发展数据服务的意见');
    await shot();
    await workbench.run('Problems: Focus on Problems View');
    const problems = workbench.page.locator('.markers-panel');
    assertHolds(await textOf(problems), '已非最新提法', '雷同', '示例省人民政府关于发展数据服务的意见');
    await shot();
  });

  it('a finding is mended by its quick fix', async () => {
    const fixes = await workbench.quickFixes(OUTDATED, `改为“${CURRENT}”`);
    await shot();
    await fixes.getByText(`改为“${CURRENT}”`).click();
    await waiting(workbench.untilShown(OUTDATED, false));
    await workbench.untilShown(CURRENT);
    await shot();
  });
});
