/** `--format html`: what the JSON output says stands in the page; nothing in it is markup of a document; nothing leads outside; it can be used by everyone. */

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkJson, config, wenheng, workspace, type CheckJson, type FindingJson } from '../support/cli.js';
import { CLEAN, CORPUS_TEXT, SHARED, WARNING } from '../support/drafts.js';
import { attribute, elementsIn, elementsOf, hasClass, squeezed, textOf, type Element } from '../support/html.js';

const HAN = /[\u4e00-\u9fff]/;
const SAMPLES = ['test/drafts', '--as-of', '2026-07-20'];

function page(words: readonly string[], options: Parameters<typeof wenheng>[1] = {}): Element[] {
  const { stdout, stderr } = wenheng(['check', '--format', 'html', '--fail-on', 'never', ...words], options);
  assert.equal(stderr, '');
  assert.match(stdout, /^<!DOCTYPE html>\n<html lang=/);
  return elementsOf(stdout);
}

const tagged = (all: Iterable<Element>, ...names: string[]): Element[] => [...all].filter(({ tagName }) => names.includes(tagName));
const classed = (all: Iterable<Element>, name: string): Element[] => [...all].filter((element) => hasClass(element, name));
const byId = (all: readonly Element[], id: string): Element => all.find((element) => attribute(element, 'id') === id) ?? assert.fail(`nothing has the id ${id}`);
const texts = (all: Iterable<Element>, name: string): string[] => tagged(all, name).map(textOf);

/** The article of a finding, by its rule and its place. */
function articleOf(all: readonly Element[], file: number, { rule, range }: FindingJson): Element {
  const place = `第${range.start.line}行第${range.start.column}列${rule}`;
  const found = tagged(elementsIn(byId(all, `file-${file}`)), 'article').filter((article) => textOf(article).includes(place));
  assert.equal(found.length, 1, place);
  return found[0]!;
}

/** What tells that a page can be read and used by everyone. */
function assertUsable(all: readonly Element[]): void {
  for (const landmark of ['header', 'nav', 'main', 'footer', 'h1', 'title']) assert.equal(all.filter(({ tagName, namespaceURI }) => tagName === landmark && !namespaceURI.endsWith('svg')).length, 1, landmark);
  const ids = all.flatMap((element) => attribute(element, 'id') ?? []);
  assert.deepEqual(ids.filter((id, index) => ids.indexOf(id) !== index), []);
  const skip = tagged(all, 'a')[0]!;
  assert.deepEqual([attribute(skip, 'class'), attribute(skip, 'href')], ['skip', '#main']);
  for (const element of all) {
    for (const name of ['aria-labelledby', 'aria-describedby']) if (attribute(element, name) !== undefined) assert.notEqual(textOf(byId(all, attribute(element, name)!)), '');
    if (['article', 'section', 'nav'].includes(element.tagName)) assert.ok(attribute(element, 'aria-labelledby'), element.tagName);
    if (attribute(element, 'role') === 'img' || attribute(element, 'role') === 'region') assert.ok(attribute(element, 'aria-labelledby'));
    if (element.tagName === 'svg') assert.ok(attribute(element, 'role') === 'img' || attribute(element, 'aria-hidden') === 'true');
    if (element.tagName === 'th') assert.match(attribute(element, 'scope') ?? '', /^(?:col|row)$/);
    if (element.tagName === 'table') assert.equal(tagged(elementsIn(element), 'caption').length, 1);
    if (element.tagName === 'button') assert.deepEqual([attribute(element, 'type'), attribute(element, 'aria-pressed')], ['button', 'true']);
  }
  const levels = all.flatMap(({ tagName }) => (/^h[1-6]$/.test(tagName) ? Number(tagName[1]) : []));
  levels.forEach((level, index) => assert.ok(level <= (levels[index - 1] ?? 0) + 1, `heading ${index}`));
}

