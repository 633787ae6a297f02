/** Metadata (元数据) of a document, from its front matter, its metadata rows, its head and its signature. */

import { findDates, parseIsoDate, yearOf, type IsoDate } from '../text/dates.js';
import type { Located } from '../text/span.js';
import type { FrontMatter } from './front-matter.js';
import { isNumberLine, type FoundTitle } from './head.js';
import type { Level, Metadata, ParseProblem, Status } from './model.js';
import { itemAt, lineText, type Lines } from './roles.js';
import { numberIn, type Rows } from './rows.js';
import { spokenProvince } from './spoken-territory.js';
import type { TerritoryLookup } from './territories.js';
import { genreOf, isDraftTitle, periodOf, tidyTitle, wrappedTitle } from './title.js';

/** Everything that metadata is read from. */
export interface Sources {
  readonly of: Lines;
  readonly frontMatter: FrontMatter | undefined;
  readonly rows: Rows;
  /** The first title found, and the attachment's own where the first one wraps it. */
  readonly title: FoundTitle | undefined;
  readonly attachmentTitle: FoundTitle | undefined;
  /** Line at which the first attachment begins, or the number of lines. */
  readonly bodyEnd: number;
  readonly territories: TerritoryLookup;
}

const LEVELS: readonly Level[] = ['national', 'province', 'city', 'county'];
const STATUS_WORDS: readonly (readonly [RegExp, Status])[] = [
  [/征求意见|送审|讨论|draft/, 'draft'],
  [/废止|repealed/, 'repealed'],
  [/失效|过期|expired/, 'expired'],
  [/替代|取代|superseded/, 'superseded'],
  [/有效|现行|生效|in-force/, 'in-force'],
];
const NATIONAL = /^(?:中共中央|中央|国务院|全国|国家|中华人民共和国|最高人民|[\u4e00-\u9fff]{2,8}部(?:[ 、]|办公厅|关于|等|$))/;
const HEAD_LINES = 60;
/** How many lines around a date are looked at. */
const FAR = 30;

/** Puts the metadata together: front matter before rows before text. */
export function readMetadata(from: Sources): { metadata: Metadata; problems: ParseProblem[] } {
  const problems: ParseProblem[] = [];
  const title = titleOf(from);
  const wrapperTitle = from.attachmentTitle && from.title ? located(from.title) : undefined;
  const issuer = issuerOf(from, wrapperTitle ?? title);
  const place = from.territories.leading(issuer?.value ?? '') ?? from.territories.leading(title?.value ?? '');
  const territory = writtenTerritory(from, problems) ?? place?.chain ?? spokenProvince(from.of.text, from.territories)?.chain;
  const level = levelOf(from, territory, issuer?.value ?? wrapperTitle?.value ?? title?.value ?? '', problems);
  const number = numberOf(from);
  const date = dateOf(from, problems);
  const status = statusOf(from, title?.value);
  const genre = title && genreOf(title.value);
  const period = title && periodOf(title.value + suffixes(from));
  const dateSource = date?.source;
  const metadata = withoutUndefined({ title, wrapperTitle, issuer, territory, level, number, date: date?.day, dateSource, status, genre, period });
  return { metadata, problems };
}

/** Leaves out the keys that hold nothing. */
function withoutUndefined(values: { [K in keyof Metadata]-?: Metadata[K] | undefined }): Metadata {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined && value !== ''));
}

function located(title: FoundTitle): Located<string> {
  return { value: title.value, span: title.span };
}

function entry(from: Sources, key: string): Located<string> | undefined {
  const found = from.frontMatter?.entries.get(key);
  return found && found.value !== '' ? found : undefined;
}

function titleOf(from: Sources): Located<string> | undefined {
  const written = entry(from, 'title');
  if (written) return written;
  if (from.attachmentTitle) return located(from.attachmentTitle);
  return from.title ? located(from.title) : from.rows.values.get('title');
}

/** The parentheses under the title (`（2023—2035年）`). */
function suffixes(from: Sources): string {
  let joined = '';
  from.of.roles.slice(0, HEAD_LINES).forEach((role, index) => {
    if (role === 'title') joined += lineText(from.of, index);
  });
  return joined;
}

