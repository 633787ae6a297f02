/** Markdown as a renderer reads it: what is bold, what is struck out, where links lead. */

import { createRequire } from 'node:module';

const MarkdownIt = createRequire(import.meta.url)('markdown-it') as new (options: object) => { render(markdown: string): string };

export interface Rendered {
  readonly bold: readonly string[];
  readonly struck: readonly string[];
  readonly links: readonly string[];
  /** All of the text, without marks. */
  readonly text: string;
}

const ZERO_WIDTH = /\u200b/g;

export function rendered(markdown: string): Rendered {
  const html = new MarkdownIt({ html: true, linkify: true }).render(markdown);
  const inside = (tag: string): string[] => [...html.matchAll(new RegExp(`<${tag}>([^]*?)</${tag}>`, 'g'))].map(([, text]) => plain(text!));
  return { bold: inside('strong'), struck: inside('s'), links: [...html.matchAll(/href="([^"]*)"/g)].map(([, target]) => target!), text: plain(html) };
}

function plain(html: string): string {
  return html.replace(/<[^>]*>/g, '').replace(ZERO_WIDTH, '').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&').trim();
}
