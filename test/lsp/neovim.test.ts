/** A client that is not ours and knows nothing of us: Neovim, with its own language client, gets the features over standard streams. */

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type {
  CodeLens, CompletionList, DocumentHighlight, DocumentLink, DocumentSymbol, FoldingRange, Hover, InlayHint, Location, LocationLink, MarkupContent, Range, SelectionRange, ServerCapabilities, TextEdit, WorkspaceSymbol,
} from 'vscode-languageserver';
import { NEOVIM } from '../../server/tools/system-packages.mjs';
import { ROOT, testCache, workspace } from '../support/cli.js';

/** What Neovim is told to ask; `at` and `over` are quoted text of the draft. */
interface Question {
  readonly method: string;
  readonly at?: string;
  /** Behind the quoted text, not before it. */
  readonly behind?: boolean;
  readonly over?: string;
  readonly positions?: readonly string[];
  /** A line behind which Enter is pressed. */
  readonly typed?: string;
  readonly params?: object;
}

/** What it wrote down. */
interface Answers {
  readonly error?: string;
  readonly capabilities: ServerCapabilities;
  readonly diagnostics: readonly string[];
  readonly results: readonly unknown[];
  readonly fixed: readonly string[];
  readonly stopped: boolean;
}

const DRAFT = '示例市新型工业化实施方案.md';
const CITED = '示例省人民政府关于加快推进制造业数字化转型的意见';
const OUTDATED = '党的十九大和十九届历次全会精神';
const CURRENT = '党的二十大和二十届历次全会精神';
const QUESTIONS = {
  hover: { method: 'textDocument/hover', at: OUTDATED },
  definition: { method: 'textDocument/definition', at: CITED },
  references: { method: 'textDocument/references', at: CITED, params: { context: { includeDeclaration: true } } },
  highlights: { method: 'textDocument/documentHighlight', at: '关键工序数控化率达到78%' },
  symbols: { method: 'textDocument/documentSymbol' },
  workspaceSymbols: { method: 'workspace/symbol', params: { query: '培育新经济' } },
  folding: { method: 'textDocument/foldingRange' },
  selection: { method: 'textDocument/selectionRange', positions: ['二十届三中全会《决定》'] },
  links: { method: 'textDocument/documentLink' },
  lenses: { method: 'textDocument/codeLens' },
  hints: { method: 'textDocument/inlayHint', over: '数字化研发设计工具普及率提高到95%以上、关键工序数控化率提高到82%以上' },
  completion: { method: 'textDocument/completion', at: '按照《', behind: true, params: { context: { triggerKind: 2, triggerCharacter: '《' } } },
  nextNumber: { method: 'textDocument/onTypeFormatting', typed: '（五）品牌质量提升工程。', params: { ch: '\n', options: { tabSize: 4, insertSpaces: true } } },
} as const satisfies Record<string, Question>;

/** Starts Neovim on the sample drafts, with the sample corpus beside them. */
function ask(questions: Readonly<Record<string, Question>>): { answers: Answers; result: <T>(name: keyof typeof QUESTIONS) => T } {
  const root = workspace({});
  for (const folder of ['drafts', 'corpus']) cpSync(join(ROOT, 'test', folder), join(root, folder), { recursive: true });
  const file = join(root, 'questions.json');
  const written = join(root, 'answers.json');
  const told = {
    file: join(root, 'drafts', DRAFT),
    filetype: 'markdown',
    command: [process.execPath, join(ROOT, 'dist', 'cli.js'), 'lsp', '--stdio'],
    root,
    options: { language: 'zh', inlayHints: 'on' },
    diagnostics: 3,
    ask: Object.values(questions),
    fix: { over: OUTDATED, title: `改为“${CURRENT}”` },
    answers: written,
  };
  writeFileSync(file, JSON.stringify(told));
  const { status, stderr } = spawnSync('nvim', ['--headless', '--clean', '-u', 'NONE', '-S', join(ROOT, 'test', 'lsp', 'neovim', 'client.lua')], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, WENHENG_QUESTIONS: file, WENHENG_CACHE_DIR: testCache(), HOME: root, XDG_STATE_HOME: root },
  });
  assert.equal(status, 0, stderr);
  const answers = JSON.parse(readFileSync(written, 'utf8')) as Answers;
  assert.equal(answers.error, undefined);
  return { answers, result: <T>(name: string) => answers.results[Object.keys(questions).indexOf(name)] as T };
}

