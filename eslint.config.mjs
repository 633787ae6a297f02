/** Lint rules, and the walls between the folders of server/src: what each may import. */

import js from '@eslint/js';
import tseslint from 'typescript-eslint';

/** Folders of server/src in the order of dependence: each may import from those listed with it, and from itself. */
const MAY_IMPORT = {
  text: [],
  document: ['text'],
  facts: ['text', 'document'],
  extract: ['text', 'document'],
  corpus: ['text', 'document', 'extract'],
  rules: ['text', 'document', 'extract', 'facts', 'corpus'],
  engine: ['text', 'document', 'extract', 'facts', 'corpus', 'rules'],
  host: ['text', 'document', 'extract', 'facts', 'corpus', 'rules', 'engine'],
  cli: ['text', 'document', 'extract', 'facts', 'corpus', 'rules', 'engine', 'host'],
  lsp: ['text', 'document', 'extract', 'facts', 'corpus', 'rules', 'engine', 'host'],
};
const PURE = ['text', 'document', 'facts', 'extract', 'corpus', 'rules', 'engine'];
/** Libraries that pure folders may use: they do no I/O. */
const PURE_LIBRARIES = ['yaml', 'fastest-levenshtein'];

const walls = Object.entries(MAY_IMPORT).map(([folder, allowed]) => {
  const forbidden = Object.keys(MAY_IMPORT).filter((other) => other !== folder && !allowed.includes(other));
  const patterns = [...forbidden, 'client'].map((other) => ({ group: [`**/${other}/**`], message: `${folder}/ must not import from ${other}/ (ARCHITECTURE.md, “Walls”).` }));
  const outside = { regex: `^(?!\\.{1,2}/|(?:${PURE_LIBRARIES.join('|')})$)`, message: `${folder}/ is pure: no Node modules, no native code, no editor types (ARCHITECTURE.md, “Walls”).` };
  return {
    files: [`server/src/${folder}/**/*.ts`],
    rules: {
      'no-restricted-imports': ['error', { patterns: PURE.includes(folder) ? [...patterns, outside] : patterns }],
      ...(PURE.includes(folder) && { 'no-restricted-syntax': ['error', { selector: 'ImportExpression', message: `${folder}/ is pure: no dynamic imports (ARCHITECTURE.md, “Walls”).` }] }),
      ...(PURE.includes(folder) && { 'no-restricted-globals': ['error', 'process', 'console', 'require', 'setTimeout', 'setImmediate', 'fetch', 'performance', 'globalThis'] }),
    },
  };
});

/** The extension knows the server by their protocol only. Its pages draw as the report does: by the geometry of charts, which knows no policy. */
const clientWall = {
  files: ['client/**/*.ts'],
  rules: { 'no-restricted-imports': ['error', { patterns: [{ regex: '/server/(?!src/engine/ledger/chart\\.js$)', message: 'client/ must not import from server/ (ARCHITECTURE.md, “Walls”).' }] }] },
};
/** Pages run in a browser: of the extension they know the types of what they are told. */
const pageWall = {
  files: ['client/webview/**/*.ts'],
  rules: { 'no-restricted-imports': ['error', { patterns: [...clientWall.rules['no-restricted-imports'][1].patterns, { regex: '^(?!\\.{1,2}/)', message: 'client/webview/ is a program for a browser: no Node modules, no editor (ARCHITECTURE.md, “Walls”).' }] }] },
};

export default tseslint.config(
  { ignores: ['dist/', 'node_modules/', 'out/'] },
  js.configs.recommended,
  ...tseslint.configs.strict,
  {
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'off', // indices are checked by the loops around them
      'max-lines': ['error', { max: 320, skipBlankLines: true, skipComments: true }],
      complexity: ['error', 25],
      'no-control-regex': 'off',
      'no-irregular-whitespace': 'off', // U+3000 is a letter of our trade
      eqeqeq: 'error',
      'prefer-const': 'error',
    },
  },
  { files: ['**/*.mjs', '**/*.cjs'], languageOptions: { globals: { process: 'readonly', console: 'readonly', require: 'readonly', module: 'writable', URL: 'readonly' } }, rules: { '@typescript-eslint/no-require-imports': 'off' } },
  { files: ['test/**/*.ts'], rules: { '@typescript-eslint/no-unused-expressions': 'off' } },
  ...walls,
  clientWall,
  pageWall,
);
