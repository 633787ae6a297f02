/** The normal form of an indicator's name (指标名称归一): what is written in several ways and always means the same is written in one. */

import { foldText } from '../text/fold.js';
import { isCountable, measureByEnd } from './indicator-heads.js';

/** Spellings of one word. A word without other spellings only keeps what stands inside it from being taken for another word. */
export interface WordRow {
  readonly word: string;
  readonly also: readonly string[];
}

interface Spelling {
  readonly spelling: string;
  readonly word: string;
}

/** A longer text is no name; it is folded and nothing else. */
const LONGEST_NAME = 120;
/** Each pass makes the name shorter or its words fewer; no name in use needs more than four. */
const MOST_PASSES = 32;

/** Writes names in their normal form; made once of the table's words. */
export class NormalForms {
  /** Spellings by their first character, longer ones first. */
  private readonly spellings = new Map<number, Spelling[]>();
  /** Every character that a rule or a word may drop, add or replace. */
  private readonly rewritten = new Uint8Array(LAST_IDEOGRAPH - FIRST_IDEOGRAPH + 1);

  constructor(words: readonly WordRow[]) {
    for (const { word, also } of words) for (const spelling of [word, ...also]) this.add(foldText(spelling), foldText(word));
    this.rewrites(REWRITTEN);
    for (const group of this.spellings.values()) group.sort((a, b) => b.spelling.length - a.spelling.length);
  }

  /** The normal form: folded, without what does not tell one indicator from another. It is its own normal form. */
  of(name: string): string {
    let form = folded(name);
    if (form.length > LONGEST_NAME) return form;
    for (let pass = 0; pass < MOST_PASSES; pass++) {
      const next = this.simplified(form);
      if (next === form) break;
      form = next;
    }
    return form;
  }

  /** A hash of the characters that stand in the name and, in the same order, in its normal form: quick to tell, and different for most indicators. */
  mark(name: string): number {
    const text = withoutUnit(name);
    let mark = 0;
    for (let at = 0; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code >= FIRST_IDEOGRAPH && code <= LAST_IDEOGRAPH && this.rewritten[code - FIRST_IDEOGRAPH] === 0) mark = (Math.imul(mark, FACTOR) + code) | 0;
    }
    return mark;
  }

  private simplified(form: string): string {
    const words = withoutConjunctions(this.withOneSpelling(withoutParticle(form)));
    return asShare(withoutTail(perHeads(withoutLead(words)))) || form;
  }

  private withOneSpelling(form: string): string {
    let result = '';
    let copied = 0;
    for (let at = 0; at < form.length; ) {
      const found = this.spellingAt(form, at);
      if (!found) at++;
      else {
        if (found.word !== found.spelling) {
          result += form.slice(copied, at) + found.word;
          copied = at + found.spelling.length;
        }
        at += found.spelling.length;
      }
    }
    return copied === 0 ? form : result + form.slice(copied);
  }

  private spellingAt(form: string, at: number): Spelling | undefined {
    const group = this.spellings.get(form.charCodeAt(at));
    if (group) for (const found of group) if (form.startsWith(found.spelling, at) && isWordOfItsOwn(form, at, found.spelling)) return found;
    return undefined;
  }

  private rewrites(characters: string): void {
    for (let at = 0; at < characters.length; at++) this.rewritten[characters.charCodeAt(at) - FIRST_IDEOGRAPH] = 1;
  }

  private add(spelling: string, word: string): void {
    const first = spelling.charCodeAt(0);
    if (spelling !== word) this.rewrites(spelling + word);
    const group = this.spellings.get(first);
    if (group) group.push({ spelling, word });
    else this.spellings.set(first, [{ spelling, word }]);
  }
}

const FIRST_IDEOGRAPH = 0x4e00;
const LAST_IDEOGRAPH = 0x9fff;
const FACTOR = 31;

function folded(name: string): string {
  return foldText(withPlainSigns(withoutUnit(name)));
}

/** Latin letters and figures belong to a word as a whole: `rd` is none inside `ard`. */
function isWordOfItsOwn(form: string, at: number, spelling: string): boolean {
  const end = at + spelling.length;
  return !(isLatin(form, at) && isLatin(form, at - 1)) && !(isLatin(form, end) && isLatin(form, end - 1));
}

function isLatin(form: string, at: number): boolean {
  const character = form[at];
  return character !== undefined && ((character >= 'a' && character <= 'z') || (character >= '0' && character <= '9'));
}

/** A unit in parentheses at the end, as tables write it: 研发经费投入强度（%）. */
const UNIT = /^(?:%|‰|％|[万亿]?(?:元|美元|人|人次|户|家|个|件|项|吨|吨标准煤|千瓦|千瓦时|亩|斤|公里|立方米|平方米|平方公里|张|名|辆|套|台|座|岁|年|天|小时)(?:\/[\u4e00-\u9fff0-9]{1,4})?)$/;
const LONGEST_UNIT = 12;

