/** What a Git repository knows of drafts at an earlier revision (版本库). Git runs without a shell; nothing of the repository is changed. */

import { execFileSync } from 'node:child_process';
import { relative } from 'node:path';
import { isInside, realPath, withSlashes } from './files.js';
import { reasonOf, UserError } from './user-error.js';

/** How a file stands to the revision. */
export type Standing =
  | { readonly kind: 'new' | 'outside' }
  /** `before` gives its content then. */
  | { readonly kind: 'unchanged' | 'changed'; readonly before: () => Uint8Array };

const LARGEST = 1024 * 1024 * 1024;

/** A repository as it was at a revision, beside the working tree. */
export class Revision {
  private constructor(
    private readonly root: string,
    private readonly commit: string,
    /** Paths that differ, by today's name, with the name then; `undefined` where there was none. */
    private readonly different: ReadonlyMap<string, string | undefined>,
    private readonly tracked: ReadonlySet<string>,
  ) {}

  /** The repository that a folder stands in. Throws a {@link UserError} where there is none, or it has no such revision. */
  static of(revision: string, folder: string): Revision {
    if (revision === '' || revision.startsWith('-')) throw new UserError({ zh: `--since ${revision}：不是版本名`, en: `--since ${revision}: that is no revision` });
    const root = realPath(inRepository(folder));
    const commit = commitOf(revision, root);
    const tracked = new Set(git(root, ['ls-tree', '-r', '-z', '--name-only', '--full-tree', commit]).toString().split('\0'));
    return new Revision(root, commit, differences(root, commit), tracked);
  }

  /** How a file stands, by its path with links resolved. Changes that are not committed count. */
  standingOf(path: string): Standing {
    if (!isInside(path, this.root)) return { kind: 'outside' };
    const name = withSlashes(relative(this.root, path));
    const known = this.different.has(name);
    const then = known ? this.different.get(name) : name;
    if (then === undefined || !this.tracked.has(then)) return { kind: 'new' };
    return { kind: known ? 'changed' : 'unchanged', before: () => git(this.root, ['cat-file', 'blob', `${this.commit}:${then}`]) };
  }
}

function inRepository(folder: string): string {
  try {
    return git(folder, ['rev-parse', '--show-toplevel']).toString().replace(/\r?\n$/, '');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') throw new UserError({ zh: '--since 需要 Git，未能运行 git', en: '--since needs Git: git could not be run' });
    throw new UserError({ zh: `--since：当前文件夹不在 Git 版本库中，或 Git 不肯读取：${said(error)}`, en: `--since: the working folder is in no Git repository, or Git refuses to read it: ${said(error)}` });
  }
}

function commitOf(revision: string, root: string): string {
  try {
    return git(root, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`]).toString().trim();
  } catch {
    const shallow = git(root, ['rev-parse', '--is-shallow-repository']).toString().trim() === 'true';
    const hint = shallow ? { zh: '；版本库是浅克隆，请取回完整历史（git fetch --unshallow，或 CI 中的 fetch-depth: 0）', en: '; the clone is shallow: fetch the history (git fetch --unshallow, or fetch-depth: 0 in CI)' } : { zh: '', en: '' };
    throw new UserError({ zh: `--since ${revision}：版本库中没有这个版本${hint.zh}`, en: `--since ${revision}: the repository has no such revision${hint.en}` });
  }
}

/** The differences of the working tree; a renamed file is followed. */
function differences(root: string, commit: string): Map<string, string | undefined> {
  const words = git(root, ['diff', '--name-status', '-z', '--find-renames', '--no-relative', '--no-ext-diff', '--ignore-submodules', commit, '--']).toString().split('\0');
  const found = new Map<string, string | undefined>();
  for (let at = 0; at + 1 < words.length; ) {
    const status = words[at++]!;
    const name = words[at++]!;
    if (/^[RC]/.test(status)) found.set(words[at++]!, name);
    else found.set(name, status.startsWith('A') ? undefined : name);
  }
  return found;
}

function git(folder: string, words: readonly string[]): Buffer {
  return execFileSync('git', ['-C', folder, '-c', 'core.fsmonitor=false', ...words], { maxBuffer: LARGEST, stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, LC_ALL: 'C', GIT_OPTIONAL_LOCKS: '0' } });
}

function said(error: unknown): string {
  const [first = ''] = String((error as { stderr?: Buffer }).stderr ?? '').split('\n');
  return first === '' ? reasonOf(error).en : first;
}
