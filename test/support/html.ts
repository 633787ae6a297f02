/** Reads HTML with a parser that is not ours, for tests of what the program writes. */

import { parse, type DefaultTreeAdapterTypes } from 'parse5';

export type Element = DefaultTreeAdapterTypes.Element;
type Node = DefaultTreeAdapterTypes.Node;

/** All elements of a page in the order of the text. */
export function elementsOf(html: string): Element[] {
  return [...elementsIn(parse(html))];
}

/** The elements inside a node, in order. */
export function* elementsIn(node: Node): Iterable<Element> {
  for (const child of 'childNodes' in node ? node.childNodes : []) {
    if ('tagName' in child) yield child;
    yield* elementsIn(child);
  }
}

/** The text of a node without any blanks: where lines break means nothing in HTML. */
export function textOf(node: Node): string {
  return squeezed(rawText(node));
}

function rawText(node: Node): string {
  if (node.nodeName === '#text') return (node as DefaultTreeAdapterTypes.TextNode).value;
  return 'childNodes' in node ? node.childNodes.map(rawText).join('') : '';
}

/** A text without blanks. */
export function squeezed(text: string): string {
  return text.replace(/\s+/g, '');
}

/** The value of an attribute; `undefined` where it is not there. */
export function attribute(element: Element, name: string): string | undefined {
  return element.attrs.find((each) => each.name === name)?.value;
}

/** Whether an element carries a class. */
export function hasClass(element: Element, name: string): boolean {
  return (attribute(element, 'class') ?? '').split(' ').includes(name);
}
