/** Hover (悬停): why there is a finding and what stands against it; what is known of the thing under the cursor. */

import { MarkupKind, type Hover } from 'vscode-languageserver';
import { URI } from 'vscode-uri';
import { copiedAt, passageAt, type Copied } from '../../engine/reuse/copied.js';
import { cardOf, type CitedCard } from '../../engine/describe/cited.js';
import { describeAt, type Description } from '../../engine/describe/describe.js';
import { describeTargets, type TargetBeside, type TargetDescription } from '../../engine/describe/targets.js';
import { SEVERITY } from '../../engine/labels.js';
import type { Finding } from '../../engine/model.js';
import { cellOf, RELATION, statesOf } from '../../engine/ledger/words.js';
import type { CorpusDocument } from '../../corpus/model.js';
import type { DocumentTarget } from '../../extract/targets/index.js';
import { nameOf } from '../../rules/counterparts.js';
import type { PolicyDocument } from '../../document/model.js';
import type { Evidence } from '../../rules/model.js';
import { sentenceAt, sentences } from '../../text/sentences.js';
import type { Span } from '../../text/span.js';
import type { Presentation } from '../diagnostics.js';
import { link, plainText, quotation } from '../../text/markdown.js';
import type { CheckedDraft } from '../session.js';
import { moreBeside, WORDS } from '../words.js';
import { citedAt } from './cited.js';
import type { Feature } from './feature.js';
import { describeCopied } from './hover-copied.js';

export const hover: Feature = {
  capabilities: () => ({ hoverProvider: true }),
  listen: (connection, context) =>
    connection.onHover(async ({ textDocument, position }) => {
      const state = await context.checked(textDocument.uri);
      return (state && hoverAt(state, state.text.offset(position), context.show)) ?? null;
    }),
};

const MOST_EVIDENCE = 2;
const MOST_TARGETS = 2;
const FEW_WORDS = 24;
/** Documents beside a target: more would fill the screen. */
const MOST_BESIDE = 6;

/** The hover at an offset, or nothing. The message of a finding is left out: clients show diagnostics themselves. */
export function hoverAt(state: CheckedDraft, offset: number, show: Presentation): Hover | undefined {
  const world = { corpus: state.loaded?.corpus, own: state.own };
  const all = state.result.findings.map((finding): Shown => ({ finding, span: finding.span, copied: copiedAt(finding, offset, state.result, world) }));
  const findings = all.filter(({ span }) => holds(span, offset));
  // A finding of copied text means more than the place it is shown at: there it comes last.
  const passages = all.flatMap((shown) => (shown.copied && !holds(shown.span, offset) ? [{ ...shown, span: shown.copied.ours.span }] : []));
  const here = citedAt(state, offset);
  const card = here && cardOf(here.cited, state.result, { ...world, facts: state.project.facts });
  const known = describeAt(state.result, offset, state.project.facts, state.loaded?.corpus).filter(({ span, isTitle }) => !(card && isTitle && span.start === here.span.start));
  const targets = describeTargets(state.result, offset, { facts: state.project.facts, corpus: state.loaded?.corpus, own: state.own }).slice(0, MOST_TARGETS);
  const cards = card ? [{ span: here.span, card }] : [];
  const sections = [...findings.map((shown) => ofFinding(state, shown, show)), ...cards.map((shown) => ofCard(state, shown.card, show)), ...known.map((description) => ofDescription(state, description, show)), ...targets.map((target) => ofTarget(state, target, show)), ...passages.map((shown) => ofFinding(state, shown, show))];
  const narrowest = [...findings, ...cards, ...known, ...targets, ...passages].map(({ span }) => span).sort((a, b) => length(a) - length(b))[0];
  if (!narrowest) return undefined;
  return { contents: { kind: MarkupKind.Markdown, value: sections.join('\n\n---\n\n') }, range: state.text.range(narrowest) };
}

/** A finding at its place, with what the clause under the cursor repeats where it is about copied text. */
interface Shown {
  readonly finding: Finding;
  readonly span: Span;
  readonly copied: Copied | undefined;
}

function holds({ start, end }: Span, offset: number): boolean {
  return start <= offset && offset < Math.max(end, start + 1);
}

function length({ start, end }: Span): number {
  return end - start;
}