/** A department (内设机构) that a page names as the source of what the body it belongs to has issued. */
const DEPARTMENT = /^(?!.*公司)[\u4e00-\u9fff]{1,6}[司处科股]$/;

function issuerOf(from: Sources, title: Located<string> | undefined): Located<string> | undefined {
  const row = from.rows.values.get('issuer');
  const written = entry(from, 'issuer') ?? (row && !DEPARTMENT.test(row.value) ? row : undefined);
  if (written) return written;
  const match = title && /^(.{2,60}?)(?:关于|印发|转发)/.exec(title.value);
  if (title && match && /(?:政府|办公室|办公厅|委员会|委|部|局|厅|院|会|署)(?:[ 、]|$)/.test(match[1]!)) {
    return { value: match[1]!.trim(), span: { start: title.span.start, end: title.span.start + match[1]!.length } };
  }
  const signature = from.of.roles.findIndex((role, index) => role === 'signature' && index < from.bodyEnd);
  if (signature < 0) return row;
  return { value: tidyTitle(lineText(from.of, signature)), span: from.of.lines[signature]! };
}

/** The front matter's territory as a full chain; one that is not known, or may be several, stays as written and is said. */
function writtenTerritory(from: Sources, problems: ParseProblem[]): string | undefined {
  const written = entry(from, 'territory');
  if (!written) return undefined;
  const places = from.territories.resolve(written.value);
  if (places.length === 1) return places[0]!.chain;
  const chains = places.map((place) => place.chain).join('、');
  const message = chains
    ? { zh: `文首元数据的 territory“${written.value}”有歧义：${chains}，请写全称`, en: `territory "${written.value}" in the front matter is ambiguous: ${chains}. Write the full chain` }
    : { zh: `不认识文首元数据的 territory“${written.value}”；内置表以外的地名请在配置的 territories 中声明`, en: `Unknown territory "${written.value}" in the front matter; declare places beyond the built-in table under territories in the configuration` };
  problems.push({ message, span: written.span });
  return written.value;
}

function levelOf(from: Sources, territory: string | undefined, issuer: string, problems: ParseProblem[]): Level | undefined {
  const written = entry(from, 'level');
  if (written) {
    if ((LEVELS as readonly string[]).includes(written.value)) return written.value as Level;
    problems.push({
      message: { zh: `文首元数据的 level 只能是 ${LEVELS.join('、')}，不能是“${written.value}”`, en: `level in the front matter must be one of ${LEVELS.join(', ')}, not "${written.value}"` },
      span: written.span,
    });
  }
  const places = territory === undefined ? [] : from.territories.resolve(territory);
  if (places.length === 1) return places[0]!.level;
  return NATIONAL.test(issuer) ? 'national' : undefined;
}

function numberOf(from: Sources): Located<string> | undefined {
  const written = entry(from, 'number') ?? from.rows.values.get('number');
  if (written) return written;
  const index = from.of.roles.indexOf('number');
  return index < 0 || index >= from.bodyEnd ? numberBehindTitle(from.of) : numberIn(itemAt(from.of, index));
}

/** `示例省科技厅公告（2023年第17号）`: the number in the parenthesis at the end of the title, or alone below it. */
function numberBehindTitle(of: Lines): Located<string> | undefined {
  for (let index = 0; index < Math.min(HEAD_LINES, of.lines.length); index++) {
    const [, value] = of.roles[index] === 'title' ? (/[（(【]([^（）()【】]{4,40}号)[）)】]$/.exec(lineText(of, index)) ?? []) : [];
    if (value === undefined || !/[0-9０-９]{4}/.test(value) || !isNumberLine(value)) continue;
    const end = of.lines[index]!.end - 1;
    return { value, span: { start: end - value.length, end } };
  }
  return undefined;
}

/** A document is of no later year: a date beyond has scrambled digits, or is another thing. */
const LAST_YEAR = 2060;

/** The first day in a text that a document can bear. */
function dayIn(text: string): IsoDate | undefined {
  return findDates(text).find(({ value }) => yearOf(value) <= LAST_YEAR)?.value;
}

interface FoundDate {
  readonly day: Located<IsoDate>;
  readonly source: 'front-matter' | 'text';
}

