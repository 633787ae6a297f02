/** What is no target though it has a figure (非目标): achievements, money given, thresholds, procedures, names, rules of law. */

import { matches } from '../../text/matches.js';
import type { Figure } from './figures.js';

/** The figure where it stands: its sentence and the part of it between commas, with the figure's place in each. */
export interface Surroundings {
  readonly sentence: string;
  /** Where the figure begins in the sentence. */
  readonly at: number;
  /** The part between commas, and what stands in it before and behind the figure. */
  readonly before: string;
  readonly after: string;
}

/** Money that is given, taken or owed, and the shares by which it is reckoned. */
const MONEY_GIVEN =
  /给予|奖励|奖补|补助|补贴|资助|贴息|减免|返还|补偿|罚款|处以|处罚|缴纳|收取|征收|扣减|扣除|限额|授信|每人每|一次性|最高(?!水平|等级)|予以|拨付|拨款|注资|出资|票面|报销|支付比例|低保|票价|收费|计费|单价|价格(?:为|按|不|从|由|每)|工本费|押金|赔偿|利率|额度|退税|优惠|费率|租金|学费|保费|首付|结余|统筹.{0,6}资金|浮动|按.{0,14}(?:比例|标准|计算|执行|给)|标准的.{0,4}(?:执行|发放)|安排.{0,10}(?:资金|经费)|列支|投资估算|概算|总投资(?:约|为)?＃|(?:[一二三]期|项目)投资(?:约|为)?＃|分摊|承担.{0,6}费|兑现|发放|慰问|筹资标准|缴费|起付|封顶|上浮|下浮/;
const MONEY_AIMED = /(?:贷款余额|信贷投放|投放|发放.{0,8}贷款|撬动|补助标准达到|标准(?:提高|达到)|经费(?:投入)?(?:支出)?(?:强度|占|年均|增长)|经费.{0,8}(?:比重|比例|达到|增长)|投入强度|融资规模|保障标准|基金.{0,6}规模)/;
/** What was reached before the document was made. */
const ACHIEVED =
  /去年|上年(?!度?末?的)|过去|[一二两三四五六七八九十]年来|近年来|年以来|以来|目前|现有|截至|截止|已(?:经|达|建|有|实现|完成|培育|累计|超|突破|形成|连续|成为|覆盖|通过|认定|获|发放|发展|引进|开通|集聚|拥有|接近|上升|下降|提高|增至|投|在|纳入|全部)|分别(?:比|较).{0,6}(?:增长|提高)|(?:建成|达到|实现|完成|增长|新增|提高|下降|突破|增加|超过|培育|引进|取得|减少|降低|发放|发布|上升|举办|开展)了|取得.{0,12}(?:成效|成绩|成就|进展|突破)|荣获|居全[国省市]第|位居|位列|连续.{0,4}年|再创|创历史|历史新高|统计(?:显示|公报)|数据显示|据统计|据测算|(?:调查|监测|评估|测评|抽样|测试)(?:结果)?(?:显示|表明|发现)|初步核算|初步统计|当前|改造后|实施后|在.{0,10}(?:努力|支持)下/;
/** What opens the way to what is to come: achievements before it are not told of what stands behind. */
const EVERY_ACHIEVED = new RegExp(ACHIEVED.source, 'g');
/** Compared with the year before: of what was achieved, unless something is aimed at. */
const COMPARED = /同比|比上年|较上年|比去年|较去年|上年同期/;
const AIMED = /力争|争取|确保|(?<!完成.{0,6})目标(?!任务?的?\d|的\d|任务完成)|(?:^|[，,；;。：:])[^，,；;。]{0,6}到(?:20|２０|二[〇○零Ｏ])|预期|计划(?:新|建|到|在|完成)|将达到|底前|年底|要达到|继续/;
/** Rules, conditions and definitions. */
const RULE =
  /应当|不宜|不得(?!低于|少于|高于|超过|突破)|有下列|下列(?:条件|情形|情况|要求)|以下(?:条件|情形|要求)|条件(?:之一|的)?[:：，,]|(?:申报|申请|认定|评定|准入|入选|参评|推荐|评价|报名|享受|适用)(?:条件|范围|对象|标准|主体|单位|企业)|申请人|申报(?:单位|企业|主体|项目)|视为|予以(?:认定|公布|通报|处罚|表彰|撤销|取消)|方可|责令|有期徒刑|违反|本办法|本条例|本规定|本法|是指|系指|指的是|定义为|得分|计分|评分|扣\d|加\d+分|权重|满分|分值|考核(?:得|计)|之日起|工作日内|提前\d|有效期|试行期|自.{0,16}起(?:施行|实施|执行)|按规定|不足\d|未达到|未满|已满|年满|满\d+(?:年|周岁|岁)|超过\d+(?:日|天|个月|年)(?:的|未)|达不到|少于.{0,10}的，|低于.{0,16}的，|(?:超过|达到|高于|以上|以下)的(?:，|,|；|;|。|给|按|由|可|应|企业|项目|单位|人员|予|视|可以)/;
