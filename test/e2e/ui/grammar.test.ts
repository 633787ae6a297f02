/** What the grammar's colours look like in the themes: what is told apart, and that nothing unclosed colours the rest. Pictures go to out/e2e. */

import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createProfile, type Profile } from '../tools/profile.js';
import { THEMES, Workbench, type Look } from './workbench.js';

const NAME = '着色样例.policy';
const EMPTY = '空白.policy';
const TEXT = `---
title: 示例市数据要素发展实施方案
territory: 示例市 # 地域
---
示府发〔2026〕12号

示例市数据要素发展实施方案（征求意见稿）

各县（市、区）人民政府，市政府各部门：

　　按照《示例省促进数据流通条例》第十二条第二款和《关于印发〈示例行动计划〉的通知》（示政办发〔2025〕3号）要求，制定本方案。

　　一、总体要求

　　（一）指导思想。全面贯彻党的二十大和二十届历次全会精神，落实“十五五”规划部署。

　　（十九）主要目标。到2030年，数据产业规模达到500亿元以上，年均增长15%左右，公共数据开放率不低于80%。

　　1. 完善制度。一是编制目录；二是明确“一数一源”。（责任单位：市数据局、市财政局；完成时限：2027年6月底）

// wenheng-disable-next-line outdated-plan -- 引用当年原文
　　2. 拓展应用。见《未写完的标题，分工见附件2。
　　寻常的一句话，不应有颜色。

　　附件：1. 任务分解表
　　　　　2. 指标表

示例市人民政府
2026年11月22日

专栏1　数据要素重点工程
`;
/** What has a colour of its own in every theme. */
const COLOURED = ['示例省促进数据流通条例', '示政办发〔2025〕3号', '第十二条第二款', '党的二十大', '500', '以上', '责任单位', '市数据局', 'outdated-plan', '示例市人民政府', 'territory'];
const PLAIN = '寻常的一句话';

describe('the grammar', () => {
  let profile: Profile;
  let workbench: Workbench;
  before(async () => {
    profile = createProfile({ 'editor.minimap.enabled': false, 'editor.fontSize': 13 });
    const city = join(dirname(profile.workspace), 'city');
    writeFileSync(join(city, NAME), TEXT);
    writeFileSync(join(city, EMPTY), '\n');
    workbench = await Workbench.open(profile, { locale: 'zh-cn' });
    await workbench.openFile(NAME);
  });
  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await workbench.picture('grammar-failed');
  });
  after(async () => {
    await workbench.close();
    profile.dispose();
  });

  for (const look of Object.keys(THEMES) as Look[]) {
    describe(`in the theme ${look}`, () => {
      before(async () => {
        await workbench.themed(look);
        await workbench.placeOf(PLAIN);
        await workbench.untilColoured(COLOURED.at(-1)!, PLAIN);
        await workbench.picture(`grammar-${look}`);
      });

      it('tells names, numbers and references from running text', async () => {
        const plain = await workbench.colourOf(PLAIN);
        const same: string[] = [];
        for (const text of COLOURED) if ((await workbench.colourOf(text)) === plain) same.push(text);
        assert.deepEqual(same, []);
      });

      it('colours （十九） as the label that it is, no congress', async () => {
        assert.equal(await workbench.colourOf('（十九）'), await workbench.colourOf('（一）'));
      });
    });
  }

  describe('and its snippets', () => {
    it('are found by initials of their pinyin, and what they insert can be filled in', async () => {
      const { page } = workbench;
      await workbench.themed('light');
      await workbench.openFile(EMPTY);
      await page.locator('.editor-instance .view-line').first().click();
      await page.keyboard.type('qshi');
      await page.keyboard.press('Control+Space');
      const row = page.locator('.suggest-widget .monaco-list-row', { hasText: 'qingshi' }).first();
      await row.waitFor();
      await workbench.picture('snippets');
      await row.click();
      await workbench.untilShown('妥否，请批示。');
      await page.keyboard.type('示测');
      await workbench.untilShown('示测〔');
      await workbench.picture('snippet-inserted');
    });
  });
});
