/** Automatic numbers (自动编号) as they run on through a document, and the labels that they make. */

import { formatNumber } from './number-formats.js';
import { LAST_LEVEL, type ListLevel, type NumberedList } from './numbering.js';

const PRIVATE_USE = /[\ue000-\uf8ff]/g;
/** Signs behind which a typed text has no space: 一、总体要求, （一）, 1.加强, ①. */
const CLOSED = /[、）)．.：:。\u2460-\u249b\u3220-\u3229\u3251-\u32bf]$/;
/** Labels that a typed text always parts from what comes: 第一条 第一审…, which is no 第一条第一…. */
const ARTICLE = /[编篇章节条]$/;

/** Counts the paragraphs of all lists of a document. */
export class Counters {
  readonly #values = new Map<string, (number | undefined)[]>();
  readonly #begun = new Set<string>();

  /**
   * Counts a paragraph and gives the numbers of its level and those above. A level above that no paragraph has had counts as begun;
   * levels below begin anew, unless they say otherwise; lists of one kind count on, unless a list has a start of its own.
   */
  next(list: NumberedList, level: number): readonly number[] {
    let values = this.#values.get(list.kind);
    if (!values) this.#values.set(list.kind, (values = []));
    for (let above = 0; above < level; above++) values[above] ??= startOf(list, above);
    const value = this.#begins(list, level) ? undefined : values[level];
    values[level] = value === undefined ? startOf(list, level) : value + 1;
    for (let below = level + 1; below <= LAST_LEVEL; below++) if (restarts(list.levels.get(below), level)) values[below] = undefined;
    return values.slice(0, level + 1) as number[];
  }

  /** Counts a paragraph and writes its label; empty where its level shows none. A space behind it is part of it. */
  label(list: NumberedList, level: number, text: string): string {
    const numbers = this.next(list, level);
    const shown = list.levels.get(level);
    const label = shown ? written(shown, numbers, list.levels) : '';
    const tight = CLOSED.test(label) ? !shown?.parted || !/^[0-9]/.test(text) : !shown?.parted && !ARTICLE.test(label);
    return label === '' || tight ? label : `${label} `;
  }

  /** Whether a list is used on a level for the first time, and has a start of its own there. */
  #begins(list: NumberedList, level: number): boolean {
    const key = `${list.id} ${level}`;
    if (!list.starts.has(level) || this.#begun.has(key)) return false;
    this.#begun.add(key);
    return true;
  }
}

function startOf(list: NumberedList, level: number): number {
  return list.starts.get(level) ?? list.levels.get(level)?.start ?? 1;
}

function restarts(below: ListLevel | undefined, used: number): boolean {
  return below?.restart === undefined || used < below.restart;
}

function written({ format, text, legal }: ListLevel, numbers: readonly number[], levels: ReadonlyMap<number, ListLevel>): string {
  if (format === 'bullet') return text.replace(PRIVATE_USE, '•'); // signs of a font of symbols
  return text.replace(/%([1-9])/g, (_, digit: string) => {
    const level = Number(digit) - 1;
    const number = numbers[level];
    return number === undefined ? '' : formatNumber(number, legal ? 'decimal' : (levels.get(level)?.format ?? 'decimal'));
  });
}