describe('Neovim, a client that knows nothing of us', () => {
  it('gets every language feature over standard streams', function () {
    if (!NEOVIM.present() && process.env['CI'] !== 'true') return this.skip();
    const { answers, result } = ask(QUESTIONS);
    assert.ok(answers.diagnostics.some((message) => message.startsWith(`“${OUTDATED}”已非最新提法（基准日2026-06-30）`)));

    assert.match((result<Hover>('hover').contents as MarkupContent).value, new RegExp(`基准日2026-06-30的通行提法：${CURRENT}`));
    const [definition] = result<LocationLink[]>('definition');
    assert.match(decodeURIComponent(definition!.targetUri), /corpus\/示例省制造业数字化转型意见\.txt$/);
    assert.equal(quoteOf(definition!.originSelectionRange!), `《${CITED}》`);
    assert.deepEqual(result<Location[]>('references').map(({ uri }) => decodeURIComponent(uri).split('/').at(-1)), ['示例省制造业数字化转型意见.txt', DRAFT, '示例省2026年数字化转型任务分解.txt']);
    assert.deepEqual(result<DocumentHighlight[]>('highlights').map(({ range }) => quoteOf(range)), ['关键工序数控化率达到78%以上', '关键工序数控化率提高到82%以上']);
    assert.deepEqual(result<DocumentSymbol[]>('symbols').map(({ name }) => name).slice(0, 3), ['一、发展基础', '二、总体要求', '三、主要任务']);
    assert.deepEqual(result<WorkspaceSymbol[]>('workspaceSymbols').map(({ name, containerName }) => [name, containerName]), [['示例省人民政府关于培育新经济增添发展新动力的意见 示政发〔2018〕6号', '省级 · 示例省 · 2018年']]);
    assert.deepEqual(result<FoldingRange[]>('folding')[0], { startLine: 0, endLine: 6 });
    assert.equal(quoteOf(result<SelectionRange[]>('selection')[0]!.range), '党的二十届三中全会');
    assert.equal(quoteOf(result<DocumentLink[]>('links')[0]!.range), `《${CITED}》`);
    assert.deepEqual(result<CodeLens[]>('lenses').map(({ range }) => LINES[range.start.line]!.slice(0, 10)), ['（三）主要目标。分两', '分行业制定中小企业数', '推动重点用能设备更新']);
    assert.deepEqual(result<InlayHint[]>('hints').map(({ label }) => label), ['上级 ≥93%', '上级 ≥80%']);
    const proposed = result<CompletionList>('completion').items.find(({ label }) => label === CITED);
    assert.equal((proposed?.textEdit as TextEdit).newText, `${CITED}》（示政发〔2024〕19号）`);
    assert.deepEqual(result<TextEdit[]>('nextNumber').map(({ newText }) => newText), ['\n（六）']);

    assert.ok(answers.fixed.some((line) => line.includes(`深入贯彻落实${CURRENT}，`)), 'the quick fix is made');
    assert.ok(!answers.fixed.some((line) => line.includes(OUTDATED)));
    assert.equal(answers.stopped, true);
  });
});

/** The lines of the draft, without their ends. */
const LINES = readFileSync(join(ROOT, 'test', 'drafts', DRAFT), 'utf8').split(/\r?\n/);

function quoteOf({ start, end }: Range): string {
  const [first, last] = [LINES[start.line]!, LINES[end.line]!];
  return start.line === end.line ? first.slice(start.character, end.character) : `${first.slice(start.character)}…${last.slice(0, end.character)}`;
}
