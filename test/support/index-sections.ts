/** Sections for tests of index files: written, and read back completely. */

import { join } from 'node:path';
import type { IndexFile } from '../../server/src/host/index-file/index-file.js';
import { writeIndexFile, type SectionContent, type Written } from '../../server/src/host/index-file/writer.js';
import { workspace } from './cli.js';

/** Content by section. */
export type Contents = Readonly<Record<string, Uint8Array>>;

/** The sections, each in chunks of so many bytes. */
export function* sectionsOf(contents: Contents, chunkBytes = 1000): Generator<SectionContent> {
  for (const [name, bytes] of Object.entries(contents)) yield { name, chunks: chunksOf(bytes, chunkBytes) };
}

function* chunksOf(bytes: Uint8Array, chunkBytes: number): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += chunkBytes) yield bytes.subarray(at, at + chunkBytes);
}

/** A new index file with these sections. */
export function indexFile(contents: Contents, chunkBytes?: number): Written & { path: string } {
  const path = join(workspace({}), '索引.whx');
  return { path, ...writeIndexFile(path, sectionsOf(contents, chunkBytes)) };
}

/** Bytes that look like nothing, the same ones for the same seed. */
export function noise(length: number, seed: number): Uint8Array {
  const next = random(seed);
  return Uint8Array.from({ length }, () => next() * 256);
}

/** Numbers from 0 to 1, the same ones for the same seed (mulberry32). */
export function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Everything that a file says of these sections, read in each of the ways. */
export function readAll(index: IndexFile, names: readonly string[]): Contents {
  return Object.fromEntries(names.map((name) => [name, readSection(index, name)]));
}

function readSection(index: IndexFile, name: string): Uint8Array {
  if (name.endsWith('.u32')) {
    const lazy = index.words(name);
    lazy.ensure(0, lazy.length);
    return new Uint8Array(lazy.words.buffer);
  }
  if (name.endsWith('.u16')) {
    const lazy = index.halves(name);
    lazy.ensure(0, lazy.length);
    return new Uint8Array(lazy.halves.buffer);
  }
  return index.bytes(name, 0, index.length(name));
}
