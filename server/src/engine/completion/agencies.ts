/** Agencies (补全机构名): where a body's name begins, those of the draft's territory and central ones, a former name leading to the present one. */

import type { NameRow } from '../../facts/names.js';
import { centralBodies, localBodies } from '../../facts/bodies.js';
import type { Localized } from '../../text/localized.js';
import type { Steps } from '../../text/steps.js';
import { around, overlap, type Cursor } from './cursor.js';
import { fitOf } from './matching.js';
import { frameOf } from './title-shelf.js';
import type { CompletionWorld, Proposal, Proposals } from './model.js';
import { LIST_LABEL } from './observed-bodies.js';

const MOST = 24;
const LONGEST = 16;

/** A place where the name of a body begins. */
interface BodyPlace {
  readonly query: string;
  /** Whether what stands before says that a body follows: then nothing needs to be typed. */
  readonly certain: boolean;
}

/** Bodies for the name that begins before the cursor. */
export function* agenciesAt(cursor: Cursor, world: CompletionWorld): Steps<Proposals | undefined> {
  const place = bodyPlace(cursor);
  if (!place) return undefined;
  const bodies = yield* bodiesFor(place.query, world);
  const listed = listedBefore(cursor);
  const fitting = bodies.filter(({ name }) => !listed.has(name)).flatMap((body, at) => {
    const fit = fitOfBody(place, body);
    return fit === undefined ? [] : [{ body, rank: fit * bodies.length + at }];
  });
  const ranked = fitting.sort((a, b) => a.rank - b.rank).slice(0, MOST);
  return { items: ranked.map(({ body }) => proposalOf(body, place, cursor)), incomplete: true };
}

/** Verbs and prepositions that a body follows. */
const LEADS = /(?:(?<![自理缘事案情])由|会同|商请|报请|报送|抄送|提请|委托|指导)$/;
const HAN_TAIL = /[\u4e00-\u9fff]{0,16}$/;

/** 由市财政局、 */
const GOES_ON = /(?:由|会同)[\u4e00-\u9fff、]{1,40}(?:局|委|厅|办|部|院|署)、$/;

function bodyPlace({ before }: Cursor): BodyPlace | undefined {
  const query = HAN_TAIL.exec(before)![0];
  const lead = before.slice(0, before.length - query.length);
  if (isInList(lead)) return query.length <= LONGEST ? { query, certain: true } : undefined;
  for (let at = query.length; at > 0; at--) {
    if (LEADS.test(query.slice(Math.max(0, at - 2), at))) return { query: query.slice(at), certain: true };
  }
  if (GOES_ON.test(lead)) return { query, certain: true };
  return query.length >= SHORTEST_TYPED && isBoundary(lead) ? { query, certain: false } : undefined;
}

/** So much has to be typed where nothing says that a body follows. */
const SHORTEST_TYPED = 2;

/** Whether what stands before is a list of bodies: 责任单位：…、 */
function isInList(lead: string): boolean {
  if (!/[：:、，,；;][ \u3000]?$/.test(lead)) return false;
  const labels = [...lead.matchAll(LIST_LABEL)];
  const last = labels[labels.length - 1];
  return last !== undefined && !/[）)。《]/.test(lead.slice(last.index + last[0].length));
}

