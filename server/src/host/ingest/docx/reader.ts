/** Reads the body of a Word file (正文) into lines: paragraphs with their labels, tables as rows, notes and text boxes behind what they hang on. */

import { trimRange } from '../../../text/characters.js';
import { Counters } from './counters.js';
import { Fields } from './fields.js';
import { alternative, Inline, isPrompt, type Hanging, type NoteReference, type Seen } from './inline.js';
import { LAST_LEVEL, NO_LIST, readLists, type NumberedList } from './numbering.js';
import { relatedBy, type WordPackage } from './package.js';
import { Styles, type Style } from './styles.js';
import { isFrame, linesOfTable, rowsOf } from './tables.js';
import { child, elements, numberOf, toggleOf, valueOf, type XmlElement } from './xml.js';

/** What reading a document gives. */
export interface Reading {
  readonly lines: readonly string[];
  readonly seen: Seen;
  /** Whether a table of contents never ended: what came behind it is missing from the lines. */
  readonly openContents: boolean;
}

/** Lines of the body, a cell, a text box or a note. */
interface Story {
  readonly lines: string[];
  /** A paragraph whose mark was deleted or hidden: the next one goes on in its line. */
  open: string;
  /** Notes are placed in the body only; tables become rows but in a cell or a note, which are written in one line. */
  readonly of: 'body' | 'box' | 'cell';
}

const NOTE_NAMES = { footnotes: '注', endnotes: '尾注' } as const;
const NOTE_ELEMENTS = { footnotes: 'w:footnote', endnotes: 'w:endnote' } as const;
/** Word's own styles for the lines of a table of contents and its heading. */
const CONTENTS_STYLE = /^toc (?:\d|heading)$/;
const CONTENTS_GALLERY = 'Table of Contents';

/** Reads a document once. `keepContents`: tables of contents are kept. */
export function readBody(word: WordPackage, keepContents: boolean): Reading {
  return new BodyReader(word, keepContents).read();
}

class BodyReader {
  readonly #styles: Styles;
  readonly #lists: ReadonlyMap<string, NumberedList>;
  readonly #counters = new Counters();
  readonly #notes: Readonly<Record<NoteReference['kind'], Map<string, XmlElement>>>;
  readonly #noteCounts = { footnotes: 0, endnotes: 0 };
  readonly #seen: Seen = { revisions: false, comments: false, hiddenText: false, pictures: false, embedded: false };
  #fields: Fields;
  /** Notes that have been referred to since the last paragraph or table of the body ended. */
  #waiting: NoteReference[] = [];

  constructor(private readonly word: WordPackage, private readonly keepContents: boolean) {
    this.#styles = new Styles(word);
    this.#lists = readLists(word, this.#styles);
    this.#fields = new Fields(keepContents);
    const notes = (kind: NoteReference['kind']) => new Map(relatedBy(word, kind, NOTE_ELEMENTS[kind], 'w:id'));
    this.#notes = { footnotes: notes('footnotes'), endnotes: notes('endnotes') };
  }

  read(): Reading {
    const body = newStory('body');
    this.word.readDocument((element) => this.#block(element, body));
    closeLine(body);
    this.#placeNotes(body);
    return { lines: body.lines, seen: this.#seen, openContents: this.#fields.inContents };
  }

  #blocks(parent: XmlElement, story: Story): void {
    for (const element of elements(parent)) this.#block(element, story);
  }

  #block(element: XmlElement, story: Story): void {
    switch (element.name) {
      case 'w:p':
        this.#paragraph(element, story);
        return this.#placeNotes(story);
      case 'w:tbl':
        this.#table(element, story);
        return this.#placeNotes(story);
      case 'w:sdt': {
        const isContents = valueOf(child(child(element, 'w:sdtPr'), 'w:docPartObj'), 'w:docPartGallery') === CONTENTS_GALLERY;
        const content = child(element, 'w:sdtContent');
        return content && !isPrompt(element) && !(isContents && !this.keepContents) ? this.#blocks(content, story) : undefined;
      }
      case 'mc:AlternateContent': {
        const chosen = alternative(element);
        return chosen && this.#blocks(chosen, story);
      }
      case 'w:ins':
      case 'w:moveTo':
        this.#seen.revisions = true;
        return this.#blocks(element, story);
      case 'w:customXml':
        return this.#blocks(element, story);
      case 'w:del':
      case 'w:moveFrom':
        this.#seen.revisions = true;
        return;
      case 'w:altChunk':
        this.#seen.embedded = true;
        return;
      default:
        return;
    }
  }

