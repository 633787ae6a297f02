/** What a VSIX may hold and must hold: an allow-list, so that nothing slips in that nobody has thought of. */

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { INGEST_LIMITS } from '../../server/src/host/ingest/model.js';
import { openZip } from '../../server/src/host/ingest/zip.js';
import type { Target } from '../../server/tools/vsix.js';

/** What vsce adds around the extension. */
const AROUND = /^(?:\[Content_Types\]\.xml|extension\.vsixmanifest)$/;
/** What runs in the editor, and what is read beside it. */
const EVERYWHERE: readonly RegExp[] = [
  /^dist\/(?:extension|server|index-thread|reading-thread)\.js$/,
  /^dist\/(?:cli|cli-program|check-thread)\.js$/,
  /^docs\/walkthrough\/[a-z-]+\.svg$/,
  /^dist\/facts\/[a-z-]+\.json$/,
  /^dist\/cmaps\/[A-Za-z0-9-]+\.bcmap$/,
  /^dist\/node_modules\/unpdf\/(?:package\.json|LICENSE|dist\/pdfjs\.mjs)$/,
  /^docs\/rules\/[a-z-]+\.md$/,
  /^docs\/(?:wenheng\.config|corpus-yaml)\.schema\.json$/,
  /^docs\/images\/icon\.png$/,
  /^(?:syntaxes|snippets)\/policy-zh(?:\.tmLanguage)?\.json$/,
  /^l10n\/bundle\.l10n\.zh-cn\.json$/,
  /^language-configuration\.json$/,
  /^package(?:\.nls(?:\.zh-cn)?)?\.json$/,
  /^(?:readme|changelog)\.md$/,
  /^LICENSE\.txt$/,
  /^THIRD_PARTY_NOTICES$/,
];
/** What may be there: pages of panels, pictures of views. */
const OPTIONAL: readonly RegExp[] = [
  /^dist\/webview\/[a-z-]+\.(?:js|css)$/,
  /^docs\/images\/views\.svg$/,
];
const SEGMENTER: readonly RegExp[] = [/^dist\/node_modules\/nodejieba\/(?:package\.json|index\.js|LICENSE|build\/Release\/nodejieba\.node)$/, /^dist\/dictionary\/[a-z-]+\.utf8$/];
const REQUIRED: Readonly<Record<Target, readonly RegExp[]>> = { 'linux-x64': [...EVERYWHERE, ...SEGMENTER], universal: EVERYWHERE };

/** An opened VSIX: files of the extension by path, and what the gallery reads (`extension.vsixmanifest`). */
export interface OpenedVsix {
  readonly files: ReadonlyMap<string, string>;
  readonly gallery: string;
}

/** Opens a VSIX, and throws where it holds something else than it should, or lacks a part. */
export function openVsix(file: string, target: Target): OpenedVsix {
  const archive = openZip(readFileSync(file), INGEST_LIMITS);
  if ('failed' in archive) throw new Error(archive.failed.en);
  const names = archive.members.map(({ name }) => name);
  const inside = names.filter((name) => name.startsWith('extension/')).map((name) => name.slice('extension/'.length));
  assert.deepEqual(names.filter((name) => !name.startsWith('extension/') && !AROUND.test(name)), [], 'beside the extension');
  assert.deepEqual(inside.filter((path) => ![...REQUIRED[target], ...OPTIONAL].some((pattern) => pattern.test(path))), [], `the VSIX for ${target} holds what it should not`);
  assert.deepEqual(REQUIRED[target].filter((pattern) => !inside.some((path) => pattern.test(path))).map(String), [], `the VSIX for ${target} lacks a part`);
  const read = (name: string): string => {
    const unpacked = archive.read(archive.members.find((member) => member.name === name)!);
    if ('failed' in unpacked) throw new Error(`${name} ${unpacked.failed.en}`);
    return Buffer.from(unpacked.bytes).toString('utf8');
  };
  return { files: new Map(inside.map((path) => [path, read(`extension/${path}`)])), gallery: read('extension.vsixmanifest') };
}
