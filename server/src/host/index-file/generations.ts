/**
 * Generations (代) of an index: a folder with index files that are never changed, and a pointer to the one that counts, which is
 * switched last. Readers take no lock; a build that dies leaves the generation before; on Windows no open file has to be replaced.
 */

import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { crc32 } from './crc32.js';
import { IndexError, unreadable, unwritable } from './index-error.js';
import { IndexFile } from './index-file.js';
import { makeFolder, namesIn, removeDeadTemporaries, removeIfThere, replaceText, retried } from './replace.js';

const POINTER = 'current';
/** A number that rises, and something that no other build has. */
const GENERATION = /^(\d{6,12})-[0-9a-f]{8}\.whx$/;
const POINTED = /^(\d{6,12}-[0-9a-f]{8}\.whx) ([0-9a-f]{8})\n$/;
/** Longer is no pointer. */
const POINTER_CHARACTERS = 64;
/** A builder may clear away the generation between the look at the pointer and the opening. */
const ATTEMPTS = 3;

/**
 * Opens the generation that counts. `undefined` where there is none: no pointer, a broken one, or one to a file that is gone; then the index has
 * to be built. Throws an {@link IndexError} that says why where the generation is there and refused (damaged, another version).
 */
export function openCurrent(folder: string): IndexFile | undefined {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const name = currentGeneration(folder);
    if (name === undefined) return undefined;
    const index = openOrGone(join(folder, name));
    if (index) return index;
  }
  return undefined;
}

/** The name of the file that counts; changes with every {@link publish}. `undefined` where the pointer is missing or broken. */
export function currentGeneration(folder: string): string | undefined {
  const text = pointerText(join(folder, POINTER));
  const [, name, checksum] = POINTED.exec(text) ?? [];
  return name !== undefined && checksum === checksumOf(name) ? name : undefined;
}

/**
 * Makes a new generation and switches to it: `write` writes the file (`writeIndexFile`). Afterwards the generations but this one and
 * the one before are removed where nobody has them open. Only one builder at a time may call it (`withLock`). Where it throws, the old generation counts.
 * Gives the path of the new generation.
 */
export function publish(folder: string, write: (path: string) => void): string {
  prepare(folder);
  removeDeadTemporaries(folder);
  const before = currentGeneration(folder);
  const name = nextGeneration(folder);
  const path = join(folder, name);
  try {
    write(path);
    pointTo(folder, name);
  } catch (error) {
    removeIfThere(path);
    throw error;
  }
  for (const old of generationsIn(folder)) if (old !== name && old !== before) removeIfThere(join(folder, old));
  return path;
}

function openOrGone(path: string): IndexFile | undefined {
  try {
    return IndexFile.open(path);
  } catch (error) {
    if (error instanceof IndexError && error.missing) return undefined;
    throw error;
  }
}

function pointerText(path: string): string {
  try {
    const text = retried(() => readFileSync(path, 'latin1'));
    return text.length > POINTER_CHARACTERS ? '' : text;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    // A folder in its place, or none at all, is no pointer; a pointer that must not be read is not a reason to build.
    if (code === 'EACCES' || code === 'EPERM') throw unreadable(path, error);
    return '';
  }
}

function pointTo(folder: string, name: string): void {
  const path = join(folder, POINTER);
  try {
    replaceText(path, `${name} ${checksumOf(name)}\n`);
  } catch (error) {
    throw unwritable(path, error);
  }
}

function prepare(folder: string): void {
  try {
    makeFolder(folder);
  } catch (error) {
    throw unwritable(folder, error);
  }
}

function nextGeneration(folder: string): string {
  const last = generationsIn(folder).reduce((most, name) => Math.max(most, Number(GENERATION.exec(name)![1])), 0);
  return `${String(last + 1).padStart(6, '0')}-${randomBytes(4).toString('hex')}.whx`;
}

function generationsIn(folder: string): string[] {
  return namesIn(folder).filter((name) => GENERATION.test(name));
}

function checksumOf(name: string): string {
  return crc32(Buffer.from(name)).toString(16).padStart(8, '0');
}
