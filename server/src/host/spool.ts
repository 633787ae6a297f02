/** Bytes set aside (暂存) in a temporary file without a name, which goes with the process, however that ends: what is needed again, but not soon. */

import { closeSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Brings bytes back that were set aside: all of them, or those from `start` to `end`. */
export type Aside = (start?: number, end?: number) => Uint8Array<ArrayBuffer>;

/** A file for bytes; where there can be none they stay in memory. */
export class Spool {
  private descriptor: number | undefined;
  private broken = false;
  private end = 0;
  /** What could not be written, by its places, which go on where the file ends. */
  private readonly unwritten: { readonly at: number; readonly bytes: Uint8Array }[] = [];

  constructor(private readonly folder: string = tmpdir()) {}

  /** Sets bytes aside and gives what brings them back. */
  keep(bytes: Uint8Array): Aside {
    const at = this.put(bytes);
    return (start = 0, end = bytes.length) => this.get(at + start, end - start);
  }

  /** Sets bytes aside and gives their place. */
  put(bytes: Uint8Array): number {
    if (!this.write(bytes)) this.unwritten.push({ at: this.end, bytes: new Uint8Array(bytes) });
    this.end += bytes.length;
    return this.end - bytes.length;
  }

  /** Brings back so many bytes from a place on: of those that were set aside at once. */
  get(at: number, length: number): Uint8Array<ArrayBuffer> {
    const bytes = new Uint8Array(length);
    this.getInto(bytes, at);
    return bytes;
  }

  /** The same into bytes that are there. */
  getInto(bytes: Uint8Array, at: number): void {
    const [first] = this.unwritten;
    if (first && at >= first.at) this.copy(bytes, at);
    else this.read(bytes, at);
  }

  /** Gives the room back: nothing of the file can be read any more. */
  close(): void {
    if (this.descriptor !== undefined) closeSync(this.descriptor);
    this.descriptor = undefined;
    this.broken = true;
  }

  /** Writes bytes at the end; says whether that could be done. */
  private write(bytes: Uint8Array): boolean {
    if (this.broken) return false;
    try {
      this.descriptor ??= nameless(join(this.folder, `wenheng-${randomUUID()}`));
      for (let done = 0; done < bytes.length; ) done += writeSync(this.descriptor, bytes, done, bytes.length - done, this.end + done);
      return true;
    } catch {
      this.broken = true; // no such folder, no room: what has been written can still be read
      return false;
    }
  }

  private read(bytes: Uint8Array, at: number): void {
    for (let done = 0; done < bytes.length; ) {
      const more = this.descriptor === undefined ? 0 : readSync(this.descriptor, bytes, done, bytes.length - done, at + done);
      if (more === 0) throw new Error('the temporary file has been cut off');
      done += more;
    }
  }

  private copy(bytes: Uint8Array, at: number): void {
    let low = 0;
    for (let high = this.unwritten.length - 1; low < high; ) {
      const middle = (low + high + 1) >>> 1;
      if (this.unwritten[middle]!.at <= at) low = middle;
      else high = middle - 1;
    }
    const { at: start, bytes: all } = this.unwritten[low]!;
    bytes.set(all.subarray(at - start, at - start + bytes.length));
  }
}

/** A file that is open and has no name any more. */
function nameless(path: string): number {
  const descriptor = openSync(path, 'wx+', 0o600);
  try {
    rmSync(path);
  } catch {
    process.once('exit', () => rmSync(path, { force: true })); // a system that removes no open files
  }
  return descriptor;
}
