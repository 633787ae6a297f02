/** What stands in one paragraph (段内文字): its runs as one text, and what hangs on it: notes and text boxes. */

import type { Fields } from './fields.js';
import type { Style, Styles } from './styles.js';
import { symbol } from './symbols.js';
import { child, elements, textOf, toggleOf, valueOf, type XmlElement } from './xml.js';

/** A reference to a note at the foot of the page or the end of the document. */
export interface NoteReference {
  readonly kind: 'footnotes' | 'endnotes';
  readonly id: string;
}

/** What hangs on a paragraph without being part of its text, in order. */
export type Hanging = NoteReference | { readonly box: XmlElement } | { readonly wordArt: string };

/** What a document was found to hold beside text that is shown as it stands. */
export interface Seen {
  revisions: boolean;
  comments: boolean;
  hiddenText: boolean;
  pictures: boolean;
  embedded: boolean;
}

/** Parts of newer programs that are understood: of alternatives the first with these, of others the one for older programs. */
const UNDERSTOOD: ReadonlySet<string> = new Set(['wps', 'wpg', 'wpc', 'wpi', 'wp14', 'w14', 'w15', 'a14']);

/** The alternative that is read; a text box stands in each of them. */
export function alternative(content: XmlElement): XmlElement | undefined {
  const choices = elements(content, 'mc:Choice');
  return choices.find(({ attributes }) => (attributes.Requires ?? '').split(/\s+/).every((name) => UNDERSTOOD.has(name))) ?? child(content, 'mc:Fallback') ?? choices[0];
}

/** Reads the runs of one paragraph. */
export class Inline {
  text = '';
  readonly hanging: Hanging[] = [];

  constructor(private readonly styles: Styles, private readonly style: Style, private readonly fields: Fields, private readonly seen: Seen) {}

  /** Reads an element and what is in it. `shown`: whether nothing around it has been deleted or hidden. */
  read(element: XmlElement, shown: boolean): void {
    const { name, attributes } = element;
    switch (name) {
      case 'w:pPr':
      case 'w:rPr':
      case 'w:rt': // how ruby text is pronounced
      case 'w:sdtPr':
        return;
      case 'w:ins':
      case 'w:moveTo':
        this.seen.revisions = true;
        return this.#children(element, shown);
      case 'w:del':
      case 'w:moveFrom':
        this.seen.revisions = true;
        return this.#children(element, false);
      case 'w:sdt':
        return this.#children(element, shown && !isPrompt(element));
      case 'w:fldSimple':
        this.fields.begin();
        this.fields.instruct(attributes['w:instr'] ?? '');
        this.fields.separate();
        this.#children(element, shown);
        return this.fields.end();
      case 'w:r':
        return this.#run(element, shown);
      case 'mc:AlternateContent': {
        const chosen = alternative(element);
        return chosen && this.#children(chosen, shown);
      }
      default:
        return this.#leaf(element, shown);
    }
  }

  #run(run: XmlElement, shown: boolean): void {
    const properties = child(run, 'w:rPr');
    const hidden = toggleOf(properties, 'w:vanish') ?? this.styles.style(valueOf(properties, 'w:rStyle')).hidden ?? this.style.hidden ?? false;
    if (hidden && shown) this.seen.hiddenText ||= elements(run, 'w:t').length > 0 && this.fields.shown;
    this.#children(run, shown && !hidden);
  }

  #children(element: XmlElement, shown: boolean): void {
    for (const one of elements(element)) this.read(one, shown);
  }

  /** What stands in runs; anything unknown is looked into, as only texts are text. */
  #leaf(element: XmlElement, shown: boolean): void {
    const { name, attributes } = element;
    switch (name) {
      case 'w:t':
      case 'm:t':
        return this.#add(written(element), shown);
      case 'w:tab':
      case 'w:ptab':
        return this.#add(' ', shown);
      case 'w:br':
      case 'w:cr':
        return this.#add('\n', shown);
      case 'w:noBreakHyphen':
        return this.#add('-', shown);
      case 'w:sym':
        return this.#add(symbol(attributes['w:font'], attributes['w:char']), shown);
      case 'w:fldChar':
        return this.#fieldCharacter(attributes['w:fldCharType']);
      case 'w:instrText':
      case 'w:delInstrText':
        return this.fields.instruct(textOf(element));
      case 'w:footnoteReference':
      case 'w:endnoteReference':
        return this.#hang({ kind: name === 'w:footnoteReference' ? 'footnotes' : 'endnotes', id: attributes['w:id'] ?? '' }, shown);
      case 'w:txbxContent':
        return this.#hang({ box: element }, shown);
      case 'v:textpath':
        return this.#hang({ wordArt: attributes.string ?? '' }, shown);
      case 'w:commentReference':
        this.seen.comments = true;
        return;
      case 'blip':
      case 'v:imagedata':
        this.seen.pictures = true;
        return;
      default:
        return this.#children(element, shown);
    }
  }

  #fieldCharacter(type: string | undefined): void {
    if (type === 'begin') this.fields.begin();
    else if (type === 'separate') this.fields.separate();
    else if (type === 'end') this.fields.end();
  }

  #add(text: string, shown: boolean): void {
    if (shown && this.fields.shown) this.text += text;
  }

  #hang(hanging: Hanging, shown: boolean): void {
    if (shown && this.fields.shown) this.hanging.push(hanging);
  }
}

/** The text of a `w:t`; line breaks in it are of the file, not of the document. */
function written(element: XmlElement): string {
  const text = textOf(element);
  if (!/[\r\n\t]/.test(text)) return text;
  return (element.attributes.space === 'preserve' ? text : text.trim()).replace(/[\r\n\t]/g, ' ');
}

/** Whether a content control (内容控件) only says what should be written in it. */
export function isPrompt(control: XmlElement): boolean {
  return toggleOf(child(control, 'w:sdtPr'), 'w:showingPlcHdr') ?? false;
}
