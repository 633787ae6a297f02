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

  constructor(private readonly folder: string = tmpdir()) {}

  /** Sets bytes aside and gives what brings them back. */
  keep(bytes: Uint8Array): Aside {
    const at = this.written(bytes);
    return at === undefined ? (start, end) => new Uint8Array(bytes.subarray(start, end)) : this.reader(at, bytes.length);
  }

  /** Gives the room back: nothing can be read any more. */
  close(): void {
    if (this.descriptor !== undefined) closeSync(this.descriptor);
    this.descriptor = undefined;
    this.broken = true;
  }

  /** Where the bytes stand; `undefined` where they could not be written. */
  private written(bytes: Uint8Array): number | undefined {
    if (this.broken) return undefined;
    try {
      this.descriptor ??= nameless(join(this.folder, `wenheng-${randomUUID()}`));
      for (let done = 0; done < bytes.length; ) done += writeSync(this.descriptor, bytes, done, bytes.length - done, this.end + done);
      this.end += bytes.length;
      return this.end - bytes.length;
    } catch {
      this.broken = true; // no such folder, no room: what has been written can still be read
      return undefined;
    }
  }

  private reader(at: number, length: number): Aside {
    const descriptor = this.descriptor!;
    return (start = 0, end = length) => {
      const bytes = new Uint8Array(end - start);
      for (let done = 0; done < bytes.length; ) {
        const more = readSync(descriptor, bytes, done, bytes.length - done, at + start + done);
        if (more === 0) throw new Error('the temporary file has been cut off');
        done += more;
      }
      return bytes;
    };
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
