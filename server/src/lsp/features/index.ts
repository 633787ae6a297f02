/** The features of the language server, in the order in which a reader meets them in the protocol. */

import { codeActions } from './code-actions.js';
import { codeLens } from './code-lens.js';
import { comparison } from './comparison.js';
import { completion } from './completion.js';
import { definition } from './definition.js';
import type { Feature } from './feature.js';
import { hover } from './hover.js';
import { inlayHints } from './inlay-hints.js';
import { references } from './references.js';
import { status } from './status.js';
import { symbols } from './symbols.js';

export const FEATURES: readonly Feature[] = [completion, hover, definition, references, codeActions, symbols, status, comparison, codeLens, inlayHints];
