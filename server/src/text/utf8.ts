/** Bytes (字节): how many a text takes in UTF-8 up to a place, for formats that count them. */

/** Units between two marks: a place is counted from the mark before it. */
const STEP = 512;

/** Counts the bytes of one text; a half of a character pair that stands alone takes three, like the sign that replaces it. */
export class ByteIndex {
  private readonly marks: Uint32Array;

  constructor(private readonly text: string) {
    this.marks = new Uint32Array(Math.ceil(text.length / STEP) + 1);
    for (let mark = 1; mark < this.marks.length; mark++) this.marks[mark] = this.marks[mark - 1]! + this.count((mark - 1) * STEP, Math.min(mark * STEP, text.length));
  }

  /** Bytes before a UTF-16 offset. */
  before(offset: number): number {
    const mark = Math.floor(offset / STEP);
    return this.marks[mark]! + this.count(mark * STEP, offset);
  }

  private count(start: number, end: number): number {
    let bytes = 0;
    for (let index = start; index < end; index++) bytes += this.bytesOf(index);
    return bytes;
  }

  /** A pair counts with its first half. */
  private bytesOf(index: number): number {
    const code = this.text.charCodeAt(index);
    if (code < 0x80) return 1;
    if (code < 0x800) return 2;
    if (isHigh(code) && isLow(this.text.charCodeAt(index + 1))) return 4;
    return isLow(code) && isHigh(this.text.charCodeAt(index - 1)) ? 0 : 3;
  }
}

function isHigh(code: number): boolean {
  return code >= 0xd800 && code <= 0xdbff;
}

function isLow(code: number): boolean {
  return code >= 0xdc00 && code <= 0xdfff;
}
