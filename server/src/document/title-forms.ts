/** The forms that one document's title is cited in (题名异写): with and without the issuing body, of the 印发通知 or of what it issues. */

import { foldText } from '../text/fold.js';
import { finalTitle } from './title.js';

/** A title made ready for comparison. */
export interface TitleForms {
  /** The whole title, folded. */
  readonly full: string;
  /** The body named before 关于, folded; empty where none is named. */
  readonly issuer: string;
  /** The title without that body and without 关于, folded. */
  readonly core: string;
  /** Whether it ends with a period in parentheses (`（2023—2035年）`), and the core without it. */
  readonly withoutPeriod: string | undefined;
}

const ISSUER = /^(.{2,70}?)(?=关于)/;
/** What the name of an issuing body, or of the place it speaks for, ends with. */
const BODY = /(?:政府|办公室|办公厅|委员会|委|部|局|厅|院|会|署|办|组|中央|总局|银行|检察院|法院|集团|中心|大学|省|市|县|区|州|盟|旗)(?:等[^关]{0,8})?$/;
const PERIOD = /[（(【［[][^（）()【】［］[\]]{0,4}[0-9０-９]{4}[^（）()【】［］[\]\u4e00-\u9fff]{1,3}[0-9０-９]{4}年?[）)】］\]]$/;
/** `（2018年版）`, `（2018版）`, `（2018年）` are the same. */
const YEAR_SIGN = /([0-9０-９]{4})年?版?(?=[）)】\]］])/g;
const ISSUES = /关于(?:印发|发布|公布|下发|颁发|颁布)(?:实施)?[^《〈]{0,12}[《〈](.{2,150})[》〉](?:等[^《》]{0,10})?(?:的|》)?(?:通知|公告|通告|令|决定|函)?/;
const ISSUES_PLAINLY = /关于(?:印发|发布|公布|下发|颁发)(.{4,100})的(?:通知|公告|通告)(?:[（(].{1,30}[）)])?$/;
const ASKS_FOR_COMMENTS = /(?:征求|公示|听取|公开征集)[^《]{0,12}《(.{2,150})》/;

/** The forms of a title. */
export function formsOf(title: string): TitleForms {
  const compact = finalTitle(compacted(title));
  const issuer = issuerIn(compact);
  const core = compact.slice(issuer.length).replace(/^关于/, '');
  const shortened = core.replace(PERIOD, '');
  const folded = foldText(core.replace(YEAR_SIGN, '$1'));
  return { full: foldText(compact), issuer: foldText(issuer), core: folded, withoutPeriod: shortened === core ? undefined : foldText(shortened) };
}

/** A title as a text would cite it between 《》: without blanks, with 〈〉 inside, and without the issuing body where `issuer` is false. */
export function citedForm(title: string, issuer: boolean): string {
  const compact = compacted(title);
  const kept = issuer ? compact : compact.slice(issuerIn(compact).length);
  return kept.replaceAll('《', '〈').replaceAll('》', '〉');
}

/** The title of what a notice issues: `关于印发《…》的通知` → `…`. Forwarding (转发) is none: there the document is another body's. */
export function issuedTitle(title: string): string | undefined {
  const compact = compacted(title);
  const found = (ISSUES.exec(compact) ?? ISSUES_PLAINLY.exec(compact))?.[1];
  return found?.replaceAll('〈', '《').replaceAll('〉', '》');
}

/** The title of the draft that a notice asks comments on: `公开征求《…》意见的公告` → `…`. */
export function commentedTitle(title: string): string | undefined {
  return ASKS_FOR_COMMENTS.exec(compacted(title))?.[1];
}

/** The body named before 关于, or nothing. */
function issuerIn(compact: string): string {
  const [, named = ''] = ISSUER.exec(compact) ?? [];
  return BODY.test(named) && !/[《》〈〉]/.test(named) ? named : '';
}

function compacted(title: string): string {
  return title.replace(/[\s\u3000\u00a0\u200b]+/g, '');
}
