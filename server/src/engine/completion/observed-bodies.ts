/** Bodies that documents name (文中出现的机构): what stands in 责任单位 and the like, of the draft and of documents of its territory. */

import type { Corpus } from '../../corpus/model.js';
import type { PolicyDocument } from '../../document/model.js';
import type { Steps } from '../../text/steps.js';
import type { TitleFrame, TitleShelf } from './title-shelf.js';

/** Names with how often they stand there. */
export type BodyCounts = ReadonlyMap<string, number>;

/** What comes before a list of bodies. */
export const LIST_LABEL = /(?:责任|牵头|配合|参与|参加|主办|协办|承办|实施|主管|支持|负责)(?:单位|部门)[ \u3000]{0,2}[：:]/g;
const LIST = new RegExp(`${LIST_LABEL.source}([^）)。；;\\n\\r]{2,240})`, 'g');
const BODY = /^[\u4e00-\u9fff（）、]{2,24}(?:局|委|厅|办|办公室|部|院|署|会|联|政府|中心|集团|银行|科协|管委会|法院|检察院)$/;
/** Each of many, or nobody in particular. */
const VAGUE = /^(?:各|有关|相关|其他|等|市级|省级|县级|牵头|配合|责任|单位)/;

/** The bodies that a text names in its lists. Linear. */
export function bodiesIn(text: string, counts = new Map<string, number>()): Map<string, number> {
  for (const [, list] of text.matchAll(LIST)) {
    for (const written of list!.split(/[、，,；;\s\u3000]/)) {
      const name = written.replace(/(?:等|按职责分工负责|负责)$/, '');
      if (BODY.test(name) && !VAGUE.test(name)) counts.set(name, (counts.get(name) ?? 0) + 1);
    }
  }
  return counts;
}

/** Documents of the territory that are read; the latest ones. */
const MOST_DOCUMENTS = 24;

/** What a corpus and a draft show, read once. */
export class ObservedBodies {
  private readonly byTerritory = new Map<string, { readonly counts: Map<string, number>; next: number }>();
  private readonly byDraft = new WeakMap<PolicyDocument, BodyCounts>();

  constructor(private readonly corpus: Corpus | undefined) {}

  /** The bodies of documents of the draft's territory; one document a step, none twice. */
  *ofTerritory(shelf: TitleShelf, frame: TitleFrame): Steps<BodyCounts> {
    const { territory } = frame;
    if (!this.corpus || territory === undefined) return NONE;
    const state = this.byTerritory.get(territory) ?? { counts: new Map<string, number>(), next: 0 };
    this.byTerritory.set(territory, state);
    if (state.next >= MOST_DOCUMENTS) return state.counts;
    const documents = shelf.orderFor(frame).local.slice(0, MOST_DOCUMENTS);
    while (state.next < documents.length) {
      bodiesIn(documents[state.next++]!.document.text, state.counts);
      yield;
    }
    state.next = MOST_DOCUMENTS;
    return state.counts;
  }

  ofDraft(document: PolicyDocument): BodyCounts {
    const counts = this.byDraft.get(document) ?? bodiesIn(document.text);
    this.byDraft.set(document, counts);
    return counts;
  }
}

const NONE: BodyCounts = new Map();
