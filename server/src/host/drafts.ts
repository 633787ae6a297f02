/** Which files of a folder are drafts: `include` and `exclude` of the configuration, otherwise the ending. */

import { relative } from 'node:path';
import picomatch from 'picomatch';
import type { Config } from './config.js';
import { globPattern, isInside, withSlashes } from './files.js';
import { isDraftName } from './ingest/kinds.js';

/** What a configuration says of a file: that it is a draft, that it is none, or nothing. */
export type DraftWord = 'named' | 'excluded' | 'unnamed';
type DraftConfig = Pick<Config, 'include' | 'exclude' | 'corpus'>;

/** Says of an absolute path whether it is a draft. */
export type DraftTest = (path: string) => boolean;

/**
 * What a configuration says of files. Its globs are relative to `home`: the folder of its file, or, where it was named for a
 * folder elsewhere (`--config`), that folder. Documents of its corpora are no drafts.
 */
export function draftWords(config: DraftConfig, home: string): (path: string) => DraftWord {
  const included = globMatcher(config.include ?? []);
  const excluded = globMatcher(config.exclude);
  return (path) => {
    const name = withSlashes(relative(home, path));
    if (excluded(name) || config.corpus.some((folder) => isInside(path, folder))) return 'excluded';
    return included(name) ? 'named' : 'unnamed';
  };
}

/** Which files of a folder are drafts: those that `include` names, all documents by their ending where it is left out. */
export function draftTest(config: DraftConfig, home: string): DraftTest {
  const wordOn = draftWords(config, home);
  return (path) => wordOn(path) === 'named' || (wordOn(path) === 'unnamed' && !config.include && isDraftName(path));
}

/** Matches paths by any of the globs; a glob that names a folder matches what is in it. */
export function globMatcher(globs: readonly string[]): (name: string) => boolean {
  if (globs.length === 0) return () => false;
  const patterns = globs.map((glob) => globPattern(glob).replace(/\/+$/, '')).flatMap((glob) => [glob, `${glob}/**`]);
  return picomatch(patterns, { dot: true, nocase: true });
}
