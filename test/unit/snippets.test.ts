/** Snippets (代码片段) and language configuration: well-formed, and what they insert parses and passes the project's own rules. */

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse as parseJsonc, type ParseError } from 'jsonc-parser';
import type { PolicyDocument } from '../../server/src/document/model.js';
import { rules } from '../../server/src/rules/index.js';
import { ROOT } from '../support/cli.js';
import { checkText, outline, parse } from '../support/policy.js';

const AS_OF = '2026-11-22';
/** What the editor's variables stand for on that day. */
const VARIABLES: Readonly<Record<string, string>> = { CURRENT_YEAR: '2026' };

interface Snippet {
  readonly prefix: readonly string[];
  readonly description: string;
  readonly isFileTemplate?: boolean;
  readonly body: readonly string[];
}

const snippets = JSON.parse(readFileSync(join(ROOT, 'snippets', 'policy-zh.json'), 'utf8')) as Readonly<Record<string, Snippet>>;
const entries = Object.entries(snippets);

/** A piece of a snippet's body: text, or a place to fill in with what stands there at first (nothing where another one is repeated). */
type Piece = string | { readonly tabStop: number; readonly initial: readonly Piece[] | undefined; readonly choices?: readonly string[] };

/** Reads the syntax of snippets as far as ours use it, and throws where a text is none: `$1`, `${1}`, `${1:initial}`, `${1|one,two|}`, `$VARIABLE`. */
class SnippetReader {
  private at = 0;

  constructor(private readonly text: string) {}

  read(): Piece[] {
    const pieces = this.pieces('');
    if (this.at < this.text.length) this.fail('} without a placeholder');
    return pieces;
  }

  private pieces(until: string): Piece[] {
    const pieces: Piece[] = [];
    while (this.at < this.text.length && this.text[this.at] !== '}') {
      pieces.push(this.text[this.at] === '$' ? this.placeholder() : this.take(/[^$}\\]+|\\[$}\\]/y)[0].replace(/^\\/, ''));
    }
    if (until !== '') this.take(/\}/y);
    return pieces;
  }

  private placeholder(): Piece {
    const [, bare, variable] = this.take(/\$(?:(\d+)|([A-Z_]+)|\{)/y);
    if (variable !== undefined) return VARIABLES[variable] ?? this.fail(`the variable ${variable} is not known here`);
    if (bare !== undefined) return { tabStop: Number(bare), initial: undefined };
    const [, number, sign] = this.take(/(\d+)([:|}])/y);
    const tabStop = Number(number);
    if (sign === '}') return { tabStop, initial: undefined };
    if (sign === ':') return { tabStop, initial: this.pieces('}') };
    const choices = this.take(/([^|$}\\]+)\|\}/y)[1]!.split(',');
    return { tabStop, initial: [choices[0]!], choices };
  }

  private take(pattern: RegExp): RegExpExecArray {
    pattern.lastIndex = this.at;
    const match = pattern.exec(this.text) ?? this.fail(`${pattern.source} is due`);
    this.at += match[0].length;
    return match;
  }

  private fail(message: string): never {
    throw new Error(`${message} at “${this.text.slice(this.at, this.at + 20)}”`);
  }
}

type Placeholder = Exclude<Piece, string>;

const piecesOf = ({ body }: Snippet): Piece[] => new SnippetReader(body.join('\n')).read();

function placeholders(pieces: readonly Piece[]): Placeholder[] {
  return pieces.flatMap((piece) => (typeof piece === 'string' ? [] : [piece, ...placeholders(piece.initial ?? [])]));
}

/** The text that the editor inserts, before anything is filled in. */
function expanded(snippet: Snippet): string {
  const pieces = piecesOf(snippet);
  const initials = new Map(placeholders(pieces).flatMap(({ tabStop, initial }) => (initial ? [[tabStop, initial] as const] : [])));
  const write = (piece: Piece): string => (typeof piece === 'string' ? piece : (piece.initial ?? initials.get(piece.tabStop) ?? []).map(write).join(''));
  return pieces.map(write).join('');
}

