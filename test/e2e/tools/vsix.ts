/** The packaged extension, made as its publisher makes it: small, and nothing but what runs. */

import { spawnSync } from 'node:child_process';
import { mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { OUT, ROOT } from './places.js';

const VSCE = 'node_modules/@vscode/vsce/vsce';
const MOST_BYTES = 6 * 1024 * 1024;
/** What runs in the editor, and what is read beside it; as README it holds docs/extension.md. */
const CONTENTS =
  /^(?:dist\/(?:extension|server|index-thread|reading-thread)\.js|dist\/webview\/(?:targets\.js|reuse\.js|panel\.css)|dist\/facts\/[a-z-]+\.json|dist\/dictionary\/[a-z-]+\.utf8|dist\/cmaps\/[A-Za-z0-9-]+\.bcmap|dist\/node_modules\/unpdf\/(?:package\.json|LICENSE|dist\/pdfjs\.mjs)|dist\/node_modules\/nodejieba\/(?:package\.json|index\.js|LICENSE|build\/Release\/nodejieba\.node)|docs\/rules\/[a-z-]+\.md|docs\/(?:wenheng\.config|corpus-yaml)\.schema\.json|README\.md|(?:syntaxes|snippets|l10n)\/[^/]+\.json|language-configuration\.json|package(?:\.nls(?:\.zh-cn)?)?\.json|CHANGELOG\.md|LICENSE|THIRD_PARTY_NOTICES)$/;

/** Packages the extension and gives the file. */
export function packageExtension(): string {
  const file = join(OUT, 'wenheng.vsix');
  mkdirSync(OUT, { recursive: true });
  vsce('package', '--target', 'linux-x64', '--out', file);
  const foreign = vsce('ls').trim().split('\n').filter((path) => !CONTENTS.test(path));
  if (foreign.length > 0) throw new Error(`the VSIX holds what it should not: ${foreign.join(', ')}`);
  const bytes = statSync(file).size;
  if (bytes > MOST_BYTES) throw new Error(`the VSIX has ${bytes} bytes, more than ${MOST_BYTES}`);
  console.log(`the VSIX has ${Math.round(bytes / 1024)} kB`);
  return file;
}

function vsce(...words: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(process.execPath, [VSCE, ...words], { cwd: ROOT, encoding: 'utf8' });
  if (status !== 0) throw new Error(`vsce ${words.join(' ')} failed\n${stdout}${stderr}`);
  return stdout;
}
