/** Generates files that follow from the sources: the schema of the configuration, the notices. With `--check`, exits 1 when one is stale. */

import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { toJsonSchema } from '@valibot/to-json-schema';
import { factsSchema } from '../src/host/facts-schema.js';
import { configSchema, territorySchema } from '../src/host/config-schema.js';
import { overridesSchema } from '../src/host/corpus-index/overrides/schema.js';
import { rules } from '../src/rules/index.js';
import { defaultSeverity } from '../src/rules/model.js';
import { thirdPartyNotices } from './notices.js';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** The generated files: path from the package's root, and the content that it should have. */
export function generatedFiles(): { path: string; content: string }[] {
  return [
    { path: 'docs/wenheng.config.schema.json', content: `${JSON.stringify(configJsonSchema(), undefined, 2)}\n` },
    { path: 'docs/facts.schema.json', content: `${JSON.stringify(factsJsonSchema(), undefined, 2)}\n` },
    { path: 'docs/corpus-yaml.schema.json', content: `${JSON.stringify(overridesJsonSchema(), undefined, 2)}\n` },
    { path: 'THIRD_PARTY_NOTICES', content: thirdPartyNotices() },
  ];
}

/** The generated files whose content on the disk is another one. */
export function staleFiles(): string[] {
  return generatedFiles().filter(({ path, content }) => current(path) !== content).map(({ path }) => path);
}

/** The JSON Schema of the configuration. The rule ids are named, so that an editor can offer them. */
function configJsonSchema(): object {
  const { properties = {}, ...rest } = toJsonSchema(configSchema, { target: 'draft-2020-12', errorMode: 'ignore', definitions: { territory: territorySchema } });
  const { additionalProperties: severity } = Object(properties['rules']) as Record<string, unknown>;
  const named = rules.map(({ meta }) => [meta.id, { description: `${meta.summary.en} ${meta.summary.zh}`, default: defaultSeverity(meta), $ref: '#/$defs/ruleSetting' }]);
  const overrides = Object(properties['overrides']) as { items: { properties: Record<string, unknown> } };
  const ruleSettings = { $ref: '#/$defs/ruleSettings' };
  return {
    title: 'wenheng.config.json',
    description: 'Configuration of Wenheng, the checker of Chinese policy drafts: the nearest one upward from a draft holds. 文衡的配置',
    ...rest,
    properties: { ...properties, rules: ruleSettings, overrides: { ...overrides, items: { ...overrides.items, properties: { ...overrides.items.properties, rules: ruleSettings } } } },
    $defs: { ...rest.$defs, ruleSetting: severity, ruleSettings: { type: 'object', description: 'Severity by rule id. 规则的级别', properties: Object.fromEntries(named), additionalProperties: false } },
  };
}

/** The JSON Schema of fact files. */
function factsJsonSchema(): object {
  const schema = toJsonSchema(factsSchema, { target: 'draft-2020-12', errorMode: 'ignore' });
  return { title: 'Wenheng fact file', description: 'Names that changed and names that are often written wrongly, for Wenheng. 文衡的事实文件', ...schema };
}

/** The JSON Schema of `corpus.yaml`. */
function overridesJsonSchema(): object {
  const schema = toJsonSchema(overridesSchema, { target: 'draft-2020-12', errorMode: 'ignore' });
  return { title: 'corpus.yaml', description: 'What a corpus folder of Wenheng says of its documents beside their texts. 文衡语料库文件夹的说明文件', ...schema };
}

function current(path: string): string | undefined {
  try {
    return readFileSync(`${ROOT}/${path}`, 'utf8');
  } catch {
    return undefined;
  }
}

function main(check: boolean): number {
  if (!check) {
    for (const { path, content } of generatedFiles()) writeFileSync(`${ROOT}/${path}`, content);
    return 0;
  }
  const stale = staleFiles();
  if (stale.length > 0) console.error(`Stale: ${stale.join(', ')}. Run npm run generate.`);
  return stale.length > 0 ? 1 : 0;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.exitCode = main(process.argv.includes('--check'));
