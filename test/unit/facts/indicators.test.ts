/** Indicators: names that mean the same are one, names that do not are never one, and the table does not contradict itself. */

import assert from 'node:assert/strict';
import fc from 'fast-check';
import { NormalForms } from '../../../server/src/facts/indicator-names.js';
import { Indicators, type Better, type Measure, type Sameness, type WordCutter } from '../../../server/src/facts/indicators.js';
import table from '../../../server/src/facts/indicators.json';
import { repeated } from '../../support/repeated.js';
import { APART, ONE } from './indicator-pairs.js';

const indicators = new Indicators();
const forms = new NormalForms(table.words);
const key = (name: string): string => indicators.identify(name).key;

const pairs = (lines: string, sign: string): readonly (readonly [string, string])[] => lines.trim().split('\n').map((line) => line.split(` ${sign} `) as [string, string]);

/** Cuts at the blanks of a table of texts, as a segmenter would. */
function cutterOf(...cuts: readonly string[]): WordCutter {
  const known = new Map(cuts.map((words) => [words.replaceAll(' ', ''), words.split(' ')]));
  return { cut: (text) => known.get(text) ?? [text] };
}

describe('two names of an indicator', () => {
  for (const [a, b] of pairs(ONE, '=')) it(`are one: ${a}, ${b}`, () => assert.equal(key(a), key(b)));
  for (const [a, b] of pairs(APART, '≠')) it(`are two: ${a}, ${b}`, () => assert.notEqual(key(a), key(b)));
});

describe('the normal form of a name', () => {
  for (const [name, form] of [
    ['全市规模以上工业企业的数量', '规上工业企业'],
    ['新增规上工业企业总数', '新增规上工业企业'],
    ['用水总量', '用水总量'],
    ['人才总量', '人才'],
    ['全国粮食产量', '粮食产量'],
    ['全国知名品牌', '全国知名品牌'],
    ['全省百强企业', '全省百强企业'],
    ['全市场化率', '全市场化率'],
    ['全口径税收收入', '全口径税收收入'],
    ['各市（州）优良天数比率', '优良天数比重'],
    ['其中：一产增加值', '一产增加值'],
    ['努力确保全市新增就业人数', '新增就业'],
    ['全市外贸进出口总额', '外贸进出口总额'],
    ['全市最低生活保障标准', '最低生活保障标准'],
    ['全省先进制造业增加值', '先进制造业增加值'],
    ['万人口全科医生数', '每万人全科医生'],
    ['万人计划入选人数', '万人计划入选人数'],
    ['公共图书馆参与人数', '公共图书馆参与人数'],
    ['普及率和参与率', '普及率参与率'],
    ['和美乡村', '和美乡村'],
    ['目的地满意度', '目的地满意度'],
    ['运营收入', '运营收入'],
    ['营收总额', '营业收入总额'],
    ['人口自然增长率', '人口自然增长率'],
    ['占地面积', '占地面积'],
    ['市场占有率', '市场占有率'],
    ['研发经费占GDP', '研发经费占生产总值比重'],
    ['公办园在园幼儿在全部在园幼儿中的占比', '公办园在园幼儿占全部在园幼儿比重'],
    ['工业机器人安装数量', '工业机器人安装'],
    ['服装机械产量', '服装机械产量'],
    ['风电装机', '风电装机容量'],
    ['每千名老年人拥有养老床位数', '每千老年人拥有养老床位'],
    ['每百户城市社区综合服务设施面积', '每百户城市社区综合服务设施面积'],
    ['hard数据', 'hard数据'],
    ['的', '的'],
    ['全市', '全市'],
    ['占比', '占比'],
    ['（%）', ''],
  ] as const) {
    it(`of ${name} is ${form}`, () => assert.equal(indicators.normalForm(name), form));
  }

  const pieces = ['全市', '全国', '各', '力争', '其中', '的', '和', '与', '及', '以上', '规模', '规模以上', '地区', '国内', '生产', '总值', '生产总值', 'GDP', 'R&D', '研究', '试验', '发展', '研发', '投入', '经费', '支出', '占', '在', '中', '所', '比重', '占比', '比例', '比率', '数', '量', '数量', '总量', '企业', '人才', '人口', '就业', '人数', '每', '千', '万', '人', '口', '拥有', '拥有量', '装机', '总装机', '容量', '安', '营收', '入', '率', '增长', '速度', '指标', '（%）', '（', '）', 'Ⅲ', '“', ' ', 'a', '5'];
  const names = fc.oneof(fc.array(fc.constantFrom(...pieces), { maxLength: 14 }).map((parts) => parts.join('')), fc.string({ unit: 'binary' }), fc.constantFrom(...indicators.rows.flatMap(({ name, aliases = [] }) => [name, ...aliases])));

  it('is its own normal form', () => {
    fc.assert(fc.property(names, (name) => {
      const form = indicators.normalForm(name);
      assert.equal(indicators.normalForm(form), form);
    }), { numRuns: 3000 });
  });

  it('keeps the characters of the name’s mark', () => {
    fc.assert(fc.property(names, (name) => assert.equal(forms.mark(indicators.normalForm(name)), forms.mark(name))), { numRuns: 3000 });
  });

  it('leads to the same indicator as the name', () => {
    fc.assert(fc.property(names.filter((name) => indicators.normalForm(name) !== ''), (name) => assert.equal(key(indicators.normalForm(name)), key(name))), { numRuns: 1000 });
  });

  it('does not depend on width, marks, 的 or the words 全市 and 力争', () => {
    fc.assert(fc.property(fc.constantFrom(...indicators.rows.flatMap(({ name, aliases = [] }) => [name, ...aliases])), (name) => {
      const wide = name.replace(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0));
      assert.deepEqual([wide, `“${name}”`, `全市${name}`, `力争${name}`, name.replace('占', '占 ')].map(key), new Array(5).fill(key(name)));
    }));
  });

  it('takes no longer than the name is long', () => {
    for (const piece of ['的', '全市', '力争', '占', '数量', '在', '每千人口', '（', '规模以上', '企业数', '占比', '生产总值', '及以上', 'a']) {
      const text = repeated(piece, 1 << 18);
      assert.ok(indicators.normalForm(text).length <= text.length);
      assert.ok(indicators.scopeOf(text).length <= 1);
      assert.equal(key(text), key(text));
    }
  });
});

