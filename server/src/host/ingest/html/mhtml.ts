/** Web archives (MHTML 网页存档): the page in a MIME message. Nothing that it refers to is looked for. */

import type { Localized } from '../../../text/localized.js';
import type { IngestLimits } from '../model.js';

/** The bytes of the root page, decoded from their transfer encoding, and the charset that its part declares (empty where none). */
export type RootPage = { readonly bytes: Uint8Array; readonly charset: string } | { readonly failure: Localized };

/** Multiparts in multiparts: browsers write one, mail three. */
const MOST_NESTING = 8;
const LONGEST_HEADER = 64 * 1024;
const PAGE_TYPES = new Set(['text/html', 'application/xhtml+xml']);
const LF = 10;
const NO_PAGE: Localized = { zh: '是没有网页的网页存档（MHTML）', en: 'is a web archive (MHTML) without a page in it' };

/** One entity of a message. */
interface Part {
  readonly headers: ReadonlyMap<string, string>;
  readonly body: Buffer;
}

/** A header field with parameters: `text/html; charset="gb2312"`. */
interface Field {
  readonly value: string;
  readonly parameters: ReadonlyMap<string, string>;
}

/** Finds the page: the part that `start` names, else the first one. */
export function rootPage(bytes: Uint8Array, limits: IngestLimits): RootPage {
  const message = partOf(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  const found: Part[] = [];
  if (!collect(message, 0, found, { left: limits.members })) return { failure: { zh: `网页存档（MHTML）的部分超过 ${limits.members} 个，或嵌套超过 ${MOST_NESTING} 层`, en: `is a web archive (MHTML) with more than ${limits.members} parts, or nested deeper than ${MOST_NESTING} levels` } };
  const start = typeOf(message).parameters.get('start') ?? '';
  const root = found.find(({ headers }) => start !== '' && headers.get('content-id') === start) ?? found[0];
  if (!root) return { failure: NO_PAGE };
  return { bytes: decoded(root), charset: typeOf(root).parameters.get('charset') ?? '' };
}

/** Gathers the pages of an entity in order; tells whether all bounds were kept. */
function collect(part: Part, nesting: number, found: Part[], members: { left: number }): boolean {
  const { value, parameters } = typeOf(part);
  if (PAGE_TYPES.has(value)) found.push(part);
  if (!value.startsWith('multipart/')) return true;
  const boundary = parameters.get('boundary') ?? '';
  if (boundary === '') return true;
  if (nesting >= MOST_NESTING) return false;
  for (const body of between(part.body, boundary)) {
    if (members.left-- <= 0 || !collect(partOf(body), nesting + 1, found, members)) return false;
  }
  return true;
}

/** The entities between the lines of a boundary; a missing end is the end of the message. */
function* between(body: Buffer, boundary: string): Iterable<Buffer> {
  const mark = Buffer.from(`--${boundary}`, 'latin1');
  let from = -1;
  for (let at = body.indexOf(mark); at >= 0; at = body.indexOf(mark, at + mark.length)) {
    if (at > 0 && body[at - 1] !== LF) continue;
    const next = body[at + mark.length];
    if (next !== undefined && next !== LF && next !== 13 && next !== 32 && next !== 9 && next !== 0x2d) continue;
    if (from >= 0) yield body.subarray(from, at);
    if (next === 0x2d && body[at + mark.length + 1] === 0x2d) return;
    const line = body.indexOf(LF, at + mark.length);
    if (line < 0) return;
    from = line + 1;
  }
  if (from >= 0) yield body.subarray(from);
}

/** Headers, with folded lines put together, and the rest. */
function partOf(bytes: Buffer): Part {
  const headers = new Map<string, string>();
  let at = 0;
  let name = '';
  while (at < bytes.length && at < LONGEST_HEADER) {
    const end = bytes.indexOf(LF, at) < 0 ? bytes.length : bytes.indexOf(LF, at);
    const line = bytes.toString('latin1', at, Math.min(end, at + LONGEST_HEADER)).replace(/\r$/, '');
    at = end + 1;
    if (line.trim() === '') {
      if (headers.size > 0 || name !== '') break;
      continue;
    }
    const colon = line.indexOf(':');
    if (/^[ \t]/.test(line)) headers.set(name, `${headers.get(name) ?? ''} ${line.trim()}`);
    else if (colon > 0) {
      name = line.slice(0, colon).trim().toLowerCase();
      headers.set(name, line.slice(colon + 1).trim());
    }
  }
  return { headers, body: bytes.subarray(at) };
}

function typeOf({ headers }: Part): Field {
  const written = headers.get('content-type') ?? '';
  const parameters = new Map<string, string>();
  for (const [, name, quoted, bare] of written.matchAll(/;\s*([\w-]{1,40})\s*=\s*(?:"([^"]*)"|([^\s;"]*))/g)) parameters.set(name!.toLowerCase(), quoted ?? bare ?? '');
  return { value: written.split(';', 1)[0]!.trim().toLowerCase(), parameters };
}

function decoded({ headers, body }: Part): Uint8Array {
  switch ((headers.get('content-transfer-encoding') ?? '').toLowerCase()) {
    case 'base64':
      return Buffer.from(body.toString('latin1'), 'base64');
    case 'quoted-printable':
      return quotedPrintable(body);
    default:
      return body;
  }
}

/** `=E7=A4=BA`, and `=` at the end of a line that goes on; anything else stays as it is. */
function quotedPrintable(body: Buffer): Uint8Array {
  const bytes = new Uint8Array(body.length);
  let length = 0;
  for (let at = 0; at < body.length; at++) {
    if (body[at] !== 0x3d) {
      bytes[length++] = body[at]!;
      continue;
    }
    let end = at + 1;
    while (body[end] === 32 || body[end] === 9 || body[end] === 13) end++;
    const code = Number.parseInt(body.toString('latin1', at + 1, at + 3), 16);
    if (body[end] === LF || end >= body.length) at = end;
    else if (/^[0-9A-Fa-f]{2}$/.test(body.toString('latin1', at + 1, at + 3))) {
      bytes[length++] = code;
      at += 2;
    } else bytes[length++] = 0x3d;
  }
  return bytes.subarray(0, length);
}
