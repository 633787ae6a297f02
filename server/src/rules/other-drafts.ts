/** The drafts of one run, by their clauses (同批文稿): which of them share text. */

import type { Metadata, PolicyDocument } from '../document/model.js';
import { foldedLength, foldText } from '../text/fold.js';
import { hash64 } from '../text/hash.js';
import { SHORTEST_COMPARABLE } from './comparable.js';
import type { OtherDraft, OtherDrafts, OtherPlace } from './model.js';

/** A draft of a run. */
export interface RunDraft extends OtherDraft {
  /** Its file with links resolved: a file that was named twice is not another draft. */
  readonly realPath: string | undefined;
}

/** Places of one text that are kept: a text in a hundred drafts costs no more than one in eight. */
const MOST_PLACES = 9;

/** The places of one folded text: the first, one a draft, and in how many drafts it stands. */
interface Known {
  readonly places: { readonly draft: number; readonly clause: OtherPlace['clause'] }[];
  last: number;
  drafts: number;
}

/**
 * A table over the folded clauses of all drafts by their hashes (64 bits): one look-up a clause, whatever the number of drafts, and 24 bytes for each. Fingerprints
 * would find near-copies besides; between drafts of one run they are mostly what a template varies, and no copies to be removed.
 */
export class RunDrafts {
  private readonly drafts: RunDraft[] = [];
  private readonly rows = new Rows();
  /** For each draft the length of its folded text, and the drafts of one length: only their texts are folded and hashed, hardly ever. */
  private readonly lengths: number[] = [];
  private readonly byLength = new Map<number, number[]>();
  private readonly contents = new Map<number, string>();
  /** For some drafts the hash of their very text. */
  private readonly raw: string[] = [];
  /** For each draft its rows: the first and the one behind the last. */
  private readonly spans: (readonly [number, number])[] = [];
  private readonly heads: PolicyDocument[] = [];
  private bare: ReadonlyMap<OtherDraft, OtherDraft> | undefined;
  private byText: ReadonlyMap<string, Known> | undefined;
  /** The only draft so far: nothing of it is needed before there is another. */
  private first: PolicyDocument | undefined;

  /** Drafts whose documents are at hand. */
  static of(drafts: readonly RunDraft[]): RunDrafts {
    const run = new RunDrafts();
    for (const draft of drafts) run.add(draft, draft.document);
    return run;
  }

  /** Adds a draft; `whole` is its parsed document, of which nothing is kept. All are added before one is asked about. */
  add(draft: RunDraft, whole: PolicyDocument): void {
    const position = this.drafts.push(draft) - 1;
    if (position === 0) this.first = draft.document;
    else this.read(position, whole);
    if (position !== 1) return;
    this.read(0, this.first!);
    this.first = undefined;
  }

  /** The others as the draft at a position sees them; `undefined` where there is none. */
  beside(position: number): TellingDrafts | undefined {
    const { drafts } = this;
    const isOther = (index: number): boolean => index !== position && (drafts[index]!.realPath === undefined || drafts[index]!.realPath !== drafts[position]!.realPath);
    if (!drafts.some((_, index) => isOther(index))) return undefined;
    const content = (): OtherDraft[] => this.sameAs(position).filter(isOther).map((index) => drafts[index]!);
    const placesUnder = (key: string): Places => {
      const known = this.texts().get(key);
      if (!known) return NOWHERE;
      const places = known.places.filter(({ draft }) => isOther(draft)).map(({ draft, clause }): OtherPlace => ({ draft: drafts[draft]!, clause }));
      return { places, drafts: Math.max(places.length, known.drafts - 1) };
    };
    return {
      get identical() {
        return content();
      },
      placesOf: (folded) => placesUnder(hash64(folded)),
      told: () => {
        const places = [...new Set(this.rows.keys(...this.spans[position]!))].map((key) => [key, placesUnder(key)] as const).filter(([, { drafts: many }]) => many > 0);
        return this.withHeads({ identical: content(), places });
      },
    };
  }

  /** Everything that the draft at a position is told of the others, for who wants to know whether that is still the same. */
  seenFrom(position: number): unknown {
    const others = this.beside(position);
    if (!others) return undefined;
    const named = (index: number): string[] => [this.drafts[index]!.path, this.rawOf(index)];
    const identical = this.sameAs(position).filter((index) => index !== position).map(named); // of equal drafts each is told of the others
    const [from, to] = this.spans[position]!;
    const shared = this.rows.keys(from, to).flatMap((key) => {
      const known = this.texts().get(key);
      return known ? [[key, known.drafts, known.places.map(({ draft, clause }) => [...named(draft), clause])]] : [];
    });
    return [identical, shared];
  }

  /** The same with no more of documents than their heads. One draft stays one object, by which rules know it. */
  private withHeads({ identical, places }: ToldDrafts): ToldDrafts {
    this.bare ??= new Map(this.drafts.map((draft, index) => [draft, { path: draft.path, document: this.heads[index]! }]));
    const told = (draft: OtherDraft): OtherDraft => this.bare!.get(draft)!;
    return { identical: identical.map(told), places: places.map(([key, { places: there, drafts }]) => [key, { places: there.map(({ draft, clause }) => ({ draft: told(draft), clause })), drafts }]) };
  }

