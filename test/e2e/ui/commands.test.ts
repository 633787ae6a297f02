/** The commands as a person meets them: what they ask, what they say, and the walkthrough. Pictures go to out/e2e. */

import assert from 'node:assert/strict';
import { createProfile, type Profile } from '../tools/profile.js';
import { assertHolds, textOf, Workbench } from './workbench.js';

const DRAFT = '算力服务工作方案.policy.md';

/** Words on the screen by the language of the editor. */
const LANGUAGES = {
  'zh-cn': {
    status: ['文衡 · 基准日 2026-11-22 · 语料库 1 份', '示例省示例市', '基准日取自配置'],
    check: '文衡: 检查工作区的全部文稿',
    checked: '检查了 4 份文稿：',
    problems: '查看问题',
    outdated: '已非最新提法',
    asOf: '文衡: 设定基准日…',
    choices: ['基准日：2026-11-22', '今天', '各文稿自己的成文日期', '另选一天…', '写入 示例市/wenheng.config.json'],
    another: '另选一天…',
    invalid: '没有这一天。请填日期，如 2026-11-22',
    baseline: '文衡: 写入基线…',
    asked: ['把现有问题写入基线？', '以后在编辑器和命令行中都不再计入', '写入基线'],
    template: '文衡: 按文种新建文稿…',
    export: '文衡: 导出目标台账…',
    sources: ['这份文稿', '文件夹中的全部文稿', '示例市'],
    submenu: '文衡',
    menu: ['目标对照', '查重', '设定基准日…', '导出目标台账…', '导出检查报告（HTML）…', '检查工作区的全部文稿', '写入基线…', '打开或创建配置文件'],
    walkthrough: '开始使用文衡',
    steps: ['打开文稿', '写明文稿的适用条件', '加入语料库', '查看问题和依据', '修改，或写明理由保留', '检查全部文稿和每次改动'],
    buttons: ['按文种新建文稿', '设定基准日', '加入语料库', '查看问题', '快速修复', '写入基线'],
  },
  en: {
    status: ['Wenheng · as of 2026-11-22 · corpus of 1', '示例省示例市', 'date from the configuration'],
    check: 'Wenheng: Check Workspace',
    checked: 'Drafts checked: 4.',
    problems: 'Show problems',
    outdated: 'is no longer the latest reference',
    asOf: 'Wenheng: Set As-of Date…',
    choices: ['As-of date: 2026-11-22', 'Today', 'The date of each draft', 'Another day…', 'it is written into 示例市/wenheng.config.json'],
    another: 'Another day…',
    invalid: 'There is no such day. A day such as 2026-11-22',
    baseline: 'Wenheng: Write Baseline…',
    asked: ['Write the findings that there are into the baseline?', 'no longer counts from then on', 'Write the baseline'],
    template: 'Wenheng: New Draft from Template…',
    export: 'Wenheng: Export Ledger of Targets…',
    sources: ['This draft', 'All drafts in the folder', '示例市'],
    submenu: 'Wenheng',
    menu: ['Compare Targets', 'Show Text Reuse', 'Set As-of Date…', 'Export Ledger of Targets…', 'Export Report (HTML)…', 'Check Workspace', 'Write Baseline…', 'Open or Create Configuration'],
    walkthrough: 'Get Started with Wenheng',
    steps: ['Open a draft', 'Say what holds for the drafts', 'Add a corpus', 'Read a finding and its evidence', 'Fix it, or keep it with a reason', 'Check all drafts, and every change'],
    buttons: ['New Draft from Template', 'Set As-of Date', 'Add to Corpus', 'Show Problems', 'Quick Fix', 'Write Baseline'],
  },
} as const;

