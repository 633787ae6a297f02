/** The check itself: rules over one document, as a generator that its host drains at once or in slices. */

import type { Corpus, CorpusDocument } from '../corpus/model.js';
import type { PolicyDocument } from '../document/model.js';
import type { Facts } from '../facts/facts.js';
import type { NotChecked, Report, Rule, RuleContext, Severity } from '../rules/model.js';
import { Fingerprinter } from './fingerprint.js';
import type { CheckResult, CheckSettings, Finding, Problem } from './model.js';
import { readSuppressions, Silencer, unusedSuppressions, type Suppression } from './suppressions.js';

/** What a document is checked with. */
export interface CheckWorld {
  readonly rules: readonly Rule[];
  readonly facts: Facts;
  readonly corpus: Corpus | undefined;
  /** Tells the draft itself among the corpus documents (same file or same content). */
  isDraft(document: CorpusDocument): boolean;
}

const STRENGTH: Readonly<Record<Severity, number>> = { info: 0, warning: 1, error: 2 };
const CONFIDENCE_CAP: Readonly<Record<string, Severity>> = { high: 'error', medium: 'warning', low: 'info' };

/** Checks one document. Yields between rules, so that a host can stop in time; a rule that throws becomes one problem. */
export function* check(document: PolicyDocument, world: CheckWorld, settings: CheckSettings): Generator<undefined, CheckResult> {
  const notChecked: NotChecked[] = [];
  const problems: Problem[] = document.problems.map((problem) => ({ kind: 'front-matter', ...problem }));
  const context: RuleContext = {
    document,
    asOf: settings.asOf.day,
    territory: settings.territory,
    level: settings.level,
    facts: world.facts,
    corpus: world.corpus,
    isDraft: (candidate) => world.isDraft(candidate),
    notChecked: (entry) => notChecked.push(entry),
  };
  const reports: { rule: Rule; report: Report; severity: Severity }[] = [];
  for (const rule of world.rules) {
    const severity = severityOf(rule, settings);
    if (severity === 'off') continue;
    if (rule.meta.needsCorpus && !world.corpus) {
      notChecked.push(withoutCorpus(rule));
      continue;
    }
    try {
      for (const report of rule.check(context)) reports.push({ rule, report, severity: weakest(severity, report) });
    } catch (error) {
      problems.push(crash(rule, error));
    }
    yield;
  }
  const findings = finish(document, reports);
  const known = new Set(world.rules.map((rule) => rule.meta.id));
  const { suppressions, problems: mistakes } = readSuppressions(document, known);
  const silenced = suppress(findings, suppressions);
  const judged = suppressions.filter(({ rule }) => known.has(rule) && isOn(rule, world.rules, settings));
  const unused = unusedSuppressions(judged, silenced.used);
  const { asOf, territory, level } = settings;
  return { document, asOf, territory, level, findings: silenced.findings, problems: [...problems, ...mistakes, ...unused], notChecked };
}

/** Runs a check to its end. */
export function checkNow(document: PolicyDocument, world: CheckWorld, settings: CheckSettings): CheckResult {
  const run = check(document, world, settings);
  for (;;) {
    const step = run.next();
    if (step.done) return step.value;
  }
}

function severityOf(rule: Rule, settings: CheckSettings): Severity | 'off' {
  if (settings.only && !settings.only.has(rule.meta.id)) return 'off';
  return settings.severities.get(rule.meta.id) ?? rule.meta.severity;
}

function isOn(id: string, rules: readonly Rule[], settings: CheckSettings): boolean {
  const rule = rules.find((candidate) => candidate.meta.id === id);
  return rule !== undefined && severityOf(rule, settings) !== 'off';
}

/** The weakest of the configured severity, the finding's cap and its confidence's cap. */
function weakest(severity: Severity, report: Report): Severity {
  const caps = [severity, report.cap ?? 'error', CONFIDENCE_CAP[report.confidence ?? 'high']!] as const;
  return caps.reduce((least, cap) => (STRENGTH[cap] < STRENGTH[least] ? cap : least));
}

function finish(document: PolicyDocument, reports: readonly { rule: Rule; report: Report; severity: Severity }[]): Finding[] {
  const fingerprints = new Fingerprinter(document);
  return reports
    .map((entry, order) => ({ ...entry, order }))
    .sort((a, b) => a.report.span.start - b.report.span.start || STRENGTH[b.severity] - STRENGTH[a.severity] || a.order - b.order)
    .map(({ rule, report, severity }) => ({
      rule: rule.meta.id,
      severity,
      message: report.message,
      span: report.span,
      text: document.text.slice(report.span.start, report.span.end),
      fingerprint: fingerprints.of(rule.meta.id, report.span),
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

function withoutCorpus(rule: Rule): NotChecked {
  return {
    what: { zh: `${rule.meta.id}（${rule.meta.summary.zh}）`, en: `${rule.meta.id} (${rule.meta.summary.en})` },
    reason: { zh: '没有指定语料库', en: 'no corpus was given' },
  };
}

function crash(rule: Rule, error: unknown): Problem {
  const detail = error instanceof Error ? error.message : String(error);
  return { kind: 'rule-crash', message: { zh: `规则 ${rule.meta.id} 运行出错：${detail}`, en: `Rule ${rule.meta.id} failed: ${detail}` } };
}
