/** JSON files that people write (JSON, with comments and trailing commas): read and held against a schema. Errors name file, line and key. */

import { findNodeAtLocation, getNodeValue, parseTree, printParseErrorCode, type Node, type NodeType, type ParseError } from 'jsonc-parser';
import * as v from 'valibot';
import { LineIndex } from '../text/lines.js';
import type { Localized } from '../text/localized.js';
import { expectationOf } from './config-schema.js';
import { DISK, type FileSource } from './files.js';
import { nearest, suggestion } from '../text/suggestion.js';
import { ConfigError, UserError } from './user-error.js';

/** A file that fits its schema. */
export interface JsonFile<T> {
  readonly value: T;
  /** Throws an error at the place of a key. */
  fail(keys: Keys, detail: Localized): never;
  kindAt(keys: Keys): NodeType | undefined;
}

/** The way to a value: keys and positions in lists. */
export type Keys = readonly (string | number)[];

/** The keys that the schema knows where an unknown one stands, for a suggestion. */
export type KnownKeys = (keys: Keys) => readonly string[];

type Fail = (offset: number, detail: Localized) => never;

/** Reads a file. `what` says what kind of file it is. Throws a {@link UserError}; a {@link ConfigError} where the mistake has a place. */
export function readJsonFile<T>(path: string, schema: v.GenericSchema<unknown, T>, what: Localized, knownKeys: KnownKeys, files: FileSource = DISK): JsonFile<T> {
  const text = readFile(path, what, files);
  const errors: ParseError[] = [];
  const tree = parseTree(text, errors, { allowTrailingComma: true });
  const lines = new LineIndex(text);
  const fail: Fail = (offset, detail) => {
    throw new ConfigError(path, lines.position(offset), wordAt(text, offset).length, detail, what);
  };
  if (errors[0] || !tree) return fail(errors[0]?.offset ?? 0, notJson(errors[0]));
  if (tree.type !== 'object') return fail(tree.offset, { zh: '应为一个对象：{ … }', en: 'must be an object: { … }' });
  const parsed = v.safeParse(schema, getNodeValue(tree));
  if (!parsed.success) return failOn(parsed.issues[0], tree, fail, knownKeys);
  return {
    value: parsed.output,
    fail: (keys, detail) => fail(offsetOf(tree, keys), detail),
    kindAt: (keys) => findNodeAtLocation(tree, [...keys])?.type,
  };
}

/** The key or value that begins at an offset. */
function wordAt(text: string, offset: number): string {
  const word = /"[^"\r\n]*"?|[^\s,:{}[\]"]+|\S?/y;
  word.lastIndex = offset;
  return word.exec(text)?.[0] ?? '';
}

function readFile(path: string, what: Localized, files: FileSource): string {
  const file = files.read(path);
  if ('text' in file) return file.text;
  throw new UserError({ zh: `${what.zh} ${path} ${file.failure.zh}`, en: `${what.en} ${path} ${file.failure.en}` });
}

const SYNTAX: Readonly<Record<string, Localized>> = {
  Empty: { zh: '内容为空', en: 'it is empty' },
  InvalidSymbol: { zh: '此处的文字没有加引号', en: 'a word without quotes' },
  PropertyNameExpected: { zh: '此处应为加引号的键名', en: 'a key in quotes is expected here' },
  ValueExpected: { zh: '此处缺少值', en: 'a value is missing here' },
  ColonExpected: { zh: '键名后缺少冒号', en: 'a colon is missing after the key' },
  CommaExpected: { zh: '此处缺少逗号', en: 'a comma is missing here' },
  CloseBraceExpected: { zh: '缺少“}”', en: 'a closing } is missing' },
  CloseBracketExpected: { zh: '缺少“]”', en: 'a closing ] is missing' },
  EndOfFileExpected: { zh: '此处以后是多余的内容', en: 'there is more after the end' },
  UnexpectedEndOfString: { zh: '引号没有结束', en: 'a text without its closing quote' },
  InvalidEscapeCharacter: { zh: '“\\”后的字符不对（路径请用 /）', en: 'a wrong character after \\ (write paths with /)' },
};

function notJson(error: ParseError | undefined): Localized {
  const code = error ? printParseErrorCode(error.error) : 'Empty';
  const detail = SYNTAX[code] ?? { zh: code, en: code };
  return { zh: `不是合法的 JSON：${detail.zh}`, en: `is not valid JSON: ${detail.en}` };
}

function failOn(issue: v.BaseIssue<unknown>, tree: Node, fail: Fail, knownKeys: KnownKeys): never {
  const { keys, detail } = explainIssue(issue, knownKeys);
  return fail(offsetOf(tree, keys), detail);
}

/** Where a value does not fit its schema, and how: a wrong value, a missing key, or an unknown one with a suggestion. */
export function explainIssue(issue: v.BaseIssue<unknown>, knownKeys: KnownKeys): { readonly keys: Keys; readonly detail: Localized } {
  const keys = (issue.path ?? []).map((item) => item.key as string | number);
  const name = keys.join('.');
  if (issue.type !== 'strict_object' || issue.path?.[keys.length - 1]?.origin !== 'key') return { keys, detail: wrongValue(name, expectationOf(issue)) };
  if (issue.expected !== 'never') return { keys, detail: { zh: `缺少“${name}”`, en: `"${name}" is missing` } };
  const key = String(keys[keys.length - 1]);
  const hint = suggestion(nearest(key, knownKeys(keys)));
  return { keys, detail: { zh: `没有“${name}”这个键${hint.zh}`, en: `There is no key "${name}"${hint.en}` } };
}

/** A value of another kind than the schema wants. */
export function wrongValue(name: string, expected: Localized): Localized {
  return { zh: `“${name}”的值不对，应为${/^[\w{[]/.test(expected.zh) ? ' ' : ''}${expected.zh}`, en: `"${name}" has a wrong value; expected ${expected.en}` };
}

function offsetOf(tree: Node, keys: Keys): number {
  for (let length = keys.length; length > 0; length--) {
    const node = findNodeAtLocation(tree, keys.slice(0, length));
    if (node) return node.parent?.type === 'property' ? node.parent.offset : node.offset;
  }
  return tree.offset;
}
