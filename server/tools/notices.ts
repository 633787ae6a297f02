/** THIRD_PARTY_NOTICES: whose work is bundled into dist/, under which licence (第三方许可). */

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSync, type Metafile } from 'esbuild';
import { BUNDLES, ROOT } from './bundles.mjs';

const RULE = '='.repeat(80);
const LICENCES = join(ROOT, 'server/tools/licences');
const SEGMENTER = 'dist/node_modules/nodejieba/index.js';
const LICENCE_FILE = /^(?:licen[cs]e|notice|copying)/i;

/** The notices of everything that the build makes: every package of which something stands in a program or beside it, with its licence texts. */
export function thirdPartyNotices(): string {
  return notices(() => true);
}

/** The notices of what stands in certain files, given by their paths from the package's root. */
export function noticesFor(paths: readonly string[]): string {
  const held = new Set(paths);
  return notices((path) => held.has(path));
}

function notices(isHeld: (path: string) => boolean): string {
  const folders = new Set(BUNDLES.flatMap((options) => packageFolders(buildSync(options).metafile, isHeld)));
  const all = [...[...folders, 'node_modules/unpdf'].map(notice), pdfNotice(), ...(isHeld(SEGMENTER) ? [segmenterNotice()] : [])].sort((one, other) => (one.heading < other.heading ? -1 : 1));
  const head = `The programs of wenheng contain work of others:\n\n${all.map(({ heading }) => `- ${heading}`).join('\n')}\n`;
  return [head, ...all.map(({ heading, text }) => `${RULE}\n${heading}\n${RULE}\n\n${text}`)].join('\n');
}

/** Folders in node_modules of which esbuild has taken at least a byte into one of the files. */
function packageFolders({ outputs }: Metafile, isHeld: (path: string) => boolean): string[] {
  const inputs = Object.entries(outputs).filter(([path]) => isHeld(path)).flatMap(([, output]) => Object.entries(output.inputs));
  return inputs.filter(([, { bytesInOutput }]) => bytesInOutput > 0).flatMap(([path]) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(path)?.[0] ?? []);
}

function notice(folder: string): { heading: string; text: string } {
  const path = join(ROOT, folder);
  const { name, version, license } = JSON.parse(readFileSync(join(path, 'package.json'), 'utf8')) as Record<'name' | 'version' | 'license', string>;
  const inside = readdirSync(path).filter((file) => LICENCE_FILE.test(file)).sort().map((file) => join(path, file));
  const beside = join(LICENCES, `${name}.txt`); // of a package that forgot to bring its own
  const files = inside.length === 0 && existsSync(beside) ? [beside] : inside;
  if (files.length === 0) throw new Error(`${name} brings no licence text`);
  const texts = files.map((file) => readFileSync(file, 'utf8').replace(/\r\n?/g, '\n').replace(/[ \t]+$/gm, '').trim());
  return { heading: `${name} ${version} (${license})`, text: `${texts.join('\n\n')}\n` };
}

/** What unpdf is made from, and what comes with it. */
function pdfNotice(): { heading: string; text: string } {
  return { heading: 'pdf.js and its CMaps (Apache-2.0, BSD-3-Clause)', text: readFileSync(join(ROOT, 'server/cmaps/licences.txt'), 'utf8') };
}

/** What stands beside the programs: nodejieba is optional, and the notices are the same where it is not installed. */
function segmenterNotice(): { heading: string; text: string } {
  const lock = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')) as { packages: Record<string, { version: string }> };
  return { heading: `nodejieba ${lock.packages['node_modules/nodejieba']!.version} (MIT)`, text: readFileSync(join(ROOT, 'server/dictionary/licences.txt'), 'utf8') };
}
