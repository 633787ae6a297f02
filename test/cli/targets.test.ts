/** `wenheng targets`: what was understood, and the ledger beside a corpus, in every format; each is read back. */

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import stringWidth from 'string-width';
import { checkJson, config, ROOT, wenheng, workspace, type Range } from '../support/cli.js';

const DRAFT = `# 示例市数字化转型实施方案（2026—2030年）

一、主要目标

到2028年，关键工序数控化率达到78%以上，培养数字人才2万人。到2030年，关键工序数控化率达到82%以上，规模以上工业增加值年均增长6%—7%，规模以上工业单位增加值能耗比2025年下降14%。

二、重点任务

每年改造企业不少于30家。
`;
const FILES = {
  'drafts/甲.md': DRAFT,
  'plain.md': '# 示例市绿化工作方案\n\n一、总体要求\n\n推进绿化。\n',
  'corpus/省规划.txt': '示例省数字化转型规划（2024—2030年）\n\n示政发〔2024〕3号\n\n一、主要目标\n\n到2030年，关键工序数控化率达到80%以上，规模以上工业单位增加值能耗比2025年下降15%。示例市关键工序数控化率达到85%以上，样例市关键工序数控化率达到70%以上。\n\n示例省人民政府\n2024年3月4日\n',
  'corpus/省草案.md': '---\ntitle: =示例省|智能制造方案\nstatus: 征求意见稿\nterritory: 示例省\ndate: 2026-01-05\n---\n\n# =示例省|智能制造方案\n\n一、主要目标\n\n到2027年，关键工序数控化率达到75%以上。\n',
  'corpus/邻市.md': '# 样例市数字化转型行动计划（2023—2025年）\n\n一、主要目标\n\n到2025年，关键工序数控化率达到68%以上。\n',
  'corpus/后来.md': '---\ntitle: 示例省制造强省意见\nterritory: 示例省\ndate: 2027-01-05\n---\n\n# 示例省制造强省意见\n\n一、主要目标\n\n到2030年，关键工序数控化率达到90%以上。\n',
  'wenheng.config.json': config({ asOf: '2026-11-22', corpus: 'corpus', exclude: ['plain.md'] }),
} as const;
const folder = workspace(FILES);
const validate = new Ajv2020({ allErrors: true, allowUnionTypes: true }).compile(JSON.parse(readFileSync(join(ROOT, 'docs/targets.schema.json'), 'utf8')) as object);

interface TargetJson {
  indicator: string;
  subject: string | null;
  territory: string | null;
  kind: string;
  comparator: string;
  value: number;
  max?: number;
  unit: string;
  base: { value: number; unit: string };
  period: object;
  text: string;
  range: Range;
  confidence: string;
  [more: string]: unknown;
}

interface FileJson {
  path: string;
  asOf: string;
  territory: string | null;
  targets: TargetJson[];
  ledger?: {
    documents: { path: string; corpus: string; title: string | null; relation: string; status: string }[];
    indicators: { name: string; targets: number[]; documents: { document: number; targets: TargetJson[] }[] }[];
    leftOut: { path: string; relation: string }[];
  };
}

type Options = Parameters<typeof wenheng>[1];

function targets(words: readonly string[], options: Options = {}): string {
  const { code, stdout, stderr } = wenheng(['targets', ...words], { cwd: folder, ...options });
  assert.deepEqual([code, stderr], [0, ''], words.join(' '));
  return stdout;
}

/** What is written as JSON, by its schema. */
function json(words: readonly string[], options: Options = {}): FileJson[] {
  const result = JSON.parse(targets([...words, '--format', 'json'], options)) as { version: number; files: FileJson[] };
  assert.ok(validate(result), JSON.stringify(validate.errors, undefined, 2));
  assert.equal(result.version, 1);
  return result.files;
}

/** Runs that must fail with code 2 and say why on standard error only. */
function fails(words: readonly string[], why: RegExp, options: Options = {}): void {
  const { code, stdout, stderr } = wenheng(['targets', ...words], { cwd: folder, ...options });
  assert.deepEqual([code, stdout], [2, ''], words.join(' '));
  assert.match(stderr, why);
}

