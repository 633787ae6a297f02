/** The features of the language server, in the order in which a reader meets them in the protocol. */

import { codeActions } from './code-actions.js';
import { definition } from './definition.js';
import type { Feature } from './feature.js';
import { hover } from './hover.js';
import { ledger } from './ledger.js';
import { place } from './panel.js';
import { references } from './references.js';
import { reuse } from './reuse.js';
import { status } from './status.js';
import { symbols } from './symbols.js';

export const FEATURES: readonly Feature[] = [hover, definition, references, codeActions, symbols, status, ledger, reuse, place];
