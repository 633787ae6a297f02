/** Rule pages (`docs/rules/<id>.md`): their headings, their line of metadata, and their examples, which are executed. */

import { readFileSync } from 'node:fs';
import type { Rule } from '../../server/src/rules/model.js';
import { parseIsoDate } from '../../server/src/text/dates.js';
import type { Draft } from './rule-cases.js';

/** Second-level headings of every page, in this order. */
export const SECTIONS = ['查什么', '为什么', '反例', '正例', '选项', '有意不报', 'English'] as const;

/** An example of a page: `bad` ones have findings, `good` ones none. */
export interface Example extends Draft {
  readonly kind: 'bad' | 'good';
  /** `file:line` of the fence. */
  readonly place: string;
}

/** What the tests read of a page. */
export interface RulePage {
  readonly title: string;
  /** The line below the title. */
  readonly facts: string;
  readonly sections: readonly string[];
  readonly examples: readonly Example[];
  /** Running text, a line of the page each: neither headings nor examples. */
  readonly prose: readonly string[];
}

const FAMILIES: Readonly<Record<Rule['meta']['family'], string>> = { targets: '目标指标', references: '时效引用', duplicates: '重复雷同', structure: '层次结构', form: '格式规范' };
const SEVERITIES: Readonly<Record<Rule['meta']['severity'], string>> = { error: '错误', warning: '警告', info: '提示' };

/** The line that a page states its rule's metadata in. */
export function factsLine({ meta }: Rule): string {
  return `级别：${SEVERITIES[meta.severity]}（${meta.severity}）${meta.offByDefault ? '，默认关闭（off）' : ''} · 类别：${FAMILIES[meta.family]}（${meta.family}） · 修复：${meta.fixable ? '有建议（fixable）' : '无（not fixable）'}`;
}

/** Reads a page. A fence that is not closed, or whose words are unknown, throws with file and line. */
export function readPage(path: string): RulePage {
  const lines = readFileSync(path, 'utf8').split('\n');
  const sections = lines.filter((line) => line.startsWith('## ')).map((line) => line.slice(3));
  return { title: lines[0] ?? '', facts: lines.slice(1).find((line) => line.trim() !== '') ?? '', sections, examples: readExamples(lines, path), prose: proseOf(lines) };
}

function proseOf(lines: readonly string[]): string[] {
  let inside = false;
  return lines.filter((line) => {
    const fence = line.startsWith('```');
    if (fence) inside = !inside;
    return !fence && !inside && !/^(?:#|\||[-*>] |[0-9]+\. )/.test(line);
  });
}

/** Examples in the order of the page; a corpus document, or another draft of the run, serves all examples that follow it. */
function readExamples(lines: readonly string[], path: string): Example[] {
  const examples: Example[] = [];
  const corpus: { path: string; text: string }[] = [];
  const others: { path: string; text: string }[] = [];
  for (let index = 0; index < lines.length; index++) {
    if (!lines[index]!.startsWith('```policy')) continue;
    const place = `${path}:${index + 1}`;
    const end = lines.indexOf('```', index + 1);
    if (end < 0) throw new Error(`${place}: the example is not closed`);
    const text = lines.slice(index + 1, end).join('\n');
    const [, kind, ...words] = lines[index]!.split(' ');
    if (kind === 'corpus' && words.length > 0) corpus.push({ path: words.join(' '), text });
    else if (kind === 'other' && words.length > 0) others.push({ path: words.join(' '), text });
    else if (kind === 'bad' || kind === 'good') examples.push({ kind, place, text, ...(corpus.length > 0 && { corpus: [...corpus] }), ...(others.length > 0 && { others: [...others] }), ...settings(words, place) });
    else throw new Error(`${place}: an example is “policy bad”, “policy good”, “policy corpus PATH” or “policy other PATH”`);
    index = end;
  }
  return examples;
}

function settings(words: readonly string[], place: string): Pick<Draft, 'asOf' | 'territory'> {
  const read: { asOf?: string; territory?: string } = {};
  for (const word of words) {
    const [key, value = ''] = word.split('=');
    if (key === 'asOf' && parseIsoDate(value)) read.asOf = value;
    else if (key === 'territory' && value) read.territory = value;
    else throw new Error(`${place}: “${word}” is neither asOf=YYYY-MM-DD nor territory=NAME`);
  }
  return read;
}
