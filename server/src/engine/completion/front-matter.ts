/** Front matter (补全文首元数据): the keys that a draft may state, and the values that a key may have. */

import type { Localized } from '../../text/localized.js';
import type { Span } from '../../text/span.js';
import type { Steps } from '../../text/steps.js';
import { around, type Cursor } from './cursor.js';
import { fitOf } from './matching.js';
import type { CompletionWorld, Proposal, Proposals } from './model.js';

/** What may be stated, in the order in which a reader wants it. */
const KEYS: Readonly<Record<string, Localized>> = {
  title: { zh: '标题，文中的标题读得不对时写明', en: 'title, where the one in the text is not read rightly' },
  number: { zh: '文号，如 示政发〔2026〕3号', en: 'document number' },
  date: { zh: '成文日期，如 2026-11-22；也是基准日', en: 'day of signature as YYYY-MM-DD, also the as-of date' },
  territory: { zh: '所属地域，如 四川省眉山市', en: 'territory, such as 四川省眉山市' },
  level: { zh: '层级', en: 'administrative level' },
  status: { zh: '状态，如 征求意见稿', en: 'status' },
  issuer: { zh: '发文机关', en: 'issuing body' },
};

const VALUES: Readonly<Record<string, readonly (readonly [value: string, detail: Localized])[]>> = {
  level: [['national', { zh: '国家', en: 'national' }], ['province', { zh: '省级', en: 'province' }], ['city', { zh: '市级', en: 'city' }], ['county', { zh: '县级', en: 'county' }]],
  status: [
    ['征求意见稿', { zh: '尚未印发', en: 'draft for comment' }], ['现行有效', { zh: '已印发', en: 'in force' }], ['已废止', { zh: '已废止', en: 'repealed' }],
    ['已失效', { zh: '有效期已满', en: 'expired' }], ['已被取代', { zh: '已有新文件', en: 'superseded' }],
  ],
};

const MOST_PLACES = 30;
const LONGEST = 20_000;
const MOST_LINES = 200;

/** Keys or values where the cursor stands in a front matter, also one that is not closed yet. */
// eslint-disable-next-line require-yield -- like other sources, which do take steps
export function* frontMatterAt(cursor: Cursor, world: CompletionWorld): Steps<Proposals | undefined> {
  const above = linesAbove(cursor);
  if (!above) return undefined;
  const [, indent = '', key = '', blank, value = ''] = /^([ \t]*)([\w-]*)(?:[:：]([ \t]*)([^#]*))?$/.exec(cursor.before) ?? [];
  if (indent !== '') return NONE;
  if (blank === undefined) return /^[\w-]*$/.test(cursor.before) ? keys(key, above, cursor) : NONE;
  const found = key === 'territory' ? places(value, world) : key === 'title' || key === 'date' || key === 'issuer' ? own(key, world) : (VALUES[key] ?? []);
  const fitting = found.filter(([text]) => fitOf(value, text) !== undefined);
  const lead = blank === '' ? ' ' : '';
  return { items: fitting.map(([text, detail]) => ({ kind: 'value', label: text, detail, insert: lead + text, filter: value + text, ...spans(cursor, value.length, /^[^\r\n#]*/) })), incomplete: key === 'territory' };
}

/** Inside a front matter nothing else is proposed. */
const NONE: Proposals = { items: [], incomplete: false };

/** The lines between the opening fence and the cursor's; nothing where the cursor stands in no front matter. */
function linesAbove({ text, offset, before }: Cursor): readonly string[] | undefined {
  const start = text.startsWith('\ufeff') ? 1 : 0;
  if (!/^---\r?\n|^---\r/.test(text.slice(start, start + 5)) || offset > LONGEST) return undefined;
  const lines = text.slice(start, offset - before.length).split(/\r\n|\r|\n/).slice(1, -1);
  return lines.length < MOST_LINES && !lines.includes('---') && lines.every(isOfFrontMatter) ? lines : undefined;
}

/** A text that begins with a line of dashes is no front matter. */
function isOfFrontMatter(line: string): boolean {
  return line.trim() === '' || /^\s*(?:#|-\s|[\w-]{1,40}\s*:|["'\]}])|^\s/.test(line);
}

function keys(typed: string, above: readonly string[], cursor: Cursor): Proposals {
  const written = new Set(above.map((line) => /^[\w-]+/.exec(line)?.[0]));
  const fitting = Object.entries(KEYS).filter(([key]) => !written.has(key) && fitOf(typed.toLowerCase(), key) !== undefined);
  const behind = /^[\w-]*\s*[:：]/.test(cursor.after);
  return { items: fitting.map(([key, detail]): Proposal => ({ kind: 'key', label: key, detail, insert: behind ? key : `${key}: `, filter: key, ...spans(cursor, typed.length, /^[\w-]*/) })), incomplete: false };
}

/** What was typed, and with it what goes on behind the cursor. */
function spans(cursor: Cursor, typed: number, rest: RegExp): { readonly span: Span; readonly whole: Span } {
  return { span: around(cursor, typed), whole: around(cursor, typed, rest.exec(cursor.after)?.[0].length ?? 0) };
}

function places(typed: string, { facts, result }: CompletionWorld): (readonly [string, Localized])[] {
  const level = (place: string): Localized => VALUES['level']!.find(([value]) => value === place)![1];
  const fitting = facts.territories.all().flatMap(({ chain, name, level: of }) => {
    const at = chain.indexOf(typed);
    return at < 0 ? [] : [{ chain, of, fit: chain === result.territory ? -1 : name.startsWith(typed) ? 0 : at }];
  });
  return fitting.sort((a, b) => a.fit - b.fit || a.chain.length - b.chain.length).slice(0, MOST_PLACES).map(({ chain, of }) => [chain, level(of)]);
}

/** What the draft's own text says. */
function own(key: 'title' | 'date' | 'issuer', { result: { document: { metadata }, asOf } }: CompletionWorld): (readonly [string, Localized])[] {
  const value = key === 'date' ? asOf.day : metadata[key]?.value;
  return value === undefined || value === '' ? [] : [[value, key === 'date' ? { zh: '当前基准日', en: 'the present as-of date' } : { zh: '文中所写', en: 'as the text has it' }]];
}
