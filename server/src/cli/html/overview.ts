/** What the page says of the run as a whole (概览): counts by severity, by draft and by rule; what was passed over. */

import { AS_OF_SOURCE, SEVERITY } from '../../engine/labels.js';
import type { Finding } from '../../engine/model.js';
import type { CheckedFile, RunResult } from '../../host/run.js';
import type { RuleMeta, Severity } from '../../rules/model.js';
import { groupBy } from '../../text/groups.js';
import { standingOf, type RunReport, type Standing, type Summary } from '../report.js';
import { staleLine } from '../baseline-notes.js';
import { countLine } from '../words.js';
import { html, type Markup } from './markup.js';
import type { Words } from './words.js';

const SEVERITIES: readonly Severity[] = ['error', 'warning', 'info'];
/** How findings stand that do not count. */
const ASIDE = ['suppressed', 'baselined'] as const;
const MOST_FILES = 500;
const MOST_SKIPPED = 200;

/** The overview's section. */
export function overview({ files }: RunResult, summary: Summary, rules: ReadonlyMap<string, RuleMeta>, words: Words): Markup {
  const { clauses, corpusDocuments, corpusClauses } = summary;
  const scope = words.of({
    zh: `检查 ${clauses} 段正文${corpusDocuments > 0 ? `，对照语料库 ${corpusDocuments} 份文件、${corpusClauses} 段` : '；没有语料库可对照'}。`,
    en: `${clauses} clauses were checked${corpusDocuments > 0 ? ` against ${corpusDocuments} documents with ${corpusClauses} clauses` : '; there was no corpus to compare with'}.`,
  });
  const tiles = [...SEVERITIES.map((severity) => ({ kind: severity as string, label: words.of(SEVERITY[severity]), count: summary[severity] })), ...ASIDE.filter((standing) => summary[standing] > 0).map((standing) => ({ kind: 'aside', label: words.say(standing), count: summary[standing] }))];
  return html`
<section id="overview" aria-labelledby="overview-h">
<h2 id="overview-h">${words.say('overview')}</h2>
<p class="lead">${countLine(summary)[words.language]}</p>
<ul class="tiles">${tiles.map(({ kind, label, count }) => html`<li class="${kind}"><strong>${count}</strong> ${label}</li>`)}</ul>
<p>${scope}</p>
${files.length > 0 ? filesTable(files, words) : html`<p class="lead">${words.say('nothing')}</p>`}
${rulesTable(files, rules, words)}
</section>`;
}

function filesTable(files: readonly CheckedFile[], words: Words): Markup {
  const shown = files.slice(0, MOST_FILES);
  const aside = asideIn(files);
  return html`
<div class="scroll" role="region" aria-labelledby="files-caption" tabindex="0">
<table><caption id="files-caption">${words.say('files')}</caption>
<thead><tr><th scope="col">${words.say('file')}</th><th scope="col">${words.say('territory')}</th><th scope="col">${words.say('asOf')}</th>${SEVERITIES.map((severity) => html`<th scope="col" class="figure">${words.of(SEVERITY[severity])}</th>`)}${aside.map((standing) => html`<th scope="col" class="figure">${words.say(standing)}</th>`)}</tr></thead>
<tbody>${shown.map(({ path, result }, index) => {
    const { document, asOf, territory, findings } = result;
    const open = findings.filter((finding) => standingOf(finding) === 'open');
    return html`
<tr><th scope="row"><a href="#file-${index + 1}" lang="zh-CN">${words.titled(document.metadata.title?.value)}</a> <span class="path">${path}</span></th><td lang="zh-CN">${territory ?? words.say('unknown')}</td><td><span class="day">${asOf.day}</span>${words.bracketed(words.of(AS_OF_SOURCE[asOf.source]))}</td>${SEVERITIES.map((severity) => html`${count(open.filter((finding) => finding.severity === severity).length)}`)}${aside.map((standing) => count(standingAs(standing, findings)))}</tr>`;
  })}
</tbody></table></div>
${files.length > shown.length && html`<p class="note">${words.of({ zh: `另有 ${files.length - shown.length} 份文稿未列入此表，见下文。`, en: `${files.length - shown.length} more drafts follow below and are not in this table.` })}</p>`}`;
}

function rulesTable(files: readonly CheckedFile[], rules: ReadonlyMap<string, RuleMeta>, words: Words): Markup | undefined {
  const byRule = groupBy(files.flatMap(({ result }) => result.findings), ({ rule }) => rule);
  if (byRule.size === 0) return undefined;
  const aside = asideIn(files);
  const ids = [...rules.keys()].filter((id) => byRule.has(id));
  return html`
<div class="scroll" role="region" aria-labelledby="rules-caption" tabindex="0">
<table><caption id="rules-caption">${words.say('byRule')}</caption>
<thead><tr><th scope="col">${words.say('rule')}</th><th scope="col">${words.say('finds')}</th>${SEVERITIES.map((severity) => html`<th scope="col" class="figure">${words.of(SEVERITY[severity])}</th>`)}${aside.map((standing) => html`<th scope="col" class="figure">${words.say(standing)}</th>`)}</tr></thead>
<tbody>${ids.map((id) => {
    const found = byRule.get(id)!;
    const open = found.filter((finding) => standingOf(finding) === 'open');
    return html`
<tr id="rule-${id}"><th scope="row"><code>${id}</code></th><td>${words.of(rules.get(id)!.summary)}</td>${SEVERITIES.map((severity) => html`${count(open.filter((finding) => finding.severity === severity).length)}`)}${aside.map((standing) => count(standingAs(standing, found)))}</tr>`;
  })}
</tbody></table></div>`;
}

/** How findings stand, of those that do not count, in any of the files. */
function asideIn(files: readonly CheckedFile[]): readonly (typeof ASIDE)[number][] {
  return ASIDE.filter((standing) => files.some(({ result }) => standingAs(standing, result.findings) > 0));
}

function standingAs(standing: Standing, findings: readonly Finding[]): number {
  return findings.filter((finding) => standingOf(finding) === standing).length;
}

function count(number: number): Markup {
  return number === 0 ? html`<td class="figure zero">0</td>` : html`<td class="figure">${number}</td>`;
}

/** The files that were passed over, each with its reason. */
export function skippedSection({ skipped }: RunResult, words: Words): Markup | undefined {
  if (skipped.length === 0) return undefined;
  const shown = skipped.slice(0, MOST_SKIPPED);
  const left = skipped.length - shown.length;
  return html`
<section id="skipped" aria-labelledby="skipped-h">
<h2 id="skipped-h">${words.say('skipped')}</h2>
<ul>${shown.map(({ path, reason }) => html`<li><span class="path">${path}</span>${words.colon}${words.of(reason)}</li>`)}</ul>
${left > 0 && html`<p class="note">${words.of({ zh: `另有 ${left} 个文件未列出。`, en: `${left} more files are not listed.` })}</p>`}
</section>`;
}

/** What baselines hold of drafts that is not there any more. */
export function staleSection(baselines: RunReport['baselines'], words: Words): Markup | undefined {
  const stale = baselines.flatMap(({ path: file, stale: drafts }) => drafts.map((draft) => ({ file, draft })));
  if (stale.length === 0) return undefined;
  return html`
<section id="stale" aria-labelledby="stale-h">
<h2 id="stale-h">${words.say('stale')}</h2>
<ul>${stale.slice(0, MOST_SKIPPED).map(({ file, draft }) => html`<li><span class="path">${draft.path}</span>${words.colon}${words.of(staleLine(file, draft))}</li>`)}</ul>
</section>`;
}
