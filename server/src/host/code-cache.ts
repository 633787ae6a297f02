/**
 * Runs a program with the code that the engine compiled for it in earlier runs (编译缓存): that takes half of a cold start. Node 20 has no
 * cache of its own; that of later versions knows nothing of functions which are compiled while the program runs.
 */

import { closeSync, fstatSync, mkdirSync, openSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire, wrap } from 'node:module';
import { dirname, join } from 'node:path';
import { Script } from 'node:vm';
import { crc32 } from './index-file/crc32.js';

/** Code that was kept: for which source, after how many runs. */
interface Kept {
  readonly generation: number;
  readonly code: Buffer;
}

/** Marks the files of this cache and their layout. */
const MAGIC = 0x57484331;
/** Four numbers of 32 bits: magic, CRC of the source, CRC of the code, generation. */
const HEADER_BYTES = 16;
/** As many runs add what they compiled: another draft needs other rules, and a corpus more than none. */
const GENERATIONS = 4;

/**
 * Runs a CommonJS program. Its code is kept as `name` in the folder of caches, for this version of the engine. Whatever is wrong with what
 * was kept, or with the folder, the program runs all the same.
 */
export function runKept(program: string, cache: string, name: string): void {
  const bytes = readFileSync(program);
  const source = crc32(bytes);
  const file = join(cache, 'code', `${name}-${process.version}-${process.arch}`);
  const kept = readKept(file, source);
  const script = new Script(wrap(bytes.toString()), { filename: program, ...(kept ? { cachedData: kept.code } : {}) });
  const generation = kept && script.cachedDataRejected !== true ? kept.generation : 0;
  if (generation < GENERATIONS) process.once('exit', () => keep(file, source, generation + 1, script.createCachedData()));
  const module = { exports: {} };
  (script.runInThisContext() as Wrapped)(module.exports, createRequire(program), module, program, dirname(program));
}

type Wrapped = (exports: object, require: NodeJS.Require, module: { exports: object }, file: string, folder: string) => void;

/** The engine does not look at the code that it is given: it has to be whole, for this source, and our own. */
function readKept(file: string, source: number): Kept | undefined {
  try {
    const bytes = readOwn(file);
    const [magic, of, sum, generation] = [0, 4, 8, 12].map((at) => bytes.readUInt32LE(at)) as [number, number, number, number];
    const code = bytes.subarray(HEADER_BYTES);
    return magic === MAGIC && of === source && crc32(code) === sum ? { generation, code } : undefined;
  } catch {
    return undefined;
  }
}

/** A file of this user: in a folder that several people write to, the code of another one is not run. */
function readOwn(file: string): Buffer {
  const descriptor = openSync(file, 'r');
  try {
    const { uid } = fstatSync(descriptor);
    if (process.getuid && process.getuid() !== uid) throw new Error('of another user');
    return readFileSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

function keep(file: string, source: number, generation: number, code: Buffer): void {
  const header = Buffer.alloc(HEADER_BYTES);
  for (const [index, number] of [MAGIC, source, crc32(code), generation].entries()) header.writeUInt32LE(number, 4 * index);
  const unfinished = `${file}.${process.pid}.tmp`;
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(unfinished, Buffer.concat([header, code]), { mode: 0o600 });
    renameSync(unfinished, file);
  } catch {
    // Without a folder to write to every start is a cold one.
  }
}