function isBoundary(lead: string): boolean {
  return lead === '' || /[，。；：、（(“,;:\s\u3000]$/.test(lead);
}

/** A body that may be meant. */
interface Body {
  /** As it is put down. */
  readonly name: string;
  /** By what else it is found. */
  readonly aliases: readonly string[];
  readonly detail: Localized;
  /** Its former name is typed: it comes only for that. */
  readonly former?: true;
}

/** The bodies that stand already in the list that is being typed. */
function listedBefore({ before }: Cursor): ReadonlySet<string> {
  const from = Math.max(before.lastIndexOf('（'), before.lastIndexOf('。'), before.lastIndexOf('；')) + 1;
  return new Set(before.slice(from).split(/[：:、，,由]|会同/).slice(0, -1));
}

/** A former name has to be typed by two characters at least; where no body is announced, only the beginning of a name counts. */
function fitOfBody({ query, certain }: BodyPlace, { name, aliases, former }: Body): number | undefined {
  if (former && fitOf(query, name) === 0) return undefined; // the present name is being typed
  const fits = [...(former ? [] : [name]), ...aliases].flatMap((known) => fitOf(query, known) ?? []);
  const best = fits.length === 0 ? undefined : Math.min(...fits);
  if (best === undefined || (former && (query.length < 2 || best > 0))) return undefined;
  return certain || best === 0 ? best : undefined;
}

/** Every body, in the order in which they are proposed: those of the draft, of its territory's documents, of every government, central ones. */
function* bodiesFor(query: string, world: CompletionWorld): Steps<Body[]> {
  const { result, facts, corpus, tables } = world;
  const { asOf: { day }, territory, level } = result;
  const { shelf, bodies } = tables.of(facts, corpus);
  yield* shelf.prepare();
  const inCorpus = yield* bodies.ofTerritory(shelf, frameOf(result));
  const inDraft = bodies.ofDraft(result.document);
  const sign = signOf(territory, level);
  const lead = leadOf(query, sign, territory);
  const seen = new Set<string>();
  const once = (body: Body): boolean => !seen.has(body.name) && seen.add(body.name) !== undefined;
  const observed = [...observedBodies(inDraft, OBSERVED.draft), ...observedBodies(inCorpus, OBSERVED.corpus)].filter(({ name }) => name !== query && !isFormer(name, world));
  const local = sign === '' ? [] : localBodies(day).map((row) => localBody(row, lead, sign));
  const central = centralBodies(day).map(({ name, aliases = [] }) => ({ name, aliases, detail: CENTRAL }));
  const former = facts.names.rows.flatMap((row) => formerBody(row, lead, sign, world));
  return [...(sign === '' ? [...central, ...observed] : [...observed, ...local, ...central]), ...former].filter(once);
}

const OBSERVED = { draft: { zh: '本稿', en: 'in this draft' }, corpus: { zh: '本地文件', en: 'in local documents' } } as const satisfies Record<string, Localized>;
const CENTRAL: Localized = { zh: '中央', en: 'central' };
const LOCAL: Localized = { zh: '通行名称，以本地设置为准', en: 'the usual name; local ones may differ' };

function observedBodies(counts: ReadonlyMap<string, number>, detail: Localized): Body[] {
  return [...counts].sort((a, b) => b[1] - a[1]).map(([name]) => ({ name, aliases: [], detail }));
}

function localBody({ province, below, full, aliases = [] }: ReturnType<typeof localBodies>[number], lead: string, sign: string): Body {
  const bare = sign === '省' || sign === '自治区' ? province : below;
  const others = [bare, ...(full === undefined ? [] : [full]), ...aliases];
  return { name: lead + bare, aliases: [...others, ...others.map((name) => lead + name)], detail: LOCAL };
}

/** The present name of a body that is typed by its former one; nothing where the facts give no single name. */
function formerBody({ kind, match, until, local, replacement = '', fix, ledBy }: NameRow, lead: string, sign: string, { result }: CompletionWorld): Body[] {
  if (kind !== 'agency' || until === undefined || until > result.asOf.day || ledBy) return [];
  const bare = local && sign !== '' ? (sign === '省' || sign === '自治区' ? local.province : local.below) : undefined;
  // 党委 is the committee of whatever place: 市委 in a city.
  const single = fix === true && !local && /^[\u4e00-\u9fff]{3,24}$/.test(replacement) ? replacement.replace(/^党委/, sign === '' ? '党委' : `${sign}委`) : undefined;
  const name = bare === undefined ? single : lead + bare;
  if (name === undefined) return [];
  const former = match[0]!;
  const detail: Localized = { zh: `原${former}，${until}起`, en: `formerly ${former}, since ${until}` };
  return [{ name, aliases: bare === undefined ? match : [...match, ...match.map((form) => lead + form)], detail, former: true }];
}

/** Whether a name, or a part of it, is one that no body bears any longer on the day. */
function isFormer(name: string, { facts, result }: CompletionWorld): boolean {
  return facts.names.find(name).some(({ row }) => row.kind === 'agency' && row.until !== undefined && row.until <= result.asOf.day);
}

/** What the departments of the draft's government begin with: 省, 市, 县; nothing for national drafts and those of no known place. */
function signOf(territory: string | undefined, level: CompletionWorld['result']['level']): string {
  if (territory === undefined || level === undefined || level === 'national') return '';
  return /(?:自治区|[省市州县区旗盟])$/.exec(territory)?.[0] ?? '';
}

/** The place as it was typed (示例市), otherwise its sign alone. */
function leadOf(query: string, sign: string, territory = ''): string {
  for (let length = Math.min(query.length, territory.length); length > 1; length--) {
    const named = query.slice(0, length);
    if (named.endsWith(sign) && territory.endsWith(named)) return named;
  }
  return sign;
}

function proposalOf({ name, detail }: Body, { query }: BodyPlace, cursor: Cursor): Proposal {
  return { kind: 'agency', label: name, detail, insert: name, span: around(cursor, query.length, overlap(name, cursor)), filter: query + name };
}