/** What others have, and what is expected to come about by itself. */
const OTHERS = /(?:国家|国务院|全国|省里|上级|中央|世界|全球|发达国家|发达地区|先进地区|国际上|其他(?:省|市|地区))[^，。；]{0,14}(?:提出|要求|明确|确定|下达|规定|平均(?:水平)?(?:为|是|达到))|预计.{0,20}(?:人口|需求|市场|规模|老年)|据.{0,8}预测|测算|预计(?:全年|到?年底|年末)/;
/** Before a counted or measured thing: it is described, not aimed at. */
const DESCRIBED = /(?:涵盖|包括|包含|分为|共有|共设|设置|下设|审议|审议通过|参加|出席|推荐|限报|报送|增报|申报|距|距离|占地|规划(?:总)?面积|总建筑面积|建筑面积|已开发|会期|公示期|参会|率队|一行|现有|位于|交通便利|净高|净宽|坡度)[^，。；]{0,12}$/;
/** Names of what is granted, and of what only counts the document's own items. */
const GIVEN_NAME = /(?:期限|期限最长|实施周期|执行期|研究周期|资助强度|保期|存续期|免租.{0,6}|税率|利率|费率|首付|封顶|补贴|奖补|贴息|额度|担保费|层高|荷载)$|^年产$|^(?:的|同比|环比|不宜|约束性指标|预期性指标|主要指标|指标|不超过|分别)/;
/** Lengths of time that a procedure takes. */
const PROCEDURE = /(?:工作日|日|天|小时|分钟|个月)(?:之?内|以内|前)/;
const SHORTENED = /压缩|缩短|降至|降到|减至|控制在|不超过|提速|平均/;
/** Behind a figure: it describes the thing behind it. */
const DESCRIBES = /^(?:的(?!目标|水平|比例|速度|增速|增幅|幅度|规模|范围|标准|预期|左右|要求|任务|覆盖|$|[，。；、])|级(?!以上|别)|型|规模的|元级|标准的|以上规模|量级|及以上的|以上的(?!目标|水平|速度|增速|比例|规模|幅度|增长))/;
/** Voltages, sizes and the like name a class of things. */
const CLASS_OF_THINGS = /^(?:千伏|伏|kV|KV|V|英寸|寸|毫米|厘米|℃|赫兹|Hz|GHz|MHz|nm|纳米|微米|号|版|条(?!数)|款|章|节|页|期(?=刊|报)|届|点(?![^，。]{0,6}(?:投入|建设))|时|分(?=钟|别)|层|楼|室|栋(?=楼)|路|线|队)/;
/** `“5+1”`, `1+3`, `100+`: names. */
const NAME_SIGNS_AFTER = /^[+＋xX×Nn]|^[A-Z]{1,3}(?![A-Za-z])(?!OPS|B)/;
const NAME_SIGNS_BEFORE = /[+＋×]$/;
/** Before a number that counts, orders or names: 第, 附件, 专栏, 热线. */
const ORDER_BEFORE = /(?:第|附件|附表|表|图|专栏|热线|电话|邮编|编号|代码|学时|第[一二三四五六七八九十]{1,3}|GB|GB\/T|ISO|“|‘)[ \u3000]?$/;
const NAMED_AFTER = /^(?:分钟(?:生活圈|便民|通勤圈|通勤|服务圈|健身圈|社区|医疗|都市圈|品质|阅读圈|城市|文化圈|养老)|小时(?:经济圈|交通圈|通勤圈|生活圈|热线|服务|监测|值班|在线)|度(?:评价|考核)|年行动|年计划|年(?:制|期|一贯)|天(?:长|连锁))/;

