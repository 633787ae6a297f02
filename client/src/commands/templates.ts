/** New drafts from the skeletons of the common genres (按文种新建文稿): the snippets that are whole files. */

import { commands, env, l10n, SnippetString, Uri, window, workspace, type Disposable } from 'vscode';
import { templatesIn, type Template } from '../templates.js';
import type { Wenheng } from '../wenheng.js';

export function registerTemplates({ extensionUri }: Wenheng): Disposable[] {
  return [commands.registerCommand('wenheng.newFromTemplate', (name?: unknown) => newDraft(extensionUri, name))];
}

/** Opens an untitled draft with the skeleton that is named, or that the user picks; the first place to fill in is selected. */
async function newDraft(extensionUri: Uri, named: unknown): Promise<void> {
  const templates = templatesIn(new TextDecoder().decode(await workspace.fs.readFile(Uri.joinPath(extensionUri, 'snippets', 'policy-zh.json'))));
  const template = templates.find(({ name }) => name === named) ?? (await pick(templates));
  if (!template) return;
  const editor = await window.showTextDocument(await workspace.openTextDocument({ language: 'policy-zh' }));
  await editor.insertSnippet(new SnippetString(template.body));
}

async function pick(templates: readonly Template[]): Promise<Template | undefined> {
  const language = env.language.startsWith('zh') ? 'zh' : 'en';
  const items = templates.map((template) => ({ label: template.name, description: template.description[language], template }));
  return (await window.showQuickPick(items, { placeHolder: l10n.t('Kind of document'), matchOnDescription: true }))?.template;
}
