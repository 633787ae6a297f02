/** Which files of a folder are drafts: `include` and `exclude` of the configuration, otherwise the ending. */

import { dirname, relative } from 'node:path';
import picomatch from 'picomatch';
import type { Config } from './config.js';
import { hasDocumentEnding, isInside, withSlashes } from './files.js';

/** Says of an absolute path whether it is a draft. */
export type DraftTest = (path: string) => boolean;

/**
 * The test that a configuration sets for the files of a folder. Its globs are relative to its file; where the folder lies
 * elsewhere (`--config`), they are relative to the folder.
 */
export function draftTest(config: Pick<Config, 'path' | 'include' | 'exclude'>, folder: string): DraftTest {
  const home = config.path === undefined ? folder : dirname(config.path);
  const base = isInside(folder, home) ? home : folder;
  const included = config.include && matcher(config.include);
  const excluded = matcher(config.exclude);
  return (path) => {
    const name = withSlashes(relative(base, path));
    return (included ? included(name) : hasDocumentEnding(path)) && !excluded(name);
  };
}

/** Matches paths by any of the globs; a glob that names a folder matches what is in it. */
function matcher(globs: readonly string[]): (name: string) => boolean {
  if (globs.length === 0) return () => false;
  const patterns = globs.map((glob) => glob.replace(/\/+$/, '')).flatMap((glob) => [glob, `${glob}/**`]);
  return picomatch(patterns, { dot: true, nocase: true });
}
