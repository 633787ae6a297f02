/** Writes Word files for tests from pieces of WordprocessingML. */

import { zip, type ZipMember } from './zip.js';

/** Pieces of a Word file: the inside of each part. */
export interface DocxParts {
  readonly body: string;
  readonly numbering?: string;
  readonly styles?: string;
  readonly footnotes?: string;
  readonly endnotes?: string;
  /** Members beside these, or in their place. */
  readonly members?: readonly ZipMember[];
}

const MAIN = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const NAMESPACES = [
  `xmlns:w="${MAIN}"`,
  'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"',
  'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"',
  'xmlns:v="urn:schemas-microsoft-com:vml"',
  'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"',
  'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"',
  'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"',
].join(' ');
const RELATIONSHIPS = 'http://schemas.openxmlformats.org/package/2006/relationships';
const TYPES = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

const CONTENT_TYPES = [
  `${HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">`,
  '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>',
  ...['document.main', 'numbering', 'styles', 'footnotes', 'endnotes'].map((type) => `<Override PartName="/word/${type.split('.')[0]}.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.${type}+xml"/>`),
  '</Types>',
].join('');

/** A Word file of these parts; word processors open it too. */
export function docx({ body, members = [], ...related }: DocxParts): Uint8Array {
  const parts = Object.entries(related).filter((entry): entry is [string, string] => typeof entry[1] === 'string');
  const own = new Set(members.map(({ name }) => name));
  const all: ZipMember[] = [
    { name: '[Content_Types].xml', content: CONTENT_TYPES },
    { name: '_rels/.rels', content: relationships([['officeDocument', 'word/document.xml']]) },
    { name: 'word/document.xml', content: part('document', `<w:body>${body}<w:sectPr/></w:body>`) },
    { name: 'word/_rels/document.xml.rels', content: relationships(parts.map(([name]) => [name, `${name}.xml`])) },
    ...parts.map(([name, inside]) => ({ name: `word/${name}.xml`, content: part(name, inside) })),
  ];
  return zip([...all.filter(({ name }) => !own.has(name)), ...members]);
}

/** A part as a whole: its root around what is in it. */
export function part(root: string, inside: string, main = MAIN): string {
  return `${HEAD}<w:${root} ${NAMESPACES.replace(MAIN, main)}>${inside}</w:${root}>`;
}

/** A part of relationships: types and targets. */
export function relationships(targets: readonly (readonly [type: string, target: string])[]): string {
  const rows = targets.map(([type, target], index) => `<Relationship Id="rId${index + 1}" Type="${TYPES}/${type}" Target="${target}"/>`);
  return `${HEAD}<Relationships xmlns="${RELATIONSHIPS}">${rows.join('')}</Relationships>`;
}

/** A run of text. */
export function r(text: string, properties = ''): string {
  return `<w:r>${properties && `<w:rPr>${properties}</w:rPr>`}<w:t xml:space="preserve">${text}</w:t></w:r>`;
}

/** A paragraph: plain text, or pieces of markup. */
export function p(content: string, properties = ''): string {
  return `<w:p>${properties && `<w:pPr>${properties}</w:pPr>`}${content.startsWith('<') || content === '' ? content : r(content)}</w:p>`;
}

/** A paragraph that is numbered by a list. */
export function numbered(text: string, list: number, level = 0): string {
  return p(text, `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${list}"/></w:numPr>`);
}

/** A kind of list with its levels: format, label and further properties. */
export function kind(id: number, levels: readonly (readonly [format: string, label: string, more?: string])[], more = ''): string {
  const rows = levels.map(([format, label, extra = ''], level) => {
    const start = extra.includes('<w:start ') ? '' : '<w:start w:val="1"/>';
    return `<w:lvl w:ilvl="${level}">${start}<w:numFmt w:val="${format}"/>${extra}<w:lvlText w:val="${label}"/></w:lvl>`;
  });
  return `<w:abstractNum w:abstractNumId="${id}">${more}${rows.join('')}</w:abstractNum>`;
}

/** A list of a kind, with what it overrides. */
export function list(id: number, of: number, overrides = ''): string {
  return `<w:num w:numId="${id}"><w:abstractNumId w:val="${of}"/>${overrides}</w:num>`;
}

/** A complex field: its instruction and, as markup, its result. */
export function field(instruction: string, result: string): string {
  const mark = (type: string): string => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;
  return `${mark('begin')}<w:r><w:instrText xml:space="preserve"> ${instruction} </w:instrText></w:r>${mark('separate')}${result}${mark('end')}`;
}

/** A table of rows of cells; a cell is text, or markup of its own (`<w:tc>…`). */
export function table(rows: readonly (readonly string[])[]): string {
  const cells = (row: readonly string[]): string => row.map((text) => (text.startsWith('<w:tc>') ? text : `<w:tc><w:tcPr/>${text.startsWith('<') ? text : p(text)}</w:tc>`)).join('');
  return `<w:tbl><w:tblPr/><w:tblGrid/>${rows.map((row) => `<w:tr>${cells(row)}</w:tr>`).join('')}</w:tbl>`;
}
