/** Writes a run as one HTML page (网页报告): self-contained, readable without scripts, ready to be printed. */

import { createHash } from 'node:crypto';
import { AS_OF_SOURCE, SEVERITY } from '../../engine/labels.js';
import type { CheckedFile, RunResult } from '../../host/run.js';
import { rules } from '../../rules/index.js';
import type { RuleMeta, Severity } from '../../rules/model.js';
import type { Span } from '../../text/span.js';
import { standingOf, type RunReport, type Summary } from '../report.js';
import { FindingsWriter, Lines } from './findings.js';
import { ledgerSection } from './ledger.js';
import { html, Markup } from './markup.js';
import { overview, skippedSection, staleSection } from './overview.js';
import { reuseSection } from './reuse.js';
import { SCRIPT } from './script.js';
import { STYLES } from './styles.js';
import { Words } from './words.js';

/** Behind so many findings the others have neither evidence nor fixes: a page of many thousands would open in no browser. */
const MOST_IN_FULL = 1500;
const MOST_NOTES = 100;
const MOST_IN_CONTENTS = 100;
const SEVERITIES: readonly Severity[] = ['error', 'warning', 'info'];

/** The whole page, ending with a line break. Everything that comes from documents is text in it. */
export function writeHtml(report: RunReport): string {
  return `<!DOCTYPE html>\n${new PageWriter(report).page(report).source.trim()}\n`;
}

class PageWriter {
  private readonly words: Words;
  private readonly rules: ReadonlyMap<string, RuleMeta>;
  private readonly lines = new Lines();
  private written = 0;

  constructor(private readonly options: Pick<RunReport, 'language' | 'version' | 'quiet' | 'today'>) {
    this.words = new Words(options.language);
    this.rules = new Map(rules.map(({ meta }) => [meta.id, meta]));
  }

  page({ run, summary, baselines }: Pick<RunReport, 'run' | 'summary' | 'baselines'>): Markup {
    const { words, options } = this;
    const [only, ...others] = run.files;
    const subject = only && others.length === 0 ? only.result.document.metadata.title?.value : undefined;
    const hasCorpus = summary.corpusDocuments > 0;
    return html`
<html lang="${options.language === 'zh' ? 'zh-CN' : 'en'}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy()}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="generator" content="wenheng ${options.version}">
<title>${words.say('title')}${subject === undefined ? '' : `${words.colon}${subject}`}</title>
<style>${new Markup(STYLES)}</style>
</head>
<body id="top">
<a class="skip" href="#main">${words.say('skip')}</a>
<header>
<h1>${words.say('title')}</h1>
${subject !== undefined && html`<p class="subject" lang="zh-CN">${words.titled(subject)}</p>`}
<p class="meta">${words.of({ zh: '文衡', en: 'Wenheng' })} ${options.version}${words.comma}${words.say('made')} ${options.today}</p>
</header>
${this.contents(run)}
<main id="main" tabindex="-1">
${overview(run, summary, this.rules, words)}
${this.tools(summary)}
${run.files.map((file, index) => this.file(file, index + 1, hasCorpus))}
${skippedSection(run, words)}${staleSection(baselines, words)}
</main>
<footer>
<p>${words.say('caution')}</p>
<p><a href="#top">${words.say('top')}</a></p>
</footer>
<script>${new Markup(SCRIPT)}</script>
</body>
</html>`;
  }

  private contents({ files, skipped }: RunResult): Markup {
    const { words } = this;
    const shown = files.slice(0, MOST_IN_CONTENTS);
    const sections = (number: number, { result }: CheckedFile): Markup => html`<ul>
<li><a href="#file-${number}-findings">${words.say('findings')}</a></li>
<li><a href="#file-${number}-ledger">${words.say('ledger')}</a></li>
<li><a href="#file-${number}-reuse">${words.say('reuse')}</a></li>${hasNotes(result) && html`
<li><a href="#file-${number}-notes">${words.say('openPoints')}</a></li>`}
</ul>`;
    return html`<nav aria-labelledby="contents">
<h2 id="contents">${words.say('contents')}</h2>
<ul>
<li><a href="#overview">${words.say('overview')}</a></li>
${shown.map((file, index) => html`<li><a href="#file-${index + 1}" lang="zh-CN">${file.result.document.metadata.title?.value ?? file.path}</a>${files.length === 1 && sections(1, file)}</li>
`)}${files.length > shown.length && html`<li>${words.of({ zh: `另有 ${files.length - shown.length} 份文稿`, en: `${files.length - shown.length} more drafts` })}</li>`}
${skipped.length > 0 && html`<li><a href="#skipped">${words.say('skipped')}</a></li>`}
</ul>
</nav>`;
  }

