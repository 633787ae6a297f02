/** The name of what is measured (指标名): cut out of the words around a figure, without verbs, places and praise; lists of names taken apart. */

/** Words before a name that are none of it. */
const LEAD =
  /^(?:[ \u3000\u00a0·、，,：:]|和(?!谐)|及|与|并(?!联|网)|且|而|则|也|以及|其中|同时|另外|此外|并且|使得|使(?!用|馆)|让(?!利)|把(?!关)|将(?!军)|对(?!外|口|接|标|比|流|照|生)|[二两三四五六七八九十]年(?=[\u4e00-\u9fff])|[0-9]年(?=[\u4e00-\u9fff])|在(?!校|线|研|役|建|册|职|园|读|用|途|岗|孵|地|营|役|产)|从(?!业)|由|按(?!时|期|揭|需|键)|以(?!上|内|下|旧)|通过(?!率)|围绕|聚焦|力争|确保|争取|努力|实现(?!率)|推动(?!力)|推进|促进|带动|保持(?!率|量)|保障(?!性|房|水平|率|人数|标准|面|能力)|保证|引导(?!基金)|支持(?!率)|鼓励|加快|加大|加强|大力|积极(?!性)|着力|全力|全面(?!质量|两孩)|持续|不断|逐步|稳步|进一步|基本(?!医疗|养老|公共|农田|单元|医保|公卫|殡葬|生活|康复|民生|农|药|保险|草原|住房|烟)|预计|预期(?!性|寿命)|计划(?!生育|类|用|任务|项目|外)|规划(?!面积|建设用地|总|用地|范围|区)|要求|主要目标|目标(?!任务|责任|考核|管理|人群)|任务|总体上|总体(?!规模|近视|满意|水平|目标|产能|能效)|到时|届时|之前|以前|前(?!沿|端|置|期|三|沿|十|海)|底前?|末|期末|期间|时期|内(?!陆|河|资|贸|需|外|涝|容|控|部|生)|左右|到(?!达|期|位|账|校|岗)|至|的|全[市省县区州国盟旗镇乡]域?(?!性|民|覆盖)|[我本该][市省县区州国](?!级)|区域内|域内|市域内?|省域内?|省内|市内|我们|约(?!束|谈)|要(?!素|求|闻|件)|应(?!急|用|届|收|付|税|对|标)|已|再(?!生|造|利|就业|制造|贷款|保险|教育)|每年|当年|全年|年内|今年|明年|年度(?!计划|任务|考核|重点)|今后|未来(?!产业|工厂|社区|乡村|学校|产|科技|医院|农场)|拟|可(?!再生|支配|回收|持续|追溯|视|信|用|降解|穿戴)|均|都(?!市)|度(?=拟|计划|目标)|年均(?!浓度|气温|值|可)|年(?=培训|新增|接待|治理|开展)|逐年)/;
/** Verbs that bring something about and say nothing of what is counted, where no noun is made of them. */
const MAKING =
  /^(?:培育壮大|培育形成|培育打造|引进培育|引育|建成投用|建成投产|建设完成|布局建设|规划建设|筹建|共建|打造|培育|培养|建成|建设|构建|创建|形成|引进|引入|招引|吸引|集聚|聚集|汇聚|实施|组织开展|组织实施|组织|开展|举办|遴选|评选|评定|认定|选树|选派|发展|壮大|扶持|孵化|开通|开发|推出|设立|布局|建立|完善|完成|提供|拥有|获得|获评|争创|创成|筹集|落地|落实|推广|储备|达到|达(?!标|产|成)|发布|征集|支持|做强|做大|新培育|取得|攻克|突破|研发|承担|转化应用|示范推广|谋划|举行|争取|实现|推动|推进|促进|带动|扩大|提高|提升|增加|增强|优化|加强|保持|稳定|巩固|强化|深化|健全)(?!率|度|量|额|类|型|性|能力|水平|中心|基地|平台|机构|投入|经费|面积|里程|规模(?!以上)|收入|服务(?:业|站|中心)|工程|数(?!字|据|控|智|学)|人员|者|商|区|园|强度|用地|时间|时限|效率|周期|活动的|占|标准|资金|基金|方案|任务|指数|设计工具|费用|支出|成本|投资|项目(?:数|库)|产业(?!集群|园))/;
