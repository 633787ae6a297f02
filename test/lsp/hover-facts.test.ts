/** Hovers on what the tables of facts know: since when and until when, what is right instead, how certain that is, and where it is taken from. */

import assert from 'node:assert/strict';
import { config, workspace } from '../support/cli.js';
import { startClient, stopClients, uriOf, type Client } from '../support/lsp.js';

/** The hover on `at` in a draft that says `words`, as lines. */
async function hovered(words: string, at = words, { files = {}, settings = {}, locale = 'zh-cn' }: { files?: Readonly<Record<string, string>>; settings?: object; locale?: string } = {}): Promise<string[]> {
  const folder = workspace({ 'wenheng.config.json': config({ asOf: '2026-11-22', territory: '示例市', ...settings }), ...files });
  const client = await startClient({ folders: [folder], locale });
  const uri = uriOf(folder, 'draft.policy');
  await client.open(uri, `示例市节水工作意见\n\n一、总体要求\n\n按照${words}有关要求办理。\n`, 'policy-zh');
  if (Object.keys(files).some((path) => path.startsWith('corpus/'))) await loaded(client, uri);
  const value = await client.hoverText(uri, at);
  return value === '' ? [] : value.replaceAll(folder, '').split('\n\n').filter((line) => line !== '---');
}

async function loaded(client: Client, uri: string): Promise<void> {
  await client.until(async () => ((await client.status(uri)).corpus.documents > 0 ? true : undefined));
}

/** The lines of a hover between its title and what a finding adds. */
async function known(words: string, options: Parameters<typeof hovered>[2] = {}): Promise<string[]> {
  const lines = await hovered(words, words, options);
  return lines.slice(lines.indexOf(`**${words}**`) + 1);
}

const REFORM_2008 = '来源：国务院机构改革方案（2008-03-15，十一届全国人大一次会议）';

