/** The extension's words: each has its Chinese, and none is left over (界面文字的翻译). */

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { ROOT } from '../support/cli.js';

const CLIENT = join(ROOT, 'client', 'src');

function words(path: string): Record<string, string> {
  return JSON.parse(readFileSync(join(ROOT, path), 'utf8')) as Record<string, string>;
}

/** Texts of the manifest that people read. */
function said(path: string): string[] {
  return Object.entries(words(path)).flatMap(([key, text]) => (key.endsWith('.drawing') ? [] : [text]));
}

/** Files of its drawings. */
function drawn(path: string): string[] {
  return Object.entries(words(path)).flatMap(([key, file]) => (key.endsWith('.drawing') ? [file] : []));
}

/** What stands in braces, sorted: `{0}`, `{1}`. */
function placeholders(text: string): string[] {
  return (text.match(/\{\d+\}/g) ?? []).sort();
}

/** First arguments of all calls of `l10n.t` in a source file. */
function messages(file: string): ts.Expression[] {
  const source = ts.createSourceFile(file, readFileSync(join(CLIENT, file), 'utf8'), ts.ScriptTarget.Latest, true);
  const found: ts.Expression[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && node.expression.getText() === 'l10n.t') found.push(node.arguments[0]!);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

describe('package.nls', () => {
  const used = new Set([...readFileSync(join(ROOT, 'package.json'), 'utf8').matchAll(/"%([^%"]+)%"/g)].map(([, key]) => key!));

  for (const file of ['package.nls.json', 'package.nls.zh-cn.json']) {
    it(`${file} holds what package.json uses, and nothing else`, () => {
      assert.deepEqual(Object.keys(words(file)).sort(), [...used].sort());
    });
  }

  it('is Chinese in Chinese, and English in English', () => {
    for (const text of said('package.nls.zh-cn.json')) assert.match(text, /\p{Script=Han}/u);
    for (const text of said('package.nls.json')) assert.doesNotMatch(text.replace('文衡 Wenheng', ''), /\p{Script=Han}/u);
  });

  it('has drawings of its own for English, without Chinese words of the editor', () => {
    const [english, chinese] = ['package.nls.json', 'package.nls.zh-cn.json'].map(drawn) as [string[], string[]];
    assert.ok(english.length > 0 && english.every((path, index) => path !== chinese[index]));
    for (const path of english) assert.doesNotMatch(readFileSync(join(ROOT, path), 'utf8'), /问题|语料库|文稿|屏蔽|改为|已非最新|雷同/u, path);
  });
});

describe('the client', () => {
  const chinese = words('l10n/bundle.l10n.zh-cn.json');
  const used = readdirSync(CLIENT, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts')).flatMap(messages);

  it('names its messages as they are: a text in quotes', () => {
    for (const message of used) assert.ok(ts.isStringLiteral(message), message.getText());
  });

  it('has a translation of every message, and none left over', () => {
    assert.deepEqual(Object.keys(chinese).sort(), [...new Set(used.map((message) => (message as ts.StringLiteral).text))].sort());
  });

  it('says the same in both: every placeholder of one is in the other', () => {
    for (const [english, text] of Object.entries(chinese)) {
      assert.deepEqual(placeholders(text), placeholders(english), english);
      assert.match(text, /\p{Script=Han}/u);
      assert.doesNotMatch(english, /\p{Script=Han}/u);
    }
  });
});
