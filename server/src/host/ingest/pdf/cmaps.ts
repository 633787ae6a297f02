/**
 * Character maps (CMap) of Adobe's for Chinese fonts that say no Unicode of their own: they lie in server/cmaps, and beside the
 * programs once these are built. Nothing is fetched.
 */

import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

/** Beside the program, or in the sources. */
const FOLDERS = ['./cmaps/', '../../../../cmaps/'];

/** What pdf.js asks for files that it does not bring; it finds the maps, and neither fonts nor programs. */
export class CMapFiles {
  /** Throws where there is no such file: pdf.js then goes on without. */
  async fetch({ kind, filename }: { kind: string; filename: string }): Promise<Uint8Array> {
    const folder = FOLDERS.map((relative) => new URL(relative, import.meta.url)).find((url) => existsSync(url));
    if (kind !== 'cMapUrl' || !folder || !/^[A-Za-z0-9-]{1,40}\.bcmap$/.test(filename)) throw new Error(`no file ${kind} ${filename.slice(0, 80)}`);
    return new Uint8Array(await readFile(fileURLToPath(new URL(filename, folder))));
  }
}