function withoutUnit(name: string): string {
  const end = name.length - 1;
  if (name[end] !== '）' && name[end] !== ')') return name;
  const start = Math.max(name.lastIndexOf('（'), name.lastIndexOf('('));
  if (start <= 0 || end - start > LONGEST_UNIT) return name;
  return UNIT.test(name.slice(start + 1, end)) ? name.slice(0, start) : name;
}

const PLAIN_SIGNS: Readonly<Record<string, string>> = { Ⅰ: 'i', Ⅱ: 'ii', Ⅲ: 'iii', Ⅳ: 'iv', Ⅴ: 'v', Ⅵ: 'vi', '₂': '2', '₃': '3', '₅': '5', '₁': '1', '₀': '0' };
const FIRST_SIGN = 0x2080;
const LAST_SIGN = 0x2165;

/** Signs of one code that stand for letters and figures: Ⅲ, ₂. */
function withPlainSigns(name: string): string {
  for (let at = 0; at < name.length; at++) {
    const code = name.charCodeAt(at);
    if (code >= FIRST_SIGN && code <= LAST_SIGN) return Array.from(name, (each) => PLAIN_SIGNS[each] ?? each).join('');
  }
  return name;
}

/** Without 的, which comes and goes; not in 目的地, 标的, 的士. */
function withoutParticle(form: string): string {
  return form.includes('的') ? without(form, (before, character, after) => character === '的' && before !== '目' && before !== '标' && after !== '士') : form;
}

const BEFORE_NO_CONJUNCTION: Readonly<Record<string, string>> = { 和: '饱中共温缓调总', 与: '参给赠', 及: '普涉波触遍' };
const AFTER_NO_CONJUNCTION: Readonly<Record<string, string>> = { 和: '美谐平解', 与: '会', 及: '时格' };

/** Without 和, 与 and 及 between words: 软件和信息技术服务业 and 软件与信息技术服务业 are one; not in 普及率, 参与, 和美. */
function withoutConjunctions(form: string): string {
  if (!form.includes('和') && !form.includes('与') && !form.includes('及')) return form;
  return without(form, (before, character, after) => character in BEFORE_NO_CONJUNCTION && before !== '' && after !== '' && !BEFORE_NO_CONJUNCTION[character]!.includes(before) && !AFTER_NO_CONJUNCTION[character]!.includes(after));
}

function without(form: string, isDropped: (before: string, character: string, after: string) => boolean): string {
  let result = '';
  let copied = 0;
  for (let at = 0; at < form.length; at++) {
    if (!isDropped(form[at - 1] ?? '', form[at]!, form[at + 1] ?? '')) continue;
    result += form.slice(copied, at);
    copied = at + 1;
  }
  return copied === 0 ? form : result + form.slice(copied);
}

const FILLERS = ['力争', '确保', '努力', '争取', '力求', '其中'];
const OWN_PLACES = ['全省', '全市', '全县', '全区', '全州', '全盟', '全旗', '全镇', '我省', '我市', '我县', '我区', '我州', '本省', '本市', '本县', '本区', '本州', '各省区市', '各省市区', '各市州', '各市县', '各县市区', '各区县', '各县区', '各地市', '各省', '各市', '各县', '各区', '各州', '各地区', '各地'];
/** What makes another word of the place (全市场), or a distinction (全省百强) of what follows. */
const NOT_BEHIND_PLACE = ['场化', '域', '方', '性', '级', '平均水平', '平均值', '百强', '千强', '十强', '十大', '先进集体', '先进个人', '先进单位', '先进县', '文明', '优秀', '示范', '首', '领先', '统一', '知名', '著名', '最美', '最佳', '最大', '最强', '前', '重点实验室'];
const NATION = ['全国', '我国'];
const LEAD_BEGINNINGS = [...new Set([...FILLERS, ...OWN_PLACES, ...NATION].map((word) => word[0]!))].join('');

/** Without words that only say whose figure it is, or that it is aimed at. */
function withoutLead(form: string): string {
  let rest = form;
  for (let lead = leadOf(rest); lead > 0; lead = leadOf(rest)) rest = rest.slice(lead);
  return rest;
}

function leadOf(form: string): number {
  if (!LEAD_BEGINNINGS.includes(form[0] ?? '')) return 0;
  const filler = FILLERS.find((word) => form.startsWith(word));
  if (filler) return form.length - filler.length >= 2 ? filler.length : 0;
  const place = OWN_PLACES.find((word) => form.startsWith(word));
  if (place) return form.length - place.length >= 2 && !startsWithAny(form, place.length, NOT_BEHIND_PLACE) ? place.length : 0;
  return NATION.some((word) => form.startsWith(word)) && isNationsMeasure(form.slice(2)) ? 2 : 0;
}

/** 全国 before a thing is a grade of it (全国重点实验室, 全国文明城市); before a rate or an amount it says whose. */
function isNationsMeasure(rest: string): boolean {
  return rest.length >= 2 && !startsWithAny(rest, 0, NOT_BEHIND_PLACE) && measureByEnd(rest) !== undefined;
}