/** 成文日期: front matter, then the row of the page, then the signature, then the history under the title, then 发布日期. */
function dateOf(from: Sources, problems: ParseProblem[]): FoundDate | undefined {
  const written = entry(from, 'date');
  if (written) {
    const day = parseIsoDate(written.value) ?? findDates(written.value)[0]?.value;
    if (day) return { day: { value: day, span: written.span }, source: 'front-matter' };
    problems.push({
      message: { zh: `文首元数据的 date 不是日期：“${written.value}”（应如 2026-11-22）`, en: `date in the front matter is not a day: "${written.value}" (write it like 2026-11-22)` },
      span: written.span,
    });
  }
  const day = rowDate(from, 'signed') ?? bodyDate(from) ?? historyDate(from) ?? rowDate(from, 'published') ?? pageDate(from);
  return day && { day, source: 'text' };
}

function rowDate(from: Sources, key: 'signed' | 'published'): Located<IsoDate> | undefined {
  const row = from.rows.values.get(key);
  const day = row && dayIn(row.value);
  return day === undefined ? undefined : { value: day, span: row!.span };
}

/**
 * The last complete date that stands alone in the body (before the attachments) as a date of signature does: below the
 * signing body, at the end, or above the text. A day in a timetable has text on both sides. `…日发布` is only a second choice.
 */
function bodyDate(from: Sources): Located<IsoDate> | undefined {
  let published: Located<IsoDate> | undefined;
  for (let index = Math.min(from.bodyEnd, from.of.lines.length) - 1; index >= 0; index--) {
    if (from.of.roles[index] !== 'date') continue;
    const { value, span } = itemAt(from.of, index);
    const day = dayIn(value);
    if (!day || !isSigned(from, index)) continue;
    if (!value.endsWith('发布')) return { value: day, span };
    published ??= { value: day, span };
  }
  return published;
}

function isSigned({ of, bodyEnd }: Sources, date: number): boolean {
  const filled = (index: number): boolean => of.lines[index]!.end > of.lines[index]!.start;
  let before = date - 1;
  while (before >= 0 && !filled(before)) before--;
  if (before < 0 || of.roles[before] === 'signature') return true;
  const isText = (index: number): boolean => of.roles[index] === undefined && filled(index);
  const end = Math.min(bodyEnd, of.lines.length, date + FAR);
  const textBelow = of.lines.slice(date + 1, end).some((_, offset) => isText(date + 1 + offset));
  const textAbove = of.lines.slice(Math.max(0, date - FAR), date).some((_, offset) => isText(Math.max(0, date - FAR) + offset));
  return !(textBelow && textAbove);
}

/** Laws, resolutions, reports: the latest day in the lines under the title. */
function historyDate(from: Sources): Located<IsoDate> | undefined {
  let latest: Located<IsoDate> | undefined;
  from.of.roles.forEach((role, index) => {
    if (role !== 'history') return;
    for (const day of findDates(lineText(from.of, index))) {
      if (yearOf(day.value) <= LAST_YEAR && (!latest || day.value > latest.value)) latest = { value: day.value, span: from.of.lines[index]! };
    }
  });
  return latest;
}

/** `来源:… 日期:2023-11-16`, `发布时间：…` among the page's furniture. */
function pageDate(from: Sources): Located<IsoDate> | undefined {
  for (let index = 0; index < Math.min(HEAD_LINES, from.of.lines.length); index++) {
    if (from.of.roles[index] !== 'furniture') continue;
    const content = lineText(from.of, index);
    const day = /(?:日期|时间)[:：]/.test(content) ? dayIn(content) : undefined;
    if (day) return { value: day, span: from.of.lines[index]! };
  }
  return undefined;
}

function statusOf(from: Sources, title: string | undefined): Status | undefined {
  const words = entry(from, 'status')?.value ?? from.rows.values.get('validity')?.value;
  const known = words && STATUS_WORDS.find(([pattern]) => pattern.test(words));
  if (known) return known[1];
  const head = `${title ?? ''}${suffixes(from)}`;
  return isDraftTitle(head) && !wrappedTitleIsFinal(head) ? 'draft' : undefined;
}

/** `关于公布《…（草案）》的通知` is final in itself only when what it wraps is. */
function wrappedTitleIsFinal(title: string): boolean {
  const wrapped = wrappedTitle(title);
  return wrapped !== undefined && !isDraftTitle(wrapped) && !isDraftTitle(title.slice(title.lastIndexOf('》')));
}
