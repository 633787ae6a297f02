/** Groups (分组): items put together by a key, and the first of many by an order. */

/** Items by their key, in their order; keys in the order in which they first come. */
export function groupBy<T, K>(items: Iterable<T>, keyOf: (item: T) => K): Map<K, [T, ...T[]]> {
  const groups = new Map<K, [T, ...T[]]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}

/** The first so many items of an order, in it; equal ones in the order in which they come. Linear in the number of items. */
export function foremost<T>(items: Iterable<T>, compare: (one: T, other: T) => number, most: number): T[] {
  const first: T[] = [];
  for (const item of items) {
    let at = first.length;
    while (at > 0 && compare(item, first[at - 1]!) < 0) at--;
    if (at >= most) continue;
    first.splice(at, 0, item);
    if (first.length > most) first.pop();
  }
  return first;
}
