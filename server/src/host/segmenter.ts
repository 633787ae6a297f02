/** The segmenter (分词) by nodejieba: loaded once, when somebody first asks for it, with dictionaries of our own; or known to be absent, and why. */

import { createRequire } from 'node:module';
import { isMainThread } from 'node:worker_threads';
import type { CheckWorld } from '../engine/check.js';
import type { Localized } from '../text/localized.js';
import { LONGEST_PHRASE, TAGS, type Segmenter, type Word } from '../text/segmenter.js';
import { findDictionaries, type Dictionaries } from './dictionaries.js';

const PACKAGE = 'nodejieba';
const MISSING: Localized = {
  zh: '本安装不含分词组件 nodejieba：名称用词相同、次序不同的指标不作比较，其他检查不受影响。在 Linux x64 上，VS Code 可改用带该组件的安装包（wenheng-linux-x64-….vsix）。',
  en: 'This installation has no segmenter (nodejieba): indicators whose names have the same words in another order are not compared; all other checks run. For VS Code on Linux x64 there is a package that has it (wenheng-linux-x64-….vsix).',
};

/** What is used of nodejieba. Its native part is loaded by the first call. */
export interface Nodejieba {
  load(dictionaries: Dictionaries): void;
  tag(text: string): Word[];
}

/** The segmenter, or the reason why there is none. */
export type LoadedSegmenter = { readonly segmenter: Segmenter } | { readonly failure: Localized };

/**
 * Holds the segmenter of this process: at most one, as nodejieba keeps its dictionaries for the whole process. Not for worker
 * threads, where each would hold them again.
 */
export class SegmenterHost {
  private outcome: LoadedSegmenter | undefined;

  constructor(
    /** Where the dictionaries are. */
    private readonly folder: string,
    /** Gives nodejieba; throws where it is not installed. */
    private readonly nodejieba: () => Nodejieba = installedNodejieba,
    private readonly mayLoad: boolean = isMainThread,
  ) {}

  /** The segmenter where it has been loaded. Costs nothing. */
  current(): Segmenter | undefined {
    return this.outcome && 'segmenter' in this.outcome ? this.outcome.segmenter : undefined;
  }

  /** Whether it has been loaded, or has failed to. */
  get settled(): boolean {
    return this.outcome !== undefined;
  }

  /** What a check is told of it at this moment: the segmenter, the reason why there is none, or nothing yet. */
  world(): Pick<CheckWorld, 'segmenter' | 'noSegmenter'> {
    if (!this.outcome) return {};
    return 'segmenter' in this.outcome ? { segmenter: this.outcome.segmenter } : { noSegmenter: this.outcome.failure };
  }

  /** The same after loading it. */
  loadedWorld(): Pick<CheckWorld, 'segmenter' | 'noSegmenter'> {
    this.load();
    return this.world();
  }

  /** Loads the segmenter, which blocks for up to 200 ms the first time; a failure stays, so that it need be said only once. */
  load(): LoadedSegmenter {
    this.outcome ??= this.mayLoad ? loaded(this.folder, this.nodejieba) : { failure: { zh: '分词组件不在工作线程中加载', en: 'The segmenter is not loaded in worker threads' } };
    return this.outcome;
  }
}

/** Why this installation has no segmenter, where its package is not there; nothing is loaded to tell. */
export function missingSegmenter(): Localized | undefined {
  try {
    createRequire(import.meta.url).resolve(PACKAGE);
    return undefined;
  } catch {
    return MISSING;
  }
}

function loaded(folder: string, give: () => Nodejieba): LoadedSegmenter {
  try {
    const nodejieba = give();
    const dictionaries = findDictionaries(folder);
    if ('failure' in dictionaries) return dictionaries;
    nodejieba.load(dictionaries);
    return { segmenter: new NodejiebaSegmenter(nodejieba) };
  } catch (error) {
    return { failure: cannotLoad(error) };
  }
}

function installedNodejieba(): Nodejieba {
  return createRequire(import.meta.url)(PACKAGE) as Nodejieba;
}

/** The first line of what the system says: the rest is a list of places where the module was looked for. */
function cannotLoad(error: unknown): Localized {
  if ((error as NodeJS.ErrnoException).code === 'MODULE_NOT_FOUND') return { zh: '未安装分词组件 nodejieba', en: 'The segmenter nodejieba is not installed' };
  const [detail] = String((error as Error).message ?? error).split('\n');
  return { zh: `分词组件 nodejieba 无法加载：${detail}`, en: `The segmenter nodejieba cannot be loaded: ${detail}` };
}

/** Han characters; letters and digits with what joins them (R&D, PM2.5, 4.5%); one character of anything else. */
const PIECES = /\p{Script=Han}+|(?:[^\P{L}\p{Script=Han}]|[^\P{N}\p{Script=Han}])+(?:[.&+/_-](?:[^\P{L}\p{Script=Han}]|[^\P{N}\p{Script=Han}])+)*[%％‰]?|./gsu;
const HAN = /^\p{Script=Han}/u;
const LETTER = /\p{L}/u;
const NUMBER = /\p{N}/u;

/** Only Han characters reach native code: it cuts the others one by one, changes what is no Unicode, and is slow on long runs of them. */
class NodejiebaSegmenter implements Segmenter {
  constructor(private readonly nodejieba: Nodejieba) {}

  tag(phrase: string): readonly Word[] {
    if (phrase.length > LONGEST_PHRASE) return [{ word: phrase, tag: TAGS.unknown }];
    const pieces = phrase.match(PIECES) ?? [];
    return pieces.flatMap((piece) => (HAN.test(piece) ? this.words(piece) : [{ word: piece, tag: tagOf(piece) }]));
  }

  private words(text: string): readonly Word[] {
    const words = this.nodejieba.tag(text);
    return words.map(({ word }) => word).join('') === text ? words : [{ word: text, tag: TAGS.unknown }];
  }
}

function tagOf(piece: string): string {
  if (LETTER.test(piece)) return TAGS.latin;
  return NUMBER.test(piece) ? TAGS.number : TAGS.sign;
}
