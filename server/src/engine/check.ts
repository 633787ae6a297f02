/** The check itself: rules over one document, as a generator that its host drains at once or in slices. */

import type { Corpus, CorpusDocument, Similar } from '../corpus/model.js';
import type { Clause, PolicyDocument } from '../document/model.js';
import { Scopes } from '../extract/scope.js';
import type { Facts } from '../facts/facts.js';
import { defaultSeverity, type DocumentContext, type DocumentReader, type Frame, type NotChecked, type OtherDrafts, type PassageContext, type PassageRule, type Report, type Rule, type RuleMeta, type Seen, type Severity } from '../rules/model.js';
import { placesOf, type Place, type RunningText } from '../rules/passages.js';
import type { Localized } from '../text/localized.js';
import type { Segmenter } from '../text/segmenter.js';
import { finishSteps, type Steps } from '../text/steps.js';
import type { Agenda, LookingRule } from './agenda.js';
import { Fingerprinter, type FoldMemo } from './fingerprint.js';
import type { CheckResult, CheckSettings, Finding, Problem } from './model.js';
import { PassageCache, type Judgement, type KnownPassage } from './passage-cache.js';
import { placeNotChecked, placeReport } from './place.js';
import { readSuppressions, Silencer, unusedSuppressions, type Suppression } from './suppressions.js';

/** What a document is checked with. */
export interface CheckWorld {
  readonly rules: readonly Rule[];
  readonly facts: Facts;
  readonly corpus: Corpus | undefined;
  /** Documents of the corpus that are the draft itself. */
  readonly own: ReadonlySet<CorpusDocument>;
  /** The other drafts of the run. */
  readonly others?: OtherDrafts | undefined;
  /** Why there is no corpus, where there should be one. */
  readonly noCorpus?: Localized | undefined;
  readonly segmenter?: Segmenter | undefined;
  /** Why there is no segmenter, where it could not be loaded. */
  readonly noSegmenter?: Localized | undefined;
}

const NO_SEGMENTER: Localized = { zh: '分词组件尚未加载', en: 'the segmenter is not loaded yet' };
const WORD_ORDER: Localized = { zh: '名称用词相同、次序不同的指标', en: 'indicators whose names have the same words in another order' };
const NO_CORPUS: Localized = { zh: '没有指定语料库', en: 'no corpus was given' };
const STRENGTH: Readonly<Record<Severity, number>> = { info: 0, warning: 1, error: 2 };
const CONFIDENCE_CAP: Readonly<Record<string, Severity>> = { high: 'error', medium: 'warning', low: 'info' };

/**
 * Checks one document. Yields whenever it has looked at a passage anew and after every rule, so that a host can stop in
 * time. A rule that throws becomes one problem. With the `cache` of an earlier check of the same document, passages that
 * have not changed are not looked at again; the result is the same.
 */
export function* check(document: PolicyDocument, world: CheckWorld, settings: CheckSettings, cache = new PassageCache()): Steps<CheckResult> {
  const contents = new Map<Clause, RunningText>();
  const run = new Run(document, world, settings, contents, cache);
  const agenda = cache.begin(run.frame, run.rules);
  const scopes = new Scopes(document);
  const passages: Looked[] = placesOf(document).map((place) => ({ place, known: cache.passage(place.text, place.kind, scopes.under(place.heading)) }));
  for (const { place, known } of passages) if (place.clause) contents.set(place.clause, known.content);
  for (const looked of passages) {
    if (looked.known.lookedAtBy === agenda.rules) continue;
    run.lookAt(looked, agenda);
    yield;
  }
  const telling = passages.filter(({ known }) => known.tells);
  for (const rule of run.rules) {
    run.conclude(rule, telling);
    yield;
  }
  const result = run.result(cache.folds);
  cache.finish();
  return result;
}

/** Runs a check to its end. */
export function checkNow(document: PolicyDocument, world: CheckWorld, settings: CheckSettings): CheckResult {
  return finishSteps(check(document, world, settings));
}

/** A place with what is known of the content that stands there. */
interface Looked {
  readonly place: Place;
  readonly known: KnownPassage;
}

/** One check under way. */
class Run {
  readonly frame: Frame;
  /** The rules that are on and have what they need. */
  readonly rules: readonly Rule[];
  private readonly crashed = new Set<Rule>();
  private readonly notChecked: NotChecked[] = [];
  private readonly problems: Problem[];
  private readonly reports: { rule: Rule; report: Report; severity: Severity }[] = [];
  /** What the rule that looks at the moment leaves open. */
  private readonly open: NotChecked[] = [];
  private readonly passageContext: PassageContext;
  private needsSegmenter = false;
  private readonly readings = new Map<DocumentReader<unknown>, unknown>();
  private readonly documentContext: DocumentContext;

