/** An error that says why a file is not read; extractors turn it into a `failed` extraction. */

import type { Localized } from '../../text/localized.js';

/** `reason` is said of the file: “是…”, “is …”. */
export class Unreadable extends Error {
  constructor(readonly reason: Localized) {
    super(reason.en);
  }
}
