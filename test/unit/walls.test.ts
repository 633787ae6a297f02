/** The walls between the folders: what the linter reports when a folder reaches for what it must not know. */

import assert from 'node:assert/strict';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ESLint } from 'eslint';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const WALLS = new Set(['no-restricted-imports', 'no-restricted-globals']);

/** Folder, code, and the message that the wall gives (part of it), or `undefined` where the code is allowed. */
const CASES: readonly (readonly [string, string, string | undefined])[] = [
  ['text', `import { parseDocument } from '../document/parse.js'; export default parseDocument;`, 'text/ must not import from document/'],
  ['text', `import type { Clause } from '../document/model.js'; export type X = Clause;`, 'text/ must not import from document/'],
  ['document', `import { rules } from '../rules/index.js'; export default rules;`, 'document/ must not import from rules/'],
  ['document', `import { compileFacts } from '../facts/facts.js'; export default compileFacts;`, 'document/ must not import from facts/'],
  ['document', `import { readFileSync } from 'node:fs'; export default readFileSync;`, 'document/ is pure'],
  ['document', `import { readFileSync } from 'fs'; export default readFileSync;`, 'document/ is pure'],
  ['facts', `import { findPlans } from '../extract/plans.js'; export default findPlans;`, 'facts/ must not import from extract/'],
  ['extract', `import { check } from '../engine/check.js'; export default check;`, 'extract/ must not import from engine/'],
  ['corpus', `import { listCorpus } from '../host/corpus-index/listing.js'; export default listCorpus;`, 'corpus/ must not import from host/'],
  ['rules', `import { Runner } from '../host/run.js'; export default Runner;`, 'rules/ must not import from host/'],
  ['rules', `import { check } from '../engine/check.js'; export default check;`, 'rules/ must not import from engine/'],
  ['rules', `import { Range } from 'vscode-languageserver'; export default Range;`, 'rules/ is pure'],
  ['rules', `import jieba from 'nodejieba'; export default jieba;`, 'rules/ is pure'],
  ['engine', `import { main } from '../cli/main.js'; export default main;`, 'engine/ must not import from cli/'],
  ['engine', `export default process.env;`, `Unexpected use of 'process'`],
  ['engine', `export default () => setTimeout(() => undefined, 1);`, `Unexpected use of 'setTimeout'`],
  ['rules', `export default () => console.log('');`, `Unexpected use of 'console'`],
  ['text', `export default () => fetch('https://example.org');`, `Unexpected use of 'fetch'`],
  ['host', `import { main } from '../cli/main.js'; export default main;`, 'host/ must not import from cli/'],
  ['cli', `import { start } from '../lsp/server.js'; export default start;`, 'cli/ must not import from lsp/'],
  ['lsp', `import { main } from '../cli/main.js'; export default main;`, 'lsp/ must not import from cli/'],
  ['lsp', `import { LanguageServer } from '../../../client/src/server.js'; export default LanguageServer;`, 'lsp/ must not import from client/'],

  ['document', `import { fold } from '../text/fold.js'; export default fold;`, undefined],
  ['document', `import { parseDocument } from 'yaml'; export default parseDocument;`, undefined],
  ['rules', `import type { Corpus } from '../corpus/model.js'; export type X = Corpus;`, undefined],
  ['engine', `import type { Rule } from '../rules/model.js'; export type X = Rule;`, undefined],
  ['host', `import { readFileSync } from 'node:fs'; export default [readFileSync, process.cwd()];`, undefined],
  ['cli', `import { Runner } from '../host/run.js'; export default Runner;`, undefined],
];

describe('the walls', () => {
  const eslint = new ESLint({ cwd: ROOT });

  for (const [folder, code, expected] of CASES) {
    it(`${expected === undefined ? 'allow' : 'report'} in ${folder}/: ${code.split(';')[0]}`, async () => {
      const [result] = await eslint.lintText(`${code}\n`, { filePath: join(ROOT, 'server', 'src', folder, 'invented.ts') });
      const messages = result!.messages.filter((message) => message.fatal || WALLS.has(message.ruleId ?? '')).map((message) => message.message);
      if (expected === undefined) assert.deepEqual(messages, []);
      else assert.ok(messages.some((message) => message.includes(expected)), JSON.stringify(messages));
    });
  }
});
