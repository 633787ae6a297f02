/** What the facts know of a cited title (题名提示): versions of laws, documents often cited with their status, catalogues that come in versions. */

import type { DocumentFact, VersionedDocument } from '../../facts/documents.js';
import type { Facts } from '../../facts/facts.js';
import type { AmendedLaw, LawVersions } from '../../facts/law-versions.js';
import type { IsoDate } from '../../text/dates.js';
import type { Localized } from '../../text/localized.js';
import { CONFIDENCE } from '../labels.js';

/** A title as lines; none where the facts do not know it. */
export function titleLines(title: string, { lawVersions, documents }: Facts, day: IsoDate): Localized[] {
  const law = lawVersions.find(title);
  const fact = documents.find(title);
  const versioned = documents.versionedOf(title);
  return [...(law ? lawLines(law, lawVersions, day) : []), ...(fact ? factLines(fact) : []), ...(versioned ? versionLines(versioned, day) : [])];
}

/** When it was passed and amended, and since when it is in force as it is. */
function lawLines({ versions, effective, confidence }: AmendedLaw, { source, verifiedUntil }: LawVersions, day: IsoDate): Localized[] {
  const [passed, ...amended] = versions;
  const history: Localized = amended.length === 0 ? { zh: `${passed}通过`, en: `passed on ${passed}` } : { zh: `${passed}通过，${amended.join('、')}修订或修正`, en: `passed on ${passed}, amended on ${amended.join(', ')}` };
  const state: Localized = effective <= day ? { zh: `现行版本${effective}起施行`, en: `in force as it is since ${effective}` } : { zh: `最近一次修改${effective}起施行，基准日${day}尚未施行`, en: `last amended with effect from ${effective}, not yet in force as of ${day}` };
  return [
    { zh: `法律：${history.zh}；${state.zh}`, en: `Law: ${history.en}; ${state.en}` },
    { zh: `${CONFIDENCE[confidence].zh}，来源：${source}（核实到${verifiedUntil}）`, en: `${CONFIDENCE[confidence].en}, source: ${source} (verified up to ${verifiedUntil})` },
  ];
}

const STATUS: Readonly<Record<DocumentFact['status'], Localized>> = {
  'in-force': { zh: '现行', en: 'in force' },
  adopted: { zh: '已通过（是否现行未核实）', en: 'adopted (whether it is in force is not verified)' },
  draft: { zh: '征求意见稿，未见正式稿', en: 'a draft for comment; no final version is known' },
  ended: { zh: '已到期或停用', en: 'ended' },
  'no-title': { zh: '没有这个题名的文件', en: 'no document is called so' },
};

function factLines({ number, issuer, issued, effective, status, ended, correctTitle, replacement, confidence, source }: DocumentFact): Localized[] {
  const until: Localized = ended === undefined ? { zh: '', en: '' } : { zh: `（${ended}）`, en: ` (${ended})` };
  const details: readonly (Localized | undefined)[] = [
    { zh: `${STATUS[status].zh}${until.zh}`, en: `${STATUS[status].en}${until.en}` },
    number === undefined ? undefined : { zh: number, en: number },
    issuer === undefined ? undefined : { zh: issuer, en: issuer },
    issued === undefined ? undefined : { zh: `${issued}印发或通过`, en: `issued or passed on ${issued}` },
    effective === undefined || effective === issued ? undefined : { zh: `${effective}起施行`, en: `in force from ${effective}` },
    correctTitle === undefined ? undefined : { zh: `应为《${correctTitle}》`, en: `rightly 《${correctTitle}》` },
    replacement === undefined ? undefined : { zh: `接续或代替：${replacement}`, en: `replaced by: ${replacement}` },
  ];
  const said = details.filter((detail) => detail !== undefined);
  return [
    { zh: `文件：${said.map(({ zh }) => zh).join('，')}`, en: `Document: ${said.map(({ en }) => en).join(', ')}` },
    { zh: `${CONFIDENCE[confidence].zh}，来源：${source}`, en: `${CONFIDENCE[confidence].en}, source: ${source}` },
  ];
}

function versionLines({ versions, confidence, source }: VersionedDocument, day: IsoDate): Localized[] {
  const current = versions.find(({ from, to }) => from <= day && (to === undefined || day < to));
  const before = versions.filter(({ to }) => to !== undefined && to <= day).map(({ version, to }) => ({ version, to: to! }));
  const now: readonly Localized[] = current ? [{ zh: `目录、标准：基准日${day}施行的是${current.version}（${current.from}起）`, en: `Catalogue or standard: in force as of ${day} is ${current.version} (since ${current.from})` }] : [];
  const old: readonly Localized[] = before.length > 0 ? [{ zh: `此前：${before.map(({ version, to }) => `${version}（至${to}）`).join('、')}`, en: `Before: ${before.map(({ version, to }) => `${version} (until ${to})`).join(', ')}` }] : [];
  return now.length + old.length === 0 ? [] : [...now, ...old, { zh: `${CONFIDENCE[confidence].zh}，来源：${source}`, en: `${CONFIDENCE[confidence].en}, source: ${source}` }];
}