describe('snippets/policy-zh.json', () => {
  it('offers at least fifteen snippets, each with a prefix of its own in characters and one in pinyin', () => {
    assert.ok(entries.length >= 15);
    const prefixes = entries.flatMap(([, { prefix }]) => prefix);
    assert.deepEqual(prefixes.filter((prefix, index) => prefixes.indexOf(prefix) < index), []);
    for (const [name, { prefix }] of entries) {
      assert.ok(prefix.some((each) => /^\p{Script=Han}+$/u.test(each)) && prefix.some((each) => /^[a-z]+$/.test(each)), name);
    }
  });

  it('describes each in Chinese, with English behind', () => {
    for (const [name, { description }] of entries) assert.match(description, /^\p{Script=Han}[^A-Za-z]* [A-Z][A-Za-z ,:()]+$/u, name);
  });

  for (const [name, snippet] of entries) {
    it(`${name}: places to fill in are numbered 1, 2, 3 …, each begins with something, and the cursor ends at the end`, () => {
      const found = placeholders(piecesOf(snippet));
      const begun = found.filter(({ initial }) => initial).map(({ tabStop }) => tabStop);
      const numbers = [...new Set(found.map(({ tabStop }) => tabStop))].filter((number) => number !== 0);
      assert.deepEqual(begun, numbers.map((_, index) => index + 1));
      assert.deepEqual([...numbers].sort((a, b) => a - b), begun);
      assert.equal(found.filter(({ tabStop }) => tabStop === 0).length, 1);
      assert.ok(snippet.body.at(-1)!.endsWith('$0'));
    });

    it(`${name}: dates have no leading zeros, numbers of documents have 〔〕`, () => {
      assert.doesNotMatch(expanded(snippet), /年0|月0|[[(（【]20\d\d[\])）】]/);
    });
  }
});

/** What a skeleton has to be to the parser; an explanation (说明) is of no genre that it knows, and its title is none to it. */
interface Expected {
  readonly genre?: string;
  readonly title?: string;
  readonly outline: readonly string[];
  readonly more?: (document: PolicyDocument) => void;
}

