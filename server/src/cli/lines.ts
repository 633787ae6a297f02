/** Lines and columns in the documents that a report quotes (行列位置). */

import type { PolicyDocument } from '../document/model.js';
import { LineIndex } from '../text/lines.js';
import { Recent } from '../text/recent.js';

/** As many documents are quoted one beside the other. */
const MOST = 32;

/** Line indexes of documents: many findings may show the same one; a report on a thousand drafts does not hold all of them. */
export class Lines {
  private readonly known = new Recent<PolicyDocument, LineIndex>(MOST);

  of(document: PolicyDocument): LineIndex {
    return this.known.of(document, () => new LineIndex(document.text));
  }
}
