/** Units of figures (计量单位): what may stand behind a number, and the base unit that it is reckoned in. */

/** A unit as it stands behind a number. */
export interface Unit {
  /** As written, multiplier included: `万家`, `亿元`, `万元/人`, `百分点`. */
  readonly written: string;
  /** Length of the stretch of text that it was read from. */
  readonly length: number;
  /** What a figure in this unit is multiplied by, and the unit that it then has. */
  readonly factor: number;
  readonly base: string;
  readonly sort: UnitSort;
}

/** `counter` counts things, people and deeds; `time` is a duration; `times` is 倍; `bare` is a multiplier without a noun (3万). */
export type UnitSort = 'percent' | 'points' | 'times' | 'money' | 'counter' | 'physical' | 'time' | 'score' | 'bare';

const MULTIPLIERS: Readonly<Record<string, number>> = { 十: 1e1, 百: 1e2, 千: 1e3, 万: 1e4, 十万: 1e5, 百万: 1e6, 千万: 1e7, 亿: 1e8, 十亿: 1e9, 百亿: 1e10, 千亿: 1e11, 万亿: 1e12 };

/** Units with the base that they are reckoned in; without one they are their own. */
const UNITS: Readonly<Record<Exclude<UnitSort, 'bare'>, Readonly<Record<string, readonly [string, number] | null>>>> = {
  percent: { '%': null, '％': ['%', 1], '﹪': ['%', 1], '‰': ['%', 0.1], 个百分比: ['%', 1] },
  points: { 个百分点: ['百分点', 1], 百分点: null, 个千分点: ['百分点', 0.1] },
  times: { 倍: null },
  money: { 元人民币: ['元', 1], 元: null, 美元: null, 欧元: null, 港元: null, 日元: null },
  counter: Object.fromEntries(
    '家 户 个 项 人 人次 人日 名 件 台 套 辆 座 所 条 处 次 场 批 只 部 张 间 栋 支 种 类 册 宗 笔 篇 例 款 艘 架 列 门 班 期 片 块 口 眼 株 头 羽 位 对 组 幅 尾 匹 本 棵 枚 颗 根 盘 趟 班次 架次 车次 台次 人天 场次 户次 件次 批次 台套 台（套） 台(套) 个次 单 户（家） 家次 项次 床 学时 课时 标准机架 机架 标准箱 标箱 TEU 卡 端口 节点 终端 套（间） 人份 剂次 剂 孔 泊位 车位 课 讲 轮 项（次） 家（个） 个（处） 个（家） 道 盏 亩次'.split(' ').map((word) => [word, null]),
  ),
  physical: {
    亩: null, 公顷: ['亩', 15], 平方公里: ['亩', 1500], 平方千米: ['亩', 1500], 平方米: null, 平米: ['平方米', 1], 公里: null, 千米: ['公里', 1], 米: ['公里', 0.001], 车道公里: null, 海里: null,
    吨: null, 公斤: ['吨', 0.001], 千克: ['吨', 0.001], 斤: ['吨', 0.0005], 克: ['吨', 0.000001], 毫克: null, 微克: null, 吨标准煤: null, 吨标煤: ['吨标准煤', 1], 千克标准煤: ['吨标准煤', 0.001], 克标准煤: ['吨标准煤', 0.000001], 标准煤: ['吨标准煤', 1], 吨二氧化碳: null,
    立方米: null, 方: ['立方米', 1], 立方: ['立方米', 1], 升: null, 千瓦: null, 兆瓦: ['千瓦', 1000], 吉瓦: ['千瓦', 1e6], 千瓦时: null, 度: null, 千瓦小时: ['千瓦时', 1], 焦耳: null, 吉焦: null, 千伏安: null, MW: ['千瓦', 1000], GW: ['千瓦', 1e6], kW: ['千瓦', 1],
    EFLOPS: null, PFLOPS: null, Eflops: ['EFLOPS', 1], PFlops: ['PFLOPS', 1], PFLOPs: ['PFLOPS', 1], EB: null, PB: null, TB: null, GB: null, MB: null, Gbps: null, Mbps: null, Tbps: null, T: null, 兆: null, P: null,
    载重吨: null, 总吨: null, 吨公里: null, 人公里: null, 分贝: null, '℃': null, 摄氏度: ['℃', 1], 字: null, 焦: null, 标准立方米: null, 桶: null, 标方: null, 平方: ['平方米', 1], 芯公里: null, 皮长公里: null, 公里每小时: null, GWh: null, MWh: null, kWh: ['千瓦时', 1], 千伏: null, 人年: null, 
  },
  time: { 年: null, 岁: null, 个月: null, 天: null, 日: null, 个工作日: null, 工作日: ['个工作日', 1], 小时: null, 分钟: null, 秒: null, 毫秒: null, 周: null, 周岁: ['岁', 1], 学年: null, 周年: null, 季度: null, 个季度: null },
  score: { 分: null, 级: null, 星: null },
};

