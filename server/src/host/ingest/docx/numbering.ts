/** Lists of a Word file (编号定义): what `numbering.xml` says of the labels of each level. */

import type { WordPackage } from './package.js';
import type { Styles } from './styles.js';
import { child, elements, numberOf, toggleOf, valueOf, type XmlElement } from './xml.js';

/** A level of a list. */
export interface ListLevel {
  readonly start: number;
  /** `w:numFmt`: `decimal`, `chineseCounting` … */
  readonly format: string;
  /** Its label, in which `%1` stands for the number of the first level. */
  readonly text: string;
  /** Whether something parts the label from the text: a tab or a space. */
  readonly parted: boolean;
  /** The level, counted from 1, that must be used for this one to begin anew; 0 for none, `undefined` for any above. */
  readonly restart: number | undefined;
  /** Whether all numbers in the label are written in digits. */
  readonly legal: boolean;
  /** The style of paragraphs that stand on this level. */
  readonly style: string | undefined;
}

/** A list as paragraphs name it. */
export interface NumberedList {
  readonly id: string;
  /** Lists of one kind count on from each other. */
  readonly kind: string;
  readonly levels: ReadonlyMap<number, ListLevel>;
  /** Levels that begin anew, at a number of their own, where this list is used first. */
  readonly starts: ReadonlyMap<number, number>;
}

/** Longest label that Word takes. */
const LONGEST_LABEL = 255;
/** The id by which a paragraph or style says that it is not numbered. */
export const NO_LIST = '0';
/** Levels are 0 to 8. */
export const LAST_LEVEL = 8;

/** The lists of a document, by the id that paragraphs use. */
export function readLists(word: WordPackage, styles: Styles): ReadonlyMap<string, NumberedList> {
  const kinds = new Map<string, XmlElement>();
  const lists = new Map<string, XmlElement>();
  word.readRelated('numbering', (element) => {
    if (element.name === 'w:abstractNum') kinds.set(element.attributes['w:abstractNumId'] ?? '', element);
    if (element.name === 'w:num') lists.set(element.attributes['w:numId'] ?? '', element);
  });
  const levels = new Map([...kinds].map(([id, kind]) => [id, levelsOf(elements(kind, 'w:lvl'))]));
  return new Map(
    [...lists].flatMap(([id, list]) => {
      const kind = linkedKind(list, { kinds, lists, styles });
      const shared = kind === undefined ? undefined : levels.get(kind);
      return shared && id !== NO_LIST ? [[id, numberedList(id, kind!, shared, list)] as const] : [];
    }),
  );
}

/** The kind of a list; where that only names a style of lists (列表样式), the kind of that style's list. */
function linkedKind(list: XmlElement, { kinds, lists, styles }: { kinds: ReadonlyMap<string, XmlElement>; lists: ReadonlyMap<string, XmlElement>; styles: Styles }): string | undefined {
  const kind = valueOf(list, 'w:abstractNumId');
  const link = valueOf(kinds.get(kind ?? ''), 'w:numStyleLink');
  if (link === undefined) return kind;
  const linked = lists.get(styles.style(link).list ?? '');
  return linked ? valueOf(linked, 'w:abstractNumId') : kind;
}

function numberedList(id: string, kind: string, shared: ReadonlyMap<number, ListLevel>, list: XmlElement): NumberedList {
  const starts = new Map<number, number>();
  const overrides = elements(list, 'w:lvlOverride');
  for (const override of overrides) {
    const start = numberOf(override, 'w:startOverride');
    if (start !== undefined) starts.set(Number(override.attributes['w:ilvl']), start);
  }
  const own = overrides.flatMap((override) => elements(override, 'w:lvl'));
  return { id, kind, levels: own.length === 0 ? shared : new Map([...shared, ...levelsOf(own)]), starts };
}

function levelsOf(levels: readonly XmlElement[]): ReadonlyMap<number, ListLevel> {
  return new Map(levels.map((level) => [Number(level.attributes['w:ilvl']), levelOf(level)] as const).filter(([number]) => number >= 0 && number <= LAST_LEVEL));
}

function levelOf(level: XmlElement): ListLevel {
  const hidden = toggleOf(child(level, 'w:rPr'), 'w:vanish') ?? false;
  return {
    start: numberOf(level, 'w:start') ?? 0,
    format: formatOf(level),
    text: hidden ? '' : (valueOf(level, 'w:lvlText') ?? '').slice(0, LONGEST_LABEL),
    parted: valueOf(level, 'w:suff') !== 'nothing',
    restart: numberOf(level, 'w:lvlRestart'),
    legal: toggleOf(level, 'w:isLgl') ?? false,
    style: valueOf(level, 'w:pStyle'),
  };
}

/** The format of a level; of formats that only newer programs know, the substitute for older ones. */
function formatOf(level: XmlElement): string {
  return valueOf(level, 'w:numFmt') ?? valueOf(child(child(level, 'mc:AlternateContent'), 'mc:Fallback'), 'w:numFmt') ?? 'decimal';
}
