/** Where an ordered list changes from one answer to the other (二分查找). */

/**
 * The first index below `length` at which `holds` is true; `length` where it is true of none.
 * `holds` stays true from there on. Asks about log2(`length`) times.
 */
export function bisect(length: number, holds: (index: number) => boolean): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
