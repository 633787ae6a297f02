/** `wenheng index`: folders of documents into one index file (建立语料库索引). */

import { resolve } from 'node:path';
import { refreshFile } from '../host/corpus-index/index-out.js';
import type { Progress } from '../host/loaded-corpus.js';
import { NO_OVERRIDES, Projects, storeFrame } from '../host/project.js';
import { displayPath } from '../host/files.js';
import { UserError } from '../host/user-error.js';
import { rules } from '../rules/index.js';
import { refuseEmpty } from './input-flags.js';
import { notYet } from './options.js';
import { EXIT } from './report.js';
import type { Terminal } from './terminal.js';
import { WORDS } from './words.js';

/** Options of `index` as commander hands them over. */
export interface IndexFlags {
  readonly out?: string;
  readonly store?: string;
  readonly config?: string;
}

/** Files between two words of progress. */
const REPORT_EVERY = 500;

/** Runs `index` and gives its exit code: 0 done, 1 some files are not in it, 2 there is no index. */
export function indexCommand(folders: readonly string[], flags: IndexFlags, terminal: Terminal): number {
  if (flags.store !== undefined) throw notYet('--store');
  const { cwd } = terminal;
  refuseEmpty({ '--out': flags.out, '--config': flags.config, 'index': folders });
  if (flags.out === undefined) throw new UserError({ zh: '请用 --out 写明索引文件，如 --out 语料库.whx', en: 'Name the index file with --out, such as --out corpus.whx' });
  const out = resolve(cwd, flags.out);
  const project = new Projects(cwd, rules, { ...NO_OVERRIDES, config: flags.config }).of(cwd);
  const frame = storeFrame(project, { cwd, cache: '' });
  const started = performance.now();
  const { tally, skipped, bytes, replaced } = refreshFile(out, { ...frame, folders: [...new Set(folders.map((folder) => resolve(cwd, folder)))] }, progressOn(terminal));
  if (replaced) terminal.note({ zh: `原有文件不能沿用，已重新建立：${replaced.zh}`, en: `The file that was there cannot be used and was built anew: ${replaced.en}` });
  for (const { path, reason } of skipped) terminal.note({ zh: `${WORDS.skipped.zh} ${path}：${reason.zh}`, en: `${WORDS.skipped.en} ${path}: ${reason.en}` });
  const shown = displayPath(out, cwd);
  const size = (bytes / 1e6).toFixed(1);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  terminal.note({
    zh: `已写入 ${shown}：${tally.documents} 份文件，${tally.clauses} 段，${size} MB；新读 ${tally.read} 份，用时 ${seconds} 秒${skipped.length > 0 ? `；跳过 ${skipped.length} 个文件` : ''}`,
    en: `Written to ${shown}: ${tally.documents} documents, ${tally.clauses} clauses, ${size} MB; ${tally.read} read anew, ${seconds} s${skipped.length > 0 ? `; ${skipped.length} files skipped` : ''}`,
  });
  return skipped.length > 0 ? EXIT.findings : EXIT.clean;
}

function progressOn(terminal: Terminal): (progress: Progress) => void {
  return ({ done, total }) => {
    if (total > REPORT_EVERY && done % REPORT_EVERY === 0 && done < total) terminal.note({ zh: `已读 ${done}/${total}`, en: `read ${done}/${total}` });
  };
}
