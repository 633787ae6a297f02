/** What is known of a title that is proposed (题名卡片): number, day, territory, how it stands, who says that it is out of force. */

import { parseNumber } from '../../document/number.js';
import type { DocumentFact } from '../../facts/documents.js';
import { nameOf } from '../../rules/counterparts.js';
import { yearOf, type IsoDate } from '../../text/dates.js';
import type { Localized } from '../../text/localized.js';
import { CONFIDENCE, STATUS } from '../labels.js';
import type { About, CompletionWorld } from './model.js';
import type { TitleRow } from './title-rows.js';

/** A title that the table has in the place of a wrong one is the right one. */
const STANDING: typeof STATUS = { ...STATUS, 'no-title': { zh: '题名以此为准', en: 'the right title' } };

/** Number, day and territory on one line; that it is a draft, that its years are over. */
export function detailOfTitle({ number, date, territory, level, state, lastYear }: TitleRow, ended: boolean, asOf: IsoDate): Localized {
  const place: Localized = territory === undefined ? (level === 'national' ? { zh: '全国', en: 'national' } : SAME('')) : SAME(territory);
  const draft = state === 'draft' ? STATUS.draft : SAME('');
  const over: Localized = ended ? (lastYear === undefined || lastYear >= yearOf(asOf) ? OUT_OF_FORCE : { zh: `截至${lastYear}年`, en: `up to ${lastYear}` }) : SAME('');
  return joined([SAME(number ?? ''), SAME(date ?? ''), place, draft, over], ' · ');
}

const OUT_OF_FORCE: Localized = { zh: '已失效', en: 'out of force' };
const SAME = (value: string): Localized => ({ zh: value, en: value });

function joined(parts: readonly Localized[], mark: string): Localized {
  return { zh: parts.map(({ zh }) => zh).filter((part) => part !== '').join(mark), en: parts.map(({ en }) => en).filter((part) => part !== '').join(mark) };
}

/** The card. */
export function aboutTitle(row: TitleRow, ended: boolean, world: CompletionWorld): About {
  const { document, fact, former } = row;
  const lines = [SAME(`《${row.title}》`), detailOfTitle(row, ended, world.result.asOf.day)].filter(({ zh }) => zh !== '');
  if (former) return { lines: [...lines, { zh: `${CONFIDENCE[former.confidence].zh}，来源：${former.source}`, en: `${CONFIDENCE[former.confidence].en}, source: ${former.source}` }] };
  if (fact) return { lines: [...lines, ...ofFact(fact)] };
  if (!document) return { lines };
  const { status, issuer, wrapperTitle, period } = document.document.metadata;
  const said = status && status !== 'draft' ? [STATUS[status]] : [];
  return {
    document,
    lines: [
      ...lines,
      ...(issuer ? [{ zh: `发文机关：${issuer.value}`, en: `Issued by ${issuer.value}` }] : []),
      ...(wrapperTitle ? [{ zh: `印发通知：《${wrapperTitle.value}》`, en: `Issued with 《${wrapperTitle.value}》` }] : []),
      ...(period ? [{ zh: `规划期：${period.from}—${period.to}`, en: `Period: ${period.from}–${period.to}` }] : []),
      ...said,
      ...(ended ? repeals(row, world) : []),
    ],
  };
}

function ofFact({ status, ended, replacement, confidence, source }: DocumentFact): Localized[] {
  const until = ended === undefined ? '' : `（${ended}）`;
  return [
    { zh: `${STANDING[status].zh}${until}`, en: `${STANDING[status].en}${until}` },
    ...(replacement === undefined ? [] : [{ zh: `接续：${replacement}`, en: `Followed by ${replacement}` }]),
    { zh: `${CONFIDENCE[confidence].zh}，来源：${source}`, en: `${CONFIDENCE[confidence].en}, source: ${source}` },
  ];
}

/** Which documents of the corpus say that it is out of force. */
function repeals({ title, number, document }: TitleRow, { corpus }: CompletionWorld): Localized[] {
  const said = corpus?.catalogue.repealsOf(title, number === undefined ? undefined : parseNumber(number)) ?? [];
  return said.filter(({ by }) => by !== document).slice(0, MOST_REPEALS).map(({ by, since = '' }) => ({ zh: `${since === '' ? '' : `${since}起`}由${nameOf(by)}废止`, en: `Repealed by ${nameOf(by)}${since === '' ? '' : ` from ${since}`}` }));
}

const MOST_REPEALS = 2;
