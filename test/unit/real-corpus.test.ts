/**
 * Real documents: every one is parsed, every span quotes the original, and what is known of the five seeds is found.
 * The text is not ours to keep here: it is read from `WENHENG_REAL_CORPUS` (default `../shared/corpus` beside the
 * repository), and the tests are skipped where that is absent.
 */

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Passage, PolicyDocument } from '../../server/src/document/model.js';
import { scrambledYears } from '../../server/src/document/scrambled.js';
import { decode } from '../../server/src/host/decode.js';
import { outline, parse, quote } from '../support/policy.js';

const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '..', '..');
const CORPUS = resolve(ROOT, process.env['WENHENG_REAL_CORPUS'] ?? '../shared/corpus');
const present = existsSync(join(CORPUS, 'seeds'));
const LAWS = 3659;
const TESTS = 13;

/** Every text file below a folder, in order. */
function textFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.txt'))
    .sort()
    .map((path) => join(folder, path));
}

function read(path: string): string {
  const decoded = decode(readFileSync(path));
  assert.ok('text' in decoded, `${path} is no text`);
  return decoded.text;
}

const seed = (name: string): PolicyDocument => parse(read(join(CORPUS, 'seeds', `${name}.txt`)));
const own = (document: PolicyDocument, style: string): string[] => document.headings.filter((heading) => heading.style === style).map((heading) => heading.label.value.replace(/[()]/g, (sign) => (sign === '(' ? '（' : '）')));
const SECTIONS = ['一、', '二、', '三、', '四、', '五、', '六、', '七、', '八、', '九、', '十、'];
const ITEMS = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二', '十三', '十四'].map((number) => `（${number}）`);

/** Whether everything that the document quotes stands in its text at that place, in order. */
function assertFaithful(document: PolicyDocument, name: string): void {
  let last = 0;
  const passages: Passage[] = [...document.headings, ...document.clauses].sort((a, b) => a.span.start - b.span.start);
  for (const { text, span, segments } of passages) {
    assert.equal(segments.map((segment) => quote(document, segment)).join(''), text, name);
    assert.ok(last <= span.start && span.start < span.end, name);
    last = span.end;
  }
  for (const heading of document.headings) assert.equal(quote(document, heading.label.span), heading.label.value, name);
  const { title, number, date } = document.metadata;
  for (const value of [title, number, date]) assert.ok(!value || (value.span.end <= document.text.length && value.span.start < value.span.end), name);
}

/** Parses files one by one; gives their number and that of their clauses. */
function parseAll(paths: readonly string[], below: string): { files: number; clauses: number } {
  let clauses = 0;
  for (const path of paths) {
    const document = parse(read(path));
    assertFaithful(document, relative(below, path));
    clauses += document.clauses.length;
  }
  return { files: paths.length, clauses };
}