/** 每千人口拥有…数, 每千人…, 万人…拥有量: one spelling of the base, and the thing itself. */
const PER_HEADS = /^每(十万|百万|[十百千万])名?(人(?:口(?=.)|(?=拥有)))?(拥有)?/;

function perHeads(name: string): string {
  const isShort = name.startsWith('万人口') || name.startsWith('千人口') || ((name.startsWith('万人') || name.startsWith('千人')) && name.endsWith('拥有量'));
  const form = isShort ? `每${name}` : name;
  const found = form.startsWith('每') ? PER_HEADS.exec(form) : null;
  if (!found) return form;
  const thing = form.slice(found[0].length);
  if (thing.length < 2) return form;
  const rest = thing.endsWith('拥有量') && thing.length > 4 ? thing.slice(0, -3) : thing;
  return `每${found[1]!}${found[2] === undefined ? '' : '人'}${rest}`;
}

const ALWAYS_DROPPED = ['数量', '总数', '个数'];
const DROPPED_BEHIND_THINGS = ['总量', '户数', '家数', '人数', '套数', '数'];
const TAIL_ENDS = '量数标';
/** 组装机, 包装机 are machines. */
const NO_CAPACITY_BEFORE = '安组封包服换改涂吊武着';

/** Without what only says that things are counted, or that it is an indicator; 装机 is 装机容量. */
function withoutTail(form: string): string {
  let rest = form;
  for (let tail = tailOf(rest); tail > 0; tail = tailOf(rest)) rest = rest.slice(0, -tail);
  return rest.endsWith('装机') && rest.length > 2 && !NO_CAPACITY_BEFORE.includes(rest.at(-3)!) ? `${rest}容量` : rest;
}

function tailOf(form: string): number {
  if (!TAIL_ENDS.includes(form.at(-1) ?? '')) return 0;
  const always = ALWAYS_DROPPED.find((tail) => form.endsWith(tail));
  if (always) return form.length - always.length >= 2 ? always.length : 0;
  if (form.endsWith('指标') || form.endsWith('目标')) return measureByEnd(form.slice(0, -2)) === undefined ? 0 : 2;
  const counted = DROPPED_BEHIND_THINGS.find((tail) => form.endsWith(tail) && isCountable(form.slice(0, -tail.length)));
  if (counted) return counted.length;
  return form.endsWith('就业人数') && form.length > 4 ? 2 : 0;
}

const SHARES = ['占比', '比重', '比例', '比率'];
const SHARE = '比重';
const SHARE_ENDS = '比重例率';
/** Behind or before 占 where it is no share: 占地面积, 占用, 抢占. */
const NO_SHARE_BEHIND = '地用有领据道压位补优先空';
const NO_SHARE_BEFORE = '抢侵独强霸';
/** Behind 在 where it is part of a word: 在园幼儿. */
const NO_PLACE_BEHIND = '园岗校职线建册研孵库途外编网学读院籍营';

/** X占Y的比重, X占Y比例, X在Y中的占比: X占Y比重. A lone share (煤炭消费占比) ends the same way. */
function asShare(form: string): string {
  const tail = SHARE_ENDS.includes(form.at(-1) ?? '') ? SHARES.find((end) => form.endsWith(end)) : undefined;
  if (!tail) return endsOpenShare(form) ? form + SHARE : form;
  let whole = form.slice(0, -tail.length);
  while (whole.endsWith('占') || whole.endsWith('所')) whole = whole.slice(0, -1);
  if (whole.length < 2) return form;
  return (whole.endsWith('中') ? withinAsShare(whole) : undefined) ?? whole + SHARE;
}

/** X在Y中 → X占Y比重, where there is but one 在. */
function withinAsShare(whole: string): string | undefined {
  const places = [...whole.matchAll(/在/g)].filter(({ index }) => !NO_PLACE_BEHIND.includes(whole[index + 1]!));
  const at = places[0]?.index ?? 0;
  if (places.length !== 1 || at < 2 || whole.length - at < 4 || whole.includes('占')) return undefined;
  return `${whole.slice(0, at)}占${whole.slice(at + 1, -1)}${SHARE}`;
}

/** X占Y, without the word for a share. */
function endsOpenShare(form: string): boolean {
  const at = form.lastIndexOf('占');
  if (at < 2 || form.length - at < 3) return false;
  const behind = form.slice(at + 1);
  const isShare = !NO_SHARE_BEHIND.includes(behind[0]!) && !NO_SHARE_BEFORE.includes(form[at - 1]!);
  return isShare && ![...SHARES, '份额'].some((word) => behind.includes(word));
}

/** Every character of the rules above; those of the words come with the table. */
const REWRITTEN = ['的和与及每名人口拥有量指标目装机容占在所中', ...FILLERS, ...OWN_PLACES, ...NATION, ...ALWAYS_DROPPED, ...DROPPED_BEHIND_THINGS, ...SHARES].join('');

function startsWithAny(form: string, at: number, words: readonly string[]): boolean {
  return words.some((word) => form.startsWith(word, at));
}
