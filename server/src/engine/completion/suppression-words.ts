/** Suppressing comments (补全屏蔽注释): the directives, and rule ids behind them, those first that have findings right below. */

import type { Localized } from '../../text/localized.js';
import type { Steps } from '../../text/steps.js';
import { carried } from './carried.js';
import { around, type Cursor } from './cursor.js';
import { fitOf } from './matching.js';
import type { CompletionWorld, Proposal, Proposals } from './model.js';

const DIRECTIVES: readonly (readonly [string, Localized])[] = [
  ['wenheng-disable-next-line', { zh: '屏蔽下一行的问题', en: 'silences findings of the next line' }],
  ['wenheng-disable', { zh: '从这里起屏蔽', en: 'silences findings from here on' }],
  ['wenheng-enable', { zh: '从这里起恢复', en: 'ends a wenheng-disable' }],
];
const COMMENT = /(?:<!--|^[ \t\u3000]*\/\/)[ \t]*(wenheng[\w-]*)?$/;
const NAMES = /(?:<!--|^[ \t\u3000]*\/\/)[ \t]*wenheng-(disable-next-line|disable|enable)[ \t]+((?:[\w-]+[ \t,，、]+)*)([\w-]*)$/;
/** Any comment: nothing else is proposed in one. */
const INSIDE = /<!--(?:(?!-->).){0,200}$|^[ \t\u3000]*\/\//;
const LONGEST = 300;

/** A directive or a rule id where the cursor stands in a comment. */
// eslint-disable-next-line require-yield -- like other sources, which do take steps
export function* suppressionsAt(cursor: Cursor, world: CompletionWorld): Steps<Proposals | undefined> {
  const before = cursor.before.length > LONGEST ? '' : cursor.before;
  const directive = COMMENT.exec(before);
  if (directive && (cursor.asked || directive[1] !== undefined)) return directives(directive[1] ?? '', cursor);
  const names = NAMES.exec(before);
  if (names) return rules(names[1]!, names[2]!, names[3]!, cursor, world);
  return INSIDE.test(before) ? { items: [], incomplete: false } : undefined;
}

function directives(typed: string, cursor: Cursor): Proposals {
  const fitting = DIRECTIVES.filter(([word]) => fitOf(typed, word) !== undefined);
  return { items: fitting.map(([word, detail]): Proposal => ({ kind: 'key', label: word, detail, insert: `${word} `, filter: word, span: around(cursor, typed.length), whole: around(cursor, typed.length, /^[\w-]*[ \t]?/.exec(cursor.after)![0].length) })), incomplete: false };
}

/** A reason is asked for where none is written yet. */
const REASON_FOLLOWS = /^[\w\s,，、-]* -- /;

function rules(directive: string, earlier: string, typed: string, cursor: Cursor, world: CompletionWorld): Proposals {
  const named = new Set(earlier.split(/[\s,，、]+/));
  const below = findingsBelow(cursor, world);
  const ids = world.rules.map(({ meta }) => meta).filter(({ id }) => !named.has(id) && fitOf(typed, id) !== undefined);
  const sorted = [...ids.filter(({ id }) => below.has(id)), ...ids.filter(({ id }) => !below.has(id))];
  const plain = directive === 'enable' || REASON_FOLLOWS.test(cursor.after);
  const behind = /^[\w-]*/.exec(cursor.after)![0].length;
  return {
    items: sorted.map(({ id, summary }): Proposal => ({
      kind: 'rule', label: id, insert: id, filter: id, span: around(cursor, typed.length), whole: around(cursor, typed.length, behind),
      ...(!plain && { snippet: `${id} -- \${1:理由}` }),
      detail: below.has(id) ? { zh: `${summary.zh}（下一行有此问题）`, en: `${summary.en} (on the next line)` } : summary,
    })),
    incomplete: false,
  };
}

/** The rules with findings in the next line that holds anything. */
function findingsBelow(cursor: Cursor, { result }: CompletionWorld): ReadonlySet<string> {
  const { text } = result.document;
  let start = carried(cursor, text);
  while (start < text.length && text[start] !== '\n' && text[start] !== '\r') start++;
  while (start < text.length && /\s/.test(text[start]!)) start++;
  let end = start;
  while (end < text.length && text[end] !== '\n' && text[end] !== '\r') end++;
  return new Set(result.findings.filter(({ span }) => span.start >= start && span.start < end).map(({ rule }) => rule));
}
