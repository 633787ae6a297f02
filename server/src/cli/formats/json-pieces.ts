/** JSON written in pieces (分段写出): what a list of a thousand drafts' findings holds is made an item at a time, and let go. */

/** A list whose items are made as they are written. */
export class Listed {
  constructor(readonly items: Iterable<unknown>) {}
}

/** A value that is worked out when all before it has been written. */
export class Later {
  constructor(readonly value: () => unknown) {}
}

/** The text of `JSON.stringify(value, undefined, 2)`, with a line break at its end; members and items may be {@link Listed} and {@link Later}. */
export function* jsonPieces(value: unknown): Iterable<string> {
  yield* piecesOf(value, '\n');
  yield '\n';
}

/** `line` begins a line at the depth of the value. */
function* piecesOf(value: unknown, line: string): Iterable<string> {
  if (value instanceof Later) yield* piecesOf(value.value(), line);
  else if (value instanceof Listed) yield* listPieces(value.items, line);
  else if (Array.isArray(value) && value.some(isOpen)) yield* listPieces(value, line);
  else if (isOpen(value)) yield* memberPieces(value, line);
  else yield JSON.stringify(value, undefined, 2).replaceAll('\n', line);
}

function* listPieces(items: Iterable<unknown>, line: string): Iterable<string> {
  let before = '[';
  for (const item of items) {
    yield `${before}${line}  `;
    yield* piecesOf(item, `${line}  `);
    before = ',';
  }
  yield before === '[' ? '[]' : `${line}]`;
}

function* memberPieces(members: object, line: string): Iterable<string> {
  let before = '{';
  for (const [key, value] of Object.entries(members)) {
    if (value === undefined) continue;
    yield `${before}${line}  ${JSON.stringify(key)}: `;
    yield* piecesOf(value, `${line}  `);
    before = ',';
  }
  yield `${line}}`;
}

/** Whether a value holds, at whatever depth, something that is made when its turn comes. */
function isOpen(value: unknown): value is object {
  if (value instanceof Later || value instanceof Listed) return true;
  return typeof value === 'object' && value !== null && Object.values(value).some(isOpen);
}
