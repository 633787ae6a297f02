/** Chinese numerals (中文数字): counted ones (二十三, 一万亿), positional ones (二〇二五, 二○○七) and mixed digits. */

const DIGITS: Readonly<Record<string, number>> = {
  〇: 0, '○': 0, 零: 0, Ｏ: 0, O: 0, 一: 1, 二: 2, 两: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9,
};
const SMALL_UNITS: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 };
const LARGE_UNITS: Readonly<Record<string, number>> = { 万: 10_000, 亿: 100_000_000 };
const MAX_LENGTH = 32;

/**
 * The whole number that a Chinese numeral writes, from 0 to `Number.MAX_SAFE_INTEGER`.
 * Reads 十九, 二百零五, 两千, 一万亿, 二〇二五, 二ＯＯ七 and ASCII or full-width digits.
 * Gives `undefined` for anything else (empty, mixed scripts, 十百, the colloquial 一百二, longer than 32 characters): never a guess.
 */
export function parseNumeral(text: string): number | undefined {
  if (text.length === 0 || text.length > MAX_LENGTH) return undefined;
  const ascii = text.replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0));
  if (/^[0-9]+$/.test(ascii)) return safe(Number(ascii));
  const signs = [...text];
  return signs.every((sign) => sign in DIGITS) ? positional(signs) : counted(signs);
}

function positional(signs: readonly string[]): number | undefined {
  let value = 0;
  for (const sign of signs) value = value * 10 + DIGITS[sign]!;
  return safe(value);
}

/** Reads sections of up to 千, each closed by 万 or 亿: `total` holds the closed sections, `section` the open one. */
function counted(signs: readonly string[]): number | undefined {
  let total = 0;
  let section = 0;
  let digit = 0;
  let zero = false;
  let above = Infinity;
  for (const sign of signs) {
    const value = DIGITS[sign];
    const small = SMALL_UNITS[sign];
    const large = LARGE_UNITS[sign];
    if (value !== undefined) {
      if (digit > 0) return undefined;
      if (value === 0) zero = true;
      digit = value;
    } else if (small !== undefined) {
      const bareTen = small === 10 && digit === 0 && section === 0 && !zero;
      if (small >= above || (digit === 0 && !bareTen)) return undefined;
      section += (digit || 1) * small;
      [digit, zero, above] = [0, false, small];
    } else if (large !== undefined) {
      const open = section + digit;
      if (open === 0 && total === 0) return undefined;
      if (open === 0) total *= large;
      else total = large === LARGE_UNITS['亿'] ? (total + open) * large : total + open * large;
      [section, digit, zero, above] = [0, 0, false, Infinity];
    } else return undefined;
  }
  const colloquial = digit > 0 && !zero && (above === Infinity ? total > 0 : above > 10);
  return colloquial ? undefined : safe(total + section + digit);
}

/** Twelve digits of a number are all that figures need. */
const DIGITS_KEPT = 12;
const LARGEST_KEPT = 10 ** DIGITS_KEPT;

/** A value without the dust of binary fractions: 2.3 × 10000 is 23000. */
export function exact(value: number): number {
  return Number.isInteger(value) && Math.abs(value) < LARGEST_KEPT ? value : Number(value.toPrecision(DIGITS_KEPT));
}

function safe(value: number): number | undefined {
  return Number.isSafeInteger(value) ? value : undefined;
}

const NAMES = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

/** Writes a whole number from 0 to 9999 as a counted Chinese numeral (19 → 十九, 205 → 二百零五). */
export function formatNumeral(value: number): string {
  if (!Number.isInteger(value) || value < 0 || value > 9999) throw new RangeError(`formatNumeral: ${value} is not a whole number from 0 to 9999`);
  if (value < 10) return NAMES[value]!;
  if (value < 20) return `十${value % 10 === 0 ? '' : NAMES[value % 10]!}`;
  let text = '';
  let gap = false;
  for (const [unit, name] of [[1000, '千'], [100, '百'], [10, '十'], [1, '']] as const) {
    const digit = Math.floor(value / unit) % 10;
    if (digit === 0) {
      gap = text !== '';
      continue;
    }
    text += `${gap ? '零' : ''}${NAMES[digit]!}${name}`;
    gap = false;
  }
  return text;
}
