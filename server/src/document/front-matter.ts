/** Front matter: the YAML block between `---` lines at the head of a Markdown file. */

import { parseDocument as parseYaml, isMap, isScalar } from 'yaml';
import type { Localized } from '../text/localized.js';
import type { Span } from '../text/span.js';
import type { Line } from './physical.js';
import type { ParseProblem } from './model.js';

/** Scalar entries of a front matter with the place of each value. */
export interface FrontMatter {
  readonly entries: ReadonlyMap<string, { readonly value: string; readonly span: Span }>;
  /** Number of lines it takes, both fences included. */
  readonly lines: number;
  readonly problems: readonly ParseProblem[];
}

const LONGEST = 200;
const MOST_CHARACTERS = 20_000;
const MOST_ERRORS = 3;
const MOST_BRACKETS = 32;
const MOST_INDICATORS = 8;
const DEEP_INDENTATION = /^[ \t]{33}/;

/** Reads the front matter, if the text begins with one that is closed within 200 lines and 20,000 characters. */
export function readFrontMatter(text: string, lines: readonly Line[]): FrontMatter | undefined {
  const close = closingFence(text, lines);
  if (close === undefined) return undefined;
  const offset = lines[0]!.end;
  const source = text.slice(offset, lines[close]!.start);
  const entries = new Map<string, { value: string; span: Span }>();
  const problems: ParseProblem[] = [];
  if (isTooDeep(source)) return { entries, lines: close + 1, problems: [{ message: TOO_DEEP, span: { start: lines[0]!.start, end: lines[close]!.end } }] };
  const yaml = parseYaml(source, { schema: 'failsafe', maxAliasCount: 0 } as object);
  for (const error of yaml.errors.slice(0, MOST_ERRORS)) {
    const [start, end] = error.pos;
    problems.push({
      message: { zh: `文首元数据（front matter）不是合法的 YAML：${error.code}`, en: `The front matter is not valid YAML: ${error.code}` },
      span: { start: offset + start, end: offset + Math.max(end, start) },
    });
  }
  if (isMap(yaml.contents)) {
    for (const pair of yaml.contents.items) {
      if (!isScalar(pair.key) || !isScalar(pair.value) || !pair.value.range) continue;
      const [start, end] = pair.value.range;
      entries.set(String(pair.key.value), { value: String(pair.value.value ?? '').trim(), span: { start: offset + start, end: offset + end } });
    }
  }
  return { entries, lines: close + 1, problems };
}

/** The index of the line that closes the front matter; `undefined` where the text begins with none. */
export function closingFence(text: string, lines: readonly Line[]): number | undefined {
  if (!isFence(text, lines[0])) return undefined;
  const close = lines.findIndex((line, index) => index > 0 && index < LONGEST && isFence(text, line));
  return close < 0 || lines[close]!.start > MOST_CHARACTERS ? undefined : close;
}

const TOO_DEEP: Localized = { zh: '文首元数据（front matter）层次过深，没有读取', en: 'The front matter is nested too deeply and was not read' };

/**
 * Whether the YAML may nest deeper than metadata ever does. Its parser recurses, and a full stack ends the whole process
 * (not with an exception) when it is a regular expression that finds no room to be compiled.
 */
function isTooDeep(source: string): boolean {
  if ((source.match(/[[{]/g)?.length ?? 0) > MOST_BRACKETS) return true;
  return source.split(/\r\n|\r|\n/).some((line) => DEEP_INDENTATION.test(line) || (line.match(/[-?:](?=[ \t])/g)?.length ?? 0) > MOST_INDICATORS);
}

function isFence(text: string, line: Line | undefined): boolean {
  return line !== undefined && line.end - line.start === 3 && text.startsWith('---', line.start);
}
