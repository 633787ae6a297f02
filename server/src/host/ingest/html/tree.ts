/** HTML to a tree (网页解析) by parse5, within bounds that keep its work linear whatever a page does. */

import { defaultTreeAdapter, Parser, type DefaultTreeAdapterMap, type DefaultTreeAdapterTypes, type TreeAdapter } from 'parse5';
import type { IngestLimits } from '../model.js';
import { Unreadable } from '../unreadable.js';

export type Element = DefaultTreeAdapterTypes.Element;
export type Node = DefaultTreeAdapterTypes.ChildNode;
type ParentNode = DefaultTreeAdapterTypes.ParentNode;

/** Nodes of one page; the longest real ones have some 10^4. */
const MOST_NODES = 2_000_000;
/** Attributes of one element: the parser holds each against all before it. */
const MOST_ATTRIBUTES = 128;

/** Parses a page, or a fragment as the body of one. Throws {@link Unreadable}, and nothing else. */
export function parsePage(html: string, limits: IngestLimits): ParentNode {
  const parser = new PageParser({ treeAdapter: boundedAdapter(limits) });
  countAttributes(parser.tokenizer);
  parser.tokenizer.write(html, true);
  return parser.document;
}

/** The parser hands children from one element to another one by one, from the front; here all at once. */
class PageParser extends Parser<DefaultTreeAdapterMap> {
  override _adoptNodes(donor: ParentNode, recipient: ParentNode): void {
    const moved = donor.childNodes;
    donor.childNodes = [];
    for (const child of moved) child.parentNode = recipient;
    recipient.childNodes = recipient.childNodes.length === 0 ? moved : [...recipient.childNodes, ...moved];
  }
}

/** Sees every attribute as the tokenizer begins it: an element is made only when its tag has ended, which may be late. */
function countAttributes(tokenizer: object): void {
  let current = { name: '', value: '' };
  Object.defineProperty(tokenizer, 'currentAttr', {
    get: () => current,
    set(this: { currentToken: { attrs?: readonly unknown[] } | null }, next: typeof current) {
      if ((this.currentToken?.attrs?.length ?? 0) > MOST_ATTRIBUTES) throw tooManyAttributes();
      current = next;
    },
  });
}

/** The default tree; what is looked for among siblings is nearly always the last of them. */
function boundedAdapter(limits: IngestLimits): TreeAdapter<DefaultTreeAdapterMap> {
  let open = 0;
  let nodes = 0;
  const count = (): void => {
    if (++nodes > MOST_NODES) throw new Unreadable({ zh: `网页元素超过 ${MOST_NODES} 个，不能读取`, en: `has more than ${MOST_NODES} elements, too many to be read` });
  };
  const insertBefore: typeof defaultTreeAdapter.insertBefore = (parent, node, reference) => {
    parent.childNodes.splice(parent.childNodes.lastIndexOf(reference), 0, node);
    node.parentNode = parent;
  };
  return {
    ...defaultTreeAdapter,
    createElement(name, namespace, attributes) {
      count();
      return defaultTreeAdapter.createElement(name, namespace, attributes);
    },
    createTextNode(value) {
      count();
      return defaultTreeAdapter.createTextNode(value);
    },
    createCommentNode(data) {
      count();
      return defaultTreeAdapter.createCommentNode(data);
    },
    insertBefore,
    insertTextBefore(parent, text, reference) {
      const before = parent.childNodes[parent.childNodes.lastIndexOf(reference) - 1];
      if (before && defaultTreeAdapter.isTextNode(before)) before.value += text;
      else insertBefore(parent, defaultTreeAdapter.createTextNode(text), reference);
    },
    detachNode(node) {
      const siblings = node.parentNode?.childNodes;
      if (siblings?.[0] === node) siblings.shift();
      else siblings?.splice(siblings.lastIndexOf(node), 1);
      node.parentNode = null;
    },
    adoptAttributes: () => undefined,
    onItemPush() {
      if (++open > limits.depth) throw tooDeep(limits);
    },
    onItemPop() {
      open--;
    },
  };
}

export function tooDeep({ depth }: IngestLimits): Unreadable {
  return new Unreadable({ zh: `网页元素嵌套超过 ${depth} 层，不能读取`, en: `nests its elements deeper than ${depth} levels and cannot be read` });
}

function tooManyAttributes(): Unreadable {
  return new Unreadable({ zh: `网页元素的属性超过 ${MOST_ATTRIBUTES} 个，不能读取`, en: `has an element with more than ${MOST_ATTRIBUTES} attributes and cannot be read` });
}

export function isElement(node: Node): node is Element {
  return 'tagName' in node;
}

/** The value of an attribute, cut at 1,000 characters; empty where there is none. */
export function attribute(element: Element, name: string): string {
  return element.attrs.find((each) => each.name === name)?.value.slice(0, 1000) ?? '';
}

export function hasAttribute(element: Element, name: string): boolean {
  return element.attrs.some((each) => each.name === name);
}