  #paragraph(paragraph: XmlElement, story: Story): void {
    const properties = child(paragraph, 'w:pPr');
    const style = this.#styles.paragraph(valueOf(properties, 'w:pStyle'));
    const inline = new Inline(this.#styles, style, this.#fields, this.#seen);
    for (const element of elements(paragraph)) inline.read(element, true);
    if (!this.keepContents && CONTENTS_STYLE.test(style.name)) return;
    this.#addText(inline.text, { properties, style, story });
    for (const hanging of inline.hanging) this.#hang(hanging, story);
  }

  /** Puts the text of a paragraph behind its label. A paragraph without mark is none, unless something in it is shown: the next one goes on in its line. */
  #addText(text: string, { properties, style, story }: { properties: XmlElement | undefined; style: Style; story: Story }): void {
    const joined = this.#isJoined(properties, style);
    if (joined && text === '' && story.open === '') return;
    const label = story.open === '' ? this.#label(properties, style, text) : '';
    story.open += label === '' ? text : label + text.trimStart();
    if (!joined) closeLine(story);
  }

  /** Whether the mark at the end of a paragraph is deleted or hidden. */
  #isJoined(properties: XmlElement | undefined, style: Style): boolean {
    const mark = child(properties, 'w:rPr');
    const deleted = child(mark, 'w:del') !== undefined || child(mark, 'w:moveFrom') !== undefined;
    if (deleted) this.#seen.revisions = true;
    if (child(mark, 'w:ins') || child(mark, 'w:moveTo')) this.#seen.revisions = true;
    return deleted || (toggleOf(mark, 'w:vanish') ?? style.hidden ?? false);
  }

  #label(properties: XmlElement | undefined, style: Style, text: string): string {
    const numbers = child(properties, 'w:numPr');
    const own = valueOf(numbers, 'w:numId');
    const list = this.#lists.get(own ?? style.list ?? NO_LIST);
    if (!list) return '';
    const level = numberOf(numbers, 'w:ilvl') ?? (own === undefined ? levelOfStyle(list, style) : undefined) ?? style.level ?? 0;
    return level > LAST_LEVEL ? '' : this.#counters.label(list, level, text.trimStart());
  }

  #hang(hanging: Hanging, story: Story): void {
    if ('kind' in hanging) this.#waiting.push(hanging);
    else if ('wordArt' in hanging) addText(story, hanging.wordArt);
    else addLines(story, this.#linesOf(hanging.box, story.of === 'cell' ? 'cell' : 'box'));
  }

  #table(table: XmlElement, story: Story): void {
    closeLine(story);
    const rows = rowsOf(table, () => (this.#seen.revisions = true));
    if (story.of !== 'cell' && !isFrame(rows)) addLines(story, [...linesOfTable(rows, (cell) => this.#linesOf(cell)), '']);
    else for (const { cells } of rows) for (const { element, continued } of cells) if (!continued) this.#blocks(element, story);
  }

  /** The lines of a cell, a box or a note. */
  #linesOf(element: XmlElement, of: Story['of'] = 'cell'): readonly string[] {
    const story = newStory(of);
    this.#blocks(element, story);
    closeLine(story);
    return story.lines;
  }

  /**
   * A note (脚注, 尾注) becomes a line behind the paragraph or table that refers to it; in the sentence nothing is left, so that it reads on and is
   * the same as elsewhere.
   */
  #placeNotes(story: Story): void {
    if (story.of !== 'body' || story.open !== '') return;
    const notes = this.#waiting;
    this.#waiting = [];
    for (const { kind, id } of notes) {
      const note = this.#notes[kind].get(id);
      if (!note) continue;
      this.#notes[kind].delete(id); // a second reference to it needs no second copy
      const fields = this.#fields;
      this.#fields = new Fields(this.keepContents);
      const text = this.#linesOf(note).join(' ');
      this.#fields = fields;
      if (text !== '') story.lines.push(`[${NOTE_NAMES[kind]}${++this.#noteCounts[kind]}] ${text}`);
    }
  }
}

/** The level that a list keeps for a style, or for the nearest one that it is based on. */
function levelOfStyle({ levels }: NumberedList, { lineage }: Style): number | undefined {
  for (const id of lineage) for (const [level, { style }] of levels) if (style === id) return level;
  return undefined;
}

function newStory(of: Story['of']): Story {
  return { lines: [], open: '', of };
}

function closeLine(story: Story): void {
  const text = story.open;
  story.open = '';
  addText(story, text);
}

function addLines(story: Story, lines: readonly string[]): void {
  for (const line of lines) story.lines.push(line);
}

/** Adds the lines of a text that say something. */
function addText(story: Story, text: string): void {
  for (const line of text.split(/\r\n?|\n/)) {
    const { start, end } = trimRange(line, 0, line.length);
    if (end > start) story.lines.push(line.slice(start, end));
  }
}
