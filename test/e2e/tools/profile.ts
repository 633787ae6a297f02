/** A VS Code of its own for each run: settings, extensions and a copy of the sample workspace in a temporary folder. */

import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { E2E } from './places.js';

export interface Profile {
  /** Everything is in here. The path is short: the sockets of VS Code allow about a hundred characters. */
  readonly root: string;
  readonly userData: string;
  readonly extensions: string;
  /** The file of the workspace, with two folders. */
  readonly workspace: string;
  dispose(): void;
}

/** Nothing asks, greets, updates, counts or looks for a network; the editor shows what it has at once. */
const SETTINGS = {
  'chat.disableAIFeatures': true,
  'editor.hover.delay': 100,
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  'files.autoSave': 'off',
  'files.hotExit': 'off',
  'git.enabled': false,
  'json.schemaDownload.enable': false,
  'remote.autoForwardPorts': false,
  'security.workspace.trust.startupPrompt': 'never',
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'window.confirmBeforeClose': 'never',
  'workbench.editor.enablePreview': false,
  'workbench.enableExperiments': false,
  'workbench.reduceMotion': 'on',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
};

/** Makes a profile; `settings` are added to those of all runs. */
export function createProfile(settings: Readonly<Record<string, unknown>> = {}): Profile {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'wh-')));
  const [userData, extensions, samples] = [join(root, 'user'), join(root, 'ext'), join(root, 'ws')];
  for (const folder of [join(userData, 'User'), extensions]) mkdirSync(folder, { recursive: true });
  writeFileSync(join(userData, 'User', 'settings.json'), JSON.stringify({ ...SETTINGS, ...settings }));
  writeLanguagePack(userData);
  cpSync(join(E2E, 'fixtures', 'workspace'), samples, { recursive: true });
  return { root, userData, extensions, workspace: join(samples, 'samples.code-workspace'), dispose: () => rmSync(root, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 }) };
}

/** VS Code speaks Chinese only with a language pack. This one translates nothing: what is Chinese on the screen is ours. */
function writeLanguagePack(userData: string): void {
  const translations = join(userData, 'no-translations.json');
  writeFileSync(translations, JSON.stringify({ version: '1.0.0', contents: {} }));
  const pack = { hash: 'tests', extensions: [{ extensionIdentifier: { id: 'wenheng-tests.language-pack' }, version: '1.0.0' }], translations: { vscode: translations } };
  writeFileSync(join(userData, 'languagepacks.json'), JSON.stringify({ 'zh-cn': pack }));
}
