/** Writes a run as SARIF 2.1.0, the format of code scanning: rules, results, and what went wrong or was not checked. */

import { statSync } from 'node:fs';
import { isAbsolute, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ArtifactLocation, Fix as SarifFix, Invocation, Location, Log, Notification, Region, ReportingDescriptor, Result, Run } from 'sarif';
import type { CheckedFile } from '../../host/run.js';
import { rules } from '../../rules/index.js';
import type { Fix, RuleMeta, Severity } from '../../rules/model.js';
import { EXIT, exitCode, type RunReport } from '../report.js';
import { rulePage } from '../rule-page.js';
import { jsonPieces, Later, Listed } from './json-pieces.js';
import { eachShownFile, runNotes, type Note, type Range, type Related, type RunNote, type Shown, type ShownFile } from './shown.js';
import type { Written } from './writers.js';

const SCHEMA = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';
const ROOT_ID = '%SRCROOT%';
const LEVEL = { error: 'error', warning: 'warning', info: 'note' } as const satisfies Record<Severity, string>;

/** What notes are called, in the order of their descriptors. */
const NOTES: readonly { readonly id: Note['kind']; readonly zh: string; readonly en: string }[] = [
  { id: 'rule-crash', zh: '规则运行出错', en: 'A rule crashed' },
  { id: 'front-matter', zh: '文首元数据有误', en: 'The front matter is wrong' },
  { id: 'suppression', zh: '屏蔽注释有误', en: 'A suppression comment is wrong' },
  { id: 'not-checked', zh: '未检查', en: 'Something was not checked' },
  { id: 'skipped', zh: '跳过了文件', en: 'A file was passed over' },
  { id: 'stale-baseline', zh: '基线中有已不存在的问题', en: 'The baseline holds findings that are gone' },
];

/** The whole log, ending with a line break. */
export function writeSarif(report: RunReport): Written {
  return { text: jsonPieces({ $schema: SCHEMA, version: '2.1.0', runs: [new SarifWriter(report).run()] } satisfies Opened<Log>) };
}

/** An object some of whose members are made when their turn comes. */
type Opened<T> = T extends readonly (infer I)[] ? readonly Opened<I>[] | Listed | Later : T extends object ? { readonly [K in keyof T]: Opened<T[K]> | Listed | Later } : T;

class SarifWriter {
  private readonly indices = new Map(rules.map(({ meta }, index) => [meta.id, index]));
  /** Base ids by corpus. */
  private readonly corpora = new Map<string, string>();
  /** Of the files that have been written. */
  private readonly notes: Note[] = [];
  /** Whether a baseline was used: then every result says how it stands to it. */
  private readonly compared: boolean;

  constructor(private readonly report: RunReport) {
    this.compared = report.baselines.length > 0;
  }

  /** The results come first: they tell which corpora have to be named. */
  run(): Opened<Run> {
    const { version, language } = this.report;
    const notifications = NOTES.map(({ id, ...name }) => ({ id, shortDescription: { text: name[language] } }));
    const driver = { name: 'wenheng', fullName: '文衡 Wenheng', version, semanticVersion: version, language: this.locale, rules: rules.map(({ meta }) => this.rule(meta)), notifications };
    return {
      tool: { driver },
      language: this.locale,
      columnKind: 'utf16CodeUnits',
      results: new Listed(this.results()),
      originalUriBaseIds: new Later(() => ({ [ROOT_ID]: { uri: this.folder('.') }, ...this.corpusIds() })),
      artifacts: this.report.run.files.map((file) => this.artifact(file)),
      invocations: new Later(() => [this.invocation()]),
    };
  }

  private get locale(): string {
    return { zh: 'zh-CN', en: 'en-US' }[this.report.language];
  }

  private rule(meta: RuleMeta): ReportingDescriptor {
    const { language, root } = this.report;
    const summary = meta.summary[language];
    const full = { zh: `${summary}。依据：${meta.norm.zh}`, en: `${summary}. Basis: ${meta.norm.en}` }[language];
    const page = rulePage(meta.id, root);
    return {
      id: meta.id,
      shortDescription: { text: summary },
      fullDescription: { text: full },
      help: { text: full, ...(page !== undefined && { markdown: page }) },
      defaultConfiguration: { level: LEVEL[meta.severity], enabled: !meta.offByDefault },
      properties: { tags: [meta.family], 'problem.severity': { error: 'error', warning: 'warning', info: 'recommendation' }[meta.severity] },
    };
  }

  private *results(): Iterable<Result> {
    for (const file of eachShownFile(this.report)) {
      this.notes.push(...file.notes);
      for (const shown of file.findings) yield this.result(file, shown);
    }
  }