/** Per what: 万元/人, 张/千人口, 吨标准煤/万元, 元每平方米. */
const PER = '[/／](?:[十百千]?万|千|百|十|亿)?(?:人口?|万元(?:GDP|生产总值)?|元|亩|公顷|户|年|月|天|日|平方米|平方公里|立方米|家|件|台|吨|公里|千瓦时|升|万人|次|个|小时|秒|床|名|辆|岁|10万|千克|公斤|班|条|份|桌|人次|亩次|标准煤|件次|周|课时|百户|平方千米)|(?:每|／每|/每)(?:平方米|平方公里|立方米|亩|千瓦时|万元)';
const MULTIPLIER = '(?:[十百千]?万亿|[十百千]亿|[十百千]万|[万亿百]|千(?!瓦|米|克|伏|焦|帕|赫))';

interface Row {
  readonly sort: UnitSort;
  readonly base: string;
  readonly factor: number;
}

const ROWS = new Map<string, Row>(
  Object.entries(UNITS).flatMap(([sort, units]) => Object.entries(units).map(([name, base]) => [name, { sort: sort as UnitSort, base: base?.[0] ?? name, factor: base?.[1] ?? 1 }] as const)),
);
const NAMES = [...ROWS.keys()].sort((a, b) => b.length - a.length).map((name) => name.replace(/[()（）/]/g, '\\$&'));
const UNIT = new RegExp(`[ \\u3000\\u00a0]?余?多?(${MULTIPLIER})?(?:余|多)?(${NAMES.join('|')})?(${PER})?`, 'y');
const PER_ALONE = new RegExp(`(?:${PER})`, 'y');
/** A Latin unit is a word of its own: 5G is no figure in G, 4K none in K. */
const LATIN = /^[A-Za-z]/;
const LATIN_NEXT = /[A-Za-z0-9]/;
/** A counter that begins another word counts nothing: 3个月, 5项目 are read as they should; 10本科 is not. */
const NOT_COUNTER = /^(?:人工智能|人均|名录|名单|件套|家庭|处理|处置|类型|种植|所有|所在|条件|次数|次年|位数|位列|位于|部门|部分|部委|场地|场所|场景|套餐|期间|期末|年代|年级|年龄|年均|年度|年期|日起|日前|度假|方面|方案|方式|方向|分布|分类|分级|分之|级别|口岸|人口|户籍|户均|门类|门户|座谈|支撑|支持|支付|台账|台湾|组成|组织|单元|单位|床位使用|头部|对接|对口|片区|款项|批复|批准|批发|只有|本地|本科|本级|根据|讲话|课程|道路|轮次以上的|卡脖子|节点城市|字以内|星级)/;

/** The unit that stands at an offset of a text, right behind a number; `undefined` where none does. */
export function unitAt(text: string, offset: number): Unit | undefined {
  UNIT.lastIndex = offset;
  const match = UNIT.exec(text);
  if (!match) return undefined;
  const [, multiplier = '', noun, per] = match;
  const factor = multiplier === '' ? 1 : factorOf(multiplier);
  const nounAt = offset + match[0].length - (noun?.length ?? 0) - (per?.length ?? 0);
  const isWord = noun !== undefined && !NOT_COUNTER.test(text.slice(nounAt, nounAt + 8)) && !(LATIN.test(noun) && LATIN_NEXT.test(text[nounAt + noun.length] ?? ''));
  if (!isWord) return multiplier === '' ? perAlone(text, offset) : { written: multiplier, length: text.indexOf(multiplier, offset) + multiplier.length - offset, factor, base: '', sort: 'bare' };
  const row = ROWS.get(noun)!;
  const written = noun === '个百分点' ? '百分点' : noun === '％' || noun === '﹪' ? '%' : noun;
  return {
    written: `${multiplier}${written}${(per ?? '').replace('／', '/')}`,
    length: match[0].length,
    factor: factor * row.factor,
    base: `${row.base}${perBase(per)}`,
    sort: per === undefined ? row.sort : 'physical',
  };
}

/** A bare figure with what it is for: 9/10万. */
function perAlone(text: string, offset: number): Unit | undefined {
  PER_ALONE.lastIndex = offset;
  const match = PER_ALONE.exec(text);
  if (!match) return undefined;
  return { written: match[0].replace('／', '/'), length: match[0].length, factor: 1, base: match[0].replace('／', '/'), sort: 'physical' };
}

function perBase(per: string | undefined): string {
  return per === undefined ? '' : per.replace(/^[/／]?每?/, '/');
}

/** 万 1e4, 千亿 1e11, 百万亿 1e14. */
export function factorOf(multiplier: string): number {
  const known = MULTIPLIERS[multiplier];
  if (known !== undefined) return known;
  return MULTIPLIERS[multiplier[0]!]! * MULTIPLIERS[multiplier.slice(1)]!;
}

/** Whether two base units may be compared: the counters of things stand for each other (户, 家, 个), as 元 does for nothing else. */
export function sameUnit(one: string, other: string): boolean {
  return one === other || (COUNTERS_OF_THINGS.has(one) && COUNTERS_OF_THINGS.has(other)) || (COUNTERS_OF_PEOPLE.has(one) && COUNTERS_OF_PEOPLE.has(other));
}

const COUNTERS_OF_THINGS = new Set('家 户 个 项 件 座 所 处 条 台 套 台套'.split(' '));
const COUNTERS_OF_PEOPLE = new Set('人 名 位 个'.split(' '));