describe('a hover on a name', () => {
  afterEach(stopClients);

  it('that a body bore says until when, what it is called now, and where that is taken from', async () => {
    assert.deepEqual(await known('信息产业部'), ['机构：2008-03-15起不再使用，现为：工业和信息化部', `已核实，${REFORM_2008}`]);
    assert.deepEqual(await known('信息产业部', { locale: 'en' }), ['body: no longer right since 2008-03-15; now: 工业和信息化部', 'verified, source: 国务院机构改革方案（2008-03-15，十一届全国人大一次会议）']);
  });

  it('that a body bears says since when, and what it took over', async () => {
    assert.deepEqual(await known('工业和信息化部'), ['机构：2008-03-15起，信息产业部更名或并入', `已核实，${REFORM_2008}`]);
    assert.deepEqual(await known('工业和信息化部', { locale: 'en' }), ['body: what was 信息产业部 since 2008-03-15', 'verified, source: 国务院机构改革方案（2008-03-15，十一届全国人大一次会议）']);
  });

  it('says what departments of the level and the place are called', async () => {
    assert.equal((await hovered('市乡村振兴局', '乡村振兴局')).find((line) => line.startsWith('机构')), '机构：2025-01-01起不再使用，现为：农业农村局');
    assert.equal((await hovered('省乡村振兴局', '乡村振兴局')).find((line) => line.startsWith('机构')), '机构：2025-01-01起不再使用，现为：农业农村厅');
    assert.equal((await hovered('人民银行眉山中心支行', '中心支行')).find((line) => line.startsWith('机构')), '机构：2023-08-18起不再使用，现为：中国人民银行眉山市分行');
  });

  it('that changes only later says from when on', async () => {
    const settings = { asOf: '2023-04-01' };
    assert.equal((await known('银保监会', { settings }))[0], '机构：在基准日2023-04-01仍然正确，2023-05-18起改变，改为：国家金融监督管理总局');
    assert.equal((await known('国家金融监督管理总局', { settings }))[0], '机构：2023-05-18起（基准日2023-04-01尚未到），中国银行保险监督管理委员会更名或并入');
  });

  it('tells what is only probable', async () => {
    assert.match((await known('现代产业体系')).join('\n'), /^提法：2022-10-16起不再使用，现为：现代化产业体系\n较可靠，来源：党的二十大报告/);
  });

  it('of a wording that took the place of another says since when', async () => {
    assert.match((await known('习近平文化思想')).join('\n'), /^提法：2023-10-08起，代替习近平总书记关于宣传思想工作的重要思想\n已核实，来源：全国宣传思想文化工作会议/);
  });

  it('of a place says what it was before', async () => {
    const lines = await known('郫都区');
    assert.equal(lines[0], '地名：2016-12-01起，郫县改为此名');
  });

  it('is none where the words mean something else, or speak of another place', async () => {
    assert.deepEqual(await hovered('各级应急管理部门', '应急管理部门'), []);
    const facts = (region: string): string => JSON.stringify({ names: [{ id: 'x-1', kind: 'slogan', match: ['双轮驱动、四区联动'], until: '2025-06-30', replacement: '三链协同', regions: [region], severity: 'warning', confidence: 'low', source: '示例省委全会' }] });
    assert.deepEqual(await hovered('双轮驱动、四区联动', undefined, { files: { 'f.json': facts('样例市') }, settings: { facts: 'f.json' } }), []);
    assert.deepEqual((await known('双轮驱动、四区联动', { files: { 'f.json': facts('示例省') }, settings: { facts: 'f.json' } })).slice(0, 2), ['地方提法（示例省）：2025-06-30起不再使用，现为：三链协同', '存疑，来源：示例省委全会']);
  });

  it('leads to the document of the corpus that the source names', async () => {
    const files = {
      'f.json': JSON.stringify({ names: [{ id: 'x-1', kind: 'agency', match: ['示例节水总局'], until: '2024-06-30', replacement: '示例水务总局', fix: true, severity: 'warning', confidence: 'high', source: '《示例省机构改革实施方案》第三条' }] }),
      'corpus/改革.txt': '示例省机构改革实施方案\n\n示委发〔2024〕3号\n\n一、总则\n\n组建示例水务总局。\n',
    };
    const settings = { facts: 'f.json', corpus: 'corpus' };
    const link = '[改革.txt](<file:///corpus/%E6%94%B9%E9%9D%A9.txt>)';
    assert.deepEqual((await known('示例节水总局', { files, settings })).slice(0, 3), ['机构：2024-06-30起不再使用，现为：示例水务总局', '已核实，来源：《示例省机构改革实施方案》第三条', link]);
    assert.deepEqual(await known('示例水务总局', { files, settings }), ['机构：2024-06-30起，示例节水总局更名或并入', '已核实，来源：《示例省机构改革实施方案》第三条', link]);
  });
});

