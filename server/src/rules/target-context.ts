/** Where targets stand (目标所在语境): whether two that seem the same are said of the same thing, at the same level of the text. */

import { headingPath, type PolicyDocument } from '../document/model.js';
import type { DocumentTarget } from '../extract/targets/index.js';
import type { Facts } from '../facts/facts.js';
import { fullName } from './target-identity.js';

/** An area smaller than the territory, or a group that the sentence is about. */
const AREA = /[\u4e00-\u9fffA-Z]{2}(?:示范区|试验区|试验田|先行区|先导区|引领区|开发区|产业园|园区|新区|新城|高新区|经开区|自贸区|片区|功能区|核心区|都市圈|经济圈|半岛|城市群|走廊|流域|县域|库区|山区|景区|度假区|古镇|古城|街区|保护区|农村|城镇|港区|岛)|(?:国有|民营|省属|市属|中央|外资|骨干|龙头|链主|重点|大型|中小)(?:企业|行业|领域|园区|用能单位)|其中|[\u4e00-\u9fff](?![全我本该各])[\u4e00-\u9fff][市县州](?![场级域])|各[市县区州]|[\u4e00-\u9fff]{2}(?:街道|(?<![城乡])镇|(?<!城)乡)(?=到20|到[“"]|20|、|要|率先|，|等)/g;
/** Words that open a name and name no thing: what they are said of stands elsewhere. */
const OPEN_ENDED = /^(?:占|比|较|完成|增长|预|就|实现|年度|基数|其他|本年|继续|开始)/;
/** Names that many things go by. */
const GENERAL =
  /^(?:(?:国家级|省级|市级|县级|示范|重点|试点|典型|优秀|各类|新增|累计|新建|年|总|新|高层次|[一二三四五六七八九十两0-9]年)*(?:项目|企业|平台|园区|基地|人才|场景|试点|示范|标准|产品|活动|培训|场次|中心|机构|工程|任务|案例|专利|岗位|服务|规模|产值|总产值|收入|营业收入|投资|增加值|产量|面积|比重|比例|占比|覆盖率|完成率|利用率|达标率|达产率|普及率|总量|数量|水平|指标|支出|预算|资金|贷款|人员|学员|人次|人数|单位|城市|社区|集群|产业集群|产业链|实验室|品牌|团队|工厂|车间|生产线|站|点))$/;
/** What every industry has. */
const UNNAMED = /^(?:产业|行业|集群|产业集群|全产业链|市场|主营业务|总|年)?(?:规模|产值|总产值|营业收入|营收|主营业务收入|销售收入|增加值|产业规模|投资)$/;
const SHORTEST = 4;
/** The number is that of all there are, not of those that are added. */
const STOCK = /达到?|总数|总量|累计|保有|拥有|突破|超过|稳定在|保持在|增至|(?:增加|提高|发展|扩大)[到至]/;
/** What stands farther apart is no longer looked at, so that an endless sentence costs no more. */
const LONGEST_SENTENCE = 600;
/** Where 力争 may stand before the figure. */
const STRIVING = 16;
const PART_OF_SENTENCE = /[^，,；;。：:！？\n]*$/;

/** Whether the name says by itself what is measured: 就业人数 of what is 人数 alone? */
export function isDistinct(target: DocumentTarget, { indicators }: Facts): boolean {
  const name = fullName(target);
  if (indicators.identify(name).row) return true;
  return !OPEN_ENDED.test(name) && !GENERAL.test(name) && name.length >= SHORTEST;
}

/** Whether two targets stand where they are said of the same: not in one sentence, not of a part of the territory, not in another stage. */
export function saidOfTheSame(document: PolicyDocument, one: DocumentTarget, other: DocumentTarget): boolean {
  if (one.clause === other.clause && !isApart(document, one, other)) return false;
  if (isUnnamed(one) && one.clause.heading !== other.clause.heading && !(isAmongGoals(document, one) && isAmongGoals(document, other))) return false;
  if (areasOf(document, one) !== areasOf(document, other)) return false;
  return [one, other].some(({ periodSource }) => periodSource === 'sentence') || stageOf(document, one) === stageOf(document, other);
}

/** `产业规模` under `（三）食品饮料` and under `（四）生物医药` is of two industries, also where the heading was not read as a field. */
function isUnnamed({ indicator, field, subject }: DocumentTarget): boolean {
  return field === undefined && subject === undefined && UNNAMED.test(indicator);
}

function isAmongGoals(document: PolicyDocument, { clause }: DocumentTarget): boolean {
  return headingPath(document, clause.heading).some(({ title }) => /目标|总体/.test(title));
}

/** Whether a figure of things tells how many there are, or how many are added; both must be of one kind to be compared. */
export function isStock(document: PolicyDocument, target: DocumentTarget): boolean {
  return STOCK.test(PART_OF_SENTENCE.exec(leadOf(document, target))![0]);
}

/** Whether a figure is what is striven for: 力争达到. */
export function isStrivenFor({ text }: PolicyDocument, { clause, quote }: DocumentTarget): boolean {
  return /(?:力争|争取)[^，,；;。]*$/.test(text.slice(Math.max(clause.span.start, quote.start - STRIVING), quote.start));
}

/** Whether a full stop stands between them. */
function isApart(document: PolicyDocument, one: DocumentTarget, other: DocumentTarget): boolean {
  const [first, second] = one.quote.start < other.quote.start ? [one, other] : [other, one];
  return /[。！？]/.test(document.text.slice(first.quote.end, Math.min(second.quote.start, first.quote.end + LONGEST_SENTENCE)));
}

/** The sentence as far as the target, without line breaks. */
function leadOf(document: PolicyDocument, { clause, quote }: DocumentTarget): string {
  const before = document.text.slice(Math.max(clause.span.start, quote.start - LONGEST_SENTENCE), quote.start).replace(/\s+/g, '');
  return before.slice(Math.max(before.lastIndexOf('。'), before.lastIndexOf('；')) + 1);
}

function areasOf(document: PolicyDocument, target: DocumentTarget): string {
  const above = headingPath(document, target.clause.heading).map(({ title }) => title);
  const own = document.metadata.territory ?? '';
  const named = new Set([...above, leadOf(document, target)].flatMap((text) => text.match(AREA) ?? []));
  return [...named].filter((name) => !own.includes(name)).sort().join();
}

/** The stage that the headings name. */
function stageOf(document: PolicyDocument, { clause }: DocumentTarget): string {
  return headingPath(document, clause.heading).flatMap(({ title }) => title.match(/近期|远期|中期|第[一二三]阶段/g) ?? []).join();
}
