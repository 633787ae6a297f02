/** The panel 目标对照: the draft's targets beside those of superiors and others. */

import { l10n } from 'vscode';
import type { LedgerAnswer } from './answers.js';
import type { PanelKind } from './draft-panel.js';
import { ledgerRequest } from './protocol.js';
import { targetsWords, type TargetsWord } from './targets-words.js';

export function targetsPanel(): PanelKind<LedgerAnswer, TargetsWord> {
  return { name: 'targets', viewType: 'wenheng.targets', title: l10n.t('Targets Compared'), request: ledgerRequest, words: targetsWords() };
}