  constructor(
    private readonly document: PolicyDocument,
    private readonly world: CheckWorld,
    private readonly settings: CheckSettings,
    private readonly contents: ReadonlyMap<Clause, RunningText>,
    cache: PassageCache,
  ) {
    const { facts, corpus, own, segmenter } = world;
    const { asOf, territory, level } = settings;
    this.frame = { asOf: asOf.day, territory, level, period: document.metadata.period, facts, corpus, own, similar: corpus && lookingUp(corpus, own), segmenter };
    this.passageContext = { ...this.frame, notChecked: (entry) => this.open.push(entry) };
    this.documentContext = { ...this.frame, document, others: world.others, notChecked: (entry) => this.notChecked.push(entry), needsSegmenter: () => (this.needsSegmenter = true), read: (reader) => this.read(reader), kept: (make) => cache.kept(make) };
    this.problems = document.problems.map((problem) => ({ kind: 'front-matter', ...problem }));
    const on = world.rules.filter((rule) => severityOf(rule, settings) !== 'off');
    this.rules = on.filter(({ meta }) => canRun(meta, world));
    for (const rule of on) if (!corpus && rule.meta.needsCorpus) this.notChecked.push(withoutCorpus(rule, world.noCorpus));
  }

  /** Lets the rules look at a passage that have not looked at it yet. Where one fails, all are asked again the next time. */
  lookAt({ known, place }: Looked, agenda: Agenda): void {
    const { judges, lookers } = agenda.askers(known.content);
    const before = known.lookedAtBy;
    let failed = false;
    for (const rule of judges) if (!before.includes(rule) && !this.judge(rule, known)) failed = true;
    if (place.clause) for (const rule of lookers) if (!before.includes(rule) && !this.see(rule, known)) failed = true;
    known.lookedAtBy = failed ? [] : agenda.rules;
  }

  private judge(rule: PassageRule, known: KnownPassage): boolean {
    if (this.open.length > 0) this.open.length = 0; // a rule that failed may have left something behind
    try {
      const reports = [...rule.checkPassage(known.content, this.passageContext)];
      if (reports.length > 0 || this.open.length > 0) known.keep(rule, { reports, notChecked: this.open.splice(0) } satisfies Judgement);
      return true;
    } catch (error) {
      return this.fail(rule, error);
    }
  }

  private see(rule: LookingRule, known: KnownPassage): boolean {
    try {
      const value = rule.lookAt(known.content, this.frame);
      if (value !== undefined) known.keep(rule, value);
      return true;
    } catch (error) {
      return this.fail(rule, error);
    }
  }

  /** Takes what a rule has to say of the document as a whole. */
  conclude(rule: Rule, passages: readonly Looked[]): void {
    if (!('checkPassage' in rule) && this.crashed.has(rule)) return;
    const severity = severityOf(rule, this.settings) as Severity;
    try {
      const found = 'checkPassage' in rule ? this.placed(rule, passages) : rule.conclude(this.documentContext, seenBy(rule, passages));
      for (const report of found) this.reports.push({ rule, report, severity: weakest(severity, report) });
    } catch (error) {
      this.fail(rule, error);
    }
  }

  result(folds: FoldMemo): CheckResult {
    const { document, settings, world } = this;
    const findings = finish(document, this.reports, folds);
    const known = new Set(world.rules.map((rule) => rule.meta.id));
    const { suppressions, problems: mistakes } = readSuppressions(document, known);
    const silenced = suppress(findings, suppressions);
    const judged = suppressions.filter(({ rule }) => known.has(rule) && this.rules.some(({ meta }) => meta.id === rule));
    const unused = unusedSuppressions(judged, silenced.used);
    const { asOf, territory, level } = settings;
    if (this.needsSegmenter) this.notChecked.push({ what: WORD_ORDER, reason: world.noSegmenter ?? NO_SEGMENTER });
    return { document, asOf, territory, level, findings: silenced.findings, problems: [...this.problems, ...mistakes, ...unused], notChecked: this.notChecked, judged: this.judged(), needsSegmenter: this.needsSegmenter };
  }

  /** Of the names that were left uncompared the rules on targets may still have to speak. */
  private judged(): string[] {
    return this.rules.filter((rule) => !this.crashed.has(rule) && !(this.needsSegmenter && rule.meta.family === 'targets')).map(({ meta }) => meta.id);
  }

