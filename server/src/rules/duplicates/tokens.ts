/** Tokens of a clause (词元): figures with their units, years, obligation words, names in marks; every other character is one by itself. */

import { isWordCode, narrow } from '../../text/characters.js';
import { parseNumeral } from '../../text/numerals.js';
import type { Span } from '../../text/span.js';

/** What an obligation word says: a duty, a ban, leave or encouragement, or that what follows is not meant strictly. */
export type Force = 'must' | 'mustNot' | 'may' | 'softener';

/** A token; two are the same where their keys are. */
export interface Token {
  readonly kind: 'number' | 'year' | 'obligation' | 'name' | 'plain';
  readonly key: string;
  readonly span: Span;
  /** Of a number: what it counts; numbers of other units are not held against each other. */
  readonly unit?: string;
  /** Of an obligation word. */
  readonly word?: Force;
}

const WORDS: readonly (readonly [Force, readonly string[]])[] = [
  ['must', ['应当', '应该', '必须', '务必', '确保', '一律']],
  ['mustNot', ['不得', '不准', '严禁', '禁止', '不允许']],
  ['may', ['可以', '鼓励', '支持', '引导', '力争', '争取', '提倡', '倡导']],
  ['softener', ['原则上', '尽量', '尽可能', '酌情', '适当']],
];
const FORCE = new Map(WORDS.flatMap(([force, words]) => words.map((word) => [word, force] as const)));

const YEAR = '(?:19|20)[0-9]{2}年(?!度?报)(?:[0-9]{1,2}月(?:[0-9]{1,2}日)?)?(?:年?底|末)?(?:之?前|以前)?|“?十[一二三四五六七]?五”?(?=末|期间|时期|规划)(?:末|期间|时期)?';
const UNITS =
  '个百分点|百分点|个工作日|工作日|个月|平方公里|平方米|公里|万亩|亿元|万元|元|万人|万吨|千瓦时|千瓦|吨|亩|人次|万户|周年|年|月|日|天|小时|分钟|周|家|户|个|项|次|倍|成|名|人|类|批|种|座|条|所|辆|台|套|米|%|％|‰|分之';
const DIGITS = '[0-9]{1,12}(?:\\.[0-9]{1,6})?(?:万亿|百|千|万|亿)?';
const NUMERAL = '[一二三四五六七八九十百千万亿两〇零]{1,10}';
const TOKEN = new RegExp(`(?<year>${YEAR})|(?<digits>${DIGITS})余?(?<unit>${UNITS})?|(?<numeral>${NUMERAL})(?<counted>${UNITS})|(?<name>《[^《》]{2,60}》|“[^“”]{2,30}”)|(?<force>${[...FORCE.keys()].sort((a, b) => b.length - a.length).join('|')})`, 'y');

/** What stands before a figure that numbers something, or behind one: articles, attachments, tables, document numbers. */
const NUMBERED_BEFORE = /(?:第|附件|附表|表|图|专栏|[〔﹝[（(]|号|No\.?)$/;
const NUMBERED_BEHIND = /^(?:[〕﹞\]）)．]|、|号|条|款|章|版|届|次会议|时代|G\b)/;
/** Numerals that count nothing: 一个体系, 十分之, 一次性, 二次, 千家万户. */
const IDLE = /^(?:一(?:个|项|次|批|类|种|条|家|套|座|户|名|所|人|成|台|年|天|日|月)|两个|千家|万户|百家|万元|万人|千元|百元|亿元)$/;

/** The tokens of a text in order; punctuation and blanks outside names are none. Linear: every alternative is bounded. */
export function readTokens(text: string): Token[] {
  const narrowed = narrowText(text);
  const tokens: Token[] = [];
  for (let index = 0; index < text.length; ) {
    const token = tokenAt(narrowed, index);
    if (token) tokens.push(token);
    else if (isWordCode(text.charCodeAt(index))) tokens.push({ kind: 'plain', key: narrowed[index]!.toLowerCase(), span: { start: index, end: index + 1 } });
    index = token ? token.span.end : index + 1;
  }
  return tokens;
}

function narrowText(text: string): string {
  let narrowed = '';
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    narrowed += code >= 0xff01 && code <= 0xff5e ? String.fromCharCode(narrow(code)) : text[index]!;
  }
  return narrowed;
}

function tokenAt(text: string, index: number): Token | undefined {
  const pattern = TOKEN;
  pattern.lastIndex = index;
  const match = pattern.exec(text);
  const groups = match?.groups;
  if (!match || !groups) return undefined;
  const [whole] = match;
  const span = { start: index, end: index + whole.length };
  if (groups['year']) return { kind: 'year', key: whole.replace(/[“”之以]/g, '').replace(/年年?底|年末/, '年底'), span };
  if (groups['force']) return { kind: 'obligation', key: whole, span, word: FORCE.get(whole)! };
  if (groups['name']) return { kind: 'name', key: whole, span };
  return numberToken(text, span, whole, groups);
}

function numberToken(text: string, span: Span, whole: string, groups: Readonly<Record<string, string | undefined>>): Token {
  const unit = (groups['unit'] ?? groups['counted'] ?? '').replace('％', '%');
  const isNumbering = NUMBERED_BEFORE.test(text.slice(Math.max(0, span.start - 3), span.start)) || (unit === '' && NUMBERED_BEHIND.test(text.slice(span.end, span.end + 3)));
  const figure = groups['numeral'] ?? groups['digits'] ?? '';
  const key = `${valueOf(figure, unit) ?? figure}${unit.replace(LARGE, '')}`;
  if (isNumbering || IDLE.test(whole) || (unit === '' && !/^[0-9.]+/.test(whole))) return { kind: 'plain', key, span };
  return { kind: 'number', key, span, unit: unit.replace(LARGE, '') };
}

const LARGE = /^[万亿]/;
const FACTORS: Readonly<Record<string, number>> = { 百: 100, 千: 1000, 万: 10_000, 亿: 100_000_000, 万亿: 1_000_000_000_000 };

/** The value of a figure in single units: `5万` and `五万元` are the same. */
function valueOf(figure: string, unit: string): number | undefined {
  const [, digits, sign] = /^([0-9.]+)(百|千|万亿|万|亿)?$/.exec(figure) ?? [];
  const value = digits === undefined ? parseNumeral(figure) : Number(digits) * (FACTORS[sign ?? ''] ?? 1);
  return value === undefined ? undefined : Math.round(value * (FACTORS[LARGE.exec(unit)?.[0] ?? ''] ?? 1) * 1e6) / 1e6;
}
