/**
 * The segmenter's dictionaries (词典), looked at before native code reads them: it ends the process where a file is missing or a
 * line has another number of columns, and takes a wrong encoding or line ending without a word.
 */

import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Localized } from '../text/localized.js';
import { reasonOf } from './user-error.js';

/** Paths of the dictionaries, under the names that nodejieba gives them. */
export type Dictionaries = Readonly<Record<Kind, string>>;

type Kind = 'dict' | 'userDict' | 'hmmDict' | 'idfDict' | 'stopWordDict';

/** How a dictionary is written: the form of its lines, from the first on; the last form holds for all that follow. */
interface Format {
  readonly file: string;
  readonly forms: readonly RegExp[];
  readonly lines?: number;
  readonly shown: Localized;
}

const ENTRY = { forms: [/^\S+ [1-9]\d* [a-z]+$/], shown: { zh: '词 频次 词性', en: 'WORD COUNT TAG' } };
const WEIGHT = String.raw`-?\d+(?:\.\d+)?(?:e[+-]?\d+)?`;
const FOUR_WEIGHTS = new RegExp(`^${WEIGHT}(?: ${WEIGHT}){3}$`);
const EMISSION = `[^\\s:,]{1,2}:${WEIGHT}`;
const EMISSIONS = new RegExp(`^${EMISSION}(?:,${EMISSION})*$`);

const FORMATS: Readonly<Record<Kind, Format>> = {
  dict: { file: 'general.utf8', ...ENTRY },
  userDict: { file: 'policy.utf8', ...ENTRY },
  hmmDict: {
    file: 'model.utf8',
    forms: [...Array<RegExp>(5).fill(FOUR_WEIGHTS), EMISSIONS],
    lines: 9,
    shown: { zh: '五行各四个数，四行“字:数,…”', en: 'five lines of four numbers, four lines of CHARACTER:NUMBER,…' },
  },
  idfDict: { file: 'idf.utf8', forms: [/^\S+ [1-9]\d*(?:\.\d+)?$/], shown: { zh: '词 数', en: 'WORD NUMBER' } },
  stopWordDict: { file: 'stop-words.utf8', forms: [/^\S+$/], shown: { zh: '词', en: 'WORD' } },
};

/** Where the build puts the dictionaries, in the package's folder. */
export function dictionaryFolder(root: string): string {
  return join(root, 'dist', 'dictionary');
}

/** The dictionaries in a folder, every one of them whole; otherwise what is wrong with the first that is not. */
export function findDictionaries(folder: string): Dictionaries | { readonly failure: Localized } {
  const paths = {} as Record<Kind, string>;
  for (const kind of Object.keys(FORMATS) as Kind[]) {
    const path = join(folder, FORMATS[kind].file);
    const wrong = faultOfPath(path) ?? faultOfFile(path, FORMATS[kind]);
    if (wrong) return { failure: { zh: `分词词典 ${path} ${wrong.zh}`, en: `The segmenter's dictionary ${path} ${wrong.en}` } };
    paths[kind] = path;
  }
  return paths;
}

/** nodejieba takes `|` and `;` for the end of a path, and Windows reads the others in its own encoding. */
function faultOfPath(path: string): Localized | undefined {
  if (/[|;]/.test(path)) return { zh: '无法使用：路径中有“|”或“;”', en: 'cannot be used: there is a "|" or ";" in its path' };
  if (process.platform === 'win32' && /[^\x20-\x7e]/.test(path)) return { zh: '无法使用：路径中有非 ASCII 字符', en: 'cannot be used: its path is not all ASCII' };
  return undefined;
}

function faultOfFile(path: string, format: Format): Localized | undefined {
  try {
    if (!statSync(path).isFile()) return { zh: '不是普通文件', en: 'is no regular file' };
    return faultOfBytes(readFileSync(path), format);
  } catch (error) {
    const reason = reasonOf(error);
    return { zh: `无法读取（${reason.zh}）`, en: `cannot be read (${reason.en})` };
  }
}

function faultOfBytes(bytes: Uint8Array, format: Format): Localized | undefined {
  if (bytes.length === 0) return { zh: '是空的', en: 'is empty' };
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return { zh: '以字节顺序标记（BOM）开头', en: 'begins with a byte order mark' };
  if (bytes.includes(0x0d)) return { zh: '含有回车符，换行只能是 LF', en: 'holds carriage returns; its lines must end with LF' };
  const text = strictUtf8(bytes);
  if (text === undefined) return { zh: '不是 UTF-8 编码', en: 'is not in UTF-8' };
  return faultOfLines(text.endsWith('\n') ? text.slice(0, -1).split('\n') : text.split('\n'), format);
}

function strictUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function faultOfLines(lines: readonly string[], { forms, lines: count, shown }: Format): Localized | undefined {
  const wrong = lines.findIndex((line, index) => !forms[Math.min(index, forms.length - 1)]!.test(line));
  if (wrong >= 0) return { zh: `第 ${wrong + 1} 行写法有误（应为：${shown.zh}）`, en: `is wrong in line ${wrong + 1} (expected: ${shown.en})` };
  if (count !== undefined && lines.length !== count) return { zh: `有 ${lines.length} 行，应为 ${count} 行`, en: `has ${lines.length} lines, not ${count}` };
  return undefined;
}
