/** A web page as the text of its document (网页取文): front matter of what it declares, then the main text. */

import { bareTitle, genreOf, looksLikeTitle, wrappedTitle } from '../../../document/title.js';
import { findDates } from '../../../text/dates.js';
import type { IngestLimits } from '../model.js';
import { findDeclarations, headOf, isDeclarationTable, withDefaults } from './declared.js';
import { saysFurniture, saysMainText } from './elements.js';
import { isToolLine } from './furniture-lines.js';
import { LineWalk, tidied, type PageLine } from './lines.js';
import { mainText, squeezed, titleEnds, weightOf } from './main-text.js';
import { attribute, isElement, parsePage, type Element, type Node } from './tree.js';

/** A sentence of this length is text, not a field. */
const SENTENCE = 40;
/** Lines of the text among which its title is looked for. */
const HEAD_LINES = 12;
const LONGEST_PARTICULARS = 160;
/** A shorter one that the text does not say may be the name of a column of the site (通知公告). */
const SHORTEST_TITLE = 10;

/** The text of a page; `undefined` where it has none. Throws `Unreadable`. */
export function textOfPage(html: string, limits: IngestLimits): string | undefined {
  const { childNodes } = parsePage(html, limits);
  const walk = new LineWalk(limits, (element, block) => saysMainText(element) || (block && saysFurniture(element)), isDeclarationTable);
  walk.add(childNodes);
  const { lines, watched } = walk;
  const { title: windowTitle, meta } = windowHead(childNodes);
  const sentence = lines.findIndex((line) => weightOf(line) >= SENTENCE && /。/.test(line.text));
  const { values, lines: declared } = withDefaults(findDeclarations(lines, sentence < 0 ? lines.length : sentence), { title: meta.get('articletitle'), published: meta.get('pubdate') ?? publishedIn(lines) });
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
 * which it reads from the text; there the front matter would hide the one that matters. Where the text gives the title in full, with issuers or number, that is taken.
 */
function titleToDeclare(title: string | undefined, text: readonly string[]): string | undefined {
  if (title === undefined) return undefined;
  const lines = text.map((line) => ({ text: line }));
  const said = lines.slice(0, HEAD_LINES).some((_, index) => titleEnds(lines, index, title) !== undefined);
  const fuller = text.slice(0, HEAD_LINES).find((line) => saysMore(line, title));
  if (fuller !== undefined) return wrappedTitle(fuller) === undefined ? fuller : undefined;
  if (!said && title.length < SHORTEST_TITLE) return undefined;
  return said && wrappedTitle(title) !== undefined ? undefined : title;
}

function saysMore(line: string, title: string): boolean {
  return looksLikeTitle(line) && squeezed(line).length > squeezed(title).length && bareTitle(line).endsWith(bareTitle(title));
}

/** The day of publication in the line of particulars under a title, which is dropped (`发布时间：2025-01-02 来源：…`). */
function publishedIn(lines: readonly PageLine[]): string | undefined {
  const particulars = lines.find(({ text }) => text.length <= LONGEST_PARTICULARS && /(?:时间|日期)[:：]|^[0-9]{4}-/.test(text) && (isToolLine(text) || /^(?:信息|文章)?来源[:：]/.test(text)) && findDates(text).length > 0);
  return particulars && findDates(particulars.text)[0]!.value;
}
