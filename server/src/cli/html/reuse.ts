/** Where a draft's text comes from, on the page (文字来源): a bar of shares, and the documents that give most. */

import type { Portion, Reuse, ReuseRelation } from '../../engine/reuse/reuse.js';
import { html, type Markup } from './markup.js';
import { SOURCE_OF, type Words } from './words.js';

const MOST_SOURCES = 15;
const RELATIONS: readonly ReuseRelation[] = ['superior', 'version', 'elsewhere'];

interface Share extends Pick<Portion, 'permille'> {
  readonly kind: 'own' | ReuseRelation;
}

/** The section without its heading. `id` is the prefix of anchors. */
export function reuseSection(reuse: Reuse | undefined, id: string, words: Words): Markup {
  if (!reuse) return html`<p>${words.say('noReuse')}</p>`;
  const { characters, uncounted, own, sources } = reuse;
  const shares: Share[] = [{ kind: 'own', permille: own.permille }, ...RELATIONS.map((kind) => ({ kind, permille: sources.filter(({ relation }) => relation === kind).reduce((sum, { permille }) => sum + permille, 0) }))];
  const present = shares.filter(({ permille }) => permille > 0);
  const counted = words.of({
    zh: `计入 ${characters} 字${uncounted > 0 ? `，固定表述、引文、表格、附则等 ${uncounted} 字不计` : ''}。`,
    en: `${characters} characters are counted${uncounted > 0 ? `; ${uncounted} of formulas, quotations, tables and closing provisions are left out` : ''}.`,
  });
  return html`
<p>${counted}</p>
${bar(present, id, words)}
<ul class="legend">${present.map(({ kind, permille }) => html`<li><svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true"><rect class="share ${kind}" width="16" height="16"/></svg> ${nameOf(kind, words)} <strong>${percent(permille)}</strong></li>`)}</ul>
${sources.length > 0 && table(reuse, id, words)}`;
}

/** The shares side by side; the list beneath says the same in words. */
function bar(shares: readonly Share[], id: string, words: Words): Markup {
  let left = 0;
  const rects = shares.map(({ kind, permille }) => {
    left += permille;
    return html`<rect class="share ${kind}" x="${left - permille}" y="0" width="${permille}" height="30"/>`;
  });
  return html`<svg class="bar" viewBox="0 0 1000 30" preserveAspectRatio="none" role="img" aria-labelledby="${id}-bar"><title id="${id}-bar">${shares.map(({ kind, permille }) => `${nameOf(kind, words)} ${percent(permille)}`).join(words.comma)}</title>${rects}</svg>`;
}

function table({ sources }: Reuse, id: string, words: Words): Markup {
  const shown = [...sources].sort((a, b) => b.characters - a.characters).slice(0, MOST_SOURCES);
  const left = sources.length - shown.length;
  return html`
<div class="scroll" role="region" aria-labelledby="${id}-sources" tabindex="0">
<table><caption id="${id}-sources">${words.say('reuseCaption')}</caption>
<thead><tr><th scope="col">${words.say('document')}</th><th scope="col">${words.say('source')}</th><th scope="col" class="figure">${words.say('share')}</th><th scope="col" class="figure">${words.say('clauses')}</th></tr></thead>
<tbody>${shown.map(({ document: { corpus, path, document }, relation, permille, clauses }) => html`
<tr><th scope="row"><span lang="zh-CN">${words.titled(document.metadata.title?.value)}</span> <span class="path">${corpus}/${path}</span></th><td>${words.of(SOURCE_OF[relation])}</td><td class="figure">${percent(permille)}</td><td class="figure">${clauses}</td></tr>`)}
</tbody></table></div>
${left > 0 && html`<p class="note">${words.of({ zh: `另有 ${left} 份文件未列出。`, en: `${left} more documents are not listed.` })}</p>`}`;
}

function nameOf(kind: Share['kind'], words: Words): string {
  return kind === 'own' ? words.say('own') : words.of(SOURCE_OF[kind]);
}

function percent(permille: number): string {
  return `${(permille / 10).toFixed(1)}%`;
}
