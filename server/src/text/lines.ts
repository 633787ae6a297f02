/** Line index: the only place where an offset becomes a line and a column. */

import { bisect } from './bisect.js';

/** A place as people read it: line and column from 1, column and offset in UTF-16 units. */
export interface Position {
  readonly line: number;
  readonly column: number;
  readonly offset: number;
}

const LF = 10;
const CR = 13;

/** Knows where the lines of one text start. A line ends with LF, CRLF or a lone CR. */
export class LineIndex {
  private readonly starts: readonly number[];
  private readonly length: number;

  constructor(private readonly text: string) {
    this.starts = lineStarts(text);
    this.length = text.length;
  }

  /** The position of a UTF-16 offset; an offset outside the text is moved to its nearest end. */
  position(offset: number): Position {
    const inside = Math.min(Math.max(offset, 0), this.length);
    const line = bisect(this.starts.length, (index) => this.starts[index]! > inside);
    return { line, column: inside - this.starts[line - 1]! + 1, offset: inside };
  }

  /** The offset of a line and a column, both from 1; what lies outside the text is moved to its nearest place: columns to the end of their line. */
  offset(line: number, column: number): number {
    const start = this.starts[line - 1];
    if (start === undefined) return line < 1 ? 0 : this.length;
    return Math.min(start + Math.max(column - 1, 0), this.endOf(line));
  }

  /** Where a line (from 1) ends, without its line break. */
  private endOf(line: number): number {
    const next = this.starts[line];
    if (next === undefined) return this.length;
    return next - (this.text.charCodeAt(next - 1) === LF && this.text.charCodeAt(next - 2) === CR ? 2 : 1);
  }
}

function lineStarts(text: string): number[] {
  return text.includes('\r') ? startsAfterAny(text) : startsAfterFeeds(text);
}

/** Most texts have no CR: the engine finds a single sign ten times as fast as we look at each. */
function startsAfterFeeds(text: string): number[] {
  const starts = [0];
  for (let feed = text.indexOf('\n'); feed >= 0; feed = text.indexOf('\n', feed + 1)) starts.push(feed + 1);
  return starts;
}

function startsAfterAny(text: string): number[] {
  const starts = [0];
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code === CR && text.charCodeAt(index + 1) === LF) continue;
    if (code === LF || code === CR) starts.push(index + 1);
  }
  return starts;
}
