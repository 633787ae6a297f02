/** The pages that explain the rules (规则页). */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The page of one rule in Markdown, where it is there. `root` is the package's folder, which holds `docs/`. */
export function rulePage(id: string, root: string): string | undefined {
  try {
    return readFileSync(join(root, 'docs', 'rules', `${id}.md`), 'utf8');
  } catch {
    return undefined;
  }
}
