/** What parsing found in the lines and paragraphs of a document, by their text: after an edit most of them are as they were. */

import { Recall } from '../text/recall.js';

/** Kept by who parses one document again and again. */
export class ParseMemo {
  /** Whether a line is furniture, in a text that is hard-wrapped and in one that is not. */
  readonly furniture = { wrapped: new Recall<boolean>(), unwrapped: new Recall<boolean>() };
  /** Where a paragraph is cut. */
  readonly cuts = new Recall<readonly number[]>();

  /** Ends one parsing. */
  turn(): void {
    this.furniture.wrapped.turn();
    this.furniture.unwrapped.turn();
    this.cuts.turn();
  }
}
