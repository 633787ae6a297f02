/** Numbers that come one by one (增长的数组), kept outside the heap: there are millions of them while an index is made. */

const FIRST = 1024;

export class GrowingNumbers {
  private numbers = new Float64Array(FIRST);
  private count = 0;

  get length(): number {
    return this.count;
  }

  push(number: number): void {
    if (this.count === this.numbers.length) {
      const larger = new Float64Array(2 * this.count);
      larger.set(this.numbers);
      this.numbers = larger;
    }
    this.numbers[this.count++] = number;
  }

  /** What has come so far; the same memory until more comes. */
  view(): Float64Array {
    return this.numbers.subarray(0, this.count);
  }
}
