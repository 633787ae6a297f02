/** Changes a value in a file of JSON with comments, and nothing else in it: no comment is lost and no line is laid out anew (改配置中的一项). Knows no editor. */

import { createScanner, parse, parseTree, type Node, type ParseError } from 'jsonc-parser';

/** What a configuration may be given. */
export type Value = string | readonly string[];

/** The text with another value under a key of the outermost object, or without the key; `undefined` where the text is no such JSON. */
export function withValue(text: string, key: string, value: Value | undefined): string | undefined {
  const errors: ParseError[] = [];
  parse(text, errors, { allowTrailingComma: true });
  const whole = parseTree(text);
  if (errors.length > 0 || whole?.type !== 'object') return undefined;
  const properties = whole.children ?? [];
  const index = properties.findIndex(({ children }) => children?.[0]?.value === key);
  const [, old] = properties[index]?.children ?? [];
  if (value === undefined) return old ? without(text, properties, index) : text;
  return old ? text.slice(0, old.offset) + JSON.stringify(value) + text.slice(endOf(old)) : added(text, whole, properties.at(-1), `${JSON.stringify(key)}: ${JSON.stringify(value)}`);
}

function added(text: string, whole: Node, last: Node | undefined, property: string): string {
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  if (!last) {
    const inside = whole.offset + 1;
    return `${text.slice(0, inside)}${eol}  ${property}${text[inside] === '}' ? eol : ''}${text.slice(inside)}`;
  }
  const comma = commaAfter(text, endOf(last));
  const from = comma === undefined ? endOf(last) : comma + 1;
  const { at, closed } = restOfLine(text, from);
  if (closed) return `${text.slice(0, from)}${comma === undefined ? ',' : ''} ${property}${text.slice(from)}`;
  const indent = /[^\S\r\n]*$/.exec(text.slice(0, last.offset))?.[0] ?? '';
  return `${text.slice(0, from)}${comma === undefined ? ',' : ''}${text.slice(from, at)}${eol}${indent}${property}${comma === undefined ? '' : ','}${text.slice(at)}`;
}

/** Without a property and one of the commas beside it. A line that held nothing else goes too. */
function without(text: string, properties: readonly Node[], index: number): string {
  const { offset } = properties[index]!;
  const end = endOf(properties[index]!);
  const after = commaAfter(text, end);
  const before = index > 0 && after === undefined ? commaAfter(text, endOf(properties[index - 1]!)) : undefined;
  const [from, to] = wholeLine(text, offset, after === end ? end + 1 : end);
  const rest = after === undefined || after === end ? text.slice(to) : text.slice(to, after) + text.slice(after + 1);
  return (before === undefined ? text.slice(0, from) : text.slice(0, before) + text.slice(before + 1, from)) + rest;
}

/** A stretch, and its line with it where that holds nothing else. */
function wholeLine(text: string, start: number, end: number): [number, number] {
  const from = text.lastIndexOf('\n', start - 1) + 1;
  const to = text.indexOf('\n', end) + 1;
  const alone = from > 0 && to > 0 && text.slice(from, start).trim() === '' && text.slice(end, to).trim() === '';
  return alone ? [from, to] : [start, end];
}

/** Where the comma stands that follows, comments aside. */
function commaAfter(text: string, from: number): number | undefined {
  const scanner = createScanner(text, true);
  scanner.setPosition(from);
  scanner.scan();
  const at = scanner.getTokenOffset();
  return text[at] === ',' ? at : undefined;
}

/** Where the line ends, comments aside that go on in the next one, or where the object does, which may come first. */
function restOfLine(text: string, from: number): { readonly at: number; readonly closed: boolean } {
  const scanner = createScanner(text, false);
  scanner.setPosition(from);
  for (;;) {
    scanner.scan();
    const at = scanner.getTokenOffset();
    const sign = text[at];
    if (sign === undefined || sign === '}' || sign === '\r' || sign === '\n') return { at, closed: sign === '}' };
  }
}

function endOf({ offset, length }: Node): number {
  return offset + length;
}
