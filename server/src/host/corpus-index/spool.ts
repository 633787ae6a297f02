/**
 * Documents that were read, laid aside on the disk (暂存文件) until the index is put together: what is in memory does not grow
 * with their text. Read back by the process that wrote it, and by nobody else.
 */

import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Metadata } from '../../document/model.js';
import type { Repeal } from '../../extract/repeals.js';
import { reasonOf, UserError } from '../user-error.js';
import type { Lengths } from './document-sections.js';
import { asBytes, jsonBytes, type EncodedDocument } from './encoded-document.js';
import type { StoredFigures } from './records.js';

/** The parts of a document, in the order in which they stand in the file. */
const FIELDS = ['head', 'text', 'clauses', 'segments', 'prints', 'counts', 'figures', 'citations'] as const;
type Field = (typeof FIELDS)[number];

export class Spool {
  private readonly folder: string;
  private readonly descriptor: number;
  private end = 0;

  /** Throws a {@link UserError} where nothing can be written. */
  constructor() {
    try {
      this.folder = mkdtempSync(join(tmpdir(), 'wenheng-'));
      this.descriptor = openSync(join(this.folder, 'spool'), 'wx+', 0o600);
    } catch (error) {
      throw unwritable(error);
    }
  }

  /** Lays a document aside. Throws a {@link UserError} where the disk is full. */
  put(document: EncodedDocument): SpooledDocument {
    const { metadata, repeals, text, clauses, segments, prints, counts, figureBytes, citationBytes } = document;
    const parts: Readonly<Record<Field, Uint8Array>> = {
      head: jsonBytes({ metadata, repeals }), text, clauses: asBytes(clauses), segments: asBytes(segments),
      prints: asBytes(prints), counts: asBytes(counts), figures: figureBytes, citations: citationBytes,
    };
    const starts = FIELDS.map((field) => this.lay(parts[field]));
    return new SpooledDocument(this, [...starts, this.end]);
  }

  /** Lays bytes aside; gives their place. Throws a {@link UserError} where the disk is full. */
  lay(bytes: Uint8Array): number {
    const start = this.end;
    try {
      for (let done = 0; done < bytes.length; ) done += writeSync(this.descriptor, bytes, done, bytes.length - done, start + done);
    } catch (error) {
      throw unwritable(error);
    }
    this.end += bytes.length;
    return start;
  }

  /** Bytes that were laid aside. */
  read(start: number, end: number): Uint8Array<ArrayBuffer> {
    const length = end - start;
    const bytes = new Uint8Array(length);
    for (let done = 0; done < length; ) {
      const count = readSync(this.descriptor, bytes, done, length - done, start + done);
      if (count === 0) throw new UserError({ zh: `暂存文件被截短：${this.folder}`, en: `The temporary file was cut short: ${this.folder}` });
      done += count;
    }
    return bytes;
  }

  close(): void {
    closeSync(this.descriptor);
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** A document that was laid aside: what is asked for is read. */
export class SpooledDocument {
  constructor(
    private readonly spool: Spool,
    /** Where each part starts, and where the last one ends. */
    private readonly starts: readonly number[],
  ) {}

  /** Characters, clauses, fingerprints and bytes. */
  get lengths(): Lengths {
    const bytes = (field: Field): number => {
      const [start, end] = this.place(field);
      return end - start;
    };
    return { text: bytes('text') / 2, clauses: bytes('counts') / 2, prints: bytes('prints') / 4, figures: bytes('figures'), citations: bytes('citations') };
  }

  head(): { readonly metadata: Metadata; readonly repeals: readonly Repeal[] } {
    return this.json('head');
  }

  text(): Uint8Array {
    return this.bytes('text');
  }

  clauses(): Uint32Array {
    return this.words('clauses');
  }

  segments(): Uint32Array {
    return this.words('segments');
  }

  prints(): { prints: Uint32Array; counts: Uint16Array } {
    return { prints: this.words('prints'), counts: new Uint16Array(this.bytes('counts').buffer) };
  }

  figures(): StoredFigures {
    return this.json('figures');
  }

  figureBytes(): Uint8Array {
    return this.bytes('figures');
  }

  citationBytes(): Uint8Array {
    return this.bytes('citations');
  }

  private place(field: Field): [start: number, end: number] {
    const at = FIELDS.indexOf(field);
    return [this.starts[at]!, this.starts[at + 1]!];
  }

  private bytes(field: Field): Uint8Array<ArrayBuffer> {
    return this.spool.read(...this.place(field));
  }

  private words(field: Field): Uint32Array {
    return new Uint32Array(this.bytes(field).buffer);
  }

  private json<T>(field: Field): T {
    return JSON.parse(Buffer.from(this.bytes(field)).toString('utf8')) as T;
  }
}

function unwritable(error: unknown): UserError {
  const reason = reasonOf(error);
  return new UserError({ zh: `无法在临时文件夹中暂存文件（${reason.zh}）`, en: `Documents cannot be laid aside in the folder for temporary files (${reason.en})` });
}