/** What tells that a page fetches nothing and runs nothing but its own script. */
function assertSelfContained(all: readonly Element[]): void {
  assert.deepEqual(tagged(all, 'link', 'img', 'iframe', 'object', 'embed', 'base', 'form', 'image', 'use'), []);
  for (const element of all) {
    for (const { name, value } of element.attrs) {
      assert.doesNotMatch(name, /^(?:on|style$|src|srcset|action|formaction|xlink|ping|background)/);
      assert.doesNotMatch(value, /\/\/|url\(|javascript:|data:/i);
      if (name === 'href') byId(all, value.replace(/^#/, ''));
    }
  }
  const [style, script] = [tagged(all, 'style'), tagged(all, 'script')];
  assert.deepEqual([style.length, script.length], [1, 1]);
  const content = (element: Element): string => (element.childNodes[0] as { value: string }).value;
  assert.doesNotMatch(content(style[0]!), /url\(|@import|<\//);
  const hash = (element: Element): string => `'sha256-${createHash('sha256').update(content(element)).digest('base64')}'`;
  const policy = all.find((element) => attribute(element, 'http-equiv') === 'Content-Security-Policy')!;
  assert.equal(attribute(policy, 'content'), `default-src 'none'; style-src ${hash(style[0]!)}; script-src ${hash(script[0]!)}; base-uri 'none'; form-action 'none'`);
}

describe('check --format html', () => {
  const json: CheckJson = checkJson(SAMPLES);
  const samples = page(SAMPLES);
  const file = (name: string): number => json.files.findIndex(({ path }) => path.endsWith(name)) + 1;

  it('has every finding of the JSON output with its rule, severity, message, place and text', () => {
    const articles = tagged(samples, 'article');
    assert.equal(articles.length, json.files.reduce((sum, { findings }) => sum + findings.length, 0));
    json.files.forEach(({ findings }, index) => {
      for (const finding of findings) {
        const article = articleOf(samples, index + 1, finding);
        assert.equal(attribute(article, 'data-severity'), finding.severity);
        assert.ok(textOf(tagged(elementsIn(article), 'h5')[0]!).endsWith(squeezed(finding.message)));
        assert.ok(textOf(article).includes(squeezed(finding.text)), finding.text);
        for (const fix of finding.fixes) assert.ok(textOf(article).includes(squeezed(fix.title)) && texts(elementsIn(article), 'ins').includes(squeezed(fix.edits[0]!.newText)) === (fix.edits[0]!.newText !== ''));
        for (const { path, corpus, range, message } of finding.related) assert.ok(textOf(article).includes(squeezed(`${corpus === undefined ? message : `${corpus}/${path}`}第${range.start.line}行`)), path);
      }
    });
  });

  it('stands in the order of the text, under the headings', () => {
    const section = byId(samples, `file-${file('新型工业化实施方案.md')}`);
    const places = tagged(elementsIn(section), 'article').map((article) => Number(/第(\d+)行/.exec(textOf(article))![1]));
    assert.deepEqual(places, [...places].sort((a, b) => a - b));
    assert.deepEqual(texts(elementsIn(section), 'h4').slice(0, 3), ['二、总体要求›（一）指导思想', '三、主要任务›（一）做大做强主导集群', '三、主要任务›（三）加快中小企业数字化转型']);
  });

  it('marks what differs between a copy and its source', () => {
    const number = file('新型工业化实施方案.md');
    const finding = json.files[number - 1]!.findings.find(({ rule }) => rule === 'duplicate-clause')!;
    const article = articleOf(samples, number, finding);
    const [ours, theirs] = tagged(elementsIn(article), 'blockquote') as [Element, Element];
    assert.deepEqual([texts(elementsIn(ours), 'ins')[0], texts(elementsIn(theirs), 'del')[0]], ['制定', '编制']);
    assert.deepEqual([texts(elementsIn(ours), 'del'), texts(elementsIn(theirs), 'ins')], [[], []]);
    assert.equal(textOf(ours), squeezed(finding.text));
  });

  it('marks the figures in which a target differs from its superior', () => {
    const number = file('数字化转型行动计划.md');
    const finding = json.files[number - 1]!.findings.find(({ rule }) => rule === 'target-below-superior')!;
    const [ours, theirs] = tagged(elementsIn(articleOf(samples, number, finding)), 'blockquote') as [Element, Element];
    assert.deepEqual([texts(elementsIn(ours), 'mark'), texts(elementsIn(theirs), 'mark')], [['73%'], ['75%']]);
  });

  it('has the ledger with the values of the draft and of the documents', () => {
    const section = byId(samples, `file-${file('数字化转型行动计划.md')}`);
    const table = classed(elementsIn(section), 'ledger')[0]!;
    const rows = tagged(elementsIn(table), 'tr').map((row) => tagged(elementsIn(row), 'th', 'td').map(textOf));
    assert.deepEqual(rows[0], ['指标', '本稿', '上级', '本地', '其他']);
    const row = rows.find(([name]) => name === '工业互联网平台应用普及率');
    assert.deepEqual(row, ['工业互联网平台应用普及率', '50%（2028年）', '55%以上（2027年）上级3', '—', '45%以上（2025年）其他1']);
    const [chart] = classed(elementsIn(section), 'chart');
    const [title, description] = [texts(elementsIn(chart!), 'figcaption')[0]!, texts(elementsIn(chart!), 'desc')[0]!];
    assert.match(title, /规模以上工业企业关键工序数控化率（%）/);
    assert.match(description, /^本稿：73%以上（2026年）、78%以上（2028年）、75%（2028年）。上级：/);
    assert.ok(texts(elementsIn(chart!), 'text').includes('73%'));
  });

  it('says where the text comes from, in the same numbers as --stats', () => {
    const number = file('新型工业化实施方案.md');
    const stats = checkJson([...SAMPLES, '--stats']).files[number - 1]!.stats!;
    const section = byId(samples, `file-${number}`);
    const bar = classed(elementsIn(section), 'bar')[0]!;
    assert.equal(textOf(bar), squeezed(`自写 ${stats.own.percent.toFixed(1)}%，沿用所贯彻的上级文件 ${stats.superior.percent.toFixed(1)}%，与其他文件相同 ${stats.elsewhere.percent.toFixed(1)}%`));
    for (const { path, percent, clauses } of stats.sources) assert.ok(textOf(section).includes(squeezed(path)) && textOf(section).includes(`${percent.toFixed(1)}%${clauses}`), path);
  });

  it('sums up: files with their as-of date and its source, severities, rules', () => {
    const overview = textOf(byId(samples, 'overview'));
    const { error, warning, info } = json.summary;
    assert.ok(overview.includes(`${error}个错误、${warning}个警告、${info}个提示`));
    for (const { path, territory } of json.files) assert.ok(overview.includes(squeezed(`${path}${territory}2026-07-20（命令行指定）`)), path);
    for (const rule of new Set(json.files.flatMap(({ findings }) => findings.map((finding) => finding.rule)))) assert.match(textOf(byId(samples, `rule-${rule}`)), new RegExp(`^${rule}`));
  });

  it('can be used by everyone, and fetches nothing', () => {
    assertUsable(samples);
    assertSelfContained(samples);
    assert.equal(attribute(tagged(samples, 'html')[0]!, 'lang'), 'zh-CN');
    assert.deepEqual(classed(samples, 'filter').map((bar) => [attribute(bar, 'hidden'), attribute(bar, 'role'), attribute(bar, 'aria-label')]), [['', 'group', '按级别筛选']]);
  });

  it('speaks English where the interface does', () => {
    const english = page([...SAMPLES, '--lang', 'en']);
    assertUsable(english);
    assert.equal(attribute(tagged(english, 'html')[0]!, 'lang'), 'en');
    const ours = english.filter((element) => ['h1', 'h3', 'caption', 'button', 'summary', 'footer'].includes(element.tagName) || (element.tagName === 'th' && attribute(element, 'scope') === 'col'));
    for (const element of ours) assert.doesNotMatch(textOf(element), HAN);
    assert.match(textOf(byId(english, 'overview')), /5errors,/);
  });
});

describe('check --format html, what else it says', () => {
  const suppressed = `${WARNING}\n<!-- wenheng-disable-next-line outdated-meeting -- 引用当年原文 -->\n深入贯彻党的十九大精神。\n\n<!-- wenheng-disable outdated-plan -->\n`;
  const folder = workspace({ 'a.md': suppressed, 'clean.md': CLEAN, 'corpus/意见.txt': CORPUS_TEXT, 'corpus/图.txt': Uint8Array.of(0, 1), 'with.json': config({ corpus: 'corpus' }), 'without.json': config() });
  const with_ = page(['a.md', 'clean.md', '--config', 'with.json'], { cwd: folder });
  const without = page(['clean.md', '--config', 'without.json'], { cwd: folder });

  it('folds suppressed findings, with their reason', () => {
    const [details] = classed(with_, 'suppressed').filter(({ tagName }) => tagName === 'details');
    assert.equal(attribute(details!, 'open'), undefined);
    assert.match(textOf(details!), /^已屏蔽的问题（1）警告.*outdated-meeting深入贯彻党的十九大精神。.*理由：引用当年原文$/);
  });

  it('names problems, what was not checked, and files passed over', () => {
    assert.match(textOf(byId(with_, 'file-1')), /未检查与注意事项注意第\d+行：/);
    assert.match(textOf(byId(with_, 'skipped')), /^跳过的文件corpus\/图\.txt：/);
    assert.match(textOf(byId(without, 'file-1')), /未检查.*duplicate-clause.*没有指定语料库/);
    assert.match(textOf(byId(without, 'file-1')), /没有读到量化目标。文字来源没有语料库，未统计文字来源。/);
    assertUsable(without);
  });

  it('says that the wording is the same', () => {
    const article = tagged(with_, 'article').find((each) => textOf(each).includes('duplicate-clause'))!;
    assert.deepEqual([texts(elementsIn(article), 'ins'), texts(elementsIn(article), 'del')], [[], []]);
    assert.ok(textOf(article).includes(`${squeezed(SHARED)}两处文字相同`));
  });

  it('says how many infos --quiet hides', () => {
    const quiet = page(['clean.md', '--config', 'with.json', '--quiet'], { cwd: folder });
    assert.deepEqual(tagged(quiet, 'article'), []);
    assert.match(textOf(byId(quiet, 'file-1')), /1个提示未显示（--quiet）/);
  });

  it('goes to a file', () => {
    const { stdout } = wenheng(['check', 'clean.md', '--format', 'html=报告.html', '--format', 'json'], { cwd: folder });
    assert.ok(!('stats' in (JSON.parse(stdout) as CheckJson).files[0]!));
    assert.match(readFileSync(join(folder, '报告.html'), 'utf8'), /<\/html>\n$/);
  });

  it('lists the targets of a draft that has no corpus', () => {
    const draft = '# 示例市算力服务工作方案\n\n一、主要目标\n\n到2027年，算力设施使用率达到60%以上。\n';
    const all = page(['-'], { cwd: workspace({}), input: draft });
    assert.match(textOf(classed(all, 'ledger')[0]!), /算力设施使用率60%以上（2027年）$/);
    assert.match(textOf(byId(all, 'file-1')), /没有语料库，只列出本稿的目标/);
  });
});

describe('check --format html, with markup in its input', () => {
  const ATTACK = '<script>alert(1)</script>"><img src=x onerror=alert(1)></style></title><b class=\'x\'>&amp;';
  const draft = `# 示例市算力服务${ATTACK}工作方案\n\n一、总体${ATTACK}要求\n\n深入贯彻党的十九大精神${ATTACK}，稳步扩大算力供给。\n\n<!-- wenheng-disable-next-line outdated-meeting -- ${ATTACK.replaceAll('--', '')} -->\n深入贯彻党的十九大精神。\n\n二、主要任务\n\n到2027年，算力${'<img src=x>'}设施使用率达到60%以上。\n\n${SHARED}${ATTACK}\n`;
  const name = 'a<img src=x onerror=alert(1)>.md';
  const folder = workspace({ [`drafts/${name}`]: draft, 'corpus/<img src=x>.md': `# 示例省${ATTACK}意见\n\n一、任务\n\n${SHARED}${ATTACK}\n`, 'drafts/wenheng.config.json': config({ corpus: '../corpus' }) });
  const all = page(['drafts'], { cwd: folder });

  it('shows it as text', () => {
    assertSelfContained(all);
    assertUsable(all);
    assert.deepEqual(tagged(all, 'b'), []);
    assert.ok(textOf(byId(all, 'main')).includes(squeezed(ATTACK)));
    assert.ok(textOf(byId(all, 'file-1')).includes(squeezed(`drafts/${name}`)));
    assert.ok(textOf(byId(all, 'file-1')).includes(squeezed('corpus/<img src=x>.md')));
    const json = checkJson(['drafts'], { cwd: folder });
    assert.ok(json.files[0]!.findings.length >= 3);
    for (const finding of json.files[0]!.findings) assert.ok(textOf(articleOf(all, 1, finding)).includes(squeezed(finding.text).slice(0, 200)), finding.text);
  });
});
