/**
 * The TextMate grammar (语法高亮): what the fixtures beside this file say of scopes, agreement with the parser, long lines.
 *
 * A fixture is text with assertions below its lines, in the manner of vscode-tmgrammar-test: `// ^^^ scope - excluded` speaks of the
 * characters above the carets, `// <~~---` of those at the beginning of the line, which the slashes hide. One caret is one UTF-16
 * unit; where the text above is full-width, ideographic blanks (U+3000) keep the beginning of the carets below it.
 */

import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { createRegistry } from 'vscode-tmgrammar-test/dist/common/index.js';
import { parseGrammarTestCase, runGrammarTestCase, type GrammarTestCase, type TestFailure } from 'vscode-tmgrammar-test/dist/unit/index.js';
import { ROOT } from '../support/cli.js';
import { parse } from '../support/policy.js';
import { REPEATED, repeated, shown } from '../support/repeated.js';

const SCOPE = 'text.policy-zh';
const GRAMMAR = join(ROOT, 'syntaxes', 'policy-zh.tmLanguage.json');
const FIXTURES = join(ROOT, 'test', 'grammar');
const SAMPLES = ['drafts', 'corpus'].map((folder) => join(ROOT, 'test', folder));

const registry = createRegistry([{ path: GRAMMAR, scopeName: SCOPE }]);

/** Every scope that the grammar can give. */
const scopes = new Set([...readFileSync(GRAMMAR, 'utf8').matchAll(/"(?:name|contentName)": "([^"]+)"/g)].flatMap((match) => match[1]!.split(' ')));

const filesOf = (folder: string, ending: RegExp): string[] => readdirSync(folder).filter((name) => ending.test(name)).sort();

describe('the grammar gives the scopes of', () => {
  for (const name of filesOf(FIXTURES, /\.policy$/)) {
    const fixture = parseGrammarTestCase(readFileSync(join(FIXTURES, name), 'utf8'));

    it(`${name}: ${fixture.metadata.description}`, async () => {
      assert.ok(fixture.assertions.length > 0, 'the fixture asserts nothing');
      assert.deepEqual(unknownExclusions(fixture), [], 'no rule gives what is excluded here, so that the exclusions say nothing');
      const failures = await runGrammarTestCase(registry, fixture);
      assert.ok(failures.length === 0, failures.map((failure) => message(name, fixture, failure)).join('\n\n'));
    });
  }
});

function unknownExclusions(fixture: GrammarTestCase): string[] {
  return fixture.assertions.flatMap((line) => line.scopeAssertions).flatMap(({ exclude }) => exclude).filter((scope) => !scopes.has(scope));
}

/** The failure with its place in the fixture and the text that it speaks of. */
function message(name: string, { source }: GrammarTestCase, { line, srcLine, start, end, missing, unexpected, actual }: TestFailure): string {
  return [
    `${name}:${line + 1}: “${source[srcLine]!.slice(start, end)}” in ${source[srcLine]!}`,
    ...(missing.length > 0 ? [`  missing:  ${missing.join(' ')}`] : []),
    ...(unexpected.length > 0 ? [`  excluded: ${unexpected.join(' ')}`] : []),
    `  actual:   ${actual.join(' ')}`,
  ].join('\n');
}

interface Token {
  readonly startIndex: number;
  readonly endIndex: number;
  readonly scopes: readonly string[];
}

/** A numbered heading: its label and its title, which is empty for an item. */
interface ShownHeading {
  readonly label: string;
  readonly title: string;
}

type Grammar = NonNullable<Awaited<ReturnType<typeof registry.loadGrammar>>>;

async function loadGrammar(): Promise<Grammar> {
  const grammar = await registry.loadGrammar(SCOPE);
  assert.ok(grammar);
  return grammar;
}

describe('the grammar sees the headings that the parser sees in', () => {
  for (const folder of SAMPLES) {
    for (const name of filesOf(folder, /\.(?:md|txt)$/)) {
      it(name, async () => {
        const text = readFileSync(join(folder, name), 'utf8').replace(/\r\n/g, '\n');
        assert.deepEqual(shownHeadings(await loadGrammar(), text), parsedHeadings(text));
      });
    }
  }
});

/** Headings with a number as the parser has them; those in Markdown are highlighted as a whole, and left out. */
function parsedHeadings(text: string): ShownHeading[] {
  return parse(text)
    .headings.filter(({ style, span }) => style !== 'markdown' && !isMarked(text, span.start))
    .map(({ label, title, kind }) => ({ label: label.value, title: kind === 'item' ? '' : title }));
}

function isMarked(text: string, offset: number): boolean {
  return text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset).startsWith('#');
}

function shownHeadings(grammar: Grammar, text: string): ShownHeading[] {
  const found: ShownHeading[] = [];
  let stack: Parameters<Grammar['tokenizeLine']>[1] = null;
  for (const line of text.split('\n')) {
    const { tokens, ruleStack } = grammar.tokenizeLine(line, stack);
    stack = ruleStack;
    const label = textWith(line, tokens, 'punctuation.definition.heading.policy-zh');
    if (label !== '' && !line.startsWith('#')) found.push({ label, title: textWith(line, tokens, 'entity.name.section.policy-zh') });
  }
  return found;
}

function textWith(line: string, tokens: readonly Token[], scope: string): string {
  return tokens.filter((token) => token.scopes.includes(scope)).map(({ startIndex, endIndex }) => line.slice(startIndex, endIndex)).join('');
}

/** One piece again and again: openings without an end, runs that almost make a number, a date, a list. */
const HARD = [
  '《〈', '（（（', '（责任单位：', '（责任单位：（', '责任单位：市', '（甲负责，', '负责', '““‘', '”', '1,', '1年', '1亿亿', '2026—', '二〇二六', '十五五', '党的', '二十届一中、', '达到', '年均增长',
  '示政发〔2025〕', '示政发', '令第', '公告 ', '第一', '、甲', '-->', '// wenheng-disable a', ' -- ',
  '附件：', '附 ', '专栏1', '第一条第一款', '一是', '：（一）', '各部门、', '示例市规划', '规划（征求意见稿）', '人民政府', '中央经济', '政府：',
];
const LENGTH = 200_000;
/** Far more than any of these lines takes (about a second), far less than one that takes quadratic time. */
const PATIENCE = 120_000;

describe('a line of 200,000 characters comes to its end', function () {

  for (const piece of [...REPEATED, ...HARD].filter((each) => !each.includes('\n'))) {
    it(shown(piece), async () => {
      const { stoppedEarly } = (await loadGrammar()).tokenizeLine2(repeated(piece, LENGTH), null, PATIENCE);
      assert.ok(!stoppedEarly);
    });
  }
});
