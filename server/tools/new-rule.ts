/**
 * Starts a rule: writes its source, its page and its cases, adds it to the list in rules/index.ts and brings the
 * generated files up to date. What it writes passes `npm run verify`, so that work begins on green.
 *
 *   npm run new-rule -- my-rule-id
 */

import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rules } from '../src/rules/index.js';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const INDEX = 'server/src/rules/index.ts';
const USAGE = 'Usage: npm run new-rule -- my-rule-id';
/** Two words at least: an id names a defect (outdated-meeting), not a subject (meeting). */
const ID = /^[a-z]+(?:-[a-z]+)+$/;
const LONGEST_ID = 40;

process.exitCode = main(process.argv.slice(2));

function main(words: readonly string[]): number {
  const [id = '', ...more] = words;
  const mistake = id === '' || more.length > 0 ? USAGE : mistakeIn(id);
  if (mistake) {
    console.error(mistake);
    return 2;
  }
  const files = filesOf(id);
  for (const [path, content] of files) write(path, content);
  write(INDEX, listed(readFileSync(join(ROOT, INDEX), 'utf8'), id));
  execFileSync(process.execPath, ['node_modules/tsx/dist/cli.mjs', 'server/tools/generate.ts'], { cwd: ROOT, stdio: 'inherit' });
  console.log(['Written:', ...files.map(([path]) => `  ${path}`), `Added to ${INDEX}; generated files are fresh.`, 'Next: CONTRIBUTING.md, “Add a rule in 15 minutes”, step 2.'].join('\n'));
  return 0;
}

function mistakeIn(id: string): string | undefined {
  if (!ID.test(id) || id.length > LONGEST_ID) return `“${id}” is no rule id: two or more words of a–z joined by hyphens, at most ${LONGEST_ID} characters, naming the defect (outdated-meeting).`;
  if (rules.some(({ meta }) => meta.id === id)) return `There is a rule “${id}” already.`;
  const present = filesOf(id).map(([path]) => path).find((path) => existsSync(join(ROOT, path)));
  return present && `${present} exists already; nothing was written.`;
}

/** `outdated-meeting` → `outdatedMeeting`. */
function variableOf(id: string): string {
  return id.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

function write(path: string, content: string): void {
  mkdirSync(dirname(join(ROOT, path)), { recursive: true });
  writeFileSync(join(ROOT, path), content);
}

/** The list of rules with one more at its end. */
function listed(index: string, id: string): string {
  const imported = index.replace(/\n\nexport const rules/, `\nimport { ${variableOf(id)} } from './${id}.js';\n\nexport const rules`);
  const added = imported.replace(/,?\s*\];\s*$/, `, ${variableOf(id)}];\n`);
  if (imported === index || added === imported) throw new Error(`${INDEX} does not look as expected: add the rule by hand.`);
  return added;
}

function filesOf(id: string): (readonly [path: string, content: string])[] {
  return [
    [`server/src/rules/${id}.ts`, sourceOf(id)],
    [`docs/rules/${id}.md`, pageOf(id)],
    [`test/rules/${id}/${id}.case`, casesOf(id)],
  ];
}

function sourceOf(id: string): string {
  return `/** ${id}: TODO what the rule finds, in one sentence (中文名). */

import type { Localized } from '../text/localized.js';
import type { PassageRule } from './model.js';

const MESSAGES = {
  found: (text: string): Localized => ({
    zh: \`“\${text}”有误（TODO 依据），请核改。\`,
    en: \`"\${text}" is wrong (TODO the evidence). Please revise.\`,
  }),
};

/** TODO what makes it a defect. Bounded: every repetition has an upper limit, so that a check takes linear time. */
const DEFECT = /待改写法/g;

export const ${variableOf(id)}: PassageRule = {
  meta: {
    id: '${id}',
    family: 'form',
    severity: 'warning',
    summary: { zh: 'TODO 一句话说明', en: 'TODO one line' },
    fixable: false,
    norm: { zh: 'TODO 依据的标准或惯例', en: 'TODO the norm or practice behind it' },
    needsCorpus: false,
  },
  *checkPassage({ text }) {
    for (const match of text.matchAll(DEFECT)) {
      yield { span: { start: match.index, end: match.index + match[0].length }, message: MESSAGES.found(match[0]) };
    }
  },
};
`;
}

function pageOf(id: string): string {
  return `# ${id} · 待命名

级别：警告（warning） · 类别：格式规范（form） · 修复：无（not fixable）

## 查什么

TODO

## 为什么

TODO

## 反例

\`\`\`policy bad asOf=2026-06-30
示例市工作方案

一、主要任务

这一句含有待改写法。
\`\`\`

## 正例

\`\`\`policy good asOf=2026-06-30
示例市工作方案

一、主要任务

这一句没有问题。
\`\`\`

## 选项

没有专门选项。级别在 wenheng.config.json 中改，例如 "rules": { "${id}": "info" }，关闭写 "off"。

## 有意不报

- TODO

## English

TODO what it finds. Why. Options: none of its own; change the severity under \`rules\`. Deliberately not reported: TODO.
`;
}

function casesOf(id: string): string {
  return `# ${id}: TODO what these cases are about. The format is described in test/support/rule-cases.ts.
=== TODO 应报
asOf: 2026-06-30
--- draft
示例市工作方案

一、主要任务

这一句含有待改写法。
--- expect
warning “待改写法” :: 请核改

=== TODO 不报
asOf: 2026-06-30
--- draft
示例市工作方案

一、主要任务

这一句没有问题。
--- expect
none
`;
}
