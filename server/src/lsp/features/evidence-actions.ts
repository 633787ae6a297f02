/** Actions that show why (查看依据): the draft beside its source, the rule's page. Only for clients that have the commands. */

import { CodeActionKind, type CodeAction, type CodeActionContext, type Range } from 'vscode-languageserver';
import { isComparable } from '../../engine/reuse/comparison.js';
import type { Finding } from '../../engine/model.js';
import type { Localized } from '../../text/localized.js';
import type { CheckedDraft } from '../session.js';
import { diagnosticsOf } from './action-target.js';
import type { FeatureContext } from './feature.js';

/** Commands of the client. The first is given a {@link CompareArguments}, the second the id of a rule. */
export const COMPARE_COMMAND = 'wenheng.compareWithSource';
export const RULE_PAGE_COMMAND = 'wenheng.openRulePage';

/** What is to be compared: enough to ask for `wenheng/comparison`, or to open both documents. */
export interface CompareArguments {
  readonly uri: string;
  readonly range: Range;
  readonly fingerprint: string;
  readonly sourceUri: string;
  readonly sourceRange: Range;
  readonly title: string;
}

const compareWith = (name: string | undefined): Localized => (name === undefined ? { zh: '与本稿另一处对比', en: 'Compare with the other place in the draft' } : { zh: `与来源对比：${name}`, en: `Compare with ${name}` });
const aboutRule = (rule: string): Localized => ({ zh: `查看规则说明：${rule}`, en: `About the rule ${rule}` });

/** What shows the evidence of the findings: a comparison of each, the page of each rule once. */
export function evidenceActions(state: CheckedDraft, findings: readonly Finding[], uri: string, asked: CodeActionContext, context: Pick<FeatureContext, 'show' | 'wishes'>): CodeAction[] {
  const { commands } = context.wishes;
  const comparisons = commands.has(COMPARE_COMMAND) ? findings.filter(isComparable).flatMap((finding) => comparisonAction(state, finding, uri, asked, context)) : [];
  const rules = commands.has(RULE_PAGE_COMMAND) ? [...new Map(findings.map((finding) => [finding.rule, finding])).values()] : [];
  return [...comparisons, ...rules.map((finding) => pageAction(finding, asked, context))];
}

function comparisonAction(state: CheckedDraft, finding: Finding, uri: string, asked: CodeActionContext, { show: { language, places } }: Pick<FeatureContext, 'show'>): CodeAction[] {
  const { document, span } = finding.evidence[0]!;
  if (document !== 'draft' && (!state.loaded || document.corpus === undefined)) return [];
  const name = document === 'draft' ? undefined : nameOf(document.document.metadata.title?.value, document.path);
  const source = document === 'draft' || !state.loaded ? { uri, range: state.text.range(span) } : places.location(state.loaded, document, span);
  const title = compareWith(name)[language];
  const words: CompareArguments = { uri, range: state.text.range(finding.span), fingerprint: finding.fingerprint, sourceUri: source.uri, sourceRange: source.range, title };
  return [{ title, kind: CodeActionKind.QuickFix, diagnostics: diagnosticsOf(finding, asked), command: { title, command: COMPARE_COMMAND, arguments: [words] } }];
}

function nameOf(title: string | undefined, path: string): string {
  return title === undefined ? path : `《${title}》`;
}

function pageAction(finding: Finding, asked: CodeActionContext, { show: { language } }: Pick<FeatureContext, 'show'>): CodeAction {
  const title = aboutRule(finding.rule)[language];
  return { title, kind: CodeActionKind.QuickFix, diagnostics: diagnosticsOf(finding, asked), command: { title, command: RULE_PAGE_COMMAND, arguments: [finding.rule] } };
}
