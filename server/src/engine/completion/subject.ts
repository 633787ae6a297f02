/** What a draft is about (主题), as far as its title tells: the pairs of characters that are neither place nor genre nor what every title says. */

import { pairsOf } from '../../document/title-entries.js';
import { bareTitle, genreOf } from '../../document/title.js';
import type { Facts } from '../../facts/facts.js';
import { foldText } from '../../text/fold.js';

/** What a draft is about. */
export interface Subject {
  /** Whether a title, folded, is about the same. */
  isShared(folded: string): boolean;
}

/** What titles of all subjects say. */
const COMMON = /关于|印发|贯彻|落实|实施|加快|推进|推动|促进|加强|进一步|全面|深入|支持|做好|发展|建设|工作|管理|服务|行动|计划|若干|措施|政策|高质量|专项|重点|任务|分解|“?十[一二三四五六]五”?/g;
/** So many pairs two titles of one subject share. */
const SHARED = 2;

/** The subject of a draft by its title. */
export function subjectOf(title: string, { territories }: Facts): Subject {
  const bare = bareTitle(title);
  const place = territories.leading(bare)?.name ?? '';
  const at = place === '' ? -1 : bare.indexOf(place);
  const words = bare.slice(at < 0 ? 0 : at + place.length, bare.length - (genreOf(title)?.length ?? 0)).split(COMMON);
  const pairs = [...new Set(words.flatMap((word) => pairsOf(foldText(word ?? ''))))];
  const enough = Math.min(SHARED, pairs.length);
  return {
    isShared: (folded) => {
      let shared = 0;
      for (const pair of pairs) if (folded.includes(pair) && ++shared >= enough) return true;
      return false;
    },
  };
}
