/** Reads the text of a `corpus.yaml` (读取说明文件): what it says, or why it cannot be used, with the place of each mistake. */

import { Composer, isMap, isScalar, Parser, visit, type CST, type Document, type Pair, type ParsedNode, type Range } from 'yaml';
import * as v from 'valibot';
import { LineIndex, type Position } from '../../../text/lines.js';
import type { Localized } from '../../../text/localized.js';
import { explainIssue, type Keys } from '../../json-file.js';
import { defaultsSchema, entrySchema, overridesSchema, type OverrideEntry } from './schema.js';

/** The name of the file. */
export const OVERRIDES_NAME = 'corpus.yaml';

/** Something to be mended in it. */
export interface OverrideProblem {
  readonly position: Position;
  readonly message: Localized;
}

/** What one name or glob is given. */
export interface NamedEntry {
  readonly name: string;
  readonly entry: OverrideEntry;
  readonly position: Position;
}

/** What a file says. Where anything in it is wrong, nothing of it is used. */
export type OverrideFile =
  | { readonly defaults: OverrideEntry; readonly documents: readonly NamedEntry[]; readonly start: Position }
  | { readonly problems: readonly OverrideProblem[] };

/** The largest file that is read, in UTF-16 units, and how deep one may nest: the composer recurses, and a full stack ends the process. */
const LONGEST = 1024 * 1024;
const DEEPEST = 8;
const MOST_PROBLEMS = 20;

/** Reads a file. Total: any text gives what it says, or its problems. */
export function readOverrides(text: string): OverrideFile {
  const lines = new LineIndex(text);
  const broken = (offset: number, message: Localized): OverrideFile => ({ problems: [{ position: lines.position(offset), message }] });
  if (text.length > LONGEST) return broken(0, { zh: '超过 1 MB', en: 'is larger than 1 MB' });
  const tokens = [...new Parser().parse(text)];
  if (depthOf(tokens) > DEEPEST) return broken(0, { zh: '层次过深', en: 'is nested too deeply' });
  const [yaml, second] = new Composer({ schema: 'failsafe', customTags: ['bool'], uniqueKeys: false }).compose(tokens, true, text.length);
  if (!yaml || second) return broken(second?.range[0] ?? 0, { zh: '应只有一份 YAML 文档', en: 'must hold one YAML document' });
  const syntax = [...yaml.errors.map(({ code, pos }) => ({ offset: pos[0], message: { zh: `不是合法的 YAML：${code}`, en: `is not valid YAML: ${code}` } })), ...misuses(yaml)];
  if (syntax.length > 0) return { problems: syntax.slice(0, MOST_PROBLEMS).map(({ offset, message }) => ({ position: lines.position(offset), message })) };
  const isEmpty = yaml.contents === null || (isScalar(yaml.contents) && yaml.contents.source === '');
  if (!isEmpty && !isMap(yaml.contents)) return broken(rangeOf(yaml.contents)[0], { zh: '应为“键: 值”的各行', en: 'must hold lines of "key: value"' });
  const parsed = v.safeParse(overridesSchema, isEmpty ? {} : (yaml.toJS({ maxAliasCount: 0 }) as unknown));
  if (!parsed.success) {
    return { problems: parsed.issues.slice(0, MOST_PROBLEMS).map((issue) => {
      const { keys, detail } = explainIssue(issue, knownKeys);
      return { position: lines.position(offsetOf(yaml, keys)), message: detail };
    }) };
  }
  const { defaults = {}, documents = {} } = parsed.output;
  const pairs = documentPairs(yaml);
  return {
    defaults,
    documents: Object.entries(documents).map(([name, entry]) => ({ name, entry, position: lines.position(rangeOf(pairs.get(name)?.key)[0]) })),
    start: lines.position(offsetOf(yaml, ['defaults'])),
  };
}

function documentPairs(yaml: Document.Parsed): ReadonlyMap<string, Pair<unknown, unknown>> {
  const documents = yaml.get('documents');
  return new Map(isMap(documents) ? documents.items.map((pair) => [isScalar(pair.key) ? String(pair.key.value) : '', pair]) : []);
}

function knownKeys([first, ...inner]: Keys): readonly string[] {
  if (inner.length === 0) return Object.keys(overridesSchema.entries);
  return Object.keys(first === 'defaults' ? defaultsSchema.entries : entrySchema.entries);
}

/** The deepest nesting of collections; walked without recursion. */
function depthOf(tokens: readonly CST.Token[]): number {
  let deepest = 0;
  const open: { readonly token: CST.Token; readonly depth: number }[] = tokens.map((token) => ({ token, depth: 0 }));
  for (let next = open.pop(); next; next = open.pop()) {
    const { token, depth } = next;
    deepest = Math.max(deepest, depth);
    const inner = 'items' in token ? token.items.flatMap(({ key, value }) => [key, value]) : token.type === 'document' ? [token.value] : [];
    for (const each of inner) if (each) open.push({ token: each, depth: depth + 1 });
  }
  return deepest;
}

/** Aliases, which can make a small file large, and names that stand twice. */
function misuses(yaml: Document.Parsed): { readonly offset: number; readonly message: Localized }[] {
  const found: { readonly offset: number; readonly message: Localized }[] = [];
  visit(yaml, {
    Alias: (_, { range }) => void found.push({ offset: range?.[0] ?? 0, message: { zh: '不支持别名（*名）', en: 'aliases (*name) are not supported' } }),
    Map: (_, { items }) => {
      const seen = new Set<string>();
      for (const { key } of items) {
        const name = isScalar(key) ? String(key.value) : '';
        if (seen.has(name)) found.push({ offset: rangeOf(key)[0], message: { zh: `“${name}”写了两次`, en: `"${name}" stands twice` } });
        seen.add(name);
      }
    },
  });
  return found;
}

/** Where the value of some keys begins, or its key where the value is a collection or empty; where the last of the keys is that is there at all. */
function offsetOf(yaml: Document.Parsed, keys: Keys): number {
  let node: unknown = yaml.contents;
  let offset = rangeOf(node)[0];
  for (const wanted of keys) {
    const pair: Pair<unknown, unknown> | undefined = isMap(node) ? node.items.find(({ key }) => isScalar(key) && String(key.value) === String(wanted)) : undefined;
    if (!pair) break;
    offset = rangeOf(pair.key)[0];
    node = pair.value;
  }
  return offset;
}

function rangeOf(node: unknown): Range {
  return (node as ParsedNode | null)?.range ?? [0, 0, 0];
}
