/** Geometry of the strip (查重色带): the parts of a draft by their share of a width. Pure. */

export interface Portion {
  readonly characters: number;
}

/** A part's place: whole units, so that neighbours touch. */
export interface Stretch {
  readonly x: number;
  readonly width: number;
}

/** Places the parts one after the other over a width; a part is so narrow that it is not seen only where it has no room at all. */
export function stretchesOf(parts: readonly Portion[], width: number): Stretch[] {
  const total = parts.reduce((sum, { characters }) => sum + characters, 0);
  if (total === 0) return parts.map(() => ({ x: 0, width: 0 }));
  let passed = 0;
  return parts.map(({ characters }) => {
    const x = Math.round((passed / total) * width);
    passed += characters;
    return { x, width: Math.max(1, Math.round((passed / total) * width) - x) };
  });
}
