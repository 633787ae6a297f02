/** The views 语料库 and 本稿目标 as a drafter sees them: in Chinese on dark and in high contrast, in English on light. Pictures go to out/e2e. */

import { rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Locator } from 'playwright-core';
import { createProfile, type Profile } from '../tools/profile.js';
import { assertHolds, textOf, Workbench } from './workbench.js';

const DRAFT = '示例市数字化转型实施方案.policy.md';
const PLAN = '示例省数字化转型规划（2026—2030年）';

const FILES: Readonly<Record<string, string>> = {
  [DRAFT]: `# 示例市数字化转型实施方案

为落实《${PLAN}》（示政发〔2026〕1号），制定本方案。

## 一、主要目标

到2030年，规模以上企业数字化研发设计工具普及率达到85%以上，关键工序数控化率达到76%以上，建成公共算力驿站20个以上。

## 二、重点任务

（一）培育服务机构。到2028年，数字化转型服务商达到60家。
`,
  'corpus/规划.txt': `${PLAN}\n\n示政发〔2026〕1号\n\n一、主要目标\n\n到2030年，规模以上企业数字化研发设计工具普及率达到90%以上，关键工序数控化率达到75%以上，上云企业达到8万户。\n\n示例省人民政府\n2026年1月5日\n`,
  'corpus/机房.txt': '---\nstatus: 已废止\n---\n示例省机房管理规定\n\n示政发〔2018〕4号\n\n第一条 为规范机房管理，制定本规定。\n\n示例省人民政府\n2018年4月2日\n',
  'corpus/计划.txt': '样例市数字化转型行动计划\n\n样府发〔2026〕3号\n\n一、主要目标\n\n到2030年，关键工序数控化率达到70%以上。\n\n样例市人民政府\n2026年2月1日\n',
  'corpus/条例.txt': '示例市数据条例实施细则\n（征求意见稿）\n\n一、总体要求\n\n保障数据安全。\n\n示例市数据局\n2026年3月1日\n',
  'corpus/坏.docx': 'no document',
};

const CHINESE = {
  container: '文衡', corpus: '语料库', targets: '本稿目标',
  shelves: ['省级', '市级', '未读入'], province: '省级', superior: '上级', repealed: '已废止', reason: '内容与扩展名不符', skipped: '未读入',
  kind: '数量', uncovered: '上级目标未承接', beside: '上级 75%以上（2030年）', filterTitle: '筛选语料库', filtered: '筛选“转型”',
  welcome: ['这里还没有文衡的配置', '新建配置', '添加到语料库'], filterCommand: '文衡: 筛选语料库',
};

const LOOKS = {
  'zh-dark': { locale: 'zh-cn', theme: 'dark', words: CHINESE },
  'zh-contrast': { locale: 'zh-cn', theme: 'contrast', words: CHINESE },
  'en-light': {
    locale: 'en', theme: 'light',
    words: {
      container: 'Wenheng', corpus: 'Corpus', targets: 'Targets of the Draft',
      shelves: ['province', 'city', 'not read'], province: 'province', superior: 'superior', repealed: 'repealed', reason: 'is not what its name says', skipped: 'not read',
      kind: 'count', uncovered: 'Goals of superiors not taken up', beside: 'superior 75%以上 (2030)', filterTitle: 'Filter the corpus', filtered: 'Filter “转型”',
      welcome: ['There is no configuration of Wenheng here yet', 'Create a Configuration', 'Add to the Corpus'], filterCommand: 'Wenheng: Filter the Corpus',
    },
  },
} as const;

for (const [look, { locale, theme, words }] of Object.entries(LOOKS)) {
  describe(`the views, ${look}`, () => {
    let profile: Profile;
    let workbench: Workbench;
    let lost = false;
    before(async () => {
      profile = createProfile();
      const city = join(dirname(profile.workspace), 'city');
      for (const [path, text] of Object.entries(FILES)) writeFileSync(join(city, path), text);
      workbench = await Workbench.open(profile, { locale });
      await workbench.themed(theme);
      await workbench.openFile(DRAFT);
      await workbench.page.locator('.activitybar .action-item', { has: workbench.page.locator(`[aria-label^="${words.container}"]`) }).first().click();
    });
    beforeEach(function () {
      if (lost) this.skip(); // Each step goes on from the one before.
    });
    afterEach(async function () {
      lost ||= this.currentTest?.state === 'failed';
      if (this.currentTest?.state === 'failed') await workbench.picture(`views-${look}-failed`);
    });
    after(async () => {
      await workbench.close();
      profile.dispose();
    });

    const row = (text: string): Locator => workbench.page.locator('.sidebar .monaco-list-row', { hasText: text }).first();
    const picture = (name: string): Promise<void> => workbench.picture(`views-${look}-${name}`);
    const pane = (name: string): Locator => workbench.page.locator('.sidebar .pane', { has: workbench.page.locator('.pane-header', { hasText: name }) });

    it('list the corpus by level, with what is out of force and what was not read', async () => {
      await row(words.province).waitFor();
      assertHolds(await textOf(pane(words.corpus)), ...words.shelves);
      await row(words.province).click();
      await row('示例省机房管理规定').waitFor();
      await row(words.skipped).click();
      await row(words.reason).waitFor();
      assertHolds(await textOf(pane(words.corpus)), PLAN, words.superior, '示政发〔2026〕1号', words.repealed, '示政发〔2018〕4号', '坏.docx');
      await picture('corpus');
    });

    it('show a document’s card under the pointer', async () => {
      const card = await workbench.cardOf(row('示例省机房管理规定'), '2018-04-02');
      assertHolds(card, '示例省机房管理规定', '示政发〔2018〕4号', words.repealed, 'corpus/机房.txt');
      await picture('card');
      await workbench.page.mouse.move(0, 0);
    });

    it('list the targets with what stands beside them', async () => {
      await row('关键工序数控化率').waitFor();
      await row('关键工序数控化率').locator('.monaco-tl-twistie').click();
      await row(words.beside).waitFor();
      await row(words.uncovered).click();
      await row('上云企业').waitFor();
      assertHolds(await textOf(pane(words.targets)), '一、主要目标', '85%以上', '公共算力驿站', words.kind);
      await picture('targets');
    });

    it('follow the cursor without taking the focus', async () => {
      await workbench.click('数字化转型服务商');
      await workbench.page.locator('.sidebar .monaco-list-row.selected', { hasText: '数字化转型服务商' }).waitFor();
      await workbench.page.locator('.editor-instance .monaco-editor.focused').waitFor();
      await picture('follow');
    });

    it('open a document on a click', async () => {
      await row('示例省机房管理规定').click();
      await workbench.page.locator('.tab.active', { hasText: '机房.txt' }).waitFor();
      await workbench.untilShown('第一条 为规范机房管理');
      await workbench.closeEditor();
    });

    it('filter the corpus while words are typed', async () => {
      await workbench.run(words.filterCommand);
      await workbench.page.locator('.quick-input-widget', { hasText: words.filterTitle }).waitFor();
      await workbench.page.keyboard.type('转型');
      await pane(words.corpus).getByText(words.filtered).waitFor();
      await row('样例市数字化转型行动计划').waitFor();
      await workbench.page.keyboard.press('Enter');
      await picture('filtered');
    });

    it('lead to a configuration where there is none', async () => {
      rmSync(join(dirname(profile.workspace), 'city', 'wenheng.config.json'));
      await pane(words.corpus).getByText(words.welcome[0]!).waitFor();
      assertHolds(await textOf(pane(words.corpus)), ...words.welcome);
      await picture('welcome');
    });
  });
}