  private read(position: number, whole: PolicyDocument): void {
    const { text, clauses } = whole;
    this.heads[position] = headOf(this.drafts[position]!.document.metadata, whole);
    const first = this.rows.count;
    this.lengths[position] = foldedLength(text);
    this.byLength.set(this.lengths[position], [...this.alike(position), position].sort((a, b) => a - b));
    for (const { text: words, index, span } of clauses) {
      if (words.length >= SHORTEST_COMPARABLE) this.rows.add(hash64(foldText(words)), [position, index, span.start, span.end]);
    }
    this.spans[position] = [first, this.rows.count];
  }

  /** The drafts of the same content, the one at the position among them. */
  private sameAs(position: number): readonly number[] {
    const alike = this.alike(position);
    return alike.length < 2 ? alike : alike.filter((index) => this.contentOf(index) === this.contentOf(position));
  }

  private alike(position: number): readonly number[] {
    return this.byLength.get(this.lengths[position]!) ?? [];
  }

  private rawOf(position: number): string {
    return (this.raw[position] ??= hash64(this.drafts[position]!.document.text));
  }

  /** The same for one text in other line ends, widths or spacing. */
  private contentOf(position: number): string {
    const key = this.contents.get(position) ?? hash64(foldText(this.drafts[position]!.document.text));
    this.contents.set(position, key);
    return key;
  }

  /** The texts that stand in several drafts. */
  private texts(): ReadonlyMap<string, Known> {
    return (this.byText ??= new Map(this.rows.repeated().flatMap(([key, places]): [string, Known][] => {
      const known: Known = { places: [], last: -1, drafts: 0 };
      for (const [draft, index, start, end] of places) {
        if (draft === known.last) continue;
        known.last = draft;
        known.drafts++;
        if (known.places.length < MOST_PLACES) known.places.push({ draft, clause: { index, span: { start, end } } });
      }
      return known.drafts > 1 ? [[key, known]] : [];
    })));
  }
}

/** Where a text stands in other drafts. */
type Places = ReturnType<OtherDrafts['placesOf']>;
const NOWHERE: Places = { places: [], drafts: 0 };

/** The others as a draft sees them, who can also be told of to another thread. */
export interface TellingDrafts extends OtherDrafts {
  /** Everything that the draft may ask, as data. */
  told(): ToldDrafts;
}

/** What a draft is told of the others: of their documents only the head, places by the hashes of folded clauses. */
export interface ToldDrafts {
  readonly identical: readonly OtherDraft[];
  readonly places: readonly (readonly [key: string, places: Places])[];
}

/** The others, as they were told of. */
export function othersFrom({ identical, places }: ToldDrafts): OtherDrafts {
  const known = new Map(places);
  return { identical, placesOf: (folded) => known.get(hash64(folded)) ?? NOWHERE };
}

/** What of a document is told: its metadata; where no title stands in it, what stands first. */
function headOf(metadata: Metadata, { clauses: [clause], headings: [heading] }: PolicyDocument): PolicyDocument {
  const bare = { metadata, text: '', parts: [], headings: [], clauses: [], comments: [], problems: [], copy: undefined };
  const { title } = metadata;
  if (title && title.span.end > title.span.start) return bare;
  return { ...bare, clauses: clause ? [{ ...clause, text: '', segments: [] }] : [], headings: heading ? [{ ...heading, text: '', segments: [] }] : [] };
}

/** A draft, the index of a clause, and where that begins and ends. */
type Place = readonly [draft: number, index: number, start: number, end: number];
const ROW = 6;

/** Places under hashes, as numbers. */
class Rows {
  private numbers = new Uint32Array(1024 * ROW);
  count = 0;

  /** The hashes of the rows in a range. */
  keys(from: number, to: number): string[] {
    return Array.from({ length: to - from }, (_, index) => this.key((from + index) * ROW));
  }

  add(key: string, place: Place): void {
    if ((this.count + 1) * ROW > this.numbers.length) {
      const wider = new Uint32Array(this.numbers.length * 2);
      wider.set(this.numbers);
      this.numbers = wider;
    }
    this.numbers.set([parseInt(key.slice(0, 8), 16), parseInt(key.slice(8), 16), ...place], this.count++ * ROW);
  }

  /** The hashes that came more than once, each with its places by draft and clause. */
  repeated(): [string, Place[]][] {
    const { numbers } = this;
    const order = Uint32Array.from({ length: this.count }, (_, row) => row * ROW);
    const difference = (a: number, b: number): number => [0, 1, 2, 3].map((column) => numbers[a + column]! - numbers[b + column]!).find((each) => each !== 0) ?? 0;
    order.sort(difference);
    const found: [string, Place[]][] = [];
    for (let from = 0, to = 0; from < order.length; from = to) {
      const isSame = (at: number): boolean => numbers[order[at]!] === numbers[order[from]!] && numbers[order[at]! + 1] === numbers[order[from]! + 1];
      while (to < order.length && isSame(to)) to++;
      if (to - from > 1) found.push([this.key(order[from]!), [...order.subarray(from, to)].map((at) => this.place(at))]);
    }
    return found;
  }

  private key(at: number): string {
    return [0, 1].map((column) => this.numbers[at + column]!.toString(16).padStart(8, '0')).join('');
  }

  private place(at: number): Place {
    return [...this.numbers.subarray(at + 2, at + ROW)] as unknown as Place;
  }
}
