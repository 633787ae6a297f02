/** What was made of things lately (最近使用): a bounded number of them. */

/** Remembers the `most` that were asked for last. */
export class Recent<K, V> {
  private readonly known = new Map<K, V>();

  constructor(private readonly most: number) {}

  /** What was made of a key, or what is made now. */
  of(key: K, make: () => V): V {
    const value = this.known.has(key) ? this.known.get(key)! : make();
    this.known.delete(key);
    this.known.set(key, value);
    if (this.known.size > this.most) this.known.delete(this.known.keys().next().value!);
    return value;
  }
}
