/** Puts into a document's metadata what a `corpus.yaml` says of it (元数据覆盖): before its front matter, before its text. */

import type { Metadata, PolicyDocument } from '../../../document/model.js';
import { genreOf, isDraftTitle, periodOf } from '../../../document/title.js';
import type { TerritoryLookup } from '../../../document/territories.js';
import { trimRange } from '../../../text/characters.js';
import type { Located, Span } from '../../../text/span.js';
import type { DocumentOverride } from './folder.js';

/**
 * The document as the override has it. A value keeps the place of the one that it replaces; where the text has none, it stands for the first
 * line. What follows from a replaced value follows it: genre, period and draft from the title, the level from the territory.
 */
export function withOverride(document: PolicyDocument, override: DocumentOverride | undefined, territories: TerritoryLookup): PolicyDocument {
  if (!override) return document;
  const { metadata: before } = document;
  const { title, number, issuer, territory, level, date, status, genre } = override.values;
  const located = <K extends 'title' | 'number' | 'issuer' | 'date'>(key: K, value: string | undefined): { [key in K]?: Located<string> } =>
    (value === undefined ? {} : { [key]: { value, span: before[key]?.span ?? firstLine(document.text) } }) as { [key in K]?: Located<string> };
  const metadata: Metadata = {
    ...withoutFollowing(before, override.values),
    ...(title !== undefined && ofTitle(title)),
    ...located('title', title),
    ...located('number', number),
    ...located('issuer', issuer),
    ...located('date', date),
    ...(date !== undefined && { dateSource: 'front-matter' as const }),
    ...(territory !== undefined && ofTerritory(territory, territories)),
    ...(level !== undefined && { level }),
    ...(status !== undefined && { status }),
    ...(genre !== undefined && { genre }),
  };
  return { ...document, metadata };
}

/** Metadata without what followed from values that are replaced. */
function withoutFollowing({ genre, period, status, level, ...rest }: Metadata, { title, territory }: DocumentOverride['values']): Metadata {
  const byTitle = status === 'draft' && rest.title !== undefined && isDraftTitle(rest.title.value);
  return {
    ...rest,
    ...(title === undefined && { ...(genre !== undefined && { genre }), ...(period && { period }) }),
    ...(status !== undefined && !(title !== undefined && byTitle) && { status }),
    ...(level !== undefined && territory === undefined && { level }),
  };
}

function ofTitle(title: string): Metadata {
  const [genre, period] = [genreOf(title), periodOf(title)];
  return { ...(genre !== undefined && { genre }), ...(period && { period }), ...(isDraftTitle(title) && { status: 'draft' as const }) };
}

/** A name that is not known, or may be several places, stays as written. */
function ofTerritory(written: string, territories: TerritoryLookup): Metadata {
  const [place, ...others] = territories.resolve(written);
  return place && others.length === 0 ? { territory: place.chain, level: place.level } : { territory: written };
}

function firstLine(text: string): Span {
  const line = trimRange(text, 0, text.length);
  const end = /[\r\n]/.exec(text.slice(line.start, line.end))?.index;
  return trimRange(text, line.start, end === undefined ? line.end : line.start + end);
}
