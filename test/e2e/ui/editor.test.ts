/** What a drafter sees: the editor in Chinese, then the same words in English. Pictures go to out/e2e. */

import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createProfile, type Profile } from '../tools/profile.js';
import { assertHolds, textOf, Workbench } from './workbench.js';

const DRAFT = '算力服务工作方案.policy.md';
const OUTDATED = '党的十九大精神';
const CURRENT = '党的二十大和二十届历次全会精神';

/** Words on the screen by the language of the editor. */
const LANGUAGES = {
  'zh-cn': {
    outdated: `“${OUTDATED}”已非最新提法（基准日2026-11-22）`,
    problems: ['序号“二、”重复', '已非最新提法', '沿用所贯彻的上级文件《示例省人民政府关于发展算力服务的意见》'],
    fixes: [`改为“${CURRENT}”`, '屏蔽此处的 outdated-meeting（写明理由）'],
    status: ['文衡 · 基准日 2026-11-22 · 语料库 1 份', '示例省示例市', '基准日取自配置', '语料 4 段', '更多…'],
    more: '更多…',
    menu: ['打开配置', '示例市/wenheng.config.json', '查看规则说明', '显示输出', '重新启动检查'],
    error: '文衡 · 出错',
    restart: '文衡: 重新启动检查',
    page: '文衡: 查看规则说明',
    language: '政策文稿',
  },
  en: {
    outdated: `"${OUTDATED}" is no longer the latest reference (as of 2026-11-22)`,
    problems: ['The number "二、" is repeated', 'is no longer the latest reference', 'repeats the superior document that the draft implements'],
    fixes: [`Replace with "${CURRENT}"`, 'Suppress outdated-meeting here (with a reason)'],
    status: ['Wenheng · as of 2026-11-22 · corpus of 1', '示例省示例市', 'date from the configuration', '4 clauses', 'More…'],
    more: 'More…',
    menu: ['Open the configuration', '示例市/wenheng.config.json', 'Read about a rule', 'Show the output', 'Restart the checker'],
    error: 'Wenheng · error',
    restart: 'Wenheng: Restart the Checker',
    page: 'Wenheng: Read About a Rule',
    language: 'Policy Draft',
  },
} as const;