describe('the table of indicators', () => {
  it('calls every row by a name of its own', () => {
    const ids = indicators.rows.map(({ id }) => id);
    assert.equal(new Set(ids).size, ids.length);
    assert.ok(ids.length >= 200);
  });

  it('has no name twice, not even in another spelling', () => {
    const seen = new Map<string, string>();
    const twice: string[] = [];
    for (const { id, name, aliases = [] } of indicators.rows) {
      for (const form of [name, ...aliases].map((each) => indicators.normalForm(each))) {
        if (seen.has(form)) twice.push(`${form}: ${seen.get(form)}, ${id}`);
        seen.set(form, id);
      }
    }
    assert.deepEqual(twice, []);
  });

  it('tells every name of a row to be that row', () => {
    for (const row of indicators.rows) for (const name of [row.name, ...(row.aliases ?? [])]) assert.equal(indicators.identify(name).row, row, name);
  });

  it('agrees with what the ends of its names say', () => {
    const other = new Indicators({ indicators: [], words: [] });
    const against: string[] = [];
    for (const { name, aliases = [], measure, better } of indicators.rows) {
      for (const each of [name, ...aliases]) {
        const form = indicators.normalForm(each);
        if ((other.kindOf(form) ?? measure) !== measure) against.push(`${each}: ${measure}`);
        if ((other.betterOf(form) ?? better) !== better) against.push(`${each}: ${better}`);
      }
    }
    assert.deepEqual(against, []);
  });

  it('has no row of several scopes', () => {
    const telling = ['规上', '规下', '限上', '名义', '实际', '户籍', '农村', '城乡', '税前', '税后'];
    const mixed: string[] = [];
    for (const { name, aliases = [] } of indicators.rows) {
      const scopes = new Set([name, ...aliases].map((each) => indicators.scopeOf(each).filter((scope) => telling.includes(scope)).join()));
      if (scopes.size > 1) mixed.push(`${name}: ${[...scopes].join(' | ')}`);
    }
    assert.deepEqual(mixed, []);
  });
});

