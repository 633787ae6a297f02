/** The drafts of one run, by their clauses (同批文稿): which of them share text. */

import type { Clause, PolicyDocument } from '../document/model.js';
import { foldedLength, foldText } from '../text/fold.js';
import { hash64 } from '../text/hash.js';
import { SHORTEST_COMPARABLE } from './comparable.js';
import type { OtherDraft, OtherDrafts, OtherPlace } from './model.js';

/** A draft of a run. */
export interface RunDraft {
  readonly path: string;
  readonly document: PolicyDocument;
  /** Its file with links resolved: a file that was named twice is not another draft. */
  readonly realPath: string | undefined;
}

/** Places of one text that are kept: a text in a hundred drafts costs no more than one in eight. */
const MOST_PLACES = 9;

/** The places of one folded text: the first, one a draft, and in how many drafts it stands. */
interface Known {
  readonly places: { readonly draft: number; readonly clause: Clause }[];
  last: number;
  drafts: number;
}

/**
 * A table over the folded clauses of all drafts, made when it is first asked: one look-up a clause, whatever the number of drafts. Fingerprints
 * would find near-copies besides; between drafts of one run they are mostly what a template varies, and no copies to be removed.
 */
export class RunDrafts {
  private byText: Map<string, Known> | undefined;
  private alike: (readonly number[])[] | undefined;

  constructor(private readonly drafts: readonly RunDraft[]) {}

  /** The others as the draft at a position sees them; `undefined` where there is none. */
  beside(position: number): OtherDrafts | undefined {
    const { drafts } = this;
    const isOther = (index: number): boolean => index !== position && (drafts[index]!.realPath === undefined || drafts[index]!.realPath !== drafts[position]!.realPath);
    if (!drafts.some((_, index) => isOther(index))) return undefined;
    const contentOf = (): OtherDraft[] => this.contents()[position]!.filter(isOther).map((index) => drafts[index]!);
    return {
      get identical() {
        return contentOf();
      },
      placesOf: (folded) => {
        const known = this.texts().get(folded);
        if (!known) return { places: [], drafts: 0 };
        const places = known.places.filter(({ draft }) => isOther(draft)).map(({ draft, clause }): OtherPlace => ({ draft: drafts[draft]!, clause }));
        return { places, drafts: Math.max(places.length, known.drafts - 1) };
      },
    };
  }

  private texts(): Map<string, Known> {
    if (this.byText) return this.byText;
    const byText = new Map<string, Known>();
    for (const [draft, { document }] of this.drafts.entries()) {
      for (const clause of document.clauses) {
        if (clause.text.length < SHORTEST_COMPARABLE) continue;
        const folded = foldText(clause.text);
        const known = byText.get(folded);
        if (!known) byText.set(folded, { places: [{ draft, clause }], last: draft, drafts: 1 });
        else if (known.last !== draft) add(known, draft, clause);
      }
    }
    return (this.byText = byText);
  }

  /** For each draft those of the same content, itself among them. Texts are folded and hashed only where the lengths agree: hardly ever. */
  private contents(): (readonly number[])[] {
    if (this.alike) return this.alike;
    const lengths = this.drafts.map(({ document }) => foldedLength(document.text));
    const times = new Map<number, number>();
    for (const length of lengths) times.set(length, (times.get(length) ?? 0) + 1);
    const byContent = new Map<string, number[]>();
    return (this.alike = this.drafts.map(({ document }, draft) => {
      if (times.get(lengths[draft]!) === 1) return [draft];
      const key = contentKey(document);
      const same = byContent.get(key) ?? [];
      byContent.set(key, same);
      same.push(draft);
      return same;
    }));
  }
}

function add(known: Known, draft: number, clause: Clause): void {
  known.last = draft;
  known.drafts++;
  if (known.places.length < MOST_PLACES) known.places.push({ draft, clause });
}

/** The same for one text in other line ends, widths or spacing. */
function contentKey({ text }: PolicyDocument): string {
  return hash64(foldText(text));
}