/** Rows of a CSV text, by RFC 4180. */
function csvRows(text: string): string[][] {
  assert.equal(text[0], '\ufeff');
  assert.ok(text.endsWith('\r\n'));
  return text.slice(1, -2).split('\r\n').map((line) => {
    assert.match(line, /^"(?:[^"]|"")*"(?:,"(?:[^"]|"")*")*$/);
    return [...line.matchAll(/"((?:[^"]|"")*)"/g)].map(([, cell]) => cell!.replaceAll('""', '"'));
  });
}

describe('targets', () => {
  it('gives every target by the contract, as JSON', () => {
    const [file, ...others] = json(['drafts/甲.md']);
    assert.deepEqual([others.length, file!.path, file!.asOf, file!.territory, 'ledger' in file!], [0, 'drafts/甲.md', '2026-11-22', '示例省示例市', false]);
    for (const { range: { start, end }, text } of file!.targets) {
      assert.equal(DRAFT.slice(start.offset, end.offset), text);
      assert.equal(DRAFT.split('\n')[start.line - 1]!.slice(start.column - 1, end.column - 1), text);
    }
    const [first, people, , growth, energy] = file!.targets;
    assert.deepEqual({ ...first, range: undefined, text: undefined }, {
      indicator: '关键工序数控化率', subject: null, territory: '示例省示例市', kind: 'level', comparator: '>=', value: 78, unit: '%', base: { value: 78, unit: '%' },
      period: { by: 2028 }, periodSource: 'sentence', quote: '78%', confidence: 'high', range: undefined, text: undefined,
    });
    assert.deepEqual([people!.value, people!.unit, people!.base], [2, '万人', { value: 20000, unit: '人' }]);
    assert.deepEqual([growth!.kind, growth!.comparator, growth!.value, growth!.max, growth!.period], ['growth', 'range', 6, 7, { by: 2030, annual: true }]);
    assert.deepEqual([energy!['falling'], energy!['since'], energy!.value], [true, 2025, 14]);
  });

  it('lists them in a table whose columns stand under each other', () => {
    const [head, ...lines] = targets(['drafts/甲.md']).trimEnd().split('\n');
    const starts = [...head!.matchAll(/\S+/g)].map(({ index }) => stringWidth(head!.slice(0, index)));
    assert.match(head!, /^位置 +指标 +目标 +把握$/);
    assert.equal(lines.length, 6);
    assert.match(lines[0]!, /^drafts\/甲\.md:5:\d+ +关键工序数控化率 +78%以上（2028年） +高$/);
    assert.match(lines[3]!, /规模以上工业增加值（年均增长） +6—7%（2030年）/);
    assert.match(lines[4]!, /规模以上工业单位增加值能耗（比2025年下降） +14%（2030年）/);
    for (const line of lines) {
      let width = 0;
      const before = [...line].filter((sign) => (width += stringWidth(sign)) <= starts[1]!).join('');
      assert.ok(before.endsWith('  '), line);
    }
    assert.match(targets(['drafts/甲.md', '--lang', 'en']), /^place +indicator +target +confidence\n.*78%以上 \(2028\) +high\n/);
  });

  it('lists them as CSV and Markdown with the words of the text', () => {
    const [head, ...rows] = csvRows(targets(['drafts/甲.md', '--format', 'csv']));
    assert.deepEqual(head, ['文件', '行', '列', '指标', '主体', '领域', '地域', '类型', '要求', '数值', '上限', '单位', '时限', '基期', '性质', '把握', '原文']);
    assert.deepEqual(rows[1]!.slice(3), ['数字人才', '', '', '示例省示例市', '数量', '等于', '2', '', '万人', '2028年', '', '', '高', '数字人才2万人']);
    assert.match(targets(['drafts/甲.md', '--format', 'markdown']), /^\| 位置 \| 指标 \| 目标 \| 性质 \| 把握 \| 原文 \|\n\| --- .*\n\| drafts\/甲\.md:5:\d+ \| 关键工序数控化率 \| 78%以上（2028年） \| — \| 高 \| 关键工序数控化率达到78%以上 \|\n/);
  });

  it('reads files, folders, globs and standard input as check does', () => {
    assert.deepEqual(json([]).map(({ path }) => path), ['drafts/甲.md']);
    assert.deepEqual(json(['drafts', 'plain.md']).map(({ path, targets: found }) => [path, found.length]), [['drafts/甲.md', 6], ['plain.md', 0]]);
    const [file] = json(['-', '--stdin-filename', 'drafts/丙.md', '--territory', '样例市', '--as-of', '2026-01-31'], { input: DRAFT });
    assert.deepEqual([file!.path, file!.asOf, file!.territory, file!.targets.length], ['drafts/丙.md', '2026-01-31', '示例省样例市', 6]);
  });

  it('counts what check counts', () => {
    assert.equal(checkJson(['drafts/甲.md', 'plain.md', '--fail-on', 'never'], { cwd: folder }).summary.targets, 6);
  });

  it('says that there is none', () => {
    assert.equal(targets(['plain.md']), '没有读到量化目标。\n');
    assert.equal(targets(['plain.md', '--lang', 'en']), 'No quantified target was found.\n');
    assert.equal(csvRows(targets(['plain.md', '--format', 'csv'])).length, 1);
  });

  it('is 2 for wrong usage, and where nothing was read', () => {
    fails(['没有.md'], /路径不存在：没有\.md/);
    fails(['drafts/甲.md', '--format', 'cvs'], /--format cvs：只能是 table、csv、json、markdown，是否想写“csv”/);
    fails(['drafts/甲.md', '--corpus', 'missing'], /语料库不存在：missing/);
    fails(['drafts/甲.md', '--territory', '没有市'], /不认识地名“没有市”/);
    fails(['drafts/甲.md', '--territory', ''], /--territory 的值为空/);
    fails(['drafts/甲.md', '--all'], /--all 与 --corpus 或 --ledger 同用/);
    fails(['-'], /没有读到任何文稿/);
    fails(['a.md', '--ledger'], /没有语料库，请用 --corpus/, { cwd: workspace({ 'a.md': DRAFT }) });
  });
});

