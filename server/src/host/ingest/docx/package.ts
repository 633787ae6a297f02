/** The package (OPC 包) of a Word file: its parts, found by their relationships, never outside the archive. */

import type { IngestLimits } from '../model.js';
import { Unreadable } from '../unreadable.js';
import { openZip, type ArchiveMember } from '../zip.js';
import { readXml, type XmlElement } from './xml.js';

/** Parts beside the text itself that say what it shows. */
export type Relation = 'styles' | 'numbering' | 'footnotes' | 'endnotes';

/** The text of a document and what belongs to it. */
export interface WordPackage {
  /** Hands over the elements of the text, one after the other. May be called again. */
  readDocument(visit: (element: XmlElement) => void): void;
  /** Hands over the children of a part's root; of none where the document has no such part. */
  readRelated(relation: Relation, visit: (element: XmlElement) => void): void;
}

const MAIN = 'word/document.xml';
const BODY_LEVEL = 2;
/** A table of a hundred thousand cells has two thirds of these; they take 600 MB. */
const MOST_ELEMENTS = 2_000_000;

/** Opens a Word file. What is wrong with it is thrown as `Unreadable`, now or when a part is read. */
export function openPackage(bytes: Uint8Array, limits: IngestLimits): WordPackage {
  const archive = openZip(bytes, limits);
  if ('failed' in archive) throw new Unreadable(archive.failed);
  const members = new Map(archive.members.map((member) => [member.name.toLowerCase(), member]));
  const unpacked = new Map<ArchiveMember, Uint8Array>();
  const bytesOf = (member: ArchiveMember): Uint8Array => {
    const known = unpacked.get(member);
    if (known) return known;
    const result = archive.read(member);
    if ('failed' in result) throw inPart(member.name, result.failed);
    unpacked.set(member, result.bytes);
    return result.bytes;
  };
  const read = (part: string, root: string, level: number, visit: (element: XmlElement) => void): void => {
    const member = members.get(part.toLowerCase());
    if (member) readXml(bytesOf(member), { root, level, most: MOST_ELEMENTS, kept: level !== BODY_LEVEL, depth: limits.depth, part }, visit);
  };
  const related = (part: string): ReadonlyMap<string, string> => {
    const targets = new Map<string, string>();
    read(relationshipsOf(part), 'Relationships', 1, ({ attributes }) => {
      const type = attributes.Type?.slice(attributes.Type.lastIndexOf('/') + 1);
      const target = attributes.TargetMode === 'External' ? undefined : inPackage(part, attributes.Target ?? '');
      if (type !== undefined && target !== undefined && !targets.has(type)) targets.set(type, target);
    });
    return targets;
  };
  const main = related('').get('officeDocument') ?? MAIN;
  if (!members.has(main.toLowerCase())) throw new Unreadable({ zh: '已损坏：找不到正文', en: 'is damaged: its text is missing' });
  const parts = related(main);
  return {
    readDocument: (visit) => read(main, 'w:document', BODY_LEVEL, visit),
    readRelated(relation, visit) {
      const part = parts.get(relation);
      if (part !== undefined) read(part, `w:${relation}`, 1, visit);
    },
  };
}

/** Where the relationships of a part stand; those of the package itself are of the part ''. */
function relationshipsOf(part: string): string {
  const slash = part.lastIndexOf('/') + 1;
  return `${part.slice(0, slash)}_rels/${part.slice(slash)}.rels`;
}

/** The name of the part that a relationship of another points to; `undefined` where that lies outside the package. */
function inPackage(from: string, target: string): string | undefined {
  const segments = target.startsWith('/') ? [] : from.split('/').slice(0, -1);
  for (const segment of target.split('/')) {
    if (segment === '' || segment === '.') continue;
    if (segment !== '..') segments.push(segment);
    else if (segments.pop() === undefined) return undefined;
  }
  return segments.join('/');
}

function inPart(part: string, { zh, en }: Unreadable['reason']): Unreadable {
  return new Unreadable({ zh: `无法读取：其中的 ${part} ${zh}`, en: `cannot be read: ${part} in it ${en}` });
}

/** Children of a part by one of their attributes. */
export function relatedBy(word: WordPackage, relation: Relation, name: string, attribute: string): ReadonlyMap<string, XmlElement> {
  const found = new Map<string, XmlElement>();
  word.readRelated(relation, (element) => {
    const key = element.attributes[attribute];
    if (element.name === name && key !== undefined) found.set(key, element);
  });
  return found;
}
