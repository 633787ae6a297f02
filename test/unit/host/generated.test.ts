/** Generated files are fresh, and the configurations in this repository follow their schema. */

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { staleFiles } from '../../../server/tools/generate.js';
import { rules } from '../../../server/src/rules/index.js';
import { ROOT } from '../../support/cli.js';

const read = (path: string): object => JSON.parse(readFileSync(join(ROOT, path), 'utf8')) as object;

describe('generated files', () => {
  it('are fresh: otherwise run npm run generate', () => assert.deepEqual(staleFiles(), []));
});

describe('docs/wenheng.config.schema.json', () => {
  const validate = new Ajv2020({ strict: false, validateFormats: false }).compile(read('docs/wenheng.config.schema.json'));

  it('accepts the sample configuration', () => assert.ok(validate(read('test/drafts/wenheng.config.json')), JSON.stringify(validate.errors)));

  it('knows every rule, and no other', () => {
    for (const { meta } of rules) assert.ok(validate({ rules: { [meta.id]: 'off' } }), meta.id);
    assert.ok(!validate({ rules: { 'no-such-rule': 'off' } }));
    assert.ok(!validate({ overrides: [{ files: '*.md', rules: { 'no-such-rule': 'off' } }] }));
  });

  it('accepts every key of the one table, as the reader does', () => {
    const all = { extends: ['a.json'], baseline: 'b.json', overrides: [{ files: ['*.md'], territory: '示例市', level: 'city', asOf: '2026-01-02', rules: { 'outdated-plan': ['off', {}] } }] };
    assert.ok(validate(all), JSON.stringify(validate.errors));
  });

  it('refuses unknown keys and wrong values', () => {
    for (const wrong of [{ overrides: [{ rules: {} }] }, { overrides: [{ files: '!a.md' }] }, { overrides: [{ files: '*', corpus: 'a' }] }, { extends: 5 }, { corpsu: 'a' }, { level: 'town' }, { corpus: 5 }, { territories: [{ name: '示例省' }] }, { territories: [{ name: '示例省', level: 'province', children: [{ name: '示例市', level: 'town' }] }] }]) {
      assert.ok(!validate(wrong), JSON.stringify(wrong));
    }
  });
});
