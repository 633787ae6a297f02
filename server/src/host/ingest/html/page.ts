/** A web page as the text of its document (网页取文): front matter of what it declares, then the main text. */

import { wrappedTitle, genreOf } from '../../../document/title.js';
import type { IngestLimits } from '../model.js';
import { findDeclarations, headOf, isDeclarationTable, withMeta } from './declared.js';
import { saysFurniture, saysMainText } from './elements.js';
import { LineWalk, tidied } from './lines.js';
import { mainText, titleEnds, weightOf } from './main-text.js';
import { attribute, isElement, parsePage, type Element, type Node } from './tree.js';

/** A sentence of this length is text, not a field. */
const SENTENCE = 40;
/** Lines of the text among which its title is looked for. */
const HEAD_LINES = 12;
/** A shorter one that the text does not say may be the name of a column of the site (通知公告). */
const SHORTEST_TITLE = 10;

/** The text of a page; `undefined` where it has none. Throws `BoundPassed`. */
export function textOfPage(html: string, limits: IngestLimits): string | undefined {
  const { childNodes } = parsePage(html, limits);
  const walk = new LineWalk(limits, (element, block) => saysMainText(element) || (block && saysFurniture(element)), isDeclarationTable);
  walk.add(childNodes);
  const { lines, watched } = walk;
  const { title: windowTitle, meta } = windowHead(childNodes);
  const sentence = lines.findIndex((line) => weightOf(line) >= SENTENCE && /。/.test(line.text));
  const { values, lines: declared } = withMeta(findDeclarations(lines, sentence < 0 ? lines.length : sentence), meta);
  const titles = [values.get('title'), documentTitle(windowTitle)].filter((title) => title !== undefined && isWhole(title)) as string[];
  const text = mainText({ lines, watched, titles, declared });
  if (text.length === 0) return undefined;
  return [...headOf(values, titleToDeclare(titles[0], text)), ...text].join('\n');
}

/** `<title>` and the meta tags, by their names in lower case. */
function windowHead(nodes: readonly Node[]): { title: string; meta: Map<string, string> } {
  const meta = new Map<string, string>();
  let title: Element | undefined;
  const waiting: Node[] = [...nodes].reverse();
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (!isElement(node)) continue;
    if (node.tagName === 'meta') meta.set(attribute(node, 'name').toLowerCase(), tidied(attribute(node, 'content')));
    if (node.tagName === 'title') title ??= node;
    for (let index = node.childNodes.length - 1; index >= 0; index--) waiting.push(node.childNodes[index]!);
  }
  const words = title?.childNodes.map((node) => ('value' in node ? node.value.slice(0, 400) : '')).join('') ?? '';
  return { title: tidied(words), meta };
}

/** The document's title in the window's, which goes on with the site's name: `…的意见_示例省人民政府`, `… - 示例市`. */
function documentTitle(windowTitle: string): string | undefined {
  const parts = windowTitle.split(/[_|｜]|\s[-–—]{1,2}\s?|--|——(?=[^—]*(?:网|政府|厅|局|部|委)$)|-(?=[^-]*(?:网|门户|政府|厅|局|部|委)[^-]*$)/).map((part) => part.trim());
  return parts.find((part) => genreOf(part) !== undefined);
}

/** Titles in tags are cut where the site's field was too short. */
function isWhole(title: string): boolean {
  return !/(?:…|\.\.\.)$/.test(title);
}

/**
 * The title that the front matter has to give. A notice that issues another document whose text follows is known to the parser by both titles,
 * which it reads from the text; there the front matter would hide the one that matters.
 */
function titleToDeclare(title: string | undefined, text: readonly string[]): string | undefined {
  if (title === undefined) return undefined;
  const lines = text.map((line) => ({ text: line }));
  const said = lines.slice(0, HEAD_LINES).some((_, index) => titleEnds(lines, index, title) !== undefined);
  if (!said && title.length < SHORTEST_TITLE) return undefined;
  return said && wrappedTitle(title) !== undefined ? undefined : title;
}
