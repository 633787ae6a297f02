/** What the extension does with corpora by itself: which files it offers to add, and how it writes a corpus into a configuration. */

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { INDEXABLE } from '../../../client/src/corpus/kinds.js';
import { isCorpusName } from '../../../server/src/host/ingest/kinds.js';
import { ROOT } from '../../support/cli.js';

describe('files that may be added to a corpus', () => {
  it('are those that the server lists', () => {
    for (const ending of INDEXABLE) assert.ok(isCorpusName(`a.${ending}`), ending);
    const kinds = readFileSync(join(ROOT, 'server', 'src', 'host', 'ingest', 'kinds.ts'), 'utf8');
    const listed = [...new Set([...kinds.matchAll(/'\.([a-z0-9]+)'/g)].map(([, ending]) => ending))];
    assert.deepEqual([...INDEXABLE].sort(), listed.sort());
  });

  it('are those for which the explorer has the command', () => {
    const { contributes } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { contributes: { menus: Record<string, { command: string; when: string }[]> } };
    const { when } = contributes.menus['explorer/context']!.find(({ command }) => command === 'wenheng.addToCorpus')!;
    assert.ok(when.includes(`/^\\.(${INDEXABLE.join('|')})$/i`), when);
  });
});
