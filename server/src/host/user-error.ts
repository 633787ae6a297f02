/** Errors that the user can mend: wrong arguments, configuration, files. They end a run with exit code 2. */

import type { Localized } from '../text/localized.js';

/** An error whose message is written for the user, in both languages. */
export class UserError extends Error {
  constructor(readonly localized: Localized) {
    super(localized.en);
    this.name = 'UserError';
  }
}
