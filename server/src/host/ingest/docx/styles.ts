/** Styles (样式) of a Word file, as far as they bear on text: names, automatic numbers, hidden text; each with what it is based on. */

import type { WordPackage } from './package.js';
import { child, numberOf, toggleOf, valueOf, type XmlElement } from './xml.js';

/** What a style says, with what it inherits. */
export interface Style {
  /** Its name in lower case, as Word's own styles are called in every language: `toc 1`, `heading 2`. */
  readonly name: string;
  /** Ids of the style and of those that it is based on, the nearest first. */
  readonly lineage: readonly string[];
  /** The list that paragraphs of this style are numbered by; `0` is none. */
  readonly list: string | undefined;
  readonly level: number | undefined;
  readonly hidden: boolean | undefined;
}

/** Word allows eleven. */
const MOST_ANCESTORS = 64;
const PLAIN: Style = { name: '', lineage: [], list: undefined, level: undefined, hidden: undefined };

/** The styles of a document. */
export class Styles {
  readonly #elements = new Map<string, XmlElement>();
  readonly #resolved = new Map<string, Style>();
  #standard: string | undefined;

  constructor(word: WordPackage) {
    word.readRelated('styles', (element) => {
      const id = element.attributes['w:styleId'];
      if (element.name !== 'w:style' || id === undefined) return;
      this.#elements.set(id, element);
      if (element.attributes['w:type'] === 'paragraph' && ['1', 'true', 'on'].includes(element.attributes['w:default'] ?? '')) this.#standard = id;
    });
  }

  /** The style of a paragraph that names this one; the document's standard style where it names none. */
  paragraph(id: string | undefined): Style {
    return this.style(id !== undefined && this.#elements.has(id) ? id : this.#standard);
  }

  /** A style by its id; one that says nothing where there is no such. */
  style(id: string | undefined): Style {
    if (id === undefined) return PLAIN;
    let style = this.#resolved.get(id);
    if (!style) this.#resolved.set(id, (style = this.#resolve(id)));
    return style;
  }

  #resolve(id: string): Style {
    const lineage: string[] = [];
    const line: XmlElement[] = [];
    let next: string | undefined = id;
    while (next !== undefined && line.length < MOST_ANCESTORS && !lineage.includes(next)) {
      const element: XmlElement | undefined = this.#elements.get(next);
      if (!element) break;
      lineage.push(next);
      line.push(element);
      next = valueOf(element, 'w:basedOn');
    }
    const numbers = line.map((element) => child(child(element, 'w:pPr'), 'w:numPr'));
    return {
      name: (valueOf(line[0], 'w:name') ?? '').toLowerCase(),
      lineage,
      list: firstOf(numbers, (element) => valueOf(element, 'w:numId')),
      level: firstOf(numbers, (element) => numberOf(element, 'w:ilvl')),
      hidden: firstOf(line, (element) => toggleOf(child(element, 'w:rPr'), 'w:vanish')),
    };
  }
}

function firstOf<T, V>(items: readonly T[], read: (item: T) => V | undefined): V | undefined {
  for (const item of items) {
    const value = read(item);
    if (value !== undefined) return value;
  }
  return undefined;
}
