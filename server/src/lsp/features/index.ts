/** The features of the language server, in the order in which a reader meets them in the protocol. */

import { codeActions } from './code-actions.js';
import { corpusFiles } from './corpus-files.js';
import { corpusTree } from './corpus-tree.js';
import { definition } from './definition.js';
import type { Feature } from './feature.js';
import { hover } from './hover.js';
import { references } from './references.js';
import { status } from './status.js';
import { symbols } from './symbols.js';
import { targetTree } from './target-tree.js';

export const FEATURES: readonly Feature[] = [hover, definition, references, codeActions, symbols, status, corpusTree, corpusFiles, targetTree];
