/** How documents of the corpus are marked in the tree (语料库文件的标记): an icon and a letter for what a reader must not overlook. */

import { FileDecoration, l10n, ThemeColor, ThemeIcon, Uri, type FileDecorationProvider } from 'vscode';
import type { BadgeId, DocumentNode } from '../protocol/corpus.js';

/** The scheme of the addresses by which decorations are told; nothing is opened by them. */
const SCHEME = 'wenheng-corpus';

const ICONS: Readonly<Record<BadgeId, string>> = { own: 'home', superior: 'arrow-up', draft: 'comment-discussion', repealed: 'circle-slash', expired: 'history', superseded: 'arrow-swap' };

/** The badge that tells most: what is out of force before how it stands to the draft. */
function first({ badges }: DocumentNode): BadgeId | undefined {
  return badges[0]?.id;
}

export function iconOf(node: DocumentNode): ThemeIcon {
  const badge = first(node);
  return new ThemeIcon(badge === undefined ? 'book' : ICONS[badge]);
}

/** The address by which the decoration of a document is asked for. */
export function decorationUri({ corpus, path, badges }: DocumentNode): Uri {
  return Uri.from({ scheme: SCHEME, path: `/${corpus}/${path}`.replace(/\/{2,}/g, '/'), query: badges.map(({ id }) => id).join() });
}

/** Gives the letters. */
export const badgeLetters: FileDecorationProvider = {
  provideFileDecoration({ scheme, query }: Uri) {
    if (scheme !== SCHEME || query === '') return undefined;
    const [badge] = query.split(',') as [BadgeId];
    return decorations()[badge];
  },
};

/** One letter each: this draft, superior, for comment, repealed, expired, superseded. */
function decorations(): Readonly<Record<BadgeId, FileDecoration>> {
  const faint = new ThemeColor('descriptionForeground');
  return {
    own: new FileDecoration(l10n.t('D'), l10n.t('this draft itself')),
    superior: new FileDecoration(l10n.t('↑'), l10n.t('superior')),
    draft: new FileDecoration(l10n.t('C'), l10n.t('draft for comment'), new ThemeColor('list.warningForeground')),
    repealed: new FileDecoration(l10n.t('R'), l10n.t('repealed'), faint),
    expired: new FileDecoration(l10n.t('E'), l10n.t('expired'), faint),
    superseded: new FileDecoration(l10n.t('S'), l10n.t('superseded'), faint),
  };
}
