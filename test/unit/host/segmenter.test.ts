/**
 * The segmenter: phrases of policy drafts cut by the real one, and what is said where its dictionaries or nodejieba itself are
 * missing or broken. nodejieba is an optional package: where it could not be installed, what needs it is skipped and said.
 */

import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { dictionaryFolder, findDictionaries } from '../../../server/src/host/dictionaries.js';
import { SegmenterHost, type Nodejieba } from '../../../server/src/host/segmenter.js';
import { isNoun, LONGEST_PHRASE, type Segmenter } from '../../../server/src/text/segmenter.js';
import { dictionaries, policyWords } from '../../../server/tools/dictionary.mjs';
import { put, ROOT, workspace } from '../../support/cli.js';
import { segmenterOf } from '../../support/segmenter.js';

const whole = dictionaries();
const folderWith = (changed: Readonly<Record<string, string | Uint8Array>> = {}): string => workspace({ ...Object.fromEntries(whole.map(({ name, content }) => [name, content])), ...changed });
const show = (segmenter: Segmenter, phrase: string): string => segmenter.tag(phrase).map(({ word, tag }) => `${word}/${tag}`).join(' ');

/** One host for all tests: nodejieba keeps its dictionaries for the whole process. */
function segmenter(host: SegmenterHost): Segmenter {
  const outcome = host.load();
  if ('failure' in outcome) throw new Error(outcome.failure.en);
  return outcome.segmenter;
}

/** nodejieba for tests that must not reach native code. */
const untouchable: Nodejieba = {
  load: () => assert.fail('native code was called'),
  tag: () => assert.fail('native code was called'),
};

/** The general dictionary is made from the one that nodejieba brings. */
function needsNodejieba(this: Mocha.Context): void {
  if (whole.length > 0) return;
  assert.ok(!process.env['CI'], 'nodejieba is not installed');
  console.warn('  nodejieba is not installed: tests of the segmenter are skipped');
  this.skip();
}

describe('the segmenter', () => {
  before(needsNodejieba);
  const host = new SegmenterHost(folderWith());

  it('is there when it has been loaded, not before', () => {
    const fresh = new SegmenterHost(folderWith(), () => ({ load: () => undefined, tag: () => [] }));
    assert.equal(fresh.current(), undefined);
    const outcome = fresh.load();
    assert.ok('segmenter' in outcome);
    assert.equal(fresh.current(), outcome.segmenter);
    assert.equal(fresh.load(), outcome);
  });

  const CUT: readonly string[] = [
    '规模以上/b 工业/n 企业/n 研发/n 经费/n 投入强度/nm',
    '规模以上/b 企业/n 数字化/vn 研发/n 设计/n 工具/n 普及率/nm',
    '规上/b 工业/n 企业/n 关键/b 工序/n 数控化率/nm',
    '高技术制造业/n 营业收入/nm 占/v 规模以上/b 工业/n 比重/nm',
    '战略性新兴产业/n 增加值/nm 占/v 地区生产总值/nm 比重/nm',
    '新能源汽车/n 保有量/nm',
    '国家级/b 专精特新/n “/w 小巨人/n ”/w 企业/n',
    '技术合同/n 成交额/nm',
    '国家/n 高新技术企业/n 数量/nm',
    '单位/n GDP/eng 能耗/nm',
    'R&D/eng 经费/n 占比/nm 2.5%/m',
    'PM2.5/eng 年均/j 浓度/nm',
    '5G/eng 基站/n 覆盖率/nm',
    '每万人口/m 高价值/b 发明专利/n 拥有量/nm',
    '床位/n 数/nm',
    '１２００/m 家/q',
  ];
  for (const cut of CUT) {
    const phrase = cut.split(' ').map((word) => word.slice(0, word.lastIndexOf('/'))).join('');
    it(`cuts ${phrase}`, () => {
      assert.equal(show(segmenter(host), phrase), cut);
    });
  }

  it('gives words that are the phrase when joined, whatever the phrase', () => {
    const piece = fc.constantFrom('规上', '企业', '率', '𠮷', '〇', '5G', 'R&D', '％', '，', '\n', '\ud83d', '\udc00', '\0', '\u3000', 'é', '\u0301', '亿元', '12.5');
    fc.assert(fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.array(piece).map((pieces) => pieces.join(''))), (phrase) => {
      assert.equal(segmenter(host).tag(phrase).map(({ word }) => word).join(''), phrase);
    }));
    assert.deepEqual(segmenter(host).tag(''), []);
  });

  it('does not cut what is no short phrase', () => {
    const long = '企业'.repeat(LONGEST_PHRASE / 2 + 1);
    assert.deepEqual(segmenter(host).tag(long), [{ word: long, tag: 'x' }]);
    assert.equal(segmenter(host).tag(long.slice(0, LONGEST_PHRASE)).length, LONGEST_PHRASE / 2);
    assert.equal(segmenter(host).tag('a'.repeat(LONGEST_PHRASE)).length, 1);
  });

  it('leaves a run alone whose words do not give it again', () => {
    const odd = new SegmenterHost(folderWith(), () => ({ load: () => undefined, tag: () => [{ word: '企', tag: 'n' }] }));
    assert.equal(show(segmenter(odd), '企业5家'), '企业/x 5/m 家/x');
  });

  it('knows every word of ours as one word with its part of speech', () => {
    const ours = policyWords(readFileSync(join(ROOT, 'server/dictionary/policy-words.txt'), 'utf8'));
    const torn = [...ours].filter(([word, tag]) => show(segmenter(host), word) !== `${word}/${tag}`).map(([word]) => show(segmenter(host), word));
    assert.deepEqual(torn, []);
  });
});

