/** What is known of names at a place (名称提示): former names of bodies, places, laws and wordings, and since when the current ones hold. */

import type { Facts } from '../../facts/facts.js';
import { weaker } from '../../facts/confidence.js';
import type { NameMention, NameRow } from '../../facts/names.js';
import { currentName, inPlace } from '../../rules/current-name.js';
import { meantNames } from '../../rules/name-mentions.js';
import type { IsoDate } from '../../text/dates.js';
import type { Localized } from '../../text/localized.js';
import type { Span } from '../../text/span.js';
import { CONFIDENCE } from '../labels.js';

/** What names are judged by. */
export interface NameSurroundings {
  readonly day: IsoDate;
  readonly territory: string | undefined;
  readonly facts: Facts;
}

/** A name with what is known of it, and where that is taken from. */
export interface NameDescription {
  readonly span: Span;
  readonly lines: readonly Localized[];
  /** What may name documents: sources, and what is right now. */
  readonly sources: readonly string[];
}

/** The names of a text at the place asked for: former ones; where there is none, those that took the place of others. */
export function describeNames(text: string, isAsked: (span: Span) => boolean, { day, territory, facts }: NameSurroundings): NameDescription[] {
  const former = meantNames(text, facts, territory).filter(({ span }) => isAsked(span));
  if (former.length > 0) return former.map((mention) => describeFormer(text, mention, day));
  return describeCurrent(text, isAsked, facts.names.rows, day);
}

function describeFormer(text: string, mention: NameMention, day: IsoDate): NameDescription {
  const { row, span } = mention;
  const { name } = currentName(text, mention);
  return { span, lines: nameLines(row, day, name), sources: [row.source, name] };
}

export const NAME_KIND: Readonly<Record<NameRow['kind'], Localized>> = {
  agency: { zh: '机构', en: 'body' },
  place: { zh: '地名', en: 'place' },
  law: { zh: '法律法规', en: 'law' },
  term: { zh: '提法', en: 'wording' },
  slogan: { zh: '地方提法', en: 'local slogan' },
  name: { zh: '固定名称', en: 'fixed name' },
};

/** A row as lines; `now` is what is right instead where the place says more than the row. */
export function nameLines({ kind, until, replacement, regions, notRegions, confidence, source }: NameRow, day: IsoDate, now = inPlace(replacement ?? '', '')): Localized[] {
  const what = NAME_KIND[kind];
  const instead: Localized = now === '' ? { zh: '', en: '' } : { zh: `，${until !== undefined && until > day ? '改为' : '现为'}：${now}`, en: `; ${until !== undefined && until > day ? 'then' : 'now'}: ${now}` };
  const state: Localized = until === undefined ? { zh: '写法不规范', en: 'a wrong form' } : until <= day ? { zh: `${until}起不再使用`, en: `no longer right since ${until}` } : { zh: `在基准日${day}仍然正确，${until}起改变`, en: `right as of ${day}; changes on ${until}` };
  const where = placesOf(regions, notRegions);
  return [
    { zh: `${what.zh}${where.zh}：${state.zh}${instead.zh}`, en: `${what.en}${where.en}: ${state.en}${instead.en}` },
    { zh: `${CONFIDENCE[confidence].zh}，来源：${source}`, en: `${CONFIDENCE[confidence].en}, source: ${source}` },
  ];
}

function placesOf(regions: readonly string[] | undefined, notRegions: readonly string[] | undefined): Localized {
  if (regions) return { zh: `（${regions.join('、')}）`, en: ` (${regions.join(', ')})` };
  if (notRegions) return { zh: `（${notRegions.join('、')}除外）`, en: ` (not in ${notRegions.join(', ')})` };
  return { zh: '', en: '' };
}

const MOST_FORMER = 6;
const MOST_SOURCES = 2;
/** A replacement that is an explanation, or several names, is no name. */
const NAME = /^《?([\u4e00-\u9fff]{3,30})》?$/;
const COUNTRY = /^中华人民共和国/;
/** 应急管理部门 are many. */
const GOES_ON = /^门/;

/** Names that took the place of others, the longest at the place asked for. */
function describeCurrent(text: string, isAsked: (span: Span) => boolean, rows: readonly NameRow[], day: IsoDate): NameDescription[] {
  let best: { readonly span: Span; readonly rows: NameRow[] } | undefined;
  for (const row of rows) {
    const span = replacementIn(text, row, isAsked);
    if (!span) continue;
    const [length, longest] = [span.end - span.start, best ? best.span.end - best.span.start : 0];
    if (best && length === longest) best.rows.push(row);
    else if (length > longest) best = { span, rows: [row] };
  }
  return best ? [{ span: best.span, ...currentLines(best.rows, day) }] : [];
}

/** Where the text names at the place asked for what a row says is right. */
function replacementIn(text: string, row: NameRow, isAsked: (span: Span) => boolean): Span | undefined {
  if (row.until === undefined || row.local || row.regions || (row.kind !== 'law' && row.fix !== true)) return undefined;
  const name = NAME.exec(row.replacement ?? '')?.[1];
  return name === undefined ? undefined : (placeOf(text, name, isAsked) ?? (row.kind === 'law' ? placeOf(text, name.replace(COUNTRY, ''), isAsked) : undefined));
}

function placeOf(text: string, name: string, isAsked: (span: Span) => boolean): Span | undefined {
  for (let start = text.indexOf(name); start >= 0; start = text.indexOf(name, start + name.length)) {
    const span = { start, end: start + name.length };
    if (isAsked(span)) return name.endsWith('部') && GOES_ON.test(text.slice(span.end, span.end + 1)) ? undefined : span;
  }
  return undefined;
}

/** What a name took the place of, by the day on which it did. */
function currentLines(rows: readonly NameRow[], day: IsoDate): Pick<NameDescription, 'lines' | 'sources'> {
  const { kind } = rows[0]!;
  const days = [...new Set(rows.map(({ until }) => until!))].sort();
  const lines = days.map((since): Localized => {
    const former = [...new Set(rows.filter(({ until }) => until === since).map(({ match }) => match[0]!.replace(COUNTRY, '')))];
    const more = former.length > MOST_FORMER;
    const said = succession(kind, { zh: `${former.slice(0, MOST_FORMER).join('、')}${more ? '等' : ''}`, en: `${former.slice(0, MOST_FORMER).join(', ')}${more ? ' and others' : ''}` });
    const first: Localized = since <= day ? { zh: `${since}起`, en: `since ${since}` } : { zh: `${since}起（基准日${day}尚未到）`, en: `from ${since} on (not yet as of ${day})` };
    return { zh: `${NAME_KIND[kind].zh}：${first.zh}，${said.zh}`, en: `${NAME_KIND[kind].en}: ${said.en} ${first.en}` };
  });
  const confidence = CONFIDENCE[rows.map((row) => row.confidence).reduce(weaker)];
  const sources = [...new Set(rows.map(({ source }) => source))].slice(0, MOST_SOURCES);
  return { lines: [...lines, { zh: `${confidence.zh}，来源：${sources.join('；')}`, en: `${confidence.en}, source: ${sources.join('; ')}` }], sources };
}

/** Bodies take over others or bear a new name; laws and wordings take the place of others. */
function succession(kind: NameRow['kind'], former: Localized): Localized {
  if (kind === 'agency') return { zh: `${former.zh}更名或并入`, en: `what was ${former.en}` };
  if (kind === 'place') return { zh: `${former.zh}改为此名`, en: `the name of what was ${former.en}` };
  return { zh: `代替${former.zh}`, en: `in place of ${former.en}` };
}
