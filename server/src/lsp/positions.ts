/** Offsets and LSP positions: the edge at which one becomes the other. */

import type { Position, Range } from 'vscode-languageserver';
import { LineIndex } from '../text/lines.js';
import type { Span } from '../text/span.js';

const BOM = '\ufeff';

/** The text of an open document as the engine takes it, without a BOM, and its positions as the client counts them, with it. */
export class DocumentText {
  readonly text: string;
  private readonly shift: number;
  private readonly lines: LineIndex;

  constructor(content: string) {
    this.shift = content.startsWith(BOM) ? BOM.length : 0;
    this.text = content.slice(this.shift);
    this.lines = new LineIndex(this.text);
  }

  /** The position of an offset; lines and characters count from 0, in UTF-16 units. */
  position(offset: number): Position {
    const { line, column } = this.lines.position(offset);
    return { line: line - 1, character: column - 1 + (line === 1 ? this.shift : 0) };
  }

  range({ start, end }: Span): Range {
    return { start: this.position(start), end: this.position(end) };
  }

  /** The offset of a position; one outside the text is moved to its nearest place. */
  offset({ line, character }: Position): number {
    return this.lines.offset(line + 1, character + 1 - (line === 0 ? this.shift : 0));
  }

  span({ start, end }: Range): Span {
    return { start: this.offset(start), end: this.offset(end) };
  }
}