for (const [locale, words] of Object.entries(LANGUAGES)) {
  describe(`the editor in ${locale}`, () => {
    let profile: Profile;
    let workbench: Workbench;
    before(async () => {
      profile = createProfile();
      workbench = await Workbench.open(profile, { locale });
      await workbench.openFile(DRAFT);
    });
    let lost = false;
    beforeEach(function () {
      if (lost) this.skip(); // Each step goes on from the one before.
    });
    afterEach(async function () {
      lost ||= this.currentTest?.state === 'failed';
      if (this.currentTest?.state === 'failed') await workbench.picture(`${locale}-failed`);
    });
    after(async () => {
      await workbench.close();
      profile.dispose();
    });

    const { fixes } = words;
    const picture = (name: string): Promise<void> => workbench.picture(`${locale}-${name}`);
    const onDisk = (): string => readFileSync(join(dirname(profile.workspace), 'city', DRAFT), 'utf8');

    it('underlines errors, warnings and hints', async () => {
      for (const severity of ['error', 'warning', 'info']) await workbench.page.locator(`.editor-instance .squiggly-${severity}`).first().waitFor();
      await picture('findings');
    });

    it('colours headings, titles, numbers and units', async () => {
      await workbench.untilColoured('总体要求', '结合我市实际');
      const [text, heading, title, target, unit] = await Promise.all(['结合我市实际', '总体要求', '示例省人民政府', '3000', '市数据局'].map((part) => workbench.colourOf(part)));
      for (const coloured of [heading, title, target, unit]) assert.notEqual(coloured, text);
      assert.notEqual(heading, title);
    });

    it('explains a finding under the pointer', async () => {
      const shown = await workbench.hover(OUTDATED, '2017-10-24');
      assertHolds(shown, words.outdated, 'outdated-meeting', CURRENT);
      await picture('hover');
    });

    it('shows the source of a copied clause under the pointer', async () => {
      const shown = await workbench.hover('依托产业园区建设公共算力驿站', '示政发〔2025〕3号');
      assertHolds(shown, 'duplicate-clause', '示例省人民政府关于发展算力服务的意见');
      await picture('hover-copy');
    });

    it('lists the problems with their evidence', async () => {
      await workbench.run('Problems: Focus on Problems View');
      const shown = await textOf(workbench.page.locator('.markers-panel'));
      assertHolds(shown, ...words.problems, '示例省发展算力服务意见.txt');
      await picture('problems');
    });

    it('shows both in every theme', async () => {
      await workbench.inThemes(async (look) => {
        assertHolds(await textOf(workbench.page.locator('.markers-panel')), ...words.problems);
        await picture(`problems-${look}`);
        assertHolds(await workbench.hover(OUTDATED, '2017-10-24'), words.outdated, 'outdated-meeting', CURRENT);
        await picture(`hover-${look}`);
      });
    });

    it('opens the evidence where it stands', async () => {
      await workbench.page.locator('.markers-panel .monaco-list-row', { hasText: '示例省发展算力服务意见.txt' }).dblclick();
      await workbench.page.locator('.tab.active', { hasText: '示例省发展算力服务意见.txt' }).waitFor();
      await workbench.untilShown('依托产业园区建设公共算力驿站');
      await picture('evidence');
      await workbench.closeEditor();
      await workbench.untilShown('总体要求');
      await workbench.run('View: Hide Panel');
    });

    it('tells against what it is checked', async () => {
      assertHolds(await workbench.status(words.status[0]), ...words.status);
      assertHolds(await textOf(workbench.page.locator('[id="status.editor.mode"]')), words.language);
      await picture('status');
    });

    it('offers more behind that', async () => {
      await workbench.page.locator('.hover-language-status').getByText(words.more).click();
      const menu = workbench.page.locator('.quick-input-list');
      await menu.locator('.monaco-list-row').nth(3).waitFor();
      assertHolds(await textOf(menu), ...words.menu);
      await picture('menu');
      await workbench.page.keyboard.press('Escape');
    });

    it('shows the outline', async () => {
      await workbench.run('Explorer: Focus on Outline View');
      const outline = workbench.page.locator('.outline-pane');
      await outline.locator('.monaco-list-row', { hasText: '一、总体要求' }).waitFor();
      assertHolds(await textOf(outline), '（一）指导思想', '（二）主要目标', '二、重点任务');
      await picture('outline');
    });

    it('shows the page of a rule', async () => {
      await workbench.run(words.page);
      await workbench.page.locator('.quick-input-list .monaco-list-row', { hasText: 'outdated-meeting' }).click();
      await workbench.page.locator('.tab.active', { hasText: 'outdated-meeting' }).waitFor();
      const page = workbench.page.frameLocator('iframe.webview.ready').frameLocator('#active-frame');
      await page.getByText('会议提法已非最新').first().waitFor();
      await picture('rule');
      await workbench.closeEditor();
      await workbench.untilShown('总体要求');
    });

    it('silences a finding with its reason', async () => {
      const menu = await workbench.quickFixes(OUTDATED, fixes[0]);
      assertHolds(await textOf(menu), ...fixes);
      await picture('fixes');
      await menu.getByText(fixes[1]).click();
      await workbench.untilShown('<!-- wenheng-disable-next-line outdated-meeting -- ');
      await workbench.page.keyboard.type('引用当年原文');
      await workbench.untilShown('<!-- wenheng-disable-next-line outdated-meeting -- 引用当年原文 -->');
      await workbench.page.locator('.editor-instance .squiggly-warning').first().waitFor({ state: 'detached' });
      await picture('silenced');
      await workbench.run('File: Revert File');
      await workbench.page.locator('.editor-instance .squiggly-warning').first().waitFor();
    });

    it('replaces an outdated phrase', async () => {
      const menu = await workbench.quickFixes(OUTDATED, fixes[0]);
      await menu.getByText(fixes[0]).click();
      await workbench.untilShown(`深入贯彻${CURRENT}`);
      await workbench.page.locator('.editor-instance .squiggly-warning').first().waitFor({ state: 'detached' });
      await workbench.page.keyboard.press('Control+KeyS');
      await workbench.page.locator('.tab.active.dirty').waitFor({ state: 'detached' });
      assert.ok(onDisk().includes(`深入贯彻${CURRENT}，推动`));
      await picture('fixed');
    });

    it('starts anew', async () => {
      await workbench.run(words.restart);
      await workbench.page.locator('.editor-instance .squiggly-error').first().waitFor();
    });

    it('shows a mistake in the configuration', async () => {
      const config = join(dirname(profile.workspace), 'city', 'wenheng.config.json');
      writeFileSync(config, readFileSync(config, 'utf8').replace('"corpus"', '"corpsu"'));
      await workbench.run('Problems: Focus on Problems View');
      await workbench.page.locator('.markers-panel .monaco-list-row', { hasText: 'corpsu' }).first().waitFor();
      await workbench.status(words.error);
      await picture('broken');
      await workbench.page.locator('.hover-language-status').getByText(words.more).click();
      await workbench.page.locator('.quick-input-list .monaco-list-row', { hasText: 'corpsu' }).waitFor();
      await picture('broken-menu');
    });
  });
}
