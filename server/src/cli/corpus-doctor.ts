/** `wenheng corpus doctor`: what of a corpus a librarian should mend (语料库体检), with a proposal for `corpus.yaml`. */

import { examine } from '../engine/doctor/examine.js';
import { AILMENTS, type Ailment, type Finding } from '../engine/doctor/model.js';
import type { Skipped } from '../host/files.js';
import type { IsoDate } from '../text/dates.js';
import { groupBy } from '../text/groups.js';
import type { Language, Localized } from '../text/localized.js';
import { plainText } from '../text/markdown.js';
import { plain } from './columns.js';
import { openCorpus, type CorpusFlags } from './corpus-inputs.js';
import { doctorYaml, isForYaml } from './corpus-yaml.js';
import { FIELD_WORDS } from './corpus-words.js';
import type { DoctorFormat } from './options.js';
import { EXIT } from './report.js';
import { alignedTable, csvTable, markdownTable } from './tables.js';
import type { Terminal } from './terminal.js';

/** Options of `corpus doctor` as commander hands them over. */
export interface CorpusDoctorFlags extends CorpusFlags {
  readonly format: DoctorFormat;
}

/** What was found in a corpus. */
interface Examined {
  readonly asOf: IsoDate;
  readonly documents: number;
  readonly findings: readonly Finding[];
  /** Files that are not in the corpus, and what in its `corpus.yaml` files is to be mended. */
  readonly files: readonly Skipped[];
}

/** Runs `corpus doctor` and gives its exit code: 0 nothing found, 1 something found. */
export function corpusDoctor(flags: CorpusDoctorFlags, terminal: Terminal, language: Language): number {
  const { loaded: { corpus, skipped, notes }, asOf } = openCorpus(flags, terminal);
  const examined: Examined = { asOf, documents: corpus.documents.length, findings: examine({ corpus, asOf }), files: [...skipped, ...notes] };
  terminal.write(WRITERS[flags.format](examined, language));
  return examined.findings.length + examined.files.length > 0 ? EXIT.findings : EXIT.clean;
}

const KINDS: Readonly<Record<Ailment | 'file', Localized>> = {
  file: { zh: '未读入', en: 'not read' },
  missing: { zh: '缺元数据', en: 'metadata missing' },
  double: { zh: '重复', en: 'double' },
  version: { zh: '不同版本', en: 'versions' },
  superseded: { zh: '失效未标注', en: 'out of force' },
  date: { zh: '日期可疑', en: 'doubtful date' },
  scrambled: { zh: '数字错乱', en: 'scrambled digits' },
  cut: { zh: '文本不全', en: 'text cut off' },
};

const HINT: Localized = { zh: '建议', en: 'what to do' };
const FINDING: Localized = { zh: '问题', en: 'finding' };
const KIND: Localized = { zh: '类别', en: 'kind' };

const WRITERS: Readonly<Record<DoctorFormat, (examined: Examined, language: Language) => string>> = {
  table: tableOf,
  csv: (examined, language) => csvTable(rowsOf(examined, language)),
  markdown: markdownOf,
  json: jsonOf,
  yaml: ({ findings }, language) => doctorYaml(findings, language),
};

/** By kind, with what to do; then the counts, and the way to the proposal. */
function tableOf(examined: Examined, language: Language): string {
  const { findings, files } = examined;
  const sections = AILMENTS.flatMap((kind) => {
    const found = findings.filter((finding) => finding.kind === kind);
    const hints = [...groupBy(found, ({ hint }) => hint[language])];
    return found.length === 0 ? [] : [[`${KINDS[kind][language]} (${found.length})`, ...hints.flatMap(([hint, [...same]]) => [`  ${HINT[language]}${language === 'zh' ? '：' : ': '}${hint}`, ...indented(same.map((finding) => [placeOf(finding), finding.message[language]]))])].join('\n')];
  });
  const unread = files.length === 0 ? [] : [[`${KINDS.file[language]} (${files.length})`, ...indented(files.map(({ path, reason }) => [path, reason[language]]))].join('\n')];
  return `${[...unread, ...sections, closingOf(examined, language)].join('\n\n')}\n`;
}