describe('real documents', function () {

  before(function () {
    if (present) return;
    console.log(`    ${TESTS} tests skipped: no real corpus at ${CORPUS} (set WENHENG_REAL_CORPUS)`);
    this.skip();
  });

  it('are all parsed, and every span quotes the original', () => {
    const { files, clauses } = parseAll(textFiles(CORPUS), CORPUS);
    console.log(`      ${files} files read, ${clauses} clauses`);
    assert.ok(files >= 5 && clauses > files);
  });

  it('of the archive of laws are all parsed, and every span quotes the original', function () {
    const archive = join(CORPUS, 'laws.tar.gz');
    if (!existsSync(archive)) this.skip();
    const folder = mkdtempSync(join(tmpdir(), 'wenheng-laws-'));
    try {
      try {
        execFileSync('tar', ['-xzf', archive, '-C', folder], { stdio: 'ignore' });
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
        console.log('      1 test skipped: no tar here');
        this.skip();
      }
      const { files, clauses } = parseAll(textFiles(folder), folder);
      console.log(`      ${files} laws read, ${clauses} clauses`);
      assert.equal(files, LAWS);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  describe('pages as they were scraped', () => {
    const AUDIT = join(ROOT, 'test', 'audit', 'pages');
    const records = <T>(name: string): T[] => readFileSync(join(AUDIT, name), 'utf8').split('\n').filter(Boolean).map((line) => JSON.parse(line) as T);

    it('say their title, number and date as read by a person in metadata.jsonl, at least 95 of 100 each', () => {
      const pages = records<{ file: string; title: string | null; number: string | null; date: string | null }>('metadata.jsonl');
      for (const key of ['title', 'number', 'date'] as const) {
        const wrong = pages.filter((page) => (parse(read(join(CORPUS, page.file))).metadata[key]?.value ?? null) !== page[key]);
        console.log(`      ${key}: ${pages.length - wrong.length} of ${pages.length} right`);
        assert.ok(wrong.length <= pages.length * 0.05, `${key} of ${wrong.map(({ file }) => file).join(', ')}`);
      }
    });

    it('have none of their furniture among clauses and headings', () => {
      const furniture = /^首页$|^>$|机关司局|^(?:发文机关|标\s*题|发文字号|成文日期|发布日期|发布机构|分\s*类|来源|发布时间)[:：]|【.*】$|^下载$|^抄送|当前位置|\.docx?$/;
      for (const path of textFiles(join(CORPUS, 'web-raw'))) {
        const { clauses, headings } = parse(read(path));
        assert.deepEqual([...clauses, ...headings].map(({ text }) => text).filter((text) => furniture.test(text)), [], relative(CORPUS, path));
      }
      const pages = records<{ file: string; digest: string }>('clauses.jsonl');
      const same = pages.filter(({ file, digest }) => createHash('sha256').update(parse(read(join(CORPUS, file))).clauses.map(({ text }) => text).join('\n')).digest('hex').startsWith(digest));
      console.log(`      ${same.length} of ${pages.length} pages that were read word for word have the clauses that were read`);
    });
  });

  it('whose digits were scrambled show years that cannot be, and no others do', () => {
    const scrambled = ['policy-central', 'policy-shandong', 'national-reports', 'web-raw', 'seeds'].flatMap((folder) => textFiles(join(CORPUS, folder))).filter((path) => scrambledYears(parse(read(path))).length > 0);
    assert.deepEqual(scrambled.map((path) => basename(path).slice(0, 4)).sort(), ['C006', 'C031', 'C038', 'C050', 'C062', 'C123', 'C137', 'C141', 'S011', 'S019']);
  });

  describe('meishan-new-economy-2022', () => {
    it('has title and number and date from its page and its notice', () => {
      const { title, wrapperTitle, number, date, status, territory, level, genre } = seed('meishan-new-economy-2022').metadata;
      assert.equal(title?.value, '眉山市加快发展新经济培育壮大新动能的实施方案');
      assert.equal(wrapperTitle?.value, '眉山市人民政府办公室关于印发《眉山市加快发展新经济培育壮大新动能的实施方案》的通知');
      assert.deepEqual([number?.value, date?.value, status, territory, level, genre], ['眉府办发〔2022〕17号', '2022-03-29', 'in-force', '四川省眉山市', 'city', '实施方案']);
    });

    it('has six sections and fourteen items that run on', () => {
      const document = seed('meishan-new-economy-2022');
      assert.deepEqual(own(document, 'ideographic'), SECTIONS.slice(0, 6));
      assert.deepEqual(own(document, 'ideographic-parenthesis'), ITEMS);
      assert.deepEqual(outline(document).filter((line) => !line.startsWith(' ')), ['一、|总体原则', '二、|发展目标', '三、|重点发展领域', '四、|构建应用场景', '五、|营造良好环境', '六、|保障措施']);
      for (const heading of document.headings.filter(({ style }) => style === 'ideographic-parenthesis')) assert.equal(document.headings[heading.parent]!.style, 'ideographic');
    });

    it('has none of its page among the clauses', () => {
      const furniture = /首页|网站标识码|ICP备|本页面执行时间|党政机关|索\s*引\s*号/;
      assert.deepEqual(seed('meishan-new-economy-2022').clauses.filter(({ text }) => furniture.test(text)).map(({ text }) => text), []);
    });
  });

  it('sichuan-manufacturing-2020 is a draft with nine sections and thirty items that run on', () => {
    const document = seed('sichuan-manufacturing-2020-draft');
    assert.deepEqual([document.metadata.title?.value, document.metadata.status, document.metadata.genre], ['关于推动制造业高质量发展的意见', 'draft', '意见']);
    assert.deepEqual(own(document, 'ideographic'), SECTIONS.slice(0, 9));
    const items = document.headings.filter(({ style }) => style === 'ideographic-parenthesis').map(({ number }) => number);
    assert.deepEqual(items, Array.from({ length: 30 }, (_, index) => index + 1));
  });

  it('sichuan-new-economy-2021 has its title on two lines and four sections', () => {
    const document = seed('sichuan-new-economy-2021-draft');
    assert.deepEqual([document.metadata.title?.value, document.metadata.status], ['关于加快发展新经济培育壮大新动能的实施意见', 'draft']);
    assert.deepEqual(outline(document).filter((line) => /^[一二三四五六七八九十]+、/.test(line)), ['一、|指导思想', '二、|发展目标', '三、|发展重点', '四、|保障措施']);
  });

  it('chengdu-industrialization-2023 stands twice in its page and is read once, with eight sections', () => {
    const document = seed('chengdu-industrialization-2023-draft');
    const { title, status, period, territory, date } = document.metadata;
    assert.match(title!.value, /^成都市新型工业化发展中长期规划/);
    assert.deepEqual([status, period, territory, date?.value], ['draft', { from: 2023, to: 2035 }, '四川省成都市', '2023-11-16']);
    assert.deepEqual(own(document, 'ideographic'), SECTIONS.slice(0, 8));
    assert.ok(document.copy && document.copy.span.start > document.clauses[document.clauses.length - 1]!.span.end);
  });

  it('zhejiang-industrialization-2025 is a draft of the fifteenth plan with eight sections', () => {
    const document = seed('zhejiang-industrialization-2025-draft');
    const { status, period, territory, level } = document.metadata;
    assert.deepEqual([status, period, territory, level], ['draft', { from: 2026, to: 2030 }, '浙江省', 'province']);
    assert.deepEqual(own(document, 'ideographic'), SECTIONS.slice(0, 8));
  });

  it('reports of the national government that carry a title are titled so, letters spaced out, broken or not', () => {
    for (const path of textFiles(join(CORPUS, 'national-reports'))) {
      const text = read(path);
      if (/^[\s\u200b]*政\s*府\s*工\s*作\s*报\s*告\s*[\n—（]/.test(text)) assert.equal(parse(text).metadata.title?.value, '政府工作报告', relative(CORPUS, path));
    }
  });
});
