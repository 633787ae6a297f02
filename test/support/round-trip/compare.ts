/** Compares a sample with what was read back (比对): its characters, what it says of itself, its headings and clauses. */

import { parse } from '../policy.js';
import { withoutFrontMatter } from './samples.js';

/** Share of characters that both texts have in the same order, of the longer one: 0 to 1. Blanks, marks of Markdown and rows of dashes do not count; full and half width are one. */
export function commonShare(one: string, other: string): number {
  const [a, b] = [charactersOf(one), charactersOf(other)];
  return longestCommon(a, b) / Math.max(a.length, b.length, 1);
}

/** What a text says of itself, its headings with their labels, its clauses: in order, without blanks. */
export function structureOf(text: string): { metadata: (string | undefined)[]; headings: string[]; clauses: string[] } {
  const { headings, clauses, metadata } = parse(text);
  return {
    metadata: [metadata.title, metadata.wrapperTitle, metadata.number, metadata.date].map((found) => found && squeezed(found.value)),
    headings: headings.map(({ label, title, style, depth, kind }) => `${style} ${depth} ${kind} ${squeezed(label.value)}|${squeezed(title)}`),
    clauses: clauses.map((clause) => squeezed(clause.text)),
  };
}

/** A text without blanks. */
export function squeezed(text: string): string {
  return text.replace(/\s/g, '');
}

function charactersOf(text: string): string {
  const lines = withoutFrontMatter(text).split('\n').filter((line) => !/^\|[-| ]+\|$/.test(line.trim()));
  return squeezed(lines.map((line) => line.replace(/^#+ /, '').replaceAll('|', '')).join('')).normalize('NFKC');
}

/** Length of the longest common subsequence; two rows of the table at a time. */
function longestCommon(a: string, b: string): number {
  let above = new Uint16Array(b.length + 1);
  for (let i = 0; i < a.length; i++) {
    const row = new Uint16Array(b.length + 1);
    const code = a.charCodeAt(i);
    for (let j = 0; j < b.length; j++) row[j + 1] = code === b.charCodeAt(j) ? above[j]! + 1 : Math.max(above[j + 1]!, row[j]!);
    above = row;
  }
  return above[b.length]!;
}