function indented(rows: readonly (readonly string[])[]): string[] {
  return alignedTable(rows.map((row) => row.map((cell) => plain(cell)))).trimEnd().split('\n').map((line) => `    ${line}`);
}

function closingOf({ asOf, documents, findings, files }: Examined, language: Language): string {
  const total = findings.length + files.length;
  const counted = AILMENTS.map((kind) => ({ kind, count: findings.filter((finding) => finding.kind === kind).length })).filter(({ count }) => count > 0);
  const parts = [...(files.length > 0 ? [`${KINDS.file[language]} ${files.length}`] : []), ...counted.map(({ kind, count }) => `${KINDS[kind][language]} ${count}`)];
  if (total === 0) return { zh: `${documents} 份文件，没有发现要整理的问题（基准日 ${asOf}）`, en: `${documents} documents, nothing to mend (as of ${asOf})` }[language];
  const way = findings.some(isForYaml) ? { zh: '\n加 --format yaml 得到可以贴进 corpus.yaml 的内容', en: '\n--format yaml writes lines to paste into corpus.yaml' } : { zh: '', en: '' };
  return { zh: `${documents} 份文件，${total} 个问题：${parts.join('、')}（基准日 ${asOf}）${way.zh}`, en: `${documents} documents, ${total} finding${total === 1 ? '' : 's'}: ${parts.join(', ')} (as of ${asOf})${way.en}` }[language];
}

function rowsOf({ findings, files }: Examined, language: Language): string[][] {
  return [
    [KIND, FIELD_WORDS.path, FIELD_WORDS.title, FINDING, HINT].map((head) => head[language]),
    ...files.map(({ path, reason }) => [KINDS.file[language], path, '', reason[language], '']),
    ...findings.map((finding) => [KINDS[finding.kind][language], placeOf(finding), finding.document.document.metadata.title?.value ?? '', finding.message[language], finding.hint[language]]),
  ];
}

function markdownOf(examined: Examined, language: Language): string {
  const heading = { zh: '# 语料库体检', en: '# What of the corpus to mend' }[language];
  const yaml = doctorYaml(examined.findings, language);
  const proposal = !examined.findings.some(isForYaml) ? '' : `\n${{ zh: '## 可以贴进 corpus.yaml 的内容', en: '## Lines to paste into corpus.yaml' }[language]}\n\n${indentedBlock(yaml)}`;
  return `${heading}\n\n${plainText(closingOf(examined, language).split('\n')[0]!)}\n\n${markdownTable(rowsOf(examined, language))}${proposal}`;
}

/** A block of code that no text inside can end. */
function indentedBlock(text: string): string {
  return text.split('\n').map((line) => (line === '' ? '' : `    ${line}`)).join('\n');
}

function jsonOf({ asOf, documents, findings, files }: Examined, language: Language): string {
  const summary = { documents, findings: findings.length, files: files.length, byKind: Object.fromEntries(AILMENTS.map((kind) => [kind, findings.filter((finding) => finding.kind === kind).length])) };
  return `${JSON.stringify({ version: 1, asOf, findings: findings.map((finding) => findingJson(finding, language)), files: files.map(({ path, reason }) => ({ path, reason: reason[language] })), summary }, undefined, 2)}\n`;
}

function findingJson({ kind, document: { path, corpus, document: { metadata: { title } } }, message, hint, proposal = {}, blanks = [], related }: Finding, language: Language): object {
  return { kind, path, corpus, title: title?.value ?? null, message: message[language], hint: hint[language], proposal, blanks, related: related.map((other) => ({ path: other.path, corpus: other.corpus, title: other.document.metadata.title?.value ?? null })) };
}

function placeOf({ document: { corpus, path } }: Finding): string {
  return `${corpus}/${path}`;
}
