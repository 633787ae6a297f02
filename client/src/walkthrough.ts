/** Tells the walkthrough what the user has reached already (入门步骤的完成情况), by keys that its steps wait for. */

import { commands, window, type Disposable } from 'vscode';
import { coalesced } from './coalesce.js';
import type { Status } from './protocol.js';
import { activeDocument } from './status.js';
import type { Wenheng } from './wenheng.js';

/** Keys, and what the status of the draft in the editor says once they hold. */
const REACHED: Readonly<Record<string, (status: Status) => boolean>> = {
  'wenheng.draftChecked': ({ document }) => document?.checked === true,
  'wenheng.draftConfigured': ({ document }) => document?.checked === true && document.config !== undefined,
  'wenheng.corpusRead': ({ corpus }) => corpus.documents > 0,
};

/** Asks until everything is reached: then nothing is left to tell. */
export function tickSteps({ server }: Wenheng): Disposable[] {
  const open = new Set(Object.keys(REACHED));
  const look = coalesced(async () => {
    const status = open.size > 0 ? await server.statusOf(activeDocument()) : undefined;
    if (!status) return;
    for (const key of [...open].filter((each) => REACHED[each]!(status))) {
      open.delete(key);
      await commands.executeCommand('setContext', key, true);
    }
  });
  look();
  return [server.onDidChange(look), window.onDidChangeActiveTextEditor(look)];
}
