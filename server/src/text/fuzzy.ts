/** How well a name answers to what somebody types (模糊匹配): the same, beginning with it, holding it, or holding its characters in their order. */

/** Better matches come first; what matches in a worse way costs more than any difference within a way. */
const WAY = 1_000_000;

/** What a match costs, the less the better; `undefined` where the name does not match. Both are folded. */
export function matchCost(name: string, query: string): number | undefined {
  if (name === query) return 0;
  const at = name.indexOf(query);
  if (at === 0) return WAY + name.length;
  if (at > 0) return 2 * WAY + at * 100 + name.length;
  const width = narrowest(name, query);
  return width === undefined ? undefined : 3 * WAY + width * 1000 + name.length;
}

/** The length of the first stretch that holds the characters of a query in their order, cut at its beginning as far as can be. */
function narrowest(name: string, query: string): number | undefined {
  let from = 0;
  for (const sign of query) {
    const at = name.indexOf(sign, from);
    if (at < 0) return undefined;
    from = at + sign.length;
  }
  let start = from;
  for (const sign of [...query].reverse()) start = name.lastIndexOf(sign, start - sign.length);
  return from - start;
}