describe('targets --corpus', () => {
  const COMPARED = ['drafts/甲.md', '--corpus', 'corpus'];

  it('puts the draft’s indicators beside those of superiors, then of others', () => {
    const { ledger } = json(COMPARED)[0]!;
    assert.deepEqual(ledger!.documents.map(({ path, relation, status }) => [path, relation, status]), [['省草案.md', 'superior', 'draft'], ['省规划.txt', 'superior', 'final'], ['邻市.md', 'peer', 'final']]);
    assert.deepEqual(ledger!.leftOut.map(({ path, relation }) => [path, relation]), [['后来.md', 'later']]);
    const shown = ledger!.indicators.map(({ name, targets: own, documents }) => [name, own, documents.map(({ document, targets: theirs }) => [document, theirs.map(({ value, territory }) => `${value} ${territory}`)])]);
    assert.deepEqual(shown, [
      ['关键工序数控化率', [0, 2], [[0, ['75 示例省']], [1, ['80 示例省', '85 示例省示例市']], [2, ['68 示例省样例市']]]],
      ['规模以上工业单位增加值能耗（比2025年下降）', [4], [[1, ['15 示例省']]]],
    ]);
    const { range: { start, end }, text } = ledger!.indicators[0]!.documents[1]!.targets[0]!;
    assert.equal(FILES['corpus/省规划.txt'].slice(start.offset, end.offset), text);
    assert.equal(json(['drafts/甲.md', '--ledger', '--all'])[0]!.ledger!.indicators.length, 5);
  });

  it('is a table for a terminal, wide or narrow', () => {
    const table = targets(COMPARED);
    assert.ok(table.startsWith(`示例市数字化转型实施方案（2026—2030年）
文稿：drafts/甲.md
基准日：2026-11-22（配置指定）
地域：示例省示例市
对照：语料库 4 份文件，其中 3 份与本稿有相同指标；本稿 6 个目标，其中 3 个（2 项指标）可对照

指标                            本稿          上级1         上级2               其他1
关键工序数控化率                78%以上 2028  75%以上 2027  80%以上 2030        68%以上 2025
                                82%以上 2030                示例市85%以上 2030
规模以上工业单位增加值能耗（比  14% 2030      —             15% 2030            —
2025年下降）

上级1  《=示例省|智能制造方案》 2026-01-05（征求意见稿）
       corpus/省草案.md
上级2  《示例省数字化转型规划（2024—2030年）》 示政发〔2024〕3号 2024-03-04
       corpus/省规划.txt
其他1  《样例市数字化转型行动计划（2023—2025年）》（已到期）
       corpus/邻市.md

未列入：corpus/后来.md，晚于基准日
`), table);
    const narrow = targets(COMPARED, { env: { COLUMNS: '64' } });
    assert.equal(narrow.match(/^指标 /gm)!.length, 3);
    assert.equal(targets(COMPARED, { env: { COLUMNS: '20' } }).match(/^指标 /gm)!.length, 3);
    assert.match(targets([...COMPARED, '--lang', 'en']), /\nCompared with: 4 documents of the corpus, 3 of which have an indicator of the draft; 3 of the draft's 6 targets \(2 indicators\)\n\nindicator +draft +superior 1 /);
  });

  it('is CSV that no spreadsheet takes for formulas, a block for each draft', () => {
    const rows = csvRows(targets(['drafts/甲.md', 'plain.md', '--corpus', 'corpus', '--format', 'csv']));
    assert.deepEqual(rows, [
      ['指标', '本稿 drafts/甲.md', '上级（征求意见稿） 《=示例省|智能制造方案》 2026-01-05 corpus/省草案.md', '上级 《示例省数字化转型规划（2024—2030年）》 示政发〔2024〕3号 2024-03-04 corpus/省规划.txt', '其他（已到期） 《样例市数字化转型行动计划（2023—2025年）》 corpus/邻市.md'],
      ['关键工序数控化率', '78%以上（2028年）；82%以上（2030年）', '75%以上（2027年）', '80%以上（2030年）；示例市85%以上（2030年）', '68%以上（2025年）'],
      ['规模以上工业单位增加值能耗（比2025年下降）', '14%（2030年）', '', '15%（2030年）', ''],
      [''],
      ['指标', '本稿 plain.md'],
    ]);
  });

  it('is Markdown for a meeting: what was compared, links, the table, notes', () => {
    const page = targets([...COMPARED, '--format', 'markdown']);
    assert.match(page, /^# 目标台账：示例市数字化转型实施方案（2026—2030年）\n\n- 文稿：drafts\/甲\.md\n- 基准日：2026-11-22（配置指定）\n/);
    assert.ok(page.includes('\n## 对照文件\n\n| 代号 | 关系 | 文件 | 文号 | 日期 | 路径 |\n'), page);
    assert.ok(page.includes(`| 上级1 | 上级（征求意见稿） | \\=示例省\\|智能制造方案 | — | 2026-01-05 | [corpus/省草案.md](<${encodeURI('corpus/省草案.md')}>) |\n`), page);
    assert.ok(page.includes('\n## 指标对照\n\n| 指标 | 本稿 | 上级1 | 上级2 | 其他1 |\n| --- | --- | --- | --- | --- |\n| 关键工序数控化率 | 78%以上（2028年）；82%以上（2030年） | 75%以上（2027年） | 80%以上（2030年）；示例市85%以上（2030年） | 68%以上（2025年） |\n'), page);
    assert.ok(page.endsWith('\n## 说明\n\n- 未列入：corpus/后来.md，晚于基准日\n'), page);
  });

  it('marks and quotes what was not understood for certain', () => {
    const files = { 'a.md': '# 示例市低碳园区建设方案\n\n一、主要目标\n\n零碳园区达到3个。\n', 'c/b.md': '# 示例省方案（2026—2030年）\n\n一、主要目标\n\n到2030年，零碳园区达到10个。\n', 'wenheng.config.json': config({ territory: '示例市' }) };
    const page = targets(['a.md', '--corpus', 'c', '--format', 'markdown'], { cwd: workspace(files) });
    assert.match(page, /\| 零碳园区 \| 3个？ \| 10个（2030年） \|/);
    assert.match(page, /- 带“？”的目标把握不大，请核对原文\n- 本稿第5行：零碳园区 3个 “零碳园区达到3个”\n/);
  });

  it('says that nothing can be compared', () => {
    assert.match(targets(['plain.md', '--corpus', 'corpus']), /其中 0 份与本稿有相同指标；本稿 0 个目标，其中 0 个（0 项指标）可对照\n$/);
  });
});
