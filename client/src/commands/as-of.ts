/** Sets the day against which drafts are judged (基准日), in their configuration: editor and command line judge by the same one. */

import { commands, l10n, window, workspace, type Disposable, type QuickPickItem } from 'vscode';
import { configurationHere, configure, configured } from '../configuration.js';
import { dayOf, isWrittenAsDay, readDay } from '../days.js';
import type { Wenheng } from '../wenheng.js';

const KEY = 'asOf';
/** Said in place of a day: each draft is judged by its own. */
const OWN = 'document';

export function registerAsOf(wenheng: Wenheng): Disposable[] {
  return [commands.registerCommand('wenheng.setAsOf', (day?: unknown) => setAsOf(wenheng, day))];
}

/** `named` is a day, or `document` for the days of the drafts themselves; the user is asked where it is neither. */
async function setAsOf(wenheng: Wenheng, named: unknown): Promise<void> {
  const config = await configurationHere(wenheng);
  if (!config) return;
  const now = await configured(config, KEY);
  const wish = typeof named === 'string' ? (named === OWN ? OWN : readDay(named)) : await ask(typeof now === 'string' ? now : undefined, workspace.asRelativePath(config));
  if (wish !== undefined) await configure(config, KEY, wish === OWN ? undefined : wish);
}

interface Choice extends QuickPickItem {
  readonly choose: () => string | Thenable<string | undefined>;
}

async function ask(now: string | undefined, config: string): Promise<string | undefined> {
  const today = dayOf(new Date());
  const choices: Choice[] = [
    { label: l10n.t('Today'), description: today, choose: () => today },
    { label: l10n.t('The date of each draft'), description: l10n.t('today where a draft has none'), choose: () => OWN },
    { label: l10n.t('Another day…'), choose: () => askDay(now ?? today) },
  ];
  const title = now === undefined ? l10n.t('As-of date: the date of each draft') : l10n.t('As-of date: {0}', now);
  const picked = await window.showQuickPick(choices, { title, placeHolder: l10n.t('The day against which drafts are judged; it is written into {0}', config) });
  return picked?.choose();
}

async function askDay(value: string): Promise<string | undefined> {
  const form = l10n.t('A day such as 2026-11-22');
  const fault = (text: string): string | undefined => {
    if (readDay(text) !== undefined) return undefined;
    return isWrittenAsDay(text) ? l10n.t('There is no such day. A day such as 2026-11-22') : form;
  };
  const day = await window.showInputBox({ title: l10n.t('As-of date'), value, prompt: form, validateInput: fault });
  return day === undefined ? undefined : readDay(day);
}
