/** The title that is being typed (正在录入的书名号): the mark that is open before the cursor, and how far behind it the title goes. */

import { findNumbers } from '../../document/number.js';
import type { Span } from '../../text/span.js';
import { around, type Cursor } from './cursor.js';

/** A title that is being typed. */
export interface OpenTitle {
  /** What stands between the mark and the cursor. */
  readonly query: string;
  /** From behind the mark over the closing mark, and over a number beside it. */
  readonly span: Span;
  /** What closes it. */
  readonly close: '》' | '〉' | '>>';
  /** Whether its number is put beside it: not inside another title. */
  readonly numbered: boolean;
  /** Whether a parenthesis (`（以下简称…`) follows that the number goes into. */
  readonly joins: boolean;
}

const LONGEST = 120;
const CLOSERS = new Set('》〉');
const STOPS = new Set('。；！？!?\t');

/** The innermost mark that is open before the cursor; nothing where there is none. */
export function openTitle(cursor: Cursor): OpenTitle | undefined {
  const { before } = cursor;
  const from = Math.max(0, before.length - LONGEST);
  const open: { at: number; close: OpenTitle['close'] }[] = [];
  for (let index = from; index < before.length; index++) {
    const sign = before[index]!;
    if (STOPS.has(sign)) open.length = 0;
    else if (sign === '《') open.push({ at: index + 1, close: '》' });
    else if (sign === '〈') open.push({ at: index + 1, close: '〉' });
    else if (sign === '<' && before[index + 1] === '<') open.push({ at: ++index + 1, close: '>>' });
    else if (CLOSERS.has(sign)) open.pop();
    else if (sign === '>' && before[index + 1] === '>' && ++index) open.pop();
  }
  const last = open[open.length - 1];
  if (!last) return undefined;
  const query = before.slice(last.at);
  const numbered = open.length === 1;
  const behind = behindTitle(cursor.after, last.close, numbered);
  return { query, close: last.close, numbered, joins: behind.joins, span: around(cursor, query.length, behind.length) };
}

const LONGEST_REST = 80;
const ENDS_REST = /[《〈。；，,;\t]|<</;
const NUMBER = /^[（(]([^（）()]{4,40}号)[）)]/;
const SHORT_NAME = /^[（(](?=以下)/;

/** How far the title goes on behind the cursor: to its closing mark, where there is one, and over the number beside it. */
function behindTitle(after: string, close: OpenTitle['close'], numbered: boolean): { readonly length: number; readonly joins: boolean } {
  const end = after.indexOf(close);
  if (end < 0 || end > LONGEST_REST || ENDS_REST.test(after.slice(0, end))) return { length: 0, joins: false };
  const length = end + close.length;
  if (!numbered) return { length, joins: false };
  const rest = after.slice(length);
  const [beside, number = ''] = NUMBER.exec(rest) ?? [];
  if (beside !== undefined && findNumbers(number).length === 1) return { length: length + beside.length, joins: false };
  return SHORT_NAME.test(rest) ? { length: length + 1, joins: true } : { length, joins: false };
}
