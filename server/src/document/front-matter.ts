/** Front matter: the YAML block between `---` lines at the head of a Markdown file. */

import { parseDocument as parseYaml, isMap, isScalar } from 'yaml';
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

/** Reads the front matter, if the text begins with one that is closed within 200 lines and 20,000 characters. */
export function readFrontMatter(text: string, lines: readonly Line[]): FrontMatter | undefined {
  if (!isFence(text, lines[0])) return undefined;
  const close = lines.findIndex((line, index) => index > 0 && index < LONGEST && isFence(text, line));
  if (close < 0 || lines[close]!.start > MOST_CHARACTERS) return undefined;
  const offset = lines[0]!.end;
  const source = text.slice(offset, lines[close]!.start);
  const entries = new Map<string, { value: string; span: Span }>();
  const problems: ParseProblem[] = [];
  const yaml = parseYaml(source, { schema: 'failsafe', maxAliasCount: 0 } as object);
  for (const error of yaml.errors) {
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

function isFence(text: string, line: Line | undefined): boolean {
  return line !== undefined && line.end - line.start === 3 && text.startsWith('---', line.start);
}
