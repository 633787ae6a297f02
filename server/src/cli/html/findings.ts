/** The findings of a draft on the page (问题): by heading in the order of the text, each with its evidence beside it and its fixes. */

import { headingPath, type Heading, type PolicyDocument } from '../../document/model.js';
import { SEVERITY } from '../../engine/labels.js';
import type { Finding } from '../../engine/model.js';
import type { CorpusDocument } from '../../corpus/model.js';
import type { Evidence, Fix, OtherDraft, RuleMeta } from '../../rules/model.js';
import { groupBy } from '../../text/groups.js';
import type { Lines } from '../lines.js';
import { unwrapped } from '../targets-writer.js';
import { html, type Content, type Markup } from './markup.js';
import { alike, deleted, excerpt, figuresMarked, inContext, inserted, isSame, lastBefore, passageAt, shownInContext } from './passages.js';
import type { Words } from './words.js';

/** Places that a finding shows; further ones are counted. */
const MOST_EVIDENCE = 6;
const MOST_EDITS = 5;
/** Words on both sides of an edit. */
const AROUND_EDIT = 12;

/** Writes the findings of one file. `number` makes their anchors differ from those of other files. */
export class FindingsWriter {
  private count = 0;

  constructor(
    private readonly document: PolicyDocument,
    private readonly number: number,
    private readonly words: Words,
    private readonly rules: ReadonlyMap<string, RuleMeta>,
    private readonly lines: Lines,
  ) {}

  /** Sections, one for each heading under which something was found. `brief` leaves evidence and fixes out. */
  grouped(findings: readonly Finding[], brief: boolean): Markup[] {
    const groups = groupBy(findings, ({ span }) => this.sectionAt(span.start));
    return [...groups].map(([heading, found], index) => {
      const id = `h${this.number}-${index + 1}`;
      return html`
<section class="group" aria-labelledby="${id}">
<h4 id="${id}"${heading === undefined ? html`` : html` lang="zh-CN"`}>${this.headingText(heading)}</h4>
${found.map((finding) => this.finding(finding, brief))}
</section>`;
    });
  }

  /** Findings one after the other, for those that are suppressed. */
  listed(findings: readonly Finding[]): Markup[] {
    return findings.map((finding) => this.finding(finding, false));
  }

  /** The innermost heading with a name under which an offset stands. */
  private sectionAt(offset: number): Heading | undefined {
    const heading = lastBefore(this.document.headings, offset);
    return heading && (headingPath(this.document, heading.index).reverse().find(({ title }) => title !== '') ?? heading);
  }

  private headingText(heading: Heading | undefined): string {
    if (!heading) return this.words.say('opening');
    const path = headingPath(this.document, heading.index).filter(({ title }) => title !== '');
    const { parts, metadata } = this.document;
    const attachment = heading.part > 0 ? parts[heading.part]?.title : undefined;
    const part = attachment === metadata.title?.value ? undefined : attachment;
    const names = (path.length > 0 ? path : [heading]).map(({ label, title }) => unwrapped(`${/^#+$/.test(label.value.trim()) ? '' : label.value}${title}`).trim());
    return [...(part ? [unwrapped(part)] : []), ...names].join(' › ');
  }

  private finding(finding: Finding, brief: boolean): Markup {
    const { rule, severity, message, span, suppressed } = finding;
    const { words } = this;
    const id = `f${this.number}-${++this.count}`;
    const { line, column } = this.lines.of(this.document).position(span.start);
    const sides = brief ? html`<blockquote lang="zh-CN">${shownInContext(inContext(this.document, span))}</blockquote>` : this.sides(finding);
    return html`
<article class="finding ${severity}" id="${id}" data-severity="${severity}" aria-labelledby="${id}m">
<h5 id="${id}m"><span class="level">${words.of(SEVERITY[severity])}</span> ${words.of(message)}</h5>
<p class="meta"><a href="#${id}">${words.place(line, column)}</a> <a class="rule" href="#rule-${rule}"><code>${rule}</code></a></p>
${sides}
${!brief && finding.fixes.map((fix) => this.fix(fix))}
${suppressed && html`<p class="reason">${words.say('reason')}${words.colon}${suppressed.reason || words.say('noReason')}</p>`}
</article>`;
  }