  private read<T>(reader: DocumentReader<T>): T {
    if (!this.readings.has(reader)) this.readings.set(reader, reader(this.document, (clause, extractor) => this.contents.get(clause)!.extract(extractor), this.documentContext));
    return this.readings.get(reader) as T;
  }

  private placed(rule: PassageRule, passages: readonly Looked[]): Report[] {
    const placed: Report[] = [];
    for (const { place, known } of passages) {
      const judgement = known.result(rule) as Judgement | undefined;
      if (judgement === undefined) continue;
      for (const entry of judgement.notChecked) this.notChecked.push(placeNotChecked(place, entry));
      for (const report of judgement.reports) placed.push(placeReport(this.document, place, report));
    }
    return placed;
  }

  /** The rule is out: its first failure becomes a problem. */
  private fail(rule: Rule, error: unknown): false {
    if (!this.crashed.has(rule)) this.problems.push(crash(rule, error));
    this.crashed.add(rule);
    return false;
  }
}

/** Looks texts up and keeps the last answer: the rules are asked about one clause after the other, and several of them look it up. */
function lookingUp(corpus: Corpus, own: ReadonlySet<CorpusDocument>): (text: string) => Similar {
  let last: { readonly text: string; readonly similar: Similar } | undefined;
  return (text) => {
    if (last?.text !== text) last = { text, similar: corpus.findSimilar(text, own) };
    return last.similar;
  };
}

function seenBy(rule: Rule, passages: readonly Looked[]): Seen<unknown>[] {
  const seen: Seen<unknown>[] = [];
  if (!('lookAt' in rule)) return seen;
  for (const { place: { clause }, known } of passages) {
    const value = clause && known.result(rule);
    if (value !== undefined) seen.push({ clause: clause!, value });
  }
  return seen;
}

function severityOf(rule: Rule, settings: CheckSettings): Severity | 'off' {
  const { id, severity } = rule.meta;
  if (settings.only && !settings.only.has(id)) return 'off';
  return settings.severities.get(id) ?? (settings.only ? severity : defaultSeverity(rule.meta));
}

/** Whether a rule has what it needs. One draft alone has nothing to be held against: that is no check left out. */
export function canRun({ needsCorpus, cliOnly }: RuleMeta, { corpus, others }: Pick<CheckWorld, 'corpus' | 'others'>): boolean {
  return (!needsCorpus || corpus !== undefined) && (!cliOnly || others !== undefined);
}

/** The weakest of the configured severity, the finding's cap and its confidence's cap. */
function weakest(severity: Severity, report: Report): Severity {
  const caps = [severity, report.cap ?? 'error', CONFIDENCE_CAP[report.confidence ?? 'high']!] as const;
  return caps.reduce((least, cap) => (STRENGTH[cap] < STRENGTH[least] ? cap : least));
}

function finish(document: PolicyDocument, reports: readonly { rule: Rule; report: Report; severity: Severity }[], folds: FoldMemo): Finding[] {
  if (reports.length === 0) return [];
  const fingerprints = new Fingerprinter(document, folds);
  return reports
    .map((entry, order) => ({ ...entry, order }))
    .sort((a, b) => a.report.span.start - b.report.span.start || STRENGTH[b.severity] - STRENGTH[a.severity] || a.order - b.order)
    .map(({ rule, report, severity }) => ({
      rule: rule.meta.id,
      severity,
      message: report.message,
      span: report.span,
      text: document.text.slice(report.span.start, report.span.end),
      ...fingerprints.of(rule.meta.id, report.span),
      evidence: report.evidence ?? [],
      fixes: report.fixes ?? [],
      data: report.data ?? {},
    }));
}

function suppress(findings: readonly Finding[], suppressions: readonly Suppression[]): { findings: Finding[]; used: Set<Suppression> } {
  const used = new Set<Suppression>();
  const silencer = new Silencer(suppressions);
  const marked = findings.map((finding) => {
    const by = silencer.at(finding.rule, finding.span.start);
    if (!by) return finding;
    used.add(by);
    return { ...finding, suppressed: { reason: by.reason } };
  });
  return { findings: marked, used };
}

function withoutCorpus(rule: Rule, reason: Localized = NO_CORPUS): NotChecked {
  return {
    what: { zh: `${rule.meta.id}（${rule.meta.summary.zh}）`, en: `${rule.meta.id} (${rule.meta.summary.en})` },
    reason,
  };
}

function crash(rule: Rule, error: unknown): Problem {
  const detail = error instanceof Error ? error.message : String(error);
  return { kind: 'rule-crash', message: { zh: `规则 ${rule.meta.id} 运行出错：${detail}`, en: `Rule ${rule.meta.id} failed: ${detail}` } };
}
