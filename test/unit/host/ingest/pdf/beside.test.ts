/** What reading PDF needs beside the programs: there, and nothing more. */

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pdfFiles } from '../../../../../server/tools/pdf.mjs';
import { ROOT } from '../../../../../server/tools/bundles.mjs';

describe('beside the programs', () => {
  it('lie pdf.js with its licence and the maps for the encodings of simplified Chinese', () => {
    const paths = pdfFiles().map(({ path }) => path.replaceAll('\\', '/'));
    for (const path of ['node_modules/unpdf/dist/pdfjs.mjs', 'node_modules/unpdf/LICENSE', 'cmaps/GBK-EUC-H.bcmap', 'cmaps/UniGB-UCS2-H.bcmap', 'cmaps/Adobe-GB1-UCS2.bcmap']) assert.ok(paths.includes(path), path);
    assert.deepEqual(paths.filter((path) => !/^(?:node_modules\/unpdf\/(?:package\.json|LICENSE|dist\/pdfjs\.mjs)|cmaps\/(?:Uni|Adobe-)?GB[A-Za-z0-9-]*\.bcmap)$/.test(path)), []);
  });

  it('are the same in dist', () => {
    for (const { path, contents } of pdfFiles()) assert.ok(readFileSync(join(ROOT, 'dist', path)).equals(contents), `${path}: run npm run build`);
  });

  it('stay outside the programs', () => {
    for (const name of ['cli-program', 'server', 'index-thread']) assert.ok(!readFileSync(join(ROOT, 'dist', `${name}.js`), 'utf8').includes('beginbfrange'), name);
  });
});