  /** How to read the marks; buttons that the script shows, as nothing happens without it. */
  private tools(summary: Summary): Markup | undefined {
    const { words } = this;
    const counted = SEVERITIES.filter((severity) => summary[severity] > 0 && !(this.options.quiet && severity === 'info'));
    if (counted.length === 0) return undefined;
    const status = words.of({ zh: '显示 {n} 个问题', en: '{n} findings shown' });
    return html`
<div class="tools">
<div class="filter" id="filter" role="group" aria-label="${words.say('filter')}" hidden>
${counted.map((severity) => html`<button type="button" aria-pressed="true" data-filter="${severity}" class="${severity}">${words.of(SEVERITY[severity])} <span>${summary[severity]}</span></button>
`)}<span role="status" id="shown" data-text="${status}"></span>
</div>
<details class="key"><summary>${words.say('howMarked')}</summary><ul><li><ins>${words.say('ins')}</ins></li><li><del>${words.say('del')}</del></li><li><mark>${words.say('mark')}</mark></li></ul></details>
</div>`;
  }

  private file(file: CheckedFile, number: number, hasCorpus: boolean): Markup {
    const { words } = this;
    const { path, result, reuse, ledger } = file;
    const { asOf, territory } = result;
    const id = `file-${number}`;
    return html`
<section class="file" id="${id}" aria-labelledby="${id}-h">
<h2 id="${id}-h" lang="zh-CN">${words.titled(result.document.metadata.title?.value)}</h2>
<p class="meta"><span class="path">${path}</span><br>${words.say('asOf')} ${asOf.day}${words.bracketed(words.of(AS_OF_SOURCE[asOf.source]))}${words.comma}${words.say('territory')} <span lang="zh-CN">${territory ?? words.say('unknown')}</span></p>
<section aria-labelledby="${id}-findings"><h3 id="${id}-findings">${words.say('findings')}</h3>${this.findings(file, number)}</section>
${ledger && html`<section aria-labelledby="${id}-ledger"><h3 id="${id}-ledger">${words.say('ledger')}</h3>${ledgerSection(ledger, hasCorpus, `t${number}`, words)}</section>`}
<section aria-labelledby="${id}-reuse"><h3 id="${id}-reuse">${words.say('reuse')}</h3>${reuseSection(reuse, `r${number}`, words)}</section>
${this.notes(file, id)}
</section>`;
  }

  private findings(file: CheckedFile, number: number): Markup {
    const { words } = this;
    const { result: { findings, document }, rulesRun } = file;
    if (rulesRun === 0) return html`<p class="lead">${words.say('unchecked')}</p>`;
    const writer = new FindingsWriter(document, number, words, this.rules, this.lines);
    const isHidden = ({ severity }: { readonly severity: Severity }): boolean => this.options.quiet && severity === 'info';
    const visible = findings.filter((finding) => !isHidden(finding));
    const open = visible.filter((finding) => standingOf(finding) === 'open');
    const aside = [{ head: 'suppressedHead', standing: 'suppressed' }, { head: 'baselinedHead', standing: 'baselined' }] as const;
    const hidden = findings.length - visible.length;
    const full = open.slice(0, Math.max(0, MOST_IN_FULL - this.written));
    this.written += open.length;
    return html`
${open.length === 0 && hidden === 0 && html`<p class="clean">${words.say('clean')}</p>`}
${writer.grouped(full, false)}
${open.length > full.length && html`<p class="note">${words.of({ zh: `问题很多，以下 ${open.length - full.length} 个不附依据和建议。`, en: `There is much: the following ${open.length - full.length} findings are without evidence and suggestions.` })}</p>${writer.grouped(open.slice(full.length), true)}`}
${hidden > 0 && html`<p class="note">${words.of({ zh: `${hidden} 个提示未显示（--quiet）。`, en: `${hidden} info not shown (--quiet).` })}</p>`}
${aside.map(({ head, standing }) => {
      const found = visible.filter((finding) => standingOf(finding) === standing);
      return found.length > 0 && html`<details class="suppressed"><summary>${words.say(head)}${words.bracketed(String(found.length))}</summary>${writer.listed(found)}</details>`;
    })}`;
  }

  private notes({ result }: CheckedFile, id: string): Markup | undefined {
    const { words } = this;
    if (!hasNotes(result)) return undefined;
    const { document, problems, notChecked } = result;
    const place = (span: Span | undefined): string => (span ? `${words.place(this.lines.of(document).position(span.start).line)}${words.colon}` : '');
    const items = [
      ...problems.map(({ message, span }) => html`<li><strong>${words.say('problem')}</strong> ${place(span)}${words.of(message)}</li>`),
      ...notChecked.map(({ what, reason, span }) => html`<li><strong>${words.say('notChecked')}</strong> ${place(span)}${words.of(what)}${words.colon}${words.of(reason)}</li>`),
    ];
    const left = items.length - MOST_NOTES;
    return html`<section aria-labelledby="${id}-notes"><h3 id="${id}-notes">${words.say('openPoints')}</h3><ul>${items.slice(0, MOST_NOTES)}</ul>${left > 0 && html`<p class="note">${words.of({ zh: `另有 ${left} 项未列出，见 --format json。`, en: `${left} more are not listed; --format json has them.` })}</p>`}</section>`;
  }
}

function hasNotes({ problems, notChecked }: CheckedFile['result']): boolean {
  return problems.length + notChecked.length > 0;
}

/** What the browser may do with the page: use the style and the script in it, nothing else; no network at all. */
function policy(): string {
  const hash = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
  return `default-src 'none'; style-src ${hash(STYLES)}; script-src ${hash(SCRIPT)}; base-uri 'none'; form-action 'none'`;
}
