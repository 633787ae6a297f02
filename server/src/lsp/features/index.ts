/** The features of the language server, in the order in which a reader meets them in the protocol. */

import { codeActions } from './code-actions.js';
import { codeLens } from './code-lens.js';
import { comparison } from './comparison.js';
import { completion } from './completion.js';
import { corpusFiles } from './corpus-files.js';
import { corpusTree } from './corpus-tree.js';
import { definition } from './definition.js';
import type { Feature } from './feature.js';
import { folding } from './folding.js';
import { highlights } from './highlights.js';
import { hover } from './hover.js';
import { inlayHints } from './inlay-hints.js';
import { ledger } from './ledger.js';
import { links } from './links.js';
import { onType } from './on-type.js';
import { place } from './panel.js';
import { references } from './references.js';
import { reuse } from './reuse.js';
import { selection } from './selection.js';
import { status } from './status.js';
import { symbols } from './symbols.js';
import { targetTree } from './target-tree.js';
import { workspaceSymbols } from './workspace-symbols.js';

export const FEATURES: readonly Feature[] = [
  completion, hover, definition, references, highlights, symbols, workspaceSymbols, folding, selection, links, codeActions, codeLens, inlayHints, onType,
  status, comparison, corpusTree, corpusFiles, targetTree, ledger, reuse, place,
];