describe('dictionaries of the segmenter', () => {
  before(needsNodejieba);
  const FAULTS: readonly { what: string; changed: Readonly<Record<string, string | Uint8Array>>; en: RegExp; zh: RegExp }[] = [
    { what: 'empty', changed: { 'general.utf8': '' }, en: /general\.utf8 is empty$/, zh: /general\.utf8 是空的$/ },
    { what: 'begins with a BOM', changed: { 'policy.utf8': '\ufeff企业 9 n\n' }, en: /policy\.utf8 begins with a byte order mark$/, zh: /BOM/ },
    { what: 'has CRLF', changed: { 'policy.utf8': '企业 9 n\r\n' }, en: /policy\.utf8 holds carriage returns; its lines must end with LF$/, zh: /回车符/ },
    { what: 'is in GBK', changed: { 'general.utf8': Uint8Array.of(0xc6, 0xf3, 0xd2, 0xb5, 0x20, 0x39, 0x20, 0x6e, 0x0a) }, en: /general\.utf8 is not in UTF-8$/, zh: /不是 UTF-8 编码$/ },
    { what: 'has a line without its count', changed: { 'general.utf8': '企业 9 n\n工业 n\n' }, en: /general\.utf8 is wrong in line 2 \(expected: WORD COUNT TAG\)$/, zh: /第 2 行写法有误（应为：词 频次 词性）$/ },
    { what: 'has a blank line', changed: { 'general.utf8': '企业 9 n\n\n工业 9 n\n' }, en: /general\.utf8 is wrong in line 2/, zh: /第 2 行/ },
    { what: 'has a count of nothing', changed: { 'policy.utf8': '企业 0 n\n' }, en: /policy\.utf8 is wrong in line 1/, zh: /第 1 行/ },
    { what: 'is a model of fewer lines', changed: { 'model.utf8': '-1 -1 -1 -1\n'.repeat(5) }, en: /model\.utf8 has 5 lines, not 9$/, zh: /有 5 行，应为 9 行$/ },
    { what: 'is a model with a broken emission', changed: { 'model.utf8': `${'-1 -1 -1 -1\n'.repeat(5)}${'一:-1,二\n'.repeat(4)}` }, en: /model\.utf8 is wrong in line 6/, zh: /第 6 行/ },
    { what: 'is empty, though it is not used', changed: { 'idf.utf8': '\n' }, en: /idf\.utf8 is wrong in line 1 \(expected: WORD NUMBER\)$/, zh: /idf\.utf8/ },
    { what: 'is empty, though it is not used', changed: { 'stop-words.utf8': '' }, en: /stop-words\.utf8 is empty$/, zh: /stop-words\.utf8/ },
  ];
  for (const { what, changed, en, zh } of FAULTS) {
    it(`are refused where one ${what}: ${Object.keys(changed).join()}`, () => refused(folderWith(changed), en, zh));
  }

  it('are refused where one is missing, or all', () => {
    for (const { name } of whole) {
      const folder = folderWith();
      rmSync(join(folder, name));
      refused(folder, new RegExp(`${name} cannot be read \\(does not exist\\)$`), new RegExp(`${name} 无法读取（不存在）$`));
    }
    refused(join(folderWith(), 'none'), /cannot be read \(does not exist\)$/, /不存在/);
  });

  it('are refused where one is a folder', () => {
    const folder = folderWith();
    rmSync(join(folder, 'idf.utf8'));
    mkdirSync(join(folder, 'idf.utf8'));
    refused(folder, /idf\.utf8 is no regular file$/, /不是普通文件$/);
  });

  it('are refused where nodejieba would take their path for several', () => {
    const folder = workspace({});
    for (const { name, content } of whole) put(folder, `a;b/${name}`, content);
    refused(join(folder, 'a;b'), /there is a "\|" or ";" in its path$/, /路径中有/);
  });

  it('are where the build puts them, as they are made now', () => {
    const paths = findDictionaries(dictionaryFolder(ROOT));
    assert.ok(!('failure' in paths), 'failure' in paths ? `${paths.failure.en}: run npm run build first` : '');
    for (const { name, content } of whole) assert.equal(readFileSync(join(dictionaryFolder(ROOT), name), 'utf8'), content, `${name}: run npm run build`);
  });
});

