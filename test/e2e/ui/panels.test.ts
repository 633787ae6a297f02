/** The panels 目标对照 and 查重 as a drafter sees and hears them, in Chinese and English, in light, dark and high contrast. Pictures go to out/e2e. */

import assert from 'node:assert/strict';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { FrameLocator, Locator } from 'playwright-core';
import { ROOT } from '../tools/places.js';
import { createProfile, type Profile } from '../tools/profile.js';
import { assertHolds, textOf, Workbench, type Look } from './workbench.js';

/** In the page: see in-page.js. */
declare const screenText: { cutIn(body: unknown): string[] };
declare const scrollTo: (x: number, y: number) => void;

const DRAFT = '示例市新型工业化实施方案.md';
const OPINION = '示例省人民政府关于加快推进制造业数字化转型的意见';
const RATE = '关键工序数控化率';
const INVESTMENT = '全社会研发经费投入强度';
const PASSAGE = '分行业制定中小企业数字化转型改造清单';
const SIDE_BY_SIDE = { width: 1280, height: 800 };
const WIDE = { width: 1680, height: 1000 };
const NARROW = { width: 900, height: 800 };

const LANGUAGES = {
  'zh-cn': {
    targets: { command: '文衡: 目标对照', title: '目标对照', table: '本稿与语料库中的目标', summary: '28 个目标，25 项指标，其中 12 项可对照', facts: ['基准日 2026-06-30', '示例省示例市', '语料库 10 份'] },
    columns: ['指标', '本稿', '上级', '本地', '其他地方', '状态'],
    sorted: ['已按“本稿”升序排列', '已按“本稿”降序排列', '已按本稿次序排列'],
    filter: { text: '按文字筛选', state: '按状态筛选', shown: '共 25 项指标，显示 1 项', clear: '清除筛选', finding: '有问题', all: '共 25 项指标，显示 25 项' },
    chart: (name: string) => `${name}：历年对照（%）`,
    beyond: '图中未画出的年份：2020',
    values: '上级：72.5%以上（2026年12月）',
    own: '2.9%以上（2028年）：跳到本稿',
    source: '75%以上（2027年），上级3 《示例省人民政府关于加快推进制造业数字化转型的意见》：跳到出处',
    more: '显示另 3 份',
    changed: '2.7%以上（2028年）：跳到本稿',
    reuse: { command: '文衡: 查重', title: '查重', counted: '计入 2319 字', strip: '全稿分布', sources: '来源文件', shares: ['自写', '沿用所贯彻的上级文件', '与其他文件相同'] },
    passages: { all: '共 4 处，显示 4 处', one: '共 4 处，显示 1 处', ours: '第20段：跳到本稿', theirs: `《${OPINION}》 第6段：跳到出处`, compare: `对比第20段与《${OPINION}》 第6段` },
    share: '占比',
    diff: `《${OPINION}》第6段 ↔ 本稿第20段`,
  },
  en: {
    targets: { command: 'Wenheng: Compare Targets', title: 'Targets Compared', table: 'Targets of the draft and of the corpus', summary: '28 targets for 25 indicators; 12 of the indicators can be compared', facts: ['as of 2026-06-30', '示例省示例市', 'corpus of 10'] },
    columns: ['Indicator', 'Draft', 'Superiors', 'Own territory', 'Other places', 'State'],
    sorted: ['Sorted by Draft, ascending', 'Sorted by Draft, descending', 'In the order of the draft'],
    filter: { text: 'Filter by words', state: 'Filter by state', shown: '1 of 25 indicators', clear: 'Clear the filter', finding: 'Finding', all: '25 of 25 indicators' },
    chart: (name: string) => `${name} over the years (%)`,
    beyond: 'Years that are not drawn: 2020',
    values: 'Superiors: 72.5%以上 (2026-12)',
    own: '2.9%以上 (2028): go to the draft',
    source: '75%以上 (2027), superior 3 《示例省人民政府关于加快推进制造业数字化转型的意见》: go to the source',
    more: 'Show 3 more',
    changed: '2.7%以上 (2028): go to the draft',
    reuse: { command: 'Wenheng: Show Text Reuse', title: 'Text Reuse', counted: '2319 characters are counted', strip: 'The draft from beginning to end', sources: 'Sources', shares: ['Own text', 'From superiors it implements', 'As in other documents'] },
    passages: { all: '4 of 4 passages', one: '1 of 4 passages', ours: 'Paragraph 20: go to the draft', theirs: `《${OPINION}》 Paragraph 6: go to the source`, compare: `Compare Paragraph 20 with 《${OPINION}》 Paragraph 6` },
    share: 'Share',
    diff: `《${OPINION}》, paragraph 6 ↔ Draft, paragraph 20`,
  },
} as const;

/** What pages call the themes. */
const KINDS: Readonly<Record<Look, string>> = { light: 'light', dark: 'dark', contrast: 'high-contrast', 'contrast-light': 'high-contrast-light' };

