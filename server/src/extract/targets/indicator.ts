/** The name of what is measured (指标名): cut out of the words around a figure, without verbs, places and praise; lists of names taken apart. */

/** Words before a name that are none of it. */
const LEAD =
  /^(?:[ \u3000\u00a0“”"·、，,和及与并且而则也、]|以及|其中|同时|另外|此外|并且|使得?|让|把|将|对|在|从|由|按|以|通过|围绕|聚焦|力争|确保|争取|努力|实现|推动|推进|促进|带动|保持|保障|保证|引导|支持|鼓励|加快|加大|加强|大力|积极|着力|全力|全面|持续|不断|逐步|稳步|进一步|基本|预计|预期|计划|规划|要求|目标|主要目标|总体|总体上|到时|届时|之前|以前|前|底前?|末|期末|期间|时期|内|左右|[到至]|的|，|：|:|全[市省县区州国盟旗镇乡]域?(?!性|民|覆盖)|[我本该][市省县区州国](?!级)|各[市县区州]|区域内|域内|市域|省内|市内|我们|平均|约|要|应|已|再|每年|年均(?=[\u4e00-\u9fff]{4})|当年|全年|年内|年度|今后|未来)/;
/** Verbs that bring something about and say nothing of what is counted. */
const MAKING = /^(?:培育壮大|培育形成|培育打造|引进培育|引育|建成投用|建成投产|建设完成|布局建设|规划建设|筹建|共建|打造|培育|培养|建成|建设|构建|创建|形成|引进|引入|招引|吸引|集聚|聚集|汇聚|实施|组织开展|组织实施|组织|开展|举办|遴选|评选|评定|认定|选树|选派|发展|壮大|扶持|孵化|开通|开发|推出|设立|布局|建立|完善|完成|提供|拥有|获得|获评|争创|创成|筹集|落地|落实|推广|储备|达到|达|发布|征集|支持|做强|做大|新培育|取得|攻克|突破|研发|承担|转化应用|示范推广|谋划|举行|争取|实现|推动|推进|促进|带动|扩大|提高|提升|增加|增强|优化|加强|保持|稳定|巩固|强化|深化|健全)/;
/** Verbs that belong to what is counted: a flow is no stock. */
const KEPT = /^(?:新增|净增|累计|新建|改造|加装|治理|培训|淘汰|处置|盘活|转化|更新|主导制定|参与制定|制定|制修订|修订|接入|转移|安置|压减|关停|整治|建档|减排|新认定|新引进|新设|新登记|招收|招募|新开工|新开通|资助|引进)/;
const LONGEST_NAME = 40;
/** Nouns that only say that something is a number of things. */
const MERE_NUMBER = /(?:的?(?:总数量|总数|数量|个数|家数|总量|总计|合计|数目|保有量总数|目标))$/;
/** Words at the end that say how it develops. */
const DEVELOPS =
  /(?:的?(?:稳步|持续|不断|显著|明显|大幅|进一步|逐步|全面|快速|稳定|有效|加快|较快|平稳|逐年|基本)?(?:提升|提高|增长|扩大|增强|壮大|改善|优化|增加|上升|下降|降低|减少|加强|完善|发展|向好|增多|拓展|攀升|缩小|做大|跃升|集聚|改进|推进|健全|实现)(?:到位|壮大)?)$/;

/** Cuts a name out of the words between the last boundary and the predicate. Empty where nothing is left. */
export function nameIn(words: string): string {
  let name = words.slice(-LONGEST_NAME * 2);
  for (let before = ''; before !== name; ) {
    before = name;
    name = name.replace(LEAD, '').trim();
  }
  name = afterCause(name);
  return tidy(withoutMaking(name));
}

/** `通过…带动社会投资`: what is measured stands behind the verb. */
function afterCause(name: string): string {
  const match = /^.{2,60}(?:带动|推动|促进|使得?|确保|力争|争取|实现)(?=[\u4e00-\u9fffA-Z]{3,})/.exec(name);
  return match ? name.slice(match[0].length) : name;
}

function withoutMaking(name: string): string {
  let rest = name;
  for (let before = ''; before !== rest && !KEPT.test(rest); ) {
    before = rest;
    const cut = rest.replace(MAKING, '').replace(/^(?:的|了|一批|好|出|和|、|及)+/, '');
    if (cut.length >= 2) rest = cut;
  }
  return rest;
}

/** Cuts off what does not belong to a name at either end. */
export function tidy(name: string): string {
  const cut = name
    .replace(/[（(][^（）()]{0,20}[）)]$/, '')
    .replace(/^[“"、，,：:\s）)]+|[、，,：:\s（(“"]+$/g, '')
    .replace(MERE_NUMBER, '')
    .replace(/(?:的|为|约|比|到|在|等)$/, '');
  return cut.length > LONGEST_NAME ? '' : cut;
}

/** The name that a part of a sentence without a figure is about: `研发投入强度稳步提高` → 研发投入强度. Empty where it is about no one thing. */
export function nameDeveloping(words: string): string {
  const match = DEVELOPS.exec(words);
  if (!match) return '';
  const name = nameIn(words.slice(0, match.index));
  return MEASURE.test(name) ? name : '';
}

/** Nouns that name a measure. */
export const MEASURE =
  /(?:率|比重|占比|比例|强度|增加值|产值|总值|收入|规模|总额|总量|产量|销量|销售额|交易额|贸易额|进出口额?|出口额?|投资|投资额|利润|税收|营收|面积|浓度|密度|容量|能力|产能|里程|寿命|年限|时间|时长|天数|周期|指数|系数|评分|得分|满意度|知晓度|覆盖面|覆盖度|能耗|水耗|消耗量?|用量|排放量?|用水量|保有量|拥有量|持有量|蓄积量?|数|量|值|额|水平|速度|增速|效率|负荷|贡献度?|增幅|涨幅|库容|吞吐量|运输量|客流量|价格|支出|投入|余额|资产|市值|贷款|存款|缺口|差距|精度|时延|带宽|算力|流量|PUE|用电量|发电量|装机|成交额|储量|供给|床位|学位|托位|标准|密度|距离|占有率|渗透率|水体比例|断面|人口|工资|养老金|补助)$/;

const SUBJECT = new RegExp(
  '^(?<subject>(?:规模以上|规上|限额以上|限上|重点用能|重点|大中型|大型|中型|中小微?|小微|骨干|龙头|民营|国有|外资|上市|制造业|工业|服务业|建筑业?|农业|科技型|高新技术|高技术|专精特新|行业|国家级|省级|市级|县级|新建|公办|民办|普惠性?|县域|设区的?|主要|省属|市属|基层|公立|定点|养老|医疗|托育|二级以上|三级|中等|高等|职业|义务教育|省级以上|市级以上|国家级|示范|城市|农村|建制|营运|电子政务|智能化?|绿色|大型|超大型|生产|加工|流通){0,5}' +
    '(?:工业企业|企业|单位|机构|医院|学校|高校|院校|中小学校?|中小学生|幼儿园|社区|行政村|自然村|村|乡镇|街道|产业园区|工业园区|园区|经济开发区|开发区|高新区|数据中心|高校毕业生|毕业生|学生|老年人|儿童|职工|农民工|服务区|景区|港口|机场|农作物|建筑|机关|工厂|车间|生产线|场所|污水处理厂|主体|从业人员|设区市|县（市、区）|中小学))(?:的|中)?(?<rest>[\\u4e00-\\u9fffA-Za-z（）()0-9]{3,})$',
);
/** Standard names that begin like a class of units. */
const WHOLE = /^(?:居民|城镇居民|农村居民|企业所得税|学生体质健康标准(?=优良率)|社区居家|村集体|村级集体|企业职工基本养老|高校毕业生留|机场旅客|港口货物|港口集装箱|企业上云)/;

/** The class of units at the beginning of a name, and what of it is measured. */
export function withSubject(name: string): { readonly indicator: string; readonly subject: string | undefined } {
  if (WHOLE.test(name)) return { indicator: name, subject: undefined };
  const match = SUBJECT.exec(name);
  if (!match) return { indicator: name, subject: undefined };
  const { subject, rest } = match.groups!;
  if (!MEASURE.test(rest!) || /^(?:和|及|与|、|总数|数量|集群|家数|的?比例$|占|数$)/.test(rest!)) return { indicator: name, subject: undefined };
  return { indicator: rest!, subject };
}

const JOINT = /、|和|与|及|以及|，/;
/** A name that only tells of what level or sort the next one in a list is. */
const MODIFIER = /^(?:.{0,6}(?:级|级以上|型|类|性|系|式)|城镇|农村|公办|民办|国内|国际|国家|省|市)$/;

/** The names of a list, `count` of them: 国家级、省级重点实验室 → two; `undefined` where it cannot be taken apart so. */
export function namesOf(list: string, count: number): readonly string[] | undefined {
  const parts = list.split(/、|，|,|以及|(?<=[\u4e00-\u9fffA-Za-z）)])(?:和|与|及)(?=[\u4e00-\u9fffA-Za-z])/).filter((part) => part !== '');
  if (parts.length !== count || !JOINT.test(list)) return undefined;
  const last = parts[parts.length - 1]!;
  const tail = tailShared(last, parts);
  return parts.map((part, index) => (index === parts.length - 1 ? part : part + tail(part)));
}

/** What the parts of a list leave to the last one to say: the head noun of a modifier, or the measure. */
function tailShared(last: string, parts: readonly string[]): (part: string) => string {
  const measure = MEASURE.exec(last)?.[0] ?? '';
  const modifier = /^.{0,6}?(?:级以上|级|型|类|城镇|农村|公办|民办|国内|国际)/.exec(last)?.[0] ?? '';
  return (part) => {
    if (MODIFIER.test(part) && modifier !== '' && modifier !== last) return last.slice(modifier.length);
    if (measure === '' || MEASURE.test(part) || parts.length === 0) return '';
    return /(?:占比|比重|增加值|产值|营业收入|规模|覆盖率|普及率|达标率|完成率|利用率|投资|收入|产量|面积|率)$/.exec(last)?.[0] ?? measure;
  };
}
