/** Reads a Markdown report back with a Markdown parser that has nothing to do with the writer. */

import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import type { Said } from './formats.js';

interface Token {
  readonly type: string;
  readonly content: string;
  readonly children: readonly Token[] | null;
}

interface Parser {
  readonly linkify: { set(options: { fuzzyLink: boolean }): void };
  parse(text: string, environment: object): Token[];
}

const MarkdownIt = createRequire(import.meta.url)('markdown-it') as new (options: object) => Parser;
const parser = new MarkdownIt({ html: true, linkify: true });
parser.linkify.set({ fuzzyLink: false }); // “计划.md” is no address, although .md is a domain

/** What a report says. */
export interface ReadReport {
  /** Its findings; the path is the heading of their table. */
  readonly findings: (Said & { readonly severity: string })[];
  readonly headings: string[];
  /** All text as a reader sees it, a block a line. */
  readonly text: string;
}

/** Reads a report. Fails where it has any markup but the writer's: links, images, other HTML. */
export function readMarkdown(markdown: string): ReadReport {
  const tokens = parser.parse(markdown, {});
  const findings: ReadReport['findings'] = [];
  const headings: string[] = [];
  const text: string[] = [];
  let cells: string[] | undefined;
  let inHeading = false;
  for (const { type, content, children } of tokens) {
    if (type === 'html_block') assert.match(content, /^(?:<details><summary>[^<>]+<\/summary>|<\/details>)\n?$/);
    if (type === 'heading_open') inHeading = true;
    if (type === 'heading_close') inHeading = false;
    if (type === 'tr_open') cells = [];
    if (type === 'inline') {
      const words = inlineText(children ?? []);
      text.push(words);
      cells?.push(words);
      if (inHeading) headings.push(words);
    }
    if (type !== 'tr_close' || !cells) continue;
    const [line = '', severity = '', message = '', rule = ''] = cells;
    if (/^\d+$/.test(line)) findings.push({ path: headings.at(-1)!, rule, line: Number(line), message, severity });
    cells = undefined;
  }
  return { findings, headings, text: text.join('\n') };
}

/** The text as a reader sees it. Before that it must not name people or issues: the services that show it would tell them. */
function inlineText(tokens: readonly Token[]): string {
  const text = tokens.map(({ type, content }) => {
    assert.ok(['text', 'text_special', 'strong_open', 'strong_close', 'softbreak'].includes(type), `${type}: ${content}`);
    return type === 'softbreak' ? '\n' : content;
  }).join('');
  assert.doesNotMatch(text, /@[\p{L}\d]|[#!]\d/u);
  return text.replaceAll('\u200b', '');
}