for (const [locale, words] of Object.entries(LANGUAGES)) {
  describe(`the commands in ${locale}`, () => {
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
      if (this.currentTest?.state === 'failed') await workbench.picture(`${locale}-commands-failed`);
    });
    after(async () => {
      await workbench.close();
      profile.dispose();
    });

    const picture = (name: string): Promise<void> => workbench.picture(`${locale}-${name}`);
    const quickInput = () => workbench.page.locator('.quick-input-widget');
    // Under test the workbench does not let notifications pop up: they are looked at in their list, where the editor's own may stand too.
    const notifications = () => workbench.page.locator('.notifications-center .notification-list-item', { hasText: '文衡' });

    it('say nothing of findings: they are underlined', async () => {
      for (const severity of ['error', 'warning', 'info']) await workbench.page.locator(`.editor-instance .squiggly-${severity}`).first().waitFor();
      await workbench.run('Notifications: Show Notifications');
      assert.equal(await notifications().count(), 0);
      await workbench.page.keyboard.press('Escape');
    });

    it('are told by a status that a screen reader reads as a whole', async () => {
      const item = workbench.page.locator('[id="status.languageStatus"] [aria-label]').first();
      assertHolds((await item.getAttribute('aria-label')) ?? '', ...words.status);
    });

    it('check the workspace, and say once what came of it', async () => {
      await workbench.run(words.check);
      const message = notifications().filter({ hasText: words.checked });
      await workbench.untilNotified(message);
      assertHolds(await textOf(message), words.problems);
      await notifications().nth(1).waitFor({ state: 'detached' }); // the progress has gone
      await picture('checked');
      await message.getByText(words.problems).click();
      const problems = workbench.page.locator('.markers-panel');
      await problems.locator('.monaco-list-row', { hasText: '园区提升工作方案.md' }).first().waitFor();
      assertHolds(await textOf(problems), '园区建设工作方案.md', words.outdated);
      await picture('workspace-problems');
      await workbench.run('View: Hide Panel');
    });

    it('ask for the as-of date, and refuse what is no day', async () => {
      await workbench.run(words.asOf);
      await quickInput().locator('.monaco-list-row', { hasText: words.another }).waitFor();
      const placeholder = await quickInput().locator('input').first().getAttribute('placeholder');
      assertHolds(`${await textOf(quickInput())} ${placeholder}`, ...words.choices);
      await picture('as-of');
      await quickInput().locator('.monaco-list-row', { hasText: words.another }).click();
      const input = quickInput().locator('.quick-input-box input');
      await input.fill('2026-02-30');
      await quickInput().locator('.quick-input-message', { hasText: words.invalid }).waitFor();
      await input.press('Enter');
      assertHolds(await textOf(quickInput()), words.invalid);
      await picture('as-of-invalid');
      await workbench.page.keyboard.press('Escape');
    });

    it('say what a baseline is before writing one', async () => {
      await workbench.run(words.baseline);
      await quickInput().locator('.monaco-list-row', { hasText: '甲县' }).click();
      const dialog = workbench.page.locator('.monaco-dialog-box');
      assertHolds(await textOf(dialog), ...words.asked);
      await picture('baseline');
      await workbench.page.keyboard.press('Escape');
      await dialog.waitFor({ state: 'detached' });
    });

    it('ask what to export, and where to', async () => {
      await workbench.run(words.export);
      await quickInput().locator('.monaco-list-row', { hasText: words.sources[0] }).waitFor();
      assertHolds(await textOf(quickInput()), ...words.sources);
      await picture('export');
      await workbench.page.keyboard.press('Escape');
    });

    it('stand in the menu of the draft', async () => {
      const { x, y } = await workbench.placeOf('结合我市实际');
      await workbench.page.mouse.click(x, y, { button: 'right' });
      const entry = workbench.page.locator('.context-view .monaco-menu .action-label', { hasText: new RegExp(`^${words.submenu}$`) });
      await entry.hover();
      await workbench.page.locator('.monaco-submenu .action-label', { hasText: words.menu[0] }).waitFor();
      assertHolds(await textOf(workbench.page.locator('.monaco-submenu').last()), ...words.menu);
      await picture('draft-menu');
      await workbench.page.keyboard.press('Escape');
      await workbench.page.keyboard.press('Escape');
    });

    it('open a new draft from a skeleton', async () => {
      await workbench.run(words.template);
      await quickInput().locator('.monaco-list-row', { hasText: '实施方案' }).first().waitFor();
      await picture('templates');
      await quickInput().locator('input').first().fill('实施方案');
      await workbench.page.keyboard.press('Enter');
      await workbench.untilShown('实施方案');
      await workbench.page.locator('.tab.active', { hasText: 'Untitled' }).waitFor();
      await picture('template');
    });

    it('are shown step by step', async () => {
      await workbench.run('View: Toggle Primary Side Bar Visibility'); // with little room there are no pictures
      await workbench.run('Welcome: Open Walkthrough...');
      await quickInput().locator('input').first().fill(words.walkthrough);
      await quickInput().locator('.monaco-list-row', { hasText: words.walkthrough }).first().click();
      const steps = workbench.page.locator('.gettingStartedContainer .getting-started-step');
      await steps.filter({ hasText: words.steps[0] }).waitFor();
      for (const [index, title] of words.steps.entries()) {
        const step = steps.filter({ hasText: title });
        if ((await step.getAttribute('aria-expanded')) !== 'true') await step.click();
        await step.locator('.monaco-button', { hasText: words.buttons[index]! }).waitFor();
        await workbench.page.frameLocator('.getting-started-media iframe.webview.ready').frameLocator('#active-frame').locator('svg rect').first().waitFor();
        await picture(`walkthrough-${index + 1}`);
      }
      const last = steps.filter({ hasText: words.steps.at(-1)! });
      await workbench.inThemes(async (look) => {
        assertHolds(await textOf(last), words.steps.at(-1)!, words.buttons.at(-1)!);
        await picture(`walkthrough-${look}`);
      });
    });
  });
}