/** The sample workspace with our sample drafts and corpus in it. */
function profileWithSamples(): Profile {
  const profile = createProfile();
  const city = join(dirname(profile.workspace), 'city');
  cpSync(join(ROOT, 'test', 'corpus'), join(city, 'corpus'), { recursive: true, filter: (path) => !path.endsWith('示例省发展算力服务意见.txt') });
  cpSync(join(ROOT, 'test', 'drafts', DRAFT), join(city, DRAFT));
  const { territories } = JSON.parse(readFileSync(join(ROOT, 'test', 'drafts', 'wenheng.config.json'), 'utf8')) as { territories: unknown };
  writeFileSync(join(city, 'wenheng.config.json'), JSON.stringify({ corpus: ['samples'], territories }));
  cpSync(join(ROOT, 'test', 'corpus'), join(city, 'samples'), { recursive: true });
  return profile;
}

for (const [locale, words] of Object.entries(LANGUAGES)) {
  describe(`the panels in ${locale}`, () => {
    let profile: Profile;
    let workbench: Workbench;
    let page: FrameLocator;
    before(async () => {
      profile = profileWithSamples();
      workbench = await Workbench.open(profile, { locale });
      await workbench.page.setViewportSize(SIDE_BY_SIDE);
      await workbench.run('View: Toggle Primary Side Bar Visibility');
      await workbench.openFile(DRAFT);
      page = workbench.page.frameLocator('iframe.webview.ready').frameLocator('#active-frame');
    });
    let lost = false;
    beforeEach(function () {
      if (lost) this.skip(); // Each step goes on from the one before.
    });
    afterEach(async function () {
      lost ||= this.currentTest?.state === 'failed';
      if (this.currentTest?.state === 'failed') await workbench.picture(`${locale}-panels-failed`);
    });
    after(async () => {
      await workbench.close();
      profile.dispose();
    });

    const picture = (name: string): Promise<void> => workbench.picture(`${locale}-${name}`);
    const row = (name: string): Locator => page.getByRole('row').filter({ has: page.getByRole('rowheader', { name, exact: true }) });
    const firstRow = (): Promise<string> => page.getByRole('rowheader').first().innerText();
    const said = (text: string): Promise<void> => page.getByRole('status').filter({ hasText: text }).waitFor({ state: 'attached' });
    /** Everything can be seen: nothing sticks out of the page, and no word is cut off in its box. */
    const assertFits = async (): Promise<void> => {
      const cut = await page.locator('body').evaluate((body) => screenText.cutIn(body));
      assert.deepEqual(cut, []);
    };
    /** The panel that is open, from its top, in every theme. */
    const themes = (name: string): Promise<void> =>
      workbench.inThemes(async (look) => {
        await page.locator(`body.vscode-${KINDS[look]}`).evaluate(() => scrollTo(0, 0));
        await picture(`${name}-${look}`);
      });

    it('puts the targets beside those of the corpus', async () => {
      await workbench.run(words.targets.command);
      await workbench.page.locator('.tab', { hasText: words.targets.title }).waitFor();
      await page.getByRole('heading', { name: words.targets.title, level: 1 }).waitFor();
      await page.getByText(words.targets.summary).waitFor();
      await page.getByText(words.targets.facts[2]).waitFor();
      assertHolds(await textOf(page.getByRole('banner')), '《示例市新型工业化实施方案（2026—2030年）》', ...words.targets.facts);
      const table = page.getByRole('table', { name: words.targets.table });
      assert.deepEqual(await table.getByRole('columnheader').evaluateAll((heads) => heads.map((head) => head.querySelector('span')?.textContent)), words.columns);
      await assertFits();
    });

    it('draws the indicator that is chosen, and says what it draws', async () => {
      const chart = page.getByRole('img', { name: words.chart(RATE) });
      await chart.waitFor();
      assertHolds((await chart.getAttribute('aria-description'))!, words.values);
      await page.getByText(words.beyond, { exact: true }).waitFor();
      await page.getByRole('button', { name: INVESTMENT, exact: true }).click();
      await page.getByRole('img', { name: words.chart(INVESTMENT) }).waitFor();
      assert.equal(await page.getByRole('button', { name: INVESTMENT, pressed: true }).count(), 1);
      await page.getByRole('button', { name: INVESTMENT, exact: true }).press('ArrowUp');
      await workbench.page.keyboard.press('Enter');
      await chart.waitFor();
    });

    it('sorts by keyboard, and says so', async () => {
      const before = await firstRow();
      const head = page.getByRole('columnheader', { name: words.columns[1], exact: false }).first();
      for (const [index, sort] of (['ascending', 'descending', 'none'] as const).entries()) {
        await head.getByRole('button').press('Enter');
        await said(words.sorted[index]!);
        assert.equal(await head.getAttribute('aria-sort'), sort);
        assert.equal(await page.locator('th button:focus span').first().innerText(), words.columns[1], 'the focus stays');
        assert.equal((await firstRow()) === before, sort === 'none');
      }
    });

    it('filters by words and by state', async () => {
      await page.getByRole('searchbox', { name: words.filter.text }).fill('研发 强度');
      await said(words.filter.shown);
      assert.equal(await firstRow(), INVESTMENT);
      await page.getByRole('button', { name: words.filter.clear }).click();
      await said(words.filter.all);
      const states = page.getByRole('combobox', { name: words.filter.state });
      await states.selectOption('finding');
      assert.ok((await textOf(page.getByRole('cell', { name: words.filter.finding }).first())).length > 0);
      await states.selectOption('');
    });

    it('looks right in every theme', async () => {
      await themes('targets');
      await workbench.page.setViewportSize(WIDE);
      await page.locator('svg.plot').waitFor();
      await assertFits();
      await picture('targets-wide');
      await workbench.page.setViewportSize(NARROW);
      await assertFits();
      await picture('targets-narrow');
      await page.getByRole('table').evaluate((table) => (table as unknown as { scrollIntoView(): void }).scrollIntoView());
      await picture('targets-narrow-table');
      await workbench.page.setViewportSize(SIDE_BY_SIDE);
    });

    it('leads to the draft and to the source', async () => {
      await page.getByRole('button', { name: words.own }).click();
      await workbench.untilShown('两大集群链条短板基本补齐');
      await row(RATE).getByRole('button', { name: words.more }).click();
      await row(RATE).getByRole('button', { name: words.source }).click();
      await workbench.page.locator('.tab', { hasText: '示例省制造业数字化转型意见.txt' }).waitFor();
      await workbench.untilShown('关键工序数控化率达到75%以上');
      await picture('targets-source');
      await page.getByText(words.targets.summary).waitFor(); // It is still about the draft.
    });

    it('follows the draft while it is edited, and stays as it was set', async () => {
      await page.getByRole('columnheader').first().getByRole('button').press('Enter');
      await page.getByRole('button', { name: words.own }).click(); // It selects the words in the draft.
      await workbench.page.locator('.tab.active', { hasText: DRAFT }).waitFor();
      await workbench.untilShown('两大集群链条短板基本补齐');
      await workbench.page.keyboard.type(`${INVESTMENT}达到2.7%以上`);
      await page.getByRole('button', { name: words.changed }).waitFor();
      assert.equal(await page.getByRole('columnheader').first().getAttribute('aria-sort'), 'ascending');
      await workbench.run('File: Revert File');
      await page.getByRole('button', { name: words.own }).waitFor();
    });

    it('comes back with its window', async () => {
      await workbench.run('Developer: Reload Window'); // It keeps what pages keep; a page that is merely loaded again may come too early for that.
      await workbench.page.waitForEvent('load');
      await page.getByText(words.targets.summary).waitFor();
      assert.equal(await page.getByRole('columnheader').first().getAttribute('aria-sort'), 'ascending');
      await workbench.page.locator('.tab', { hasText: words.targets.title }).locator('.action-label').click();
    });

    it('says where the text comes from', async () => {
      await workbench.openFile(DRAFT);
      await workbench.run(words.reuse.command);
      await page.getByRole('heading', { name: words.reuse.title, level: 1 }).waitFor();
      await page.getByText(words.reuse.counted).waitFor();
      assertHolds(await textOf(page.getByRole('main')), ...words.reuse.shares, '84.6%', '5.9%', '9.5%');
      assertHolds((await page.getByRole('img', { name: words.reuse.strip }).getAttribute('aria-description'))!, `《${OPINION}》 5.9%`);
      await page.getByRole('table', { name: words.reuse.sources }).waitFor();
      await said(words.passages.all);
      await assertFits();
      await themes('reuse');
      await workbench.page.setViewportSize(NARROW);
      await assertFits();
      await picture('reuse-narrow');
      await workbench.page.setViewportSize(SIDE_BY_SIDE);
    });

    it('sorts the sources, and shows the passages of one', async () => {
      const head = page.getByRole('columnheader', { name: words.share });
      await head.getByRole('button').press('Enter');
      assert.equal(await head.getAttribute('aria-sort'), 'ascending');
      await page.getByRole('button', { name: `《${OPINION}》`, exact: true }).click();
      await said(words.passages.one);
      assert.equal(await page.getByRole('listitem').filter({ hasText: PASSAGE }).count(), 1);
    });

    it('leads to a passage and to its source', async () => {
      await page.getByRole('button', { name: words.passages.ours }).click();
      await workbench.untilShown(PASSAGE);
      await page.getByRole('button', { name: words.passages.theirs }).click();
      await workbench.page.locator('.tab', { hasText: '示例省制造业数字化转型意见.txt' }).waitFor();
      await workbench.untilShown('分行业编制中小企业数字化转型改造清单');
    });

    it('shows the passage beside its source', async () => {
      await page.getByRole('button', { name: words.passages.compare }).click();
      await workbench.page.locator('.tab', { hasText: words.diff }).waitFor();
      await workbench.page.locator('.monaco-diff-editor .char-delete').first().waitFor();
      await picture('diff');
      await workbench.inThemes(async (look) => {
        for (const side of ['delete', 'insert']) await workbench.page.locator(`.monaco-diff-editor .char-${side}`).first().waitFor();
        assertHolds(await textOf(workbench.page.locator('.monaco-diff-editor')), PASSAGE, '分行业编制中小企业数字化转型改造清单');
        await picture(`diff-${look}`);
      });
    });
  });
}