function refused(folder: string, en: RegExp, zh: RegExp): void {
  const outcome = new SegmenterHost(folder, () => untouchable).load();
  assert.ok('failure' in outcome);
  assert.match(outcome.failure.en, en);
  assert.match(outcome.failure.zh, zh);
  assert.ok(outcome.failure.en.includes(folder), 'the file is named with its folder');
}

describe('where nodejieba cannot be loaded', () => {
  const failing = (error: Error): SegmenterHost => new SegmenterHost(folderWith(), () => ({ ...untouchable, load: () => { throw error; } }));

  it('the reason is given, and stays', () => {
    const host = failing(new Error('GLIBC_2.99 not found\n(required by nodejieba.node)'));
    const outcome = host.load();
    assert.deepEqual(outcome, { failure: { zh: '分词组件 nodejieba 无法加载：GLIBC_2.99 not found', en: 'The segmenter nodejieba cannot be loaded: GLIBC_2.99 not found' } });
    assert.equal(host.load(), outcome);
    assert.equal(host.current(), undefined);
  });

  it('a package that is not installed is called so, before its dictionaries are missed', () => {
    const absent = (): Nodejieba => { throw Object.assign(new Error("Cannot find module 'nodejieba'"), { code: 'MODULE_NOT_FOUND' }); };
    assert.deepEqual(new SegmenterHost('/nowhere', absent).load(), { failure: { zh: '未安装分词组件 nodejieba', en: 'The segmenter nodejieba is not installed' } });
  });

  it('a worker thread does not try', () => {
    const outcome = new SegmenterHost(folderWith(), () => untouchable, false).load();
    assert.ok('failure' in outcome);
    assert.equal(outcome.failure.en, 'The segmenter is not loaded in worker threads');
  });
});

describe('our words', () => {
  it('stand once, in a section, and are words', () => {
    assert.deepEqual([...policyWords('# 说明\n[nm]\n普及率 占比\n\n[b]\n规上\n')], [['普及率', 'nm'], ['占比', 'nm'], ['规上', 'b']]);
    assert.throws(() => policyWords('[nm]\n占比\n[n]\n占比\n'), /占比” stands there twice/);
    assert.throws(() => policyWords('占比\n'), /占比” is no word of a section/);
    assert.throws(() => policyWords('[n]\n占比  比重\n'), /“” is no word/);
    assert.throws(() => policyWords('[n]\nGDP\n'), /GDP” is no word/);
  });
});

describe('a segmenter in memory', () => {
  const fake = segmenterOf({ 规上: 'b', 规上企业: 'n', 占比: 'nm' });

  it('cuts by the longest word', () => assert.equal(show(fake, '规上企业的占比'), '规上企业/n 的/x 占比/nm'));
  it('tells nouns from others', () => assert.deepEqual(fake.tag('规上占比').map(isNoun), [false, true]));
});
