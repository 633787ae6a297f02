/** Things that a verb before the figure and a noun behind it count (动宾计数): 培育10家专精特新企业, 新建20公里管网. */

import type { Figure } from './figures.js';
import { tidy } from './indicator.js';
import type { Predicate } from './predicate.js';

/** Nouns that may follow a figure and say what it counts, up to a comma, a conjunction before another figure or a bracket. */
const NOUN_BEHIND = /^[ \u3000]?(?:的)?[\u4e00-\u9fffA-Za-z“”"·\-—/、（(）)＋+]{1,60}/;
/** What no document sets itself a number of. */
const ABSTRACT = /^[ \u3000]?(?:重点|主要|核心|关键)?(?:方面|维度|层面|层次|阶段|步骤|环节|角度|特征|要素|问题|原则|部分|类别|方向|章节|等级|省（|省区|国家(?!级|重点|[^，。]{0,8}(?:中心|实验室|平台|基地|企业|园区|示范|项目|品牌|奖|标准))|部门|维度|难点|痛点|篇章|专题|研究任务)/;

/** Verbs of doing. */
const DEEDS =
  '累计培训|累计新增|累计建成|新增|净增|新建|改造|加装|治理|培训|淘汰|处置|盘活|转化|更新|主导制定|参与制定|主导或参与制定|制定|制修订|修订|接入|转移|安置|压减|关停|整治|建成|建设|打造|培育|培养|创建|形成|引进|引育|招引|实施|遴选|组织|开通|举办|开展|推出|设立|布局|建立|完成|发展|认定|选树|支持|推动|推进|引导|带动|扶持|孵化|集聚|聚集|汇聚|储备|发布|推广|落地|突破|攻克|争创|争取|拥有|获得|达到|超过|突破|实现|配备|配置|选派|招募|服务|覆盖|惠及|促进|开发|提供|筹集|新开工|筹建|评选|评定|承办|建档|巩固|保持|有|新认定|新引进|创成|谋划|滚动实施|组建|吸引|补充|投放|撬动|节约|减少|完善|提升|升级|资助|开放|上线|梳理|征集|归集|新设|培优|壮大|造林|营造林|绿化|种植|生产|供应|销售|办理|解决|化解|创造|提高|扩建|改扩建|改建|修建|维修|修复|恢复|清理|清退|拆除|腾退|收储|出让|建好|选育|命名|表彰|兴建|举行|搭建|构建|研发|研制|策划|储备|包装|力争';
const VERB_BEFORE = new RegExp(`(?:^|[\\u4e00-\\u9fff，、 ”）)年月底前内])?(?<deed>${DEEDS})(?:和(?:${DEEDS})|、(?:${DEEDS})|(?:${DEEDS}))?(?:了|好|成|出|认定|打造|一批)?(?:不少于|不低于|不小于|至少|超过|达到|约|近|逾|突破|≥|>)?[ \\u3000]?$`);
const DEED_FIRST = new RegExp(`^[^\\u4e00-\\u9fff]{0,3}(?:全[市省县区]|每年|年均?|今年|年内|力争|计划|再|累计)*(?:${DEEDS})`);
const KEPT_DEED = /^(?:累计培训|累计新增|新增|净增|新建|改造|加装|治理|培训|淘汰|处置|盘活|转化|更新|主导制定|参与制定|主导或参与制定|制定|制修订|修订|接入|转移|安置|压减|关停|整治|新认定|新引进|新设|新开工|资助|扩建|改扩建|改建|修复)$/;

/** Things that are counted, and by which verb; `name` is empty where the figure is no target. */
export interface Counted {
  readonly name: string;
  readonly deed: string;
}

const NO_TARGET: Counted = { name: '', deed: '' };
const MONEY_NOUN = /^(?:投资|产值|营业收入|销售收入|销售额|贷款|融资|社会资本|社会投资|税收|产业规模|交易额|外资|信贷|订单|收入|节约)/;
const LIST_GOES_ON = /^[ \u3000]*$|(?:、|和|及|与|以及)$/;

/**
 * What a verb before the figure and a noun behind it count: 培育10家专精特新企业. In a list (`、20家…`) the verb of the figure before, `carried`, holds.
 * `undefined` where the figure is not brought in so.
 */
export function nameBehind(figure: Figure, words: string, predicate: Predicate, after: string, carried: string | undefined): Counted | undefined {
  if (figure.sort !== 'counter' && figure.sort !== 'physical' && figure.sort !== 'money' && figure.sort !== 'bare') return undefined;
  const noun = NOUN_BEHIND.exec(after)?.[0] ?? '';
  if (noun.length < 2) return undefined;
  if (ABSTRACT.test(noun)) return NO_TARGET;
  const deed = VERB_BEFORE.exec(words.slice(0, words.length - (predicate.sort === 'reach' ? 0 : predicate.length)))?.groups!['deed'] ?? (LIST_GOES_ON.test(words) ? carried : undefined);
  if (deed === undefined) return /等[ \u3000]?$/.test(words) ? NO_TARGET : undefined;
  if (figure.sort === 'money' && !MONEY_NOUN.test(noun)) return undefined;
  if (/^[ \u3000]?的/.test(noun) && /^(?:达到|超过|突破|有|服务|覆盖)$/.test(deed)) return NO_TARGET;
  const name = tidy(noun.replace(/(?:，|。).*$/, '').replace(/(?:、|和|及|与|以及)$/, '').replace(/(?:的?目标|任务|以上|左右|建设任务)$/, ''));
  if (name.length < 2) return NO_TARGET;
  return { name: KEPT_DEED.test(deed) ? `${deed}${name}` : name, deed };
}

/** Whether the words before a figure begin with a verb of doing: 建设5G基站(300个). */
export function isOrdered(words: string): boolean {
  return DEED_FIRST.test(words);
}
