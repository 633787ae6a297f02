/** The panel 查重: where the draft's text comes from, by share, by position and by passage. */

import { l10n } from 'vscode';
import type { ReuseAnswer } from './answers.js';
import type { PanelKind } from './draft-panel.js';
import { reuseRequest } from './protocol.js';
import { reuseWords, type ReuseWord } from './reuse-words.js';

export function reusePanel(): PanelKind<ReuseAnswer, ReuseWord> {
  return { name: 'reuse', viewType: 'wenheng.reuse', title: l10n.t('Text Reuse'), request: reuseRequest, words: reuseWords() };
}
