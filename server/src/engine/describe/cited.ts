/** The card of a cited document (文件卡片): what is known of it, and whether it is in force on the as-of date. For people who ask, not for rules. */

import type { Corpus, CorpusDocument } from '../../corpus/model.js';
import type { Facts } from '../../facts/facts.js';
import { repealOf, statusOn } from '../../rules/status-of-citation.js';
import type { Resolution } from '../../rules/resolve-citation.js';
import type { Localized } from '../../text/localized.js';
import type { CitedPlace } from '../cited.js';
import { CONFIDENCE, LEVEL, STATUS } from '../labels.js';
import type { CheckResult } from '../model.js';

/** What a cited document is looked up in. */
export interface CitedWorld {
  readonly facts: Facts;
  readonly corpus: Corpus | undefined;
  readonly own: ReadonlySet<CorpusDocument>;
}

/** How a document stands on a day. `said` is empty where nothing is known. */
export interface CitedStatus {
  readonly outOfForce: boolean;
  /** In a word: 已废止. */
  readonly word: Localized;
  /** With what is known of it: 自2025-01-01起，据《…》. */
  readonly detail: Localized;
  /** The document that says so. */
  readonly by: CorpusDocument | undefined;
}

/** The card: lines to read, the document itself and the one that puts it out of force, where the corpus holds them. */
export interface CitedCard {
  readonly title: string;
  readonly lines: readonly Localized[];
  readonly document: CorpusDocument | undefined;
  readonly status: CitedStatus;
}

type Word = NonNullable<Resolution['status']>;

const UNKNOWN: Localized = { zh: '未见废止', en: 'nothing says that it was repealed' };
const OUT: ReadonlySet<Word> = new Set(['repealed', 'expired', 'superseded', 'ended', 'no-title']);

/** What is known of the document that a place means; nothing where none is known, or several may be meant. */
export function cardOf({ place, resolution }: CitedPlace, { asOf, territory }: CheckResult, world: CitedWorld): CitedCard | undefined {
  if (!resolution) return undefined;
  const status = statusFor(place.citation, resolution, asOf.day, territory, world);
  const known = resolution.document ? ofDocument(resolution.document, resolution) : ofFact(resolution);
  const stands: Localized = { zh: `效力（基准日${asOf.day}）：${status.detail.zh}`, en: `Status as of ${asOf.day}: ${status.detail.en}` };
  return { title: resolution.title, lines: [...known, stands, whereHeld(resolution)], document: resolution.document, status };
}

/** How the document that a citation means stands on a day. */
function statusFor(citation: CitedPlace['place']['citation'], resolution: Resolution, asOf: string, territory: string | undefined, world: CitedWorld): CitedStatus {
  const frame = { ...world, asOf, territory };
  const repeal = repealOf(citation, frame);
  const status = statusOn(citation, resolution, frame);
  const word = status === undefined ? UNKNOWN : STATUS[status];
  const outOfForce = status !== undefined && OUT.has(status);
  if (repeal) {
    const heading = repeal.by.document.metadata.title?.value ?? repeal.by.path;
    const replaced: Localized = repeal.replaced ? { zh: '被', en: ', replaced by ' } : { zh: '据', en: ', by ' };
    return { outOfForce, word, detail: { zh: `${word.zh}（自${repeal.since}起，${replaced.zh}《${heading}》${repeal.replaced ? '代替' : ''}）`, en: `${word.en} from ${repeal.since} on${replaced.en}《${heading}》` }, by: repeal.by };
  }
  const { fact } = resolution;
  const more: readonly (Localized | undefined)[] = [
    fact?.ended === undefined ? undefined : { zh: `到期日${fact.ended}`, en: `ends on ${fact.ended}` },
    fact?.replacement === undefined ? undefined : { zh: `接续文件《${fact.replacement}》`, en: `succeeded by 《${fact.replacement}》` },
    fact?.correctTitle === undefined ? undefined : { zh: `规范题名《${fact.correctTitle}》`, en: `the right title is 《${fact.correctTitle}》` },
  ];
  return { outOfForce, word, detail: joined([word, ...more]), by: undefined };
}

function ofDocument({ document: { metadata } }: CorpusDocument, { number }: Resolution): Localized[] {
  const { date, issuer, level, territory, wrapperTitle } = metadata;
  const place: Localized | undefined = level || territory ? { zh: `${level ? LEVEL[level].zh : ''}${territory ? (level ? `（${territory}）` : territory) : ''}`, en: [level ? LEVEL[level].en : undefined, territory].filter((part) => part !== undefined).join(', ') } : undefined;
  const line = labelled([
    ['文号', 'Number', plain(metadata.number?.value ?? number)],
    ['成文日期', 'Date', plain(date?.value)],
    ['发文机关', 'Issued by', plain(issuer?.value)],
    ['层级', 'Level', place],
  ]);
  const wrapper = labelled([['印发通知', 'Issued with', plain(wrapperTitle?.value)]]);
  return [...line, ...wrapper];
}

function ofFact({ fact }: Resolution): Localized[] {
  const { number, issued, effective, issuer } = fact!;
  return labelled([
    ['文号', 'Number', plain(number)],
    ['发布日期', 'Issued', plain(issued)],
    ['施行日期', 'In force from', plain(effective)],
    ['发文机关', 'Issued by', plain(issuer)],
  ]);
}

function whereHeld({ document, fact }: Resolution): Localized {
  if (document) return { zh: `收存：语料库 ${document.corpus}/${document.path}`, en: `Held in the corpus: ${document.corpus}/${document.path}` };
  return { zh: `语料库未收存；事实表：${CONFIDENCE[fact!.confidence].zh}，来源：${fact!.source}`, en: `Not in the corpus; table of facts: ${CONFIDENCE[fact!.confidence].en}, source: ${fact!.source}` };
}

function labelled(parts: readonly (readonly [zh: string, en: string, value: Localized | undefined])[]): Localized[] {
  const said = parts.flatMap(([zh, en, value]) => (value === undefined ? [] : [{ zh: `${zh}：${value.zh}`, en: `${en}: ${value.en}` }]));
  return said.length === 0 ? [] : [{ zh: said.map(({ zh }) => zh).join('；'), en: said.map(({ en }) => en).join('; ') }];
}

function joined(parts: readonly (Localized | undefined)[]): Localized {
  const said = parts.filter((part) => part !== undefined);
  return { zh: said.map(({ zh }) => zh).join('，'), en: said.map(({ en }) => en).join(', ') };
}

function plain(value: string | undefined): Localized | undefined {
  return value === undefined || value === '' ? undefined : { zh: value, en: value };
}
