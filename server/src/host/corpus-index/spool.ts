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

/** Where something stands in the file, in bytes. */
type Place = readonly [start: number, length: number];
type Field = 'head' | 'text' | 'clauses' | 'segments' | 'prints' | 'counts' | 'figures' | 'citations';

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
    const places: Record<Field, Place> = {
      head: this.write(jsonBytes({ metadata, repeals })),
      text: this.write(text),
      clauses: this.write(asBytes(clauses)),
      segments: this.write(asBytes(segments)),
      prints: this.write(asBytes(prints)),
      counts: this.write(asBytes(counts)),
      figures: this.write(figureBytes),
      citations: this.write(citationBytes),
    };
    return new SpooledDocument(this, places);
  }

  read([start, length]: Place): Uint8Array<ArrayBuffer> {
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

  private write(bytes: Uint8Array): Place {
    const place: Place = [this.end, bytes.length];
    try {
      for (let done = 0; done < bytes.length; ) done += writeSync(this.descriptor, bytes, done, bytes.length - done, this.end + done);
    } catch (error) {
      throw unwritable(error);
    }
    this.end += bytes.length;
    return place;
  }
}

/** A document that was laid aside: what is asked for is read. */
export class SpooledDocument {
  constructor(
    private readonly spool: Spool,
    private readonly places: Readonly<Record<Field, Place>>,
  ) {}

  /** Characters, clauses, fingerprints and bytes. */
  get lengths(): Lengths {
    const bytes = (field: Field): number => this.places[field][1];
    return { text: bytes('text') / 2, clauses: bytes('counts') / 2, prints: bytes('prints') / 4, figures: bytes('figures'), citations: bytes('citations') };
  }

  head(): { readonly metadata: Metadata; readonly repeals: readonly Repeal[] } {
    return this.json('head');
  }

  text(): Uint8Array {
    return this.spool.read(this.places.text);
  }

  clauses(): Uint32Array {
    return this.words('clauses');
  }

  segments(): Uint32Array {
    return this.words('segments');
  }

  prints(): { prints: Uint32Array; counts: Uint16Array } {
    return { prints: this.words('prints'), counts: new Uint16Array(this.spool.read(this.places.counts).buffer) };
  }

  figures(): StoredFigures {
    return this.json('figures');
  }

  figureBytes(): Uint8Array {
    return this.spool.read(this.places.figures);
  }

  citationBytes(): Uint8Array {
    return this.spool.read(this.places.citations);
  }

  private words(field: Field): Uint32Array {
    return new Uint32Array(this.spool.read(this.places[field]).buffer);
  }

  private json<T>(field: Field): T {
    return JSON.parse(Buffer.from(this.spool.read(this.places[field])).toString('utf8')) as T;
  }
}

function unwritable(error: unknown): UserError {
  const reason = reasonOf(error);
  return new UserError({ zh: `无法在临时文件夹中暂存文件（${reason.zh}）`, en: `Documents cannot be laid aside in the folder for temporary files (${reason.en})` });
}