  /** The draft's words and the evidence, beside each other where there is any. */
  private sides(finding: Finding): Markup {
    const { words } = this;
    const { evidence } = finding;
    const compared = evidence[0] ? this.compared(finding, evidence[0]) : undefined;
    const ours = html`<blockquote lang="zh-CN">${compared?.ours ?? shownInContext(inContext(this.document, finding.span))}</blockquote>`;
    if (evidence.length === 0) return ours;
    const [first, ...more] = evidence.slice(0, MOST_EVIDENCE);
    const left = evidence.length - 1 - more.length;
    return html`
<div class="sides">
<figure class="ours"><figcaption>${words.say('draft')}</figcaption>${ours}</figure>
<div class="theirs">${this.evidence(first!, compared?.theirs)}${compared?.same && html`<p class="note">${words.say('same')}</p>`}${more.map((each) => this.evidence(each))}${left > 0 && html`<p class="note">${words.of({ zh: `另有 ${left} 处未列出`, en: `${left} more not shown` })}</p>`}</div>
</div>`;
  }

  /** The two sides with what differs marked, where they are alike or state one target. */
  private compared(finding: Finding, evidence: Evidence): { ours: Content; theirs: Content; same: boolean } | undefined {
    const theirs = excerpt(textOf(evidence, this.document), evidence.span);
    const context = inContext(this.document, finding.span);
    const family = this.rules.get(finding.rule)?.family;
    if (family === 'targets') return { ours: html`${context.before}${figuresMarked(context.core, theirs)}${context.after}`, theirs: figuresMarked(theirs, context.core), same: false };
    const whole = alike(context.core, theirs, 'wholes');
    if (whole) return { ours: shownInContext(context, inserted(whole.ours)), theirs: deleted(whole.theirs), same: family === 'duplicates' && isSame(whole) };
    const clause = passageAt(this.document.clauses, finding.span.start);
    const inside = clause && finding.span.end - finding.span.start < clause.text.length;
    const part = alike(inside ? excerpt(clause.text, { start: 0, end: clause.text.length }) : context.core, theirs, 'part');
    return part && { ours: inserted(part.ours), theirs: deleted(part.theirs), same: family === 'duplicates' && isSame(part) };
  }

  private evidence(evidence: Evidence, content?: Content): Markup {
    const { words } = this;
    const { document, span, message } = evidence;
    const { line } = this.lines.of(documentOf(evidence, this.document)).position(span.start);
    const where = document === 'draft' ? html`${words.of(message)}` : html`<cite lang="zh-CN">${words.titled(document.document.metadata.title?.value)}</cite> <span class="path">${pathOf(document)}</span>`;
    return html`
<figure><figcaption>${where} ${words.place(line)}</figcaption><blockquote lang="zh-CN">${content ?? excerpt(textOf(evidence, this.document), span)}</blockquote></figure>`;
  }

  private fix({ title, applicability, edits }: Fix): Markup {
    const { words } = this;
    const { text } = this.document;
    const shown = edits.slice(0, MOST_EDITS).map(({ span, newText }) => {
      const { before, after } = inContext(this.document, span);
      const old = unwrapped(text.slice(span.start, span.end));
      return html`<p class="edit" lang="zh-CN">${before.slice(-AROUND_EDIT)}${old !== '' && html`<del>${old}</del>`}${newText !== '' && html`<ins>${unwrapped(newText)}</ins>`}${after.slice(0, AROUND_EDIT)}</p>`;
    });
    const left = edits.length - shown.length;
    return html`
<div class="fix"><p><strong>${words.say('fix')}</strong>${words.colon}${words.of(title)}${words.bracketed(words.say(applicability))}</p>${shown}${left > 0 && html`<p class="note">${words.of({ zh: `另有 ${left} 处改动`, en: `${left} more changes` })}</p>`}</div>`;
  }
}

function documentOf({ document }: Evidence, draft: PolicyDocument): PolicyDocument {
  return document === 'draft' ? draft : document.document;
}

function textOf(evidence: Evidence, draft: PolicyDocument): string {
  return documentOf(evidence, draft).text;
}

function pathOf({ corpus, path }: CorpusDocument | OtherDraft): string {
  return corpus === undefined ? path : `${corpus}/${path}`;
}