  private artifact({ path, result }: CheckedFile): NonNullable<Run['artifacts']>[number] {
    const { day, source } = result.asOf;
    return { location: this.location(path), roles: ['analysisTarget'], properties: { asOf: day, asOfSource: source, ...(result.territory !== undefined && { territory: result.territory }) } };
  }

  private result({ path, range, checked }: ShownFile, { rule, severity, standing, message, range: at, related, fixes, finding }: Shown): Result {
    const index = this.indices.get(rule);
    return {
      ruleId: rule,
      ...(index !== undefined && { ruleIndex: index }),
      level: LEVEL[severity],
      message: { text: literal(message) },
      locations: [this.place(path, at, finding.text)],
      partialFingerprints: { 'wenheng/v1': finding.fingerprint },
      ...(related.length > 0 && { relatedLocations: related.map((evidence, id) => this.related(evidence, id)) }),
      ...(fixes.length > 0 && { fixes: fixes.map((fix) => this.fix(path, fix, range, checked.result.document.text)) }),
      ...(finding.suppressed && { suppressions: [{ kind: 'inSource' as const, justification: finding.suppressed.reason }] }),
      ...(this.compared && { baselineState: standing === 'baselined' ? ('unchanged' as const) : ('new' as const) }),
    };
  }

  private related({ path, corpus, range, text, message }: Related, id: number): Location {
    return { id, ...this.place(path, range, text, corpus), message: { text: literal(message) } };
  }

  private fix(path: string, { title, edits }: Fix, range: ShownFile['range'], text: string): SarifFix {
    const replacements = edits.map(({ span, newText }) => ({ deletedRegion: regionOf(range(span), text.slice(span.start, span.end)), insertedContent: { text: newText } }));
    return { description: { text: title[this.report.language] }, artifactChanges: [{ artifactLocation: this.location(path), replacements }] };
  }

  /** What became of the run. A note is a notification; what stands in a document has its place. */
  private invocation(): Invocation {
    const { run, failOn, cwd } = this.report;
    const code = exitCode(run, failOn);
    return {
      executionSuccessful: code !== EXIT.failure,
      exitCode: code,
      workingDirectory: { uri: pathToFileURL(`${cwd}/`).href },
      toolExecutionNotifications: runNotes(this.report, this.notes).map((note) => this.notification(note)),
    };
  }

  private notification({ kind, severity, message, paths, range }: RunNote): Notification {
    const locations = paths.map((path) => (range ? this.place(path, range) : { physicalLocation: { artifactLocation: this.location(path) } }));
    return { descriptor: { id: kind, index: NOTES.findIndex(({ id }) => id === kind) }, level: LEVEL[severity], message: { text: literal(message) }, locations };
  }

  private place(path: string, range: Range, text?: string, corpus?: string): Location {
    return { physicalLocation: { artifactLocation: this.location(path, corpus), region: regionOf(range, text) } };
  }

  /** Relative addresses begin at the working folder or at their corpus; what lies outside has an absolute one. */
  private location(path: string, corpus?: string): ArtifactLocation {
    if (corpus === undefined && isAbsolute(path)) return { uri: pathToFileURL(path).href };
    const uri = path.split('/').map(encodeURIComponent).join('/');
    return { uri, uriBaseId: corpus === undefined ? ROOT_ID : this.corpusId(corpus) };
  }

  private corpusId(corpus: string): string {
    const id = this.corpora.get(corpus) ?? `%CORPUS${this.corpora.size + 1}%`;
    this.corpora.set(corpus, id);
    return id;
  }

  /** Documents in an index file have no address of their own: its id has a description only. */
  private corpusIds(): Record<string, ArtifactLocation> {
    const entries = [...this.corpora].map(([corpus, id]) => {
      const description = { text: { zh: `语料库 ${corpus}`, en: `corpus ${corpus}` }[this.report.language] };
      return [id, isFolder(resolve(this.report.cwd, corpus)) ? { uri: this.folder(corpus), description } : { description }] as const;
    });
    return Object.fromEntries(entries);
  }

  private folder(path: string): string {
    return pathToFileURL(`${resolve(this.report.cwd, path)}/`).href;
  }
}

function regionOf({ start, end }: Range, text?: string): Region {
  return { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column, ...(text !== undefined && { snippet: { text } }) };
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}

/** In SARIF `[words](target)` is a link: a message has none. */
function literal(message: string): string {
  return message.replace(/\[(?=[^[\]]{0,200}\]\()/g, '\\[');
}
