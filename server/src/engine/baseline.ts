/**
 * The baseline (基线): findings that were there before and are not counted. It knows them by content and number, never by line,
 * so that text inserted above revives none of them, and one more of the same is new.
 */

import type { Finding } from './model.js';

/** Findings of one content. */
export interface BaselineEntry {
  readonly rule: string;
  /** How many of them are not counted; at least 1. */
  readonly count: number;
  /** What they are about, for the human who reads the file. */
  readonly text: string;
}

/** What is recorded of one draft: by the fingerprint of the first finding of each content ({@link Finding.first}). */
export type BaselineSection = ReadonlyMap<string, BaselineEntry>;

/** Sections by the draft's path. */
export type Baseline = ReadonlyMap<string, BaselineSection>;

/** An entry that stands for more findings than there are. */
export interface StaleEntry {
  readonly fingerprint: string;
  readonly rule: string;
  readonly text: string;
  /** How many of its findings are gone; at least 1. */
  readonly count: number;
}

/** Characters of a finding's text that an entry quotes. */
const LONGEST_QUOTE = 40;

/** Marks the findings that a section covers: in the order of the text as many of a content as it counts. Suppressed ones need no baseline and use none of it up. */
export function markBaselined(findings: readonly Finding[], section: BaselineSection | undefined): readonly Finding[] {
  if (!section || section.size === 0) return findings;
  const used = new Map<string, number>();
  return findings.map((finding) => {
    const before = used.get(finding.first) ?? 0;
    if (finding.suppressed || before >= (section.get(finding.first)?.count ?? 0)) return finding;
    used.set(finding.first, before + 1);
    return { ...finding, baselined: true as const };
  });
}

/** The section that covers these findings, the suppressed ones aside, in a stable order: by rule, then by text. */
export function sectionOf(findings: readonly Finding[]): BaselineSection {
  const entries = new Map<string, BaselineEntry>();
  for (const { first, rule, text, suppressed } of findings) {
    if (suppressed) continue;
    const known = entries.get(first);
    entries.set(first, known ? { ...known, count: known.count + 1 } : { rule, count: 1, text: quoteOf(text) });
  }
  return ordered(entries);
}

/** What of a section no finding answers to any more. `judges` says whether a rule looked at the draft: of another nothing is known. */
export function staleOf(findings: readonly Finding[], section: BaselineSection, judges: (rule: string) => boolean): StaleEntry[] {
  const there = sectionOf(findings);
  return [...section].flatMap(([fingerprint, { rule, text, count }]) => {
    const gone = judges(rule) ? count - (there.get(fingerprint)?.count ?? 0) : 0;
    return gone > 0 ? [{ fingerprint, rule, text, count: gone }] : [];
  });
}

/** The section as it is to be now: what was found, and of the old one what rules say nothing of that did not look. */
export function renewed(findings: readonly Finding[], section: BaselineSection | undefined, judges: (rule: string) => boolean): BaselineSection {
  const kept = [...(section ?? [])].filter(([, { rule }]) => !judges(rule));
  return ordered(new Map([...kept, ...sectionOf(findings)]));
}

/**
 * The paths under which a baseline may know a draft that it has no section for, because the draft was renamed or moved: sections that
 * stand for at least half by findings that are in the draft, the best first. Whether their own files are gone only the disk knows.
 */
export function formerPaths(findings: readonly Finding[], baseline: Baseline): string[] {
  const there = sectionOf(findings);
  return [...baseline]
    .map(([path, section]) => ({ path, ...overlap(section, there) }))
    .filter(({ shared, all }) => shared > 0 && shared * 2 >= all)
    .sort((a, b) => b.shared - a.shared || (a.path < b.path ? -1 : 1))
    .map(({ path }) => path);
}

function overlap(section: BaselineSection, there: BaselineSection): { shared: number; all: number } {
  let shared = 0;
  let all = 0;
  for (const [fingerprint, { count }] of section) {
    all += count;
    shared += Math.min(count, there.get(fingerprint)?.count ?? 0);
  }
  return { shared, all };
}

function ordered(entries: ReadonlyMap<string, BaselineEntry>): BaselineSection {
  const key = ([fingerprint, { rule, text }]: readonly [string, BaselineEntry]): string => `${rule}\n${text}\n${fingerprint}`;
  return new Map([...entries].sort((a, b) => (key(a) < key(b) ? -1 : 1)));
}

function quoteOf(text: string): string {
  const characters = [...text.slice(0, 4 * LONGEST_QUOTE).replace(/\s+/g, ' ').trim()];
  return characters.length > LONGEST_QUOTE ? `${characters.slice(0, LONGEST_QUOTE).join('')}…` : characters.join('');
}
