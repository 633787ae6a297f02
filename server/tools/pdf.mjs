/** What reading PDF needs beside the programs: pdf.js as unpdf bundles it, loaded only where a PDF is read, and maps of characters for Chinese fonts. */

import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './bundles.mjs';

const FILES = ['package.json', 'dist/pdfjs.mjs', 'LICENSE'];
const CMAPS = join(ROOT, 'server/cmaps');

/** Paths below dist/ and contents. The programs look for packages in dist/node_modules first. */
export function pdfFiles() {
  const library = FILES.map((file) => ({ path: join('node_modules/unpdf', file), contents: readFileSync(join(ROOT, 'node_modules/unpdf', file)) }));
  const maps = readdirSync(CMAPS).filter((name) => name.endsWith('.bcmap')).map((name) => ({ path: join('cmaps', name), contents: readFileSync(join(CMAPS, name)) }));
  return [...library, ...maps];
}
