/** The XML parts (XML 部件) of a Word file, read element by element: no entities of its own, no document type, bounded depth. */

import { SaxesParser, type SaxesTagNS } from 'saxes';
import { decode } from '../../decode.js';
import { Unreadable } from '../unreadable.js';

/** An element with the prefix that its namespace usually has, whatever the file calls it: `w:p`, `mc:Choice`; without prefix in any other namespace. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlNode[];
}

/** Texts are kept where a document has some: those shown (`w:t`, `m:t`) and the instructions of fields (`w:instrText`). */
export type XmlNode = XmlElement | string;

const PREFIXES: ReadonlyMap<string, string> = new Map([
  ['http://schemas.openxmlformats.org/wordprocessingml/2006/main', 'w:'],
  ['http://purl.oclc.org/ooxml/wordprocessingml/main', 'w:'],
  ['http://schemas.openxmlformats.org/markup-compatibility/2006', 'mc:'],
  ['http://schemas.openxmlformats.org/officeDocument/2006/math', 'm:'],
  ['http://purl.oclc.org/ooxml/officeDocument/math', 'm:'],
  ['urn:schemas-microsoft-com:vml', 'v:'],
]);
const CHUNK = 64 * 1024;
const TEXTS: ReadonlySet<string> = new Set(['w:t', 'm:t', 'w:instrText', 'w:delInstrText']);

/** How a part is read. */
export interface XmlReading {
  /** How the root must be called. */
  readonly root: string;
  /** Depth of the elements that are handed over: 1 for children of the root. */
  readonly level: number;
  /** Elements that may be in memory at a time; `kept` says whether those handed over stay there. */
  readonly most: number;
  readonly kept: boolean;
  /** Depth that is read. */
  readonly depth: number;
  /** Name of the part, for what is said of its damage. */
  readonly part: string;
}

interface Open {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: XmlNode[];
}

/** Hands over each element at a level as soon as it is read. Throws `Unreadable` where the part is no well-formed XML, or not what it should be. */
export function readXml(bytes: Uint8Array, reading: XmlReading, visit: (element: XmlElement) => void): void {
  const { root, level, depth, part, most, kept } = reading;
  const decoded = decode(bytes);
  if ('failure' in decoded) throw damaged(part);
  const open: Open[] = [];
  let count = 0;
  const parser = new SaxesParser({ xmlns: true });
  parser.on('error', () => {
    throw damaged(part);
  });
  parser.on('doctype', () => {
    throw new Unreadable({ zh: '含有文档类型声明（DTD），Word 文件不允许，未读取', en: 'holds a document type declaration (DTD), which a Word file must not' });
  });
  parser.on('opentag', (tag) => {
    if (open.length >= depth) throw new Unreadable({ zh: `的 XML 嵌套超过${depth}层`, en: `nests its XML deeper than ${depth} levels` });
    if (++count > most) throw new Unreadable({ zh: `过大：${part} 里一个表格或整个部件超过${most}个元素`, en: `is too large: ${part}, or a table in it, has more than ${most} elements` });
    const element = { name: nameOf(tag.uri, tag.local), attributes: attributesOf(tag), children: [] };
    if (open.length === 0 && element.name !== root) throw damaged(part);
    open.push(element);
  });
  parser.on('closetag', () => {
    const element = open.pop()!;
    if (open.length === level) visit(element);
    if (open.length === level && !kept) count = 0;
    if (open.length > level) open[open.length - 1]!.children.push(element);
  });
  const keep = (text: string): void => {
    const parent = open[open.length - 1];
    if (parent && TEXTS.has(parent.name)) parent.children.push(text);
  };
  parser.on('text', keep);
  parser.on('cdata', keep);
  for (let at = 0; at < decoded.text.length; at += CHUNK) parser.write(decoded.text.slice(at, at + CHUNK));
  parser.close();
}

/** The first child of a name. */
export function child(element: XmlElement | undefined, name: string): XmlElement | undefined {
  return element?.children.find((node): node is XmlElement => typeof node !== 'string' && node.name === name);
}

/** All children that are elements; of one name, if it is given. */
export function elements(element: XmlElement | undefined, name?: string): XmlElement[] {
  return (element?.children ?? []).filter((node): node is XmlElement => typeof node !== 'string' && (name === undefined || node.name === name));
}

/** The text of an element without elements in it. */
export function textOf(element: XmlElement): string {
  return element.children.filter((node) => typeof node === 'string').join('');
}

/** The value (`w:val`) of a child that says one thing, as most properties do. */
export function valueOf(element: XmlElement | undefined, name: string): string | undefined {
  return child(element, name)?.attributes['w:val'];
}

/** The whole number that a child says, from 0 up; `undefined` where it says none. */
export function numberOf(element: XmlElement | undefined, name: string): number | undefined {
  const value = valueOf(element, name);
  return value !== undefined && /^\d{1,9}$/.test(value) ? Number(value) : undefined;
}

/** Whether a property that is on or off stands there, and is on; `undefined` where it does not stand there. */
export function toggleOf(element: XmlElement | undefined, name: string): boolean | undefined {
  const property = child(element, name);
  if (!property) return undefined;
  return !['0', 'false', 'off'].includes(property.attributes['w:val'] ?? '1');
}

function nameOf(uri: string, local: string): string {
  return `${PREFIXES.get(uri) ?? ''}${local}`;
}

function attributesOf(tag: SaxesTagNS): Record<string, string> {
  const attributes: Record<string, string> = {};
  for (const { uri, local, value } of Object.values(tag.attributes)) attributes[nameOf(uri, local)] = value;
  return attributes;
}

function damaged(part: string): Unreadable {
  return new Unreadable({ zh: `已损坏：其中的 ${part} 不是规范的 XML`, en: `is damaged: ${part} in it is not well-formed` });
}
