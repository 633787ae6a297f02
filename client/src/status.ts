/** The language status: against what the draft in the editor is checked, and what is not (语言状态项). */

import { l10n, languages, LanguageStatusSeverity, window, type Disposable, type LanguageStatusItem, type Uri } from 'vscode';
import { coalesced } from './coalesce.js';
import type { DocumentStatus, Status } from './protocol.js';
import { DOCUMENTS } from './settings.js';
import type { LanguageServer } from './server.js';
import type { Wenheng } from './wenheng.js';

/** As many narrow letters fit into a line of the status; an ideograph is as wide as two. */
const LINE = 68;

/** What the status shows. It has little room: `more` is a line of its own, and whole only in the menu. */
interface Appearance {
  readonly text: string;
  readonly detail?: string;
  readonly more?: string;
  readonly severity?: LanguageStatusSeverity;
  readonly busy?: boolean;
}

/** Shows what can be done about the status, and the parts of the draft that are not checked. */
export const MENU = 'wenheng.showMenu';

/** Shows the server's status for the document in the active editor; the menu on a click. */
export function showStatus({ server }: Wenheng): Disposable[] {
  const item = newItem('wenheng.status', l10n.t('Wenheng'));
  const moreItem = newItem('wenheng.status.more', l10n.t('Wenheng: details'));
  item.command = { command: MENU, title: l10n.t('More…') };
  const refresh = coalesced(async () => {
    const { text, detail, more, severity = LanguageStatusSeverity.Information, busy = false } = await appearance(server);
    Object.assign(item, { text, detail, severity, busy, accessibilityInformation: { label: [text, detail, more].filter((part) => part !== undefined && part !== '').join(' · '), role: 'button' } });
    Object.assign(moreItem, { text: clipped(more ?? ''), severity, selector: more === undefined ? [] : DOCUMENTS }); // A selector of nothing hides it.
  });
  refresh();
  return [item, moreItem, server.onDidChange(refresh), window.onDidChangeActiveTextEditor(refresh)];
}

/** The document in the active editor, if it is one that the server knows. */
export function activeDocument(): Uri | undefined {
  const document = window.activeTextEditor?.document;
  return document && languages.match(DOCUMENTS, document) > 0 ? document.uri : undefined;
}

/** As much of a text as fits into a line. */
function clipped(text: string): string {
  let width = 0;
  for (let index = 0; index < text.length; index++) {
    width += text.charCodeAt(index) < 0x2000 ? 1 : 2;
    if (width > LINE) return `${text.slice(0, index)}…`;
  }
  return text;
}

function newItem(id: string, name: string): LanguageStatusItem {
  return Object.assign(languages.createLanguageStatusItem(id, DOCUMENTS), { name });
}

async function appearance(server: LanguageServer): Promise<Appearance> {
  const status = await server.statusOf(activeDocument());
  if (status) return describe(status);
  if (server.state === 'starting') return { text: l10n.t('Wenheng · starting'), busy: true };
  const text = server.state === 'running' ? l10n.t('Wenheng · no answer') : l10n.t('Wenheng · stopped');
  return { text, detail: l10n.t('see the output'), severity: LanguageStatusSeverity.Error };
}

function describe(status: Status): Appearance {
  const { state, message = l10n.t('see the output'), loading, document } = status;
  if (state === 'error' && !document?.checked) return { text: l10n.t('Wenheng · error'), more: message, severity: LanguageStatusSeverity.Error };
  if (state === 'loading') return { text: loading ? l10n.t('Wenheng · loading the corpus, {0}/{1}', loading.done, loading.total) : l10n.t('Wenheng · loading the corpus'), busy: true };
  if (!document) return { text: l10n.t('Wenheng') };
  if (!document.checked) return { text: l10n.t('Wenheng · not checked'), ...(document.reason !== undefined && { more: document.reason }) };
  const { asOf = '', territory } = document;
  return {
    text: l10n.t('Wenheng · as of {0} · corpus of {1}', asOf, status.corpus.documents),
    ...(territory !== undefined && { detail: territory }),
    ...(state === 'error' ? { more: message, severity: LanguageStatusSeverity.Warning } : { more: details(status, document) }),
  };
}

function details({ corpus }: Status, { asOfSource, counts, notChecked }: DocumentStatus): string {
  const parts = [
    asOfSource && l10n.t('date from {0}', dateSource(asOfSource)),
    corpus.clauses > 0 && l10n.t('{0} clauses', corpus.clauses),
    counts.suppressed > 0 && l10n.t('{0} suppressed', counts.suppressed),
    counts.baselined > 0 && l10n.t('{0} in the baseline', counts.baselined),
    notChecked.length > 0 && l10n.t('{0} not checked', notChecked.length),
  ];
  return parts.filter((part) => part !== undefined && part !== false).join(' · ');
}

function dateSource(source: NonNullable<DocumentStatus['asOfSource']>): string {
  switch (source) {
    case 'config':
      return l10n.t('the configuration');
    case 'front-matter':
      return l10n.t('the front matter');
    case 'text':
      return l10n.t('the text');
    case 'today':
      return l10n.t('today');
  }
}