const SKELETONS: Readonly<Record<string, Expected>> = {
  印发通知: {
    genre: '实施方案',
    title: '示例市数据要素发展实施方案',
    outline: ['一、|总体要求', '二、|重点任务', '  （一）|摸清数据底数', '  （二）|拓展应用场景', '三、|保障措施', '  （一）|加强组织实施'],
    more({ metadata, parts }) {
      assert.equal(metadata.wrapperTitle?.value, '示例市人民政府关于印发《示例市数据要素发展实施方案》的通知');
      assert.deepEqual([metadata.number?.value, metadata.date?.value, metadata.issuer?.value], ['示府发〔2026〕1号', AS_OF, '示例市人民政府']);
      assert.deepEqual(parts.map((part) => part.kind), ['body', 'attachment']);
    },
  },
  通知: {
    genre: '通知',
    title: '示例市人民政府办公室关于开展中小企业数字化诊断工作的通知',
    outline: ['一、|工作目标', '二、|重点任务', '  （一）|建立企业名录', '  （二）|组织上门服务', '三、|工作要求', '  （一）|压实工作责任', '  （二）|按时报送情况'],
    more({ metadata, parts }) {
      assert.deepEqual([metadata.number?.value, metadata.date?.value], ['示府办发〔2026〕1号', AS_OF]);
      assert.deepEqual(parts.map((part) => part.kind), ['body', 'attachment']);
    },
  },
  意见: {
    genre: '实施意见',
    title: '示例市人民政府关于加快服务型制造发展的实施意见',
    outline: [
      '一、|总体要求', '  （一）|指导思想', '  （二）|基本原则', '  （三）|主要目标', '二、|重点任务', '  （四）|发展全生命周期管理', '  （五）|推广共享制造',
      '三、|保障措施', '  （六）|加强统筹协调',
    ],
    more: ({ metadata }) => assert.equal(metadata.date?.value, AS_OF),
  },
  实施方案: {
    genre: '实施方案',
    title: '示例市工业园区绿色改造实施方案',
    outline: [
      '一、|总体要求', '  （一）|指导思想', '  （二）|工作目标',
      '二、|主要任务', '  （一）|完善基础设施', '    1.|集中供热供气', '    2.|污水分质处理', '  （二）|推进企业改造', '    1.|开展能效诊断', '    2.|实施工艺升级',
      '三、|进度安排', '  （一）|部署启动（2027年3月底前）', '  （二）|组织实施（2028年9月底前）', '  （三）|总结评估（2028年12月底前）',
      '四、|保障措施', '  （一）|加强组织领导', '  （二）|强化资金保障',
    ],
  },
  行动计划: {
    genre: '行动计划',
    title: '示例市中小企业质量提升行动计划（2027—2029年）',
    outline: [
      '一、|行动目标', '二、|重点行动', '  （一）|质量诊断行动', '  （二）|标准引领行动', '  （三）|品牌培育行动', '三、|组织保障', '  （一）|加强协同推进', '  （二）|开展跟踪评估',
    ],
    more: ({ metadata }) => assert.deepEqual(metadata.period, { from: 2027, to: 2029 }),
  },
  规划: {
    genre: '规划',
    title: '示例市“十五五”现代物流业发展规划',
    outline: [
      '第一章|发展基础', '  第一节|发展成效', '  第二节|面临形势', '第二章|总体要求', '  第一节|指导思想', '  第二节|基本原则', '  第三节|发展目标',
      '第三章|主要任务', '  第一节|完善物流网络', '  第二节|培育经营主体', '第四章|保障措施', '  第一节|加强组织领导', '  第二节|强化监测评估',
    ],
    more: ({ metadata }) => assert.deepEqual(metadata.period, { from: 2026, to: 2030 }),
  },
  办法: {
    genre: '管理办法',
    title: '示例市产业发展专项资金管理办法',
    outline: [
      '第一章|总则', '  第一条|', '  第二条|', '  第三条|', '第二章|职责分工', '  第四条|', '  第五条|', '第三章|监督管理', '  第六条|', '第四章|附则', '  第七条|', '  第八条|',
    ],
  },
  征求意见稿: {
    genre: '实施方案',
    title: '示例市低空物流发展实施方案',
    outline: ['一、|总体要求', '二、|主要任务', '  （一）|建设起降设施', '  （二）|健全安全监管', '三、|保障措施', '  （一）|加强部门协同'],
    more({ metadata }) {
      assert.deepEqual([metadata.status, metadata.date?.value, metadata.territory, metadata.level], ['draft', AS_OF, '示例省示例市', 'city']);
    },
  },
  起草说明: { outline: ['一、|起草背景', '二、|起草依据', '  （一）|《示例省低空经济促进条例》', '  （二）|《示例省低空物流试点工作方案》（示政办发〔2026〕1号）', '三、|主要内容', '四、|意见反馈'] },
};

describe('the skeletons of documents among the snippets', () => {
  it('are those that this test knows', () => {
    const skeletons = entries.filter(([, { isFileTemplate }]) => isFileTemplate).map(([name]) => name);
    assert.deepEqual(skeletons.sort(), Object.keys(SKELETONS).sort());
  });

  for (const [name, expected] of Object.entries(SKELETONS)) {
    it(`${name} is read as a document of its genre with its headings`, () => {
      const document = parse(expanded(snippets[name]!));
      assert.deepEqual([document.metadata.genre, document.metadata.title?.value], [expected.genre, expected.title]);
      assert.deepEqual(outline(document), expected.outline);
      assert.deepEqual(document.problems, []);
      expected.more?.(document);
    });
  }
});