describe('a hover on a law or document', () => {
  afterEach(stopClients);

  it('says when a law was passed and amended, and since when it is in force as it is', async () => {
    assert.deepEqual(await known('《中华人民共和国中小企业促进法》'), ['法律：2002-06-29通过，2017-09-01修订或修正；现行版本2018-01-01起施行', '已核实，来源：国家法律法规数据库（核实到2025-04-19）']);
    assert.equal((await known('《中小企业促进法（2002年）》'))[0], '法律：2002-06-29通过，2017-09-01修订或修正；现行版本2018-01-01起施行');
    assert.equal((await known('《中小企业促进法》', { settings: { asOf: '2017-10-01' } }))[0], '法律：2002-06-29通过，2017-09-01修订或修正；最近一次修改2018-01-01起施行，基准日2017-10-01尚未施行');
    assert.equal((await known('《中小企业促进法》', { locale: 'en' }))[0], 'Law: passed on 2002-06-29, amended on 2017-09-01; in force as it is since 2018-01-01');
  });

  it('says what took the place of a law, and what a law took the place of', async () => {
    assert.match((await hovered('《中华人民共和国婚姻法》', '婚姻法')).join('\n'), /法律法规：2021-01-01起不再使用，现为：《中华人民共和国民法典》\n已核实，来源：民法典第一千二百六十条/);
    assert.match((await hovered('《中华人民共和国民法典》', '民法典')).join('\n'), /法律法规：2021-01-01起，代替婚姻法、继承法、民法通则、[^\n]*等\n已核实，来源：民法典第一千二百六十条/);
  });

  it('says how a document that is often cited stands', async () => {
    assert.match((await known('《中华人民共和国国民经济和社会发展第十四个五年规划和2035年远景目标纲要》')).join('\n'), /已到期，到期日2026-03-12，接续文件[^\n]*第十五个五年规划纲要》\n[^\n]*已核实，来源：/);
    assert.match((await known('《四川省企业和企业家权益保护条例》')).join('\n'), /没有这个题名，规范题名《四川省企业和企业经营者权益保护条例》/);
  });

  it('says which version of a catalogue is in force', async () => {
    assert.deepEqual((await known('《产业结构调整指导目录（2019年本）》')).slice(0, 3), ['目录、标准：基准日2026-11-22施行的是2024年本（2024-02-01起）', '此前：2011年本（至2013-05-01）、2011年本（2013修正）（至2020-01-01）、2019年本（至2024-02-01）', '已核实，来源：国家发展改革委令']);
  });
});

describe('a hover on a plan or meeting', () => {
  afterEach(stopClients);

  it('says of a plan that has ended which one holds now', async () => {
    assert.deepEqual(await known('“十四五”'), [
      '2021—2025年，基准日2026-11-22已经收官', '现行：“十五五”（2026—2030年）', '中央建议于2020-10-29通过', '纲要于2021-03-11批准：《中华人民共和国国民经济和社会发展第十四个五年规划和2035年远景目标纲要》', '已核实，来源：十三届全国人大四次会议',
    ]);
  });

  it('says of a plan that is near what has been passed by the day', async () => {
    const lines = await known('“十五五”', { settings: { asOf: '2026-01-10' } });
    assert.deepEqual(lines.slice(0, 3), ['2026—2030年，基准日2026-01-10正在实施', '中央建议于2025-10-23通过', '纲要在基准日2026-01-10尚未批准（2026-03-12批准）']);
  });

  it('names the accepted reference once, however many plenums are listed', async () => {
    const lines = await known('十九届二中、三中全会');
    assert.deepEqual(lines.map((line) => line.replace(/：.*/, '')), ['党的十九届二中全会', '党的十九届三中全会', '基准日2026-11-22的通行提法']);
  });

  it('says of a meeting that had not been held by the day that it had not', async () => {
    const lines = await known('党的二十届三中全会', { settings: { asOf: '2024-01-10' } });
    assert.match(lines.join('\n'), /^党的二十届三中全会：2024-07-15 至 2024-07-18，已核实，来源：[^\n]*\n党的二十届三中全会：基准日2024-01-10尚未召开\n/);
  });

  it('says of a congress or plenum of a province which congress has been held since', async () => {
    for (const words of ['四川省第十一次党代会', '四川省委十一届三次全会']) assert.match((await known(words)).join('\n'), /\n此后已召开四川省第十二次党代会（2022-05-27），已核实，来源：/, words);
  });

  it('says so where the table does not hold a meeting, and how far it reaches where that matters', async () => {
    assert.deepEqual(await known('第一届全国人民代表大会第二次会议'), ['一届全国人大二次会议：事实表中没有']);
    assert.deepEqual(await known('1998年中央经济工作会议'), ['1998年中央经济工作会议：事实表中没有']);
    assert.match((await known('党的二十届六中全会', { settings: { asOf: '2027-06-01' } })).join('\n'), /事实表中没有（核实到2026-11-22）/);
  });
});
