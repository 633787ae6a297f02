/** `wenheng index`: folders of documents into one index file (建立语料库索引). */

import { resolve } from 'node:path';
import { refreshFile } from '../host/corpus-index/index-out.js';
import type { Progress } from '../host/loaded-corpus.js';
import { NO_OVERRIDES, Projects, storeFrame } from '../host/project.js';
import { displayPath } from '../host/files.js';
import { UserError } from '../host/user-error.js';
import { rules } from '../rules/index.js';
import { refuseEmpty } from './input-flags.js';
import { Interrupt, inTurns } from './interrupt.js';
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

/** Milliseconds between two words of progress. */
const REPORT_EVERY = 3000;

/**
 * Runs `index` and gives its exit code: 0 done, 1 some files are not in it, 2 there is no index. Interrupted (Ctrl-C), it makes an index of what it has read; interrupted
 * again, it ends at once and the index that was there stays as it was.
 */
export async function indexCommand(folders: readonly string[], flags: IndexFlags, terminal: Terminal): Promise<number> {
  if (flags.store !== undefined) throw notYet('--store');
  const { cwd } = terminal;
  refuseEmpty({ '--out': flags.out, '--config': flags.config, 'index': folders });
  if (flags.out === undefined) throw new UserError({ zh: '请用 --out 写明索引文件，如 --out 语料库.whx', en: 'Name the index file with --out, such as --out corpus.whx' });
  const out = resolve(cwd, flags.out);
  const project = new Projects(cwd, rules, { ...NO_OVERRIDES, config: flags.config }).of(cwd);
  const frame = storeFrame(project, { cwd, cache: '', programs: terminal.programs });
  const started = performance.now();
  const interrupt = new Interrupt(() => terminal.note({ zh: '正在停止：已读的文件写入索引，其余下次再读；再按一次 Ctrl-C 立即中止', en: 'stopping: what has been read becomes an index, the rest is read the next time; Ctrl-C once more ends at once' }));
  const plan = { ...frame, folders: [...new Set(folders.map((folder) => resolve(cwd, folder)))], isStopped: () => interrupt.asked };
  const { tally, skipped, bytes, replaced } = await inTurns(refreshFile(out, plan, progressOn(terminal))).finally(() => interrupt.dispose());
  if (replaced) terminal.note({ zh: `原有文件不能沿用，已重新建立：${replaced.zh}`, en: `The file that was there cannot be used and was built anew: ${replaced.en}` });
  for (const { path, reason } of skipped) terminal.note({ zh: `${WORDS.skipped.zh} ${path}：${reason.zh}`, en: `${WORDS.skipped.en} ${path}: ${reason.en}` });
  const shown = displayPath(out, cwd);
  const size = (bytes / 1e6).toFixed(1);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  terminal.note({
    zh: `已写入 ${shown}：${tally.documents} 份文件，${tally.clauses} 段，${size} MB；新读 ${tally.read} 份，用时 ${seconds} 秒${skipped.length > 0 ? `；跳过 ${skipped.length} 个文件` : ''}`,
    en: `Written to ${shown}: ${tally.documents} documents, ${tally.clauses} clauses, ${size} MB; ${tally.read} read anew, ${seconds} s${skipped.length > 0 ? `; ${skipped.length} files skipped` : ''}`,
  });
  if (tally.missing > 0) terminal.note({ zh: `已停止：还有 ${tally.missing} 个文件没有读，再运行一次即可读完`, en: `stopped: ${tally.missing} files have not been read; run it again to read them` });
  return skipped.length + tally.missing > 0 ? EXIT.findings : EXIT.clean;
}

/** Says now and then how far it has come, how fast, and how long it will take. */
function progressOn(terminal: Terminal): (progress: Progress) => void {
  const started = performance.now();
  let last = started;
  let first: number | undefined;
  return ({ done, total }) => {
    first ??= done; // what was taken over took no time
    const now = performance.now();
    if (now - last < REPORT_EVERY || done >= total || done === first) return;
    last = now;
    const rate = ((done - first) * 1000) / (now - started);
    const left = Math.ceil((total - done) / rate);
    terminal.note({ zh: `已读 ${done}/${total}，每秒 ${rate.toFixed(0)} 个，约剩 ${left} 秒`, en: `read ${done}/${total}, ${rate.toFixed(0)} a second, about ${left} s left` });
  };
}