describe(`the rules, as of ${AS_OF},`, () => {
  const complaints = (text: string): string[] => {
    const { findings, problems } = checkText(text, { rules, asOf: AS_OF });
    return [...findings.filter(({ suppressed }) => !suppressed).map(({ rule, text: found }) => `${rule}: ${found}`), ...problems.map(({ message }) => message.en)];
  };
  const suppressing = entries.filter(([, { body }]) => body.some((line) => line.includes('wenheng-disable')));
  const others = entries.filter((entry) => !suppressing.includes(entry));

  for (const [name, snippet] of others) {
    it(`find nothing wrong in ${name}`, () => assert.deepEqual(complaints(expanded(snippet)), []));
  }

  it('would find an older congress in the guiding thought', () => {
    const older = expanded(snippets['指导思想']!).replace('党的二十大和二十届历次全会', '党的十九大');
    assert.deepEqual(complaints(older), ['outdated-meeting: 党的十九大精神']);
  });

  for (const [name, snippet] of suppressing) {
    it(`are silenced by ${name}, whose choices are rules`, () => {
      const choices = placeholders(piecesOf(snippet)).flatMap((placeholder) => placeholder.choices ?? []);
      assert.deepEqual(choices.filter((choice) => !rules.some(({ meta }) => meta.id === choice)), []);
      assert.equal(choices[0], 'outdated-meeting');
      assert.deepEqual(complaints(`${expanded(snippet)}深入贯彻党的十九大精神，推进重点改革。\n`), []);
    });
  }
});

interface LanguageConfiguration {
  readonly comments: { readonly lineComment: string; readonly blockComment: readonly [string, string] };
  readonly brackets: readonly (readonly [string, string])[];
  readonly colorizedBracketPairs: readonly (readonly [string, string])[];
  readonly autoClosingPairs: readonly { readonly open: string; readonly close: string }[];
  readonly surroundingPairs: readonly (readonly [string, string])[];
  readonly autoCloseBefore: string;
  readonly wordPattern: { readonly pattern: string; readonly flags: string };
}

describe('language-configuration.json', () => {
  const errors: ParseError[] = [];
  const configuration = parseJsonc(readFileSync(join(ROOT, 'language-configuration.json'), 'utf8'), errors) as LanguageConfiguration;
  const pairs = configuration.brackets.map(([open, close]) => `${open}${close}`);

  it('is JSON with comments', () => assert.deepEqual(errors, []));

  it('closes and surrounds with every bracket, and closes before its other half', () => {
    assert.deepEqual(pairs.filter((pair) => pair.length !== 2 || pair[0] === pair[1]), []);
    const closing = configuration.autoClosingPairs.map(({ open, close }) => `${open}${close}`);
    const surrounding = configuration.surroundingPairs.map(([open, close]) => `${open}${close}`);
    for (const pair of pairs) assert.ok(closing.includes(pair) && surrounding.includes(pair) && configuration.autoCloseBefore.includes(pair[1]!), pair);
  });

  it('has no mark in two brackets, and colours none that it does not pair', () => {
    assert.equal(new Set(pairs.join('')).size, 2 * pairs.length);
    assert.deepEqual(configuration.colorizedBracketPairs.filter(([open, close]) => !pairs.includes(`${open}${close}`)), []);
  });

  it('writes comments that the parser takes for comments', () => {
    const { lineComment, blockComment } = configuration.comments;
    for (const comment of [`${lineComment} 待核`, `${blockComment[0]} 待核 ${blockComment[1]}`]) {
      const { comments, clauses } = parse(`${comment}\n正文一句。\n`);
      assert.deepEqual([comments, clauses.map((clause) => clause.text)], [[{ start: 0, end: comment.length }], ['正文一句。']]);
    }
  });

  it('takes characters up to a punctuation mark, numbers and the ids of rules for words', () => {
    const { pattern, flags } = configuration.wordPattern;
    const words = '推进“十五五”规划，增长3.5%（outdated-meeting）、〇五号'.match(new RegExp(pattern, `${flags}g`));
    assert.deepEqual(words, ['推进', '十五五', '规划', '增长', '3.5', 'outdated-meeting', '〇五号']);
  });
});
