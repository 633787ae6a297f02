/** How well a name fits what was typed (匹配): as a part of it, or by its characters in their order. */

/** 0 where the name begins with it, 1 where it stands inside, 2 where its characters stand in the name in their order; `undefined` where it does not fit. Both are folded. */
export function fitOf(query: string, name: string): 0 | 1 | 2 | undefined {
  if (query === '') return 0;
  const at = name.indexOf(query);
  if (at >= 0) return at === 0 ? 0 : 1;
  return query.length >= SHORTEST_SCATTERED && isScattered(query, name) ? 2 : undefined;
}

/** One character stands in too many names. */
const SHORTEST_SCATTERED = 2;

function isScattered(query: string, name: string): boolean {
  let from = 0;
  for (let index = 0; index < query.length; index++) {
    from = name.indexOf(query[index]!, from) + 1;
    if (from === 0) return false;
  }
  return true;
}