/** Verbs that belong to what is counted: a flow is no stock. */
const KEPT = /^(?:新增|净增|累计|新建|改造|加装|治理|培训|淘汰|处置|盘活|转化|更新|主导制定|参与制定|制定|制修订|修订|接入|转移|安置|压减|关停|整治|建档|减排|新认定|新引进|新设|新登记|招收|招募|新开工|新开通|资助)/;
const LONGEST_NAME = 40;
/** Nouns that only say that something is a number of things. */
const MERE_NUMBER = /(?:的?(?:总数量|总数|数量|个数|家数|总量|总计|合计|数目))$/;
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
  const match = /^.{2,60}(?:带动|推动|促进|使得?(?!用)|确保|力争|争取|实现)(?=[\u4e00-\u9fffA-Z]{3,})/.exec(name);
  return match ? name.slice(match[0].length) : name;
}

function withoutMaking(name: string): string {
  if (name.startsWith('累计')) return `累计${withoutMaking(name.slice(2))}`;
  let rest = name;
  for (let before = ''; before !== rest && !KEPT.test(rest); ) {
    before = rest;
    const cut = rest.replace(MAKING, '').replace(/^(?:的|了|一批|好|出|和|、|及)+/, '');
    if (cut.length >= 2) rest = cut;
  }
  return rest;
}

/** A name of things that are counted, without the noun that only says that it is their number: 专精特新企业数量 → 专精特新企业. */
export function withoutNumber(name: string): string {
  const cut = name.replace(MERE_NUMBER, '');
  return cut.length >= 2 ? cut : name;
}