describe('an indicator', () => {
  for (const [name, unit, kind] of [
    ['研发投入强度', undefined, 'relative'], ['粮食产量', undefined, 'absolute'], ['职工食堂满意率', undefined, 'relative'], ['人均绿道长度', '米', 'relative'],
    ['每万人拥有示例场馆数', '个', 'relative'], ['示例产业营业收入', undefined, 'absolute'], ['示例产业营业收入', '%', 'absolute'], ['单位产品综合电耗', undefined, 'relative'],
    ['示例平台', '个', 'absolute'], ['示例平台', undefined, undefined], ['示例水平', '%', 'relative'], ['示例水平', '吨/亩', 'relative'], ['示例设备功率', undefined, undefined],
    ['企业开办时间', '个工作日', 'relative'], ['示例产业增加值增速', '%', 'relative'], ['示例服务', '万人次', 'absolute'],
    ['亿元以上示例项目', '个', 'absolute'], ['万元GDP示例用量', undefined, 'relative'], ['示例调解成功率', undefined, 'relative'],
  ] as const satisfies readonly (readonly [string, string | undefined, Measure | undefined])[]) {
    it(`is ${kind ?? 'of no known kind'}: ${name}${unit === undefined ? '' : ` (${unit})`}`, () => assert.equal(indicators.kindOf(name, unit), kind));
  }

  for (const [name, better] of [
    ['单位GDP能耗', 'lower'], ['单位GDP能耗降低率', 'higher'], ['示例疾病死亡率', 'lower'], ['示例污染物排放量', 'lower'], ['示例服务覆盖率', 'higher'], ['示例污染物浓度', 'lower'],
    ['示例行业失业率', 'lower'], ['城乡收入差距', 'lower'], ['示例污染物减排量', 'higher'], ['企业资产负债率', 'none'], ['示例产业产量', undefined], ['居民消费价格', 'none'], ['城乡居民收入比', 'lower'],
  ] as const satisfies readonly (readonly [string, Better | undefined])[]) {
    it(`is better ${better ?? 'in no known direction'}: ${name}`, () => assert.equal(indicators.betterOf(name), better));
  }

  for (const [name, scope] of [
    ['规模以上工业增加值', ['规上']], ['限额以上批发业销售额', ['限上']], ['地区生产总值名义增速', ['名义']], ['按不变价计算的地区生产总值', ['实际']], ['按可比价格计算的增加值', ['实际']],
    ['城镇常住居民人均可支配收入', ['城镇', '常住']], ['城镇化率', []], ['实际使用外资', []], ['城乡居民收入比', ['城乡']], ['全口径税收收入', ['全口径']], ['税前利润', ['税前']], ['户籍人口城镇化率', ['户籍']],
  ] as const) {
    it(`is of scope ${scope.join(', ') || 'none'}: ${name}`, () => assert.deepEqual(indicators.scopeOf(name), [...scope].sort()));
  }

  it('agrees in scope where the table knows both names, or their words say so', () => {
    assert.ok(indicators.sameScope('城镇化率', '常住人口城镇化率'));
    assert.ok(indicators.sameScope('规上示例产业产值', '规模以上示例产业总产值'));
    assert.ok(!indicators.sameScope('规上示例产业产值', '示例产业产值'));
  });
});

describe('the words of two names', () => {
  const cutter = cutterOf(
    '新增 省级 示例 场馆', '省级 新增 示例 场馆', '示例 服务 总体 普及率', '示例 服务 普及率', '主要 示例 作物 良种率', '示例 作物 良种率', '数字化 示例 企业 服务商', '示例 企业 数字化 服务商',
    '甲 产品 占 乙 产品 比重', '乙 产品 占 甲 产品 比重', '示例 产品 产量', '示例 产品 销量', '重点 示例 企业 覆盖率', '示例 企业 覆盖率', '规上 示例 企业 覆盖率', '农村 人口 城镇 就业率', '城镇 人口 农村 就业率',
    '国家级 示例 平台', '省级 示例 平台',
  );

  for (const [a, b, sameness] of [
    ['新增省级示例场馆', '省级新增示例场馆', 'same'],
    ['示例服务总体普及率', '示例服务普及率', 'same'],
    ['示例服务的普及率', '示例服务普及率', 'same'],
    ['R&D经费投入强度', '全社会研发经费支出占GDP比重', 'same'],
    ['主要示例作物良种率', '示例作物良种率', 'doubtful'],
    ['数字化示例企业服务商', '示例企业数字化服务商', 'doubtful'],
    ['农村人口城镇就业率', '城镇人口农村就业率', 'doubtful'],
    ['甲产品占乙产品的比重', '乙产品占甲产品的比重', 'different'],
    ['示例产品产量', '示例产品销量', 'different'],
    ['重点示例企业覆盖率', '示例企业覆盖率', 'different'],
    ['规上示例企业覆盖率', '示例企业覆盖率', 'different'],
    ['国家级示例平台', '省级示例平台', 'different'],
    ['新能源汽车产量', '新能源汽车销量', 'different'],
    ['森林覆盖率', '示例企业覆盖率', 'different'],
  ] as const satisfies readonly (readonly [string, string, Sameness])[]) {
    it(`are ${sameness}: ${a}, ${b}`, () => {
      assert.equal(indicators.sameWords(a, b, cutter), sameness);
      assert.equal(indicators.sameWords(b, a, cutter), sameness);
    });
  }

  it('are doubtful where the cutter loses some', () => {
    assert.equal(indicators.sameWords('甲指数水平', '乙指数水平', { cut: () => ['水平'] }), 'doubtful');
  });
});
