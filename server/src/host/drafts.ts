/** Which files of a folder are drafts: `include` and `exclude` of the configuration, otherwise the ending. */

import { relative } from 'node:path';
import picomatch from 'picomatch';
import type { Config } from './config.js';
import { hasDocumentEnding, isInside, withSlashes } from './files.js';

/** Says of an absolute path whether it is a draft. */
export type DraftTest = (path: string) => boolean;

/**
 * The test that a configuration sets. Its globs are relative to `home`: the folder of its file, or, where it was named for a
 * folder elsewhere (`--config`), that folder. Documents of its corpora are no drafts.
 */
export function draftTest(config: Pick<Config, 'include' | 'exclude' | 'corpus'>, home: string): DraftTest {
  const included = config.include && matcher(config.include);
  const excluded = matcher(config.exclude);
  return (path) => {
    if (config.corpus.some((folder) => isInside(path, folder))) return false;
    const name = withSlashes(relative(home, path));
    return (included ? included(name) : hasDocumentEnding(path)) && !excluded(name);
  };
}

/** Matches paths by any of the globs; a glob that names a folder matches what is in it. */
function matcher(globs: readonly string[]): (name: string) => boolean {
  if (globs.length === 0) return () => false;
  const patterns = globs.map((glob) => glob.replace(/\/+$/, '')).flatMap((glob) => [glob, `${glob}/**`]);
  return picomatch(patterns, { dot: true, nocase: true });
}
