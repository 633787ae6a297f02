/** `check --fix` and `--fix-dry-run`: what is done before the drafts are checked and reported as they are then. */

import { fixDraft, writeFixed, type FixedDraft, type Unfixed } from '../host/fixer.js';
import type { RunOptions } from '../host/inputs.js';
import { Runner } from '../host/run.js';
import type { SegmenterHost } from '../host/segmenter.js';
import { UserError } from '../host/user-error.js';
import type { Terminal } from './terminal.js';
import { unifiedDiff } from './unified-diff.js';

/** What was fixed. */
export interface FixStep {
  /** How the drafts are to be read now. */
  readonly options: RunOptions;
  readonly fixed: number;
  /** Whether a draft could not be fixed: that fails the run. */
  readonly failed: boolean;
}

export type FixMode = 'write' | 'dry-run';

/** The way of fixing that is asked for. Throws a {@link UserError} where it cannot be done. */
export function fixModeOf({ fix, fixDryRun }: { readonly fix?: boolean; readonly fixDryRun?: boolean }, paths: readonly string[]): FixMode | undefined {
  if (fix && fixDryRun) throw new UserError({ zh: '--fix 与 --fix-dry-run 不能同用', en: '--fix and --fix-dry-run exclude each other' });
  if (fix && paths.includes('-')) throw new UserError({ zh: '--fix 不能改写标准输入，请用 --fix-dry-run 得到补丁', en: '--fix cannot write standard input; --fix-dry-run gives a patch' });
  return fix ? 'write' : fixDryRun ? 'dry-run' : undefined;
}

/** Fixes the drafts: writes their files, or writes what would change to standard output as one patch. */
export function fixStep(mode: FixMode, options: RunOptions, segmenters: SegmenterHost, terminal: Terminal): FixStep {
  const texts = new Map<string, string>();
  let stdin = options.stdin;
  let fixed = 0;
  let drafts = 0;
  let failed = false;
  for (const fixable of Runner.fixable(options, segmenters)) {
    const outcome = fixDraft(fixable);
    if (!outcome) continue;
    const failure = 'failure' in outcome ? outcome : mode === 'write' ? writeFixed(outcome) : dryRun(outcome, terminal);
    if (failure) {
      failed = true;
      terminal.complain({ zh: `无法自动修改 ${failure.path}：${failure.failure.zh}`, en: `Cannot fix ${failure.path}: ${failure.failure.en}` });
      continue;
    }
    const { path, file, count, unfinished, text } = outcome as FixedDraft;
    fixed += count;
    drafts++;
    if (unfinished) terminal.note({ zh: `${path}：多轮修改后仍有可改之处，请再运行一次`, en: `${path}: something is left to fix after many rounds; run again` });
    if (mode === 'write') continue;
    if (file === undefined) stdin = { text, filename: stdin?.filename };
    else texts.set(file, text);
  }
  terminal.note(told(mode, fixed, drafts));
  return { options: { ...options, stdin, texts }, fixed, failed };
}

function told(mode: FixMode, fixed: number, drafts: number): { zh: string; en: string } {
  if (fixed === 0) return { zh: '没有可以自动修改的问题（只改标为 safe 的）', en: 'Nothing can be fixed without review (only what is marked safe)' };
  return mode === 'write'
    ? { zh: `已自动修改 ${drafts} 份文稿中的 ${fixed} 处；以下为修改后的情况`, en: `Fixed ${fixed} finding${fixed === 1 ? '' : 's'} in ${drafts} draft${drafts === 1 ? '' : 's'}; what follows is the state after that` }
    : { zh: `可自动修改 ${drafts} 份文稿中的 ${fixed} 处，未写入文件`, en: `${fixed} finding${fixed === 1 ? '' : 's'} in ${drafts} draft${drafts === 1 ? '' : 's'} can be fixed; no file was written` };
}

/** A patch holds the file's own bytes: a character of this text is one byte. Lines of UTF-16 are none for the programs that apply patches. */
function dryRun({ path, before, edits, encoding }: FixedDraft, terminal: Terminal): Unfixed | undefined {
  if (encoding.startsWith('utf-16')) return { path, failure: { zh: '文件编码为 UTF-16，补丁无法表示；可用 --fix 直接改写', en: 'it is in UTF-16, which a patch cannot express; --fix can write it' } };
  const signs = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');
  const name = path === '<stdin>' ? 'stdin' : path;
  terminal.write(Buffer.from(unifiedDiff(signs(Buffer.from(name, 'utf8')), signs(before), edits.map(({ start, end, bytes }) => ({ start, end, newText: signs(bytes) }))), 'latin1'));
  return undefined;
}
