/** Signs of figures and times (数字痕迹): which kinds of them a text holds, told by one look at its characters. Most passages hold none and are done with. */

/** Kinds of signs, as bits. */
export const Sign = {
  /** 0 to 9, of either width. */
  digit: 1,
  /** 一 to 九, 两. */
  ones: 2,
  /** 十, 百. */
  tens: 4,
  /** 千, 万, 亿. */
  large: 8,
  /** 零, 〇 and what is written for it. */
  zero: 16,
  /** What figures without a number begin with: 翻番, 倍增, 前列, 今年. */
  word: 32,
  /** 年, 月, and 五 of a five-year plan: without one there is no time. */
  time: 64,
} as const;

/** The bits of each character. */
const SIGNS = new Uint8Array(0x10000);
const SPELT: readonly (readonly [string, number])[] = [
  ['0123456789０１２３４５６７８９', Sign.digit],
  ['一二两三四五六七八九', Sign.ones],
  ['十百', Sign.tens],
  ['千万亿', Sign.large],
  ['零〇○ＯO', Sign.zero],
  ['翻倍前今', Sign.word],
  ['年月五', Sign.time],
];
for (const [characters, sign] of SPELT) for (const character of characters) SIGNS[character.charCodeAt(0)]! |= sign;

/** The kinds of signs in a text, put together. */
export function signsOf(text: string): number {
  let signs = 0;
  for (let index = 0; index < text.length; index++) signs |= SIGNS[text.charCodeAt(index)]!;
  return signs;
}