function ofFinding(state: CheckedDraft, { finding, copied }: Shown, show: Presentation): string {
  const { language, rules } = show;
  const meta = rules.find((rule) => rule.meta.id === finding.rule)?.meta;
  const lines = [`**${plainText(finding.rule)}** · ${SEVERITY[finding.severity][language]}${meta ? ` · ${plainText(meta.summary[language])}` : ''}`];
  if (finding.suppressed) lines.push(`${WORDS.suppressed[language]}${colon(show)}${plainText(finding.suppressed.reason || WORDS.noReason[language])}`);
  else if (finding.baselined) lines.push(WORDS.baselined[language]);
  lines.push(...(copied ? describeCopied(state, finding, copied, show) : finding.evidence.slice(0, MOST_EVIDENCE).map((evidence) => ofEvidence(state, evidence, show))));
  if (meta) lines.push(`${WORDS.norm[language]}${colon(show)}${plainText(meta.norm[language])} · ${link(WORDS.page[language], URI.file(show.pageOf(finding.rule)).toString())}`);
  return lines.join('\n\n');
}

function ofEvidence(state: CheckedDraft, { document, span, message }: Evidence, show: Presentation): string {
  const said = plainText(message[show.language]);
  if (document === 'draft') return `${said} (${state.text.position(span.start).line + 1})\n\n${quotation(state.text.text.slice(span.start, span.end))}`;
  const { metadata } = document.document;
  const { uri, range } = state.loaded && document.corpus !== undefined ? show.places.location(state.loaded, document, span) : { uri: '', range: undefined };
  const name = metadata.title ? `《${metadata.title.value}》` : document.path;
  const details = [metadata.number?.value, metadata.date?.value].filter((detail) => detail !== undefined).join(' · ');
  const place = range ? link(name, `${uri}#L${range.start.line + 1}`) : plainText(name);
  return `${said}${colon(show)}${place}${details ? ` ${plainText(details)}` : ''}\n\n${quotation(sayingOf(document.document, span))}`;
}

/** A few words say little by themselves: they are quoted in their sentence. */
function sayingOf({ text, clauses }: PolicyDocument, { start, end }: Span): string {
  const clause = end - start < FEW_WORDS ? passageAt(clauses, start) : undefined;
  const saying = clause && sentenceAt(sentences(clause.text), Math.max(0, clause.text.indexOf(text.slice(start, end))));
  return saying ? clause.text.slice(saying.start, saying.end) : text.slice(start, end);
}

function ofDescription({ loaded }: CheckedDraft, { name, lines, documents }: Description, show: Presentation): string {
  const links = loaded ? documents.map((document) => link(document.path, show.places.uri(loaded, document))) : [];
  return [`**${plainText(name)}**`, ...lines.map((line) => plainText(line[show.language])), ...(links.length > 0 ? [links.join(' · ')] : [])].join('\n\n');
}

function ofCard({ loaded }: CheckedDraft, { title, lines, document, status: { by } }: CitedCard, { language, places }: Presentation): string {
  const named = (name: string, of: CorpusDocument | undefined): string => (loaded && of ? link(name, places.uri(loaded, of)) : plainText(name));
  const because = by ? [`${WORDS.repealedBy[language]}${language === 'zh' ? '：' : ': '}${named(by.document.metadata.title ? `《${by.document.metadata.title.value}》` : by.path, by)}`] : [];
  return [`**${named(`《${title}》`, document)}**`, ...lines.map((line) => plainText(line[language])), ...because].join('\n\n');
}

function ofTarget(state: CheckedDraft, { target, name, lines, beside }: TargetDescription, show: Presentation): string {
  const { language } = show;
  const shown = beside.slice(0, MOST_BESIDE);
  const rows = shown.map((document) => rowBeside(state, target, document, show));
  const heads = [WORDS.relation, WORDS.document, WORDS.target].map((head) => head[language]);
  const table = [heads, heads.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');
  const more = beside.length - shown.length;
  return [
    `**${plainText(name)}**`,
    ...lines.map((line) => plainText(line[language])),
    ...(rows.length > 0 ? [table] : []),
    ...(more > 0 ? [moreBeside(more)[language]] : []),
  ].join('\n\n');
}

function rowBeside({ loaded }: CheckedDraft, target: DocumentTarget, { targets, ...column }: TargetBeside, { language, places }: Presentation): string[] {
  const { document, relation } = column;
  const { date } = document.document.metadata;
  const name = nameOf(document);
  const place = loaded && targets[0] && places.location(loaded, document, targets[0].span);
  return [
    plainText(RELATION[relation][language]),
    [place ? link(name, `${place.uri}#L${place.range.start.line + 1}`) : plainText(name), ...[date?.value, ...statesOf(column).map((state) => state[language])].flatMap((detail) => (detail === undefined ? [] : [plainText(detail)]))].join(' · '),
    plainText(cellOf(targets, target, language)),
  ];
}

function colon({ language }: Presentation): string {
  return language === 'zh' ? '：' : ': ';
}
