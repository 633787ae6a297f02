/** Contents for tests of index files; knows no files, so that a process of its own can use it. */

import type { SectionContent } from '../../server/src/host/index-file/writer.js';

/** Content by section. */
export type Contents = Readonly<Record<string, Uint8Array>>;

/** The sections, each in chunks of so many bytes. */
export function* sectionsOf(contents: Contents, chunkBytes = 1000): Generator<SectionContent> {
  for (const [name, bytes] of Object.entries(contents)) yield { name, chunks: chunksOf(bytes, chunkBytes) };
}

function* chunksOf(bytes: Uint8Array, chunkBytes: number): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += chunkBytes) yield bytes.subarray(at, at + chunkBytes);
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

/** What the build of this number writes. */
export function builtContents(seed: number): Contents {
  return { 'a.u32': noise(40_000, seed), text: noise(30_001, seed + 1) };
}
