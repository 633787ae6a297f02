/** Formats of automatic numbers (编号格式) in Word: 一、 ① １ 甲 IV …, as Word for Chinese writes them. */

import { formatNumeral } from '../../../text/numerals.js';

type Format = (value: number) => string;

const DIGITS = [...'〇一二三四五六七八九'];
const LEGAL = new Map([...'零一二三四五六七八九十百千'].map((sign, index) => [sign, [...'零壹贰叁肆伍陆柒捌玖拾佰仟'][index]!]));
const STEMS = [...'甲乙丙丁戊己庚辛壬癸'];
const BRANCHES = [...'子丑寅卯辰巳午未申酉戌亥'];
const ROMAN: readonly (readonly [number, string])[] = [
  [1000, 'M'], [900, 'CM'], [500, 'D'], [400, 'CD'], [100, 'C'], [90, 'XC'], [50, 'L'], [40, 'XL'], [10, 'X'], [9, 'IX'], [5, 'V'], [4, 'IV'], [1, 'I'],
];
const LARGEST_COUNTED = 9999;
const LARGEST_ROMAN = 3999;
const LETTERS = 26;
/** Letters are repeated (AA, BB); beyond this nobody counts by them. */
const LARGEST_LETTERED = LETTERS * 30;

/** Counts as Word does: 一百〇一, where official texts write 一百零一. */
const counted: Format = (value) => (value > LARGEST_COUNTED ? decimal(value) : formatNumeral(value).replaceAll('零', '〇'));
const digits: Format = (value) => [...String(value)].map((digit) => DIGITS[Number(digit)]).join('');
const decimal: Format = (value) => String(value);
const fullWidth: Format = (value) => decimal(value).replace(/[0-9]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
const circled: Format = (value) => sign(value, [[1, 20, 0x2460], [21, 35, 0x3251], [36, 50, 0x32b1]]);
const upperLetters: Format = (value) => (value < 1 || value > LARGEST_LETTERED ? decimal(value) : String.fromCharCode(65 + ((value - 1) % LETTERS)).repeat(Math.ceil(value / LETTERS)));
const legal: Format = (value) => (value > LARGEST_COUNTED ? decimal(value) : [...formatNumeral(value)].map((numeral) => LEGAL.get(numeral)!).join('').replace(/^拾/, '壹拾'));

const FORMATS: Readonly<Record<string, Format>> = {
  none: () => '',
  bullet: () => '',
  decimalZero: (value) => String(value).padStart(2, '0'),
  decimalFullWidth: fullWidth,
  decimalFullWidth2: fullWidth,
  decimalEnclosedCircle: circled,
  decimalEnclosedCircleChinese: circled,
  decimalEnclosedParen: (value) => sign(value, [[1, 20, 0x2474]]),
  decimalEnclosedFullstop: (value) => sign(value, [[1, 20, 0x2488]]),
  ideographEnclosedCircle: (value) => sign(value, [[1, 10, 0x3280]]),
  numberInDash: (value) => `- ${value} -`,
  upperLetter: upperLetters,
  lowerLetter: (value) => upperLetters(value).toLowerCase(),
  upperRoman: roman,
  lowerRoman: (value) => roman(value).toLowerCase(),
  chineseCounting: (value) => (value < 100 ? counted(value) : digits(value)),
  chineseCountingThousand: counted,
  taiwaneseCounting: (value) => (value < 100 ? counted(value) : digits(value)),
  taiwaneseCountingThousand: counted,
  japaneseCounting: counted,
  ideographDigital: digits,
  japaneseDigitalTenThousand: digits,
  taiwaneseDigital: digits,
  chineseLegalSimplified: legal,
  ideographTraditional: (value) => STEMS[value - 1] ?? decimal(value),
  ideographZodiac: (value) => BRANCHES[value - 1] ?? decimal(value),
};

/** Writes a number from 0 up in a format (`w:numFmt`). Formats that Chinese documents do not use are written in digits. */
export function formatNumber(value: number, format: string): string {
  return (Object.hasOwn(FORMATS, format) ? FORMATS[format]! : decimal)(value);
}

/** The sign for a number in runs of signs that follow one another; digits where there is none. */
function sign(value: number, runs: readonly (readonly [first: number, last: number, code: number])[]): string {
  const run = runs.find(([first, last]) => value >= first && value <= last);
  return run ? String.fromCharCode(run[2] + value - run[0]) : decimal(value);
}

function roman(value: number): string {
  if (value < 1 || value > LARGEST_ROMAN) return decimal(value);
  let rest = value;
  let text = '';
  for (const [worth, letters] of ROMAN) {
    for (; rest >= worth; rest -= worth) text += letters;
  }
  return text;
}