/** Cuts off what does not belong to a name at either end. */
export function tidy(name: string): string {
  const cut = name
    .replace(/(?:[（(][^（）()]{0,20}[）)])$/, (bracket) => (/率|PUE|[A-Z]/.test(bracket) ? bracket : ''))
    .replace(/^[、，,：:\s）)]+|[、，,：:\s（(“"]+$/g, '')
    .replace(/^[“"](?![^”"]*[”"])/, '')
    .replace(/(?:的|为|约|到|在|等|确保|力争|争取|每年|年均|(?<=里程|面积|数量|人数|规模)年|实现|完成|建成|达到|累计|基础上|年均实际|同口径|不变价|拟)+$/, '');
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

const CLASS =
  '乡镇（街道）|高校毕业生|院校毕业生|儿童青少年|工业企业|企业|单位(?!地区|GDP|增加值|产值|生产总值|面积|工业|产品|建筑|能耗|国内)|机构|医院|学校|高校|院校|中小学校?|中小学生|幼儿园|社区(?!康复|卫生|服务|养老|综合)|小区|行政村|自然村|建制村|(?<!农)村(?!级|民|集体)|乡镇|街道|产业园区|工业园区|园区|开发区|高新区|数据中心|毕业生|学生|女生|老年人|残疾人|儿童青少年|青少年|儿童|职工|农民工|劳动力|护理员|教师|服务区|景区|港口|机场|农作物|农产品|建筑|机关|工厂|车间|生产线|场所|场馆|图书馆|污水处理厂|主体|从业人员|设区市|县（市、区）|乡镇（街道）|国省道|农村公路|断面|水源|水源地|热线|事项|人群|患者|居民|家庭|贫困户|农户';
const SUBJECT = new RegExp(`^(?<subject>(?<qualifier>[\\u4e00-\\u9fffA-Z0-9（）、]{0,14}?)(?:${CLASS}))(?:的|中的?|中)?(?<rest>[\\u4e00-\\u9fffA-Za-z（）()“”0-9.]{3,})$`);
/** A class that everything could belong to says nothing by itself. */
const WIDE = /^(?:企业|单位|机构|学校|村|主体|建筑|场所|机关|家庭|社区|医院)$/;
/** A rate that says nothing without its class: 普惠性幼儿园覆盖率. */
const BARE = /^(?:覆盖率|达标率|普及率|占比|比例|比重|比率|数量|合格率|完成率|使用率)$|数量$/;
/** What may be measured of a class of units. */
const OF_UNITS = /(?:率|占比|比例|比重|强度|满意度|知晓度|覆盖面|时间|时长|时限|成本|时延|效率|周期|能耗|水耗|指数|生产率|增加值|投入|面积|浓度|收入|住院日|优良率|PUE）?|指标|数|量|额|得分)$/;
/** Standard names that begin like a class of units. */
const WHOLE = /^(?:居民人均|居民消费|城乡居民|城镇居民|农村居民|企业所得税|社区居家|村集体|村级|企业职工|机场旅客|港口货物|港口集装箱|企业上云|单位|规模以上工业(?!企业)|工业|每|人均|万人|高等教育|学前|义务教育|高中|家庭医生|家庭农场|社区服务|社区卫生|农产品加工|农产品网络|农产品质量|学生资助|儿童福利|残疾人就业保障|农村公路养护|学校食堂|企业研发|企业技术)/;

/** The class of units at the beginning of a name, and what of it is measured. */
export function withSubject(name: string): { readonly indicator: string; readonly subject: string | undefined } {
  if (WHOLE.test(name)) return { indicator: name, subject: undefined };
  const match = SUBJECT.exec(name);
  if (!match) return { indicator: name, subject: undefined };
  const { subject, rest } = match.groups!;
  if (WIDE.test(subject!) || BARE.test(rest!) || !OF_UNITS.test(rest!) || /^(?:和|及|与|、|总数|数量|集群|家数|的?比例$|占(?!比$)|数$|数占|级|型|类|总)/.test(rest!)) return { indicator: name, subject: undefined };
  return { indicator: rest!, subject };
}

/** What a growth is called by itself: the indicator is what grows. */
export const GROWTH_NOUN = /(?:年均|年平均)?(?:实际|名义)?(?:增速|增长率|增幅|增长速度|涨幅|降幅)$/;

/** The measure at the end of a list that holds for all of it. */
const SHARED = /(?:(?:占|装机|市场|产业|主营业务|营业|人均可支配|总|年|重点工程减排|平均|销售|利用|核心产业)?(?:比|比重|增加值|产值|收入|规模|覆盖率|普及率|达标率|完成率|利用率|投资|产量|面积|量|率|容量|浓度))$/;
/** A name that only tells of what level or sort the next one in a list is. */
const MODIFIER = /^(?:.{0,6}(?:级|级以上|型|类|性|系|式)|城镇|农村|公办|民办|国内|国际|国家|省|市)$/;

/** The names of a list, `count` of them: 国家级、省级重点实验室 → two; `undefined` where it cannot be taken apart so. */
export function namesOf(list: string, count: number): readonly string[] | undefined {
  if (count === 2 && /^城乡居民/.test(list)) return [list.replace('城乡', '城镇'), list.replace('城乡', '农村')];
  if (count === 2 && /^城镇和农村居民/.test(list)) return [list.replace('城镇和农村', '城镇'), list.replace('城镇和农村', '农村')];
  const parts = SPLITS.map((split) => list.split(split).filter((part) => part !== '')).find(({ length }) => length === count);
  if (!parts || count < 2) return undefined;
  const last = parts[parts.length - 1]!;
  const tail = tailShared(last, parts);
  const head = HEAD_SHARED.exec(parts[0]!)?.[0] ?? '';
  return parts.map((part, index) => (index === 0 || head === '' || HEAD_SHARED.test(part) ? '' : head) + part + (index === parts.length - 1 ? '' : tail(part)));
}

/** What the first part of a list says for all: 每千人口, 单位地区生产总值. */
const HEAD_SHARED = /^(?:每[十百千万]+(?:人口?|户|名)|人均|户均|单位(?:地区|国内)?生产总值|单位GDP|万元GDP|单位工业增加值)/;

/** The names of a list, however many: taken apart at 、, and at 和 where a measure stands before it (研究与试验发展经费 is one). */
export function allNamesOf(list: string): readonly string[] {
  const parts = list.split(/、|，|,/).flatMap((part) => {
    const [first, ...others] = part.split(ANDS);
    return others.length > 0 && MEASURE.test(first!) ? [first!, ...others] : [part];
  });
  return namesOf(list, parts.filter((part) => part !== '').length) ?? [list];
}

const AND = '(?<=[\\u4e00-\\u9fffA-Za-z）)”])(?:以及|和(?!谐)|(?<!参|研究)与|(?<!普)及(?!以上|时|其|格))(?=[\\u4e00-\\u9fffA-Za-z“])';
const ANDS = new RegExp(AND);
/** Ways to take a list apart, in the order in which they are tried: names hold 和 themselves. */
const SPLITS = [/、|，|,/, new RegExp(`、|，|,|${AND}(?!.*${AND})`), new RegExp(`、|，|,|${AND}`)];

/** What the parts of a list leave to the last one to say: the head noun of a modifier, or the measure. */
function tailShared(last: string, parts: readonly string[]): (part: string) => string {
  const measure = MEASURE.exec(last)?.[0] ?? '';
  const modifier = /^.{0,6}?(?:级以上|级|型|类|城镇|农村|公办|民办|国内|国际)/.exec(last)?.[0] ?? '';
  return (part) => {
    if (MODIFIER.test(part) && modifier !== '' && modifier !== last) return last.slice(modifier.length);
    if (measure === '' || MEASURE.test(part) || parts.length === 0) return '';
    return SHARED.exec(last)?.[0] ?? measure;
  };
}

const PLACE = '[\\u4e00-\\u9fff]{1,7}?(?:自治州|自治县|自治区|新区|(?<![城上都闹夜超股楼])市(?!场|民|政|域|值|占|级|属|容|内|外|辖|直|售|委|县|区|本级)|(?<!郡)县(?!域|级|城|区|乡|市|委|属|处)|(?<!本)省(?!级|内|属|外|委|道|际|份|市)|州(?=[\\u4e00-\\u9fff]))';
const PLACE_FIRST = new RegExp(`^(?<place>${PLACE})(?<rest>[\\u4e00-\\u9fffA-Z“].{2,})$`);
const ALL = '各(?:设区)?(?:市[（(]州[）)]|市[（(]县、区[）)]|县[（(]市、区[）)]|县[（(]市[）)]|县[（(]区[）)]|区[（(]县[）)]|市州|区县|县区|市县|乡镇|镇街|市|县|区|州|地区?)';
const ALL_PLACES = new RegExp(`(?<place>${ALL})(?:都|均|原则上|要|应|都要|均要|均应){0,2}$`);
const ALL_FIRST = new RegExp(`^(?<place>${ALL})(?:的|要|均|都)?(?<rest>(?!级)[\\u4e00-\\u9fffA-Z“].{2,})$`);
const ONLY_PLACES = new RegExp(`^(?:其中|其中：)?(?<places>${PLACE}(?:(?:、|和|及)${PLACE})*)$`);
const NO_PLACE = /^(?:中心城市|设区市|全市|本市|我市|城市|地级市|县级市|各|该|两|三|主城区|试点|示范|重点|高新|国家|省级|开发|示范|国家级|若干|部分)/;

/** A name that begins with a place: 示例市高新技术企业 → 示例市, 高新技术企业. */
export function withPlace(name: string): { readonly place: string | undefined; readonly name: string } {
  const all = ALL_FIRST.exec(name);
  if (all) return { place: all.groups!['place']!, name: all.groups!['rest']! };
  const match = PLACE_FIRST.exec(name);
  if (!match || NO_PLACE.test(match.groups!['place']!)) return { place: undefined, name };
  return { place: match.groups!['place']!, name: match.groups!['rest']! };
}

/** The places that the words before a figure name and nothing else: `各市均`, `其中示例市`, `样例市、范例市`. */
export function placesIn(words: string): readonly string[] {
  const all = ALL_PLACES.exec(words);
  if (all && words.slice(0, all.index).replace(LEAD, '') === '') return [all.groups!['place']!];
  const named = ONLY_PLACES.exec(words.replace(/^[，,；;\s]+/, ''));
  if (!named) return [];
  return named.groups!['places']!.split(/、|和|及/).filter((place) => !NO_PLACE.test(place));
}