/** Whether a figure cannot be a target's, whatever the document around it. */
export function isNoTarget(figure: Figure, { sentence, at, before, after }: Surroundings, name: string): boolean {
  const { sort } = figure;
  if (GIVEN_NAME.test(name)) return true;
  if (NAME_SIGNS_AFTER.test(after) || NAME_SIGNS_BEFORE.test(before) || (ORDER_BEFORE.test(before) && sort !== 'percent')) return true;
  if (CLASS_OF_THINGS.test(after) && (sort === 'none' || sort === 'bare')) return true;
  if (sort === 'time' && (NAMED_AFTER.test(sentence.slice(at + figureLength(figure) - 2)) || (!SHORTENED.test(before) && PROCEDURE.test(`${figure.unit}${after.slice(0, 3)}`)))) return true;
  if (sort !== 'percent' && DESCRIBED.test(before) && !/力争|确保|目标/.test(before)) return true;
  if (isGiven(figure, before, after)) return true;
  return isRule(sentence) || OTHERS.test(sentence.slice(0, at));
}

function figureLength({ span }: Figure): number {
  return span.end - span.start;
}

function isGiven({ sort, base }: Figure, before: string, after: string): boolean {
  if (sort !== 'money' && sort !== 'percent' && !base.includes('元')) return false;
  const beside = `${before}＃${after.slice(0, 16)}`;
  return MONEY_GIVEN.test(beside) && !MONEY_AIMED.test(beside);
}

/** Whether a sentence sets a rule or defines. A sentence that aims at something may hold such words too. */
function isRule(sentence: string): boolean {
  return RULE.test(sentence) && !/力争|目标|到20\d\d年|年底前/.test(sentence);
}

/** Whether the figure only describes the thing behind it: 年营业收入超过100亿元的企业, 投资1亿元以上项目. */
export function describes({ sort }: Figure, after: string, limited: boolean): boolean {
  if (sort === 'counter' || sort === 'multiple' || sort === 'first' || sort === 'rank') return /^(?:级|型|元级)/.test(after);
  if (DESCRIBES.test(after)) return true;
  return limited && /^[\u4e00-\u9fffA-Za-z（(“]/.test(after) && !/^(?:和|及|与|或|并|，|左右|以上|水平|目标|；|，|的目标|且|以及|增长|增速|投资|产值|、|（|\()/.test(after);
}

/**
 * Whether the words since the last time tell of what has been reached; words of aiming after the last such word take that back. Behind 到2025年
 * only a verb that is done (达到了) tells so: 取得明显突破 there is still to come, and whether the year is over the document's date shows.
 */
export function isAchieved(before: string, sentence: string, done: boolean, dated: boolean): boolean {
  if (done || dated) return done;
  if (COMPARED.test(before) && !AIMED.test(before)) return true;
  const last = lastMatch(EVERY_ACHIEVED, before);
  if (last < 0) return /^[^，。；]{0,14}同比|^[^，。；]{0,6}(?:，|,)(?:同比|较上年|比上年)/.test(sentence.slice(before.length)) && !AIMED.test(sentence);
  return !AIMED.test(before.slice(last));
}

function lastMatch(everywhere: RegExp, text: string): number {
  let last = -1;
  for (const match of matches(everywhere, text)) last = match.index;
  return last;
}

/** Behind a figure, the thing whose name it is part of: 百亿级集群, 10亿元以上企业, 500千伏变电站. */
const NAMED_BEHIND =
  /^(?:及?以上|以下|左右)?(?:的)?(?:规模)?(?:级(?!以上|别|标准)|企业|项目(?!投资)|产业(?!增加值|规模|产值|投资)|集群|园区|龙头|单位|工程|乡镇|县域|机组|变电站|输电|线路|机床|大关|人口大|城市|群体|家庭|老年人|儿童|人群|职工|毕业生|骨干|链主|领军|上市公司|品牌|单品|建设用地|客户|大企业|机构|示范|科技型|高新|工业|制造业|规上|的?村(?:占|比|达)|商户|大户|品种|产品|岗位|技能|收入的?村)/;

/** Whether a figure is part of the name of what another one counts. */
export function isPartOfName({ sort, span, base }: Figure, text: string): boolean {
  if (base === '千伏') return true;
  if (sort !== 'money' && sort !== 'none' && sort !== 'bare' && sort !== 'physical' && sort !== 'time' && sort !== 'score') return false;
  return NAMED_BEHIND.test(text.slice(span.end, span.end + 10)) && !/(?:完成|实现|新增|带动|培育|建成|打造|引进)[^\u4e00-\u9fff]?$/.test(text.slice(Math.max(0, span.start - 3), span.start));
}
