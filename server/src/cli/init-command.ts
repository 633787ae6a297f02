/** `wenheng init`: looks at a folder and writes a configuration for it, with comments that say why (初始化配置). */

import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { CONFIG_NAME, readConfig } from '../host/config.js';
import { draftTest } from '../host/drafts.js';
import { cannotUse, displayPath, findUpward, kindOf, listFolder } from '../host/files.js';
import { replaceText } from '../host/index-file/replace.js';
import { Projects } from '../host/project.js';
import { configText, foundLines } from '../host/proposed-config.js';
import { surveyFolder } from '../host/survey.js';
import { reasonOf, UserError } from '../host/user-error.js';
import { rules } from '../rules/index.js';
import type { Language } from '../text/localized.js';
import { refuseEmpty } from './input-flags.js';
import { EXIT } from './report.js';
import type { Terminal } from './terminal.js';

/** Options of `init` as commander hands them over. */
export interface InitFlags {
  readonly force?: boolean;
}

/** Writes the configuration of a folder and says what it was made from. Throws a `UserError` where there is one already, or none can be written. */
export function initCommand(named: string | undefined, { force }: InitFlags, terminal: Terminal, language: Language): number {
  refuseEmpty({ '[FOLDER]': named });
  const folder = resolve(terminal.cwd, named ?? '.');
  const kind = kindOf(folder);
  if (kind === 'file') throw new UserError({ zh: `不是文件夹：${named}`, en: `Not a folder: ${named}` });
  if (kind !== 'folder') throw new UserError(cannotUse({ zh: '文件夹', en: 'folder' }, named ?? '.', kind));
  const path = join(folder, CONFIG_NAME);
  const shown = displayPath(path, terminal.cwd);
  if (existsSync(path) && force !== true) throw new UserError({ zh: `已有配置文件 ${shown}；要重写请加 --force`, en: `There is a configuration ${shown} already; --force replaces it` });
  const above = findUpward(CONFIG_NAME, dirname(folder));
  const survey = surveyFolder(folder);
  write(path, shown, configText(survey, language));
  const drafts = draftsUnder(path);
  const found = foundLines(survey);
  if (above !== undefined) found.push({ zh: `上级文件夹的配置 ${displayPath(above, terminal.cwd)} 对这里不再适用；要沿用，请在 extends 中写明`, en: `The configuration ${displayPath(above, terminal.cwd)} above no longer holds here; name it under extends to build on it` });
  found.push({ zh: `已写入 ${shown}，配置有效；wenheng check 将检查 ${drafts} 份文稿`, en: `Wrote ${shown}, which is valid; wenheng check will check ${drafts} draft(s)` });
  terminal.write(found.map((line) => `${line[language]}\n`).join(''));
  return EXIT.clean;
}

function write(path: string, shown: string, text: string): void {
  try {
    replaceText(path, text);
  } catch (error) {
    const reason = reasonOf(error);
    throw new UserError({ zh: `无法写入 ${shown}（${reason.zh}）`, en: `Cannot write ${shown} (${reason.en})` });
  }
}

/** How many drafts the configuration names; reads it as a check does, so that a mistake in it is found now. */
function draftsUnder(path: string): number {
  const folder = dirname(path);
  new Projects(folder, rules).of(folder);
  const isDraft = draftTest(readConfig(path, rules.map(({ meta }) => meta.id)), folder);
  return listFolder(folder, isDraft).files.length;
}
