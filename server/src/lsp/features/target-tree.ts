/** The targets of a draft as a tree (本稿目标视图): section by section what was understood, and what stands beside each. Requests beyond the protocol. */

import { LSPErrorCodes, ResponseError, type CancellationToken, type Range } from 'vscode-languageserver';
import { describedLines, type TargetBeside } from '../../engine/describe/targets.js';
import type { Compared } from '../../engine/ledger/ledger.js';
import { outlineTargets, type OutlinedTarget, type TargetOutline, type TargetState } from '../../engine/ledger/outline.js';
import { cellOf, KIND, nameOf as targetName, RELATION, statesOf, valueOf } from '../../engine/ledger/words.js';
import type { CorpusTarget } from '../../corpus/model.js';
import { nameOf } from '../../rules/counterparts.js';
import type { Language, Localized } from '../../text/localized.js';
import type { CheckedDraft } from '../session.js';
import { inSlices } from '../slices.js';
import { isLoading } from './cited.js';
import type { Feature, FeatureContext } from './feature.js';

export const TARGETS_REQUEST = 'wenheng/targets';

/** Parameters of the request: the draft, and a target by its id where what stands beside it is wanted. */
export interface TargetsParams {
  readonly uri: string;
  readonly target?: string;
}

/** Its result. Without a `target` the sections; with one, `beside` alone. Texts are in the language of the interface. */
export interface Targets {
  /** `none`: the document is no draft, or cannot be checked. */
  readonly state: 'none' | 'ready';
  readonly corpus: 'none' | 'loading' | 'error' | 'ready';
  readonly sections: readonly TargetSectionNode[];
  /** Goals of the superiors that are not taken up. */
  readonly uncovered: readonly BesideNode[];
  readonly beside: readonly BesideNode[];
}

export interface TargetSectionNode {
  /** Empty for what stands before the first heading. */
  readonly title: string;
  readonly range: Range;
  readonly targets: readonly TargetNode[];
}

export interface TargetNode {
  /** Stays the same as long as name, value and order do. */
  readonly id: string;
  readonly name: string;
  /** With its period: 78%以上（2028年）. */
  readonly value: string;
  readonly kind: string;
  readonly range: Range;
  readonly state: TargetState;
  readonly stateText: string;
  /** What rules say of it. */
  readonly problems: readonly string[];
  /** What was understood, a line each. */
  readonly lines: readonly string[];
  /** How many documents stand beside it. */
  readonly beside: number;
}

/** What a document of the corpus sets. */
export interface BesideNode {
  readonly relation: Compared;
  readonly relationText: string;
  /** The indicator, of what is not taken up. */
  readonly name?: string;
  readonly title: string;
  readonly details: readonly string[];
  readonly value: string;
  readonly uri: string;
  readonly range: Range;
}

const STATES: Readonly<Record<TargetState, Localized>> = {
  ok: { zh: '已比对，未见问题', en: 'compared, nothing found' },
  conflict: { zh: '有问题', en: 'there are findings' },
  below: { zh: '低于上级要求或已有水平', en: 'below what a superior asks or what has been reached' },
  absent: { zh: '语料库中没有同一指标', en: 'the corpus has no such indicator' },
  open: { zh: '未比对', en: 'not compared' },
};

export const targetTree: Feature = {
  capabilities: () => ({}),
  listen: (connection, context) => {
    const outlines = new WeakMap<CheckedDraft, Promise<TargetOutline | undefined>>();
    connection.onRequest(TARGETS_REQUEST, async ({ uri, target }: TargetsParams, token: CancellationToken): Promise<Targets> => {
      const state = await context.checked(uri);
      if (!state) return { state: 'none', corpus: 'none', sections: [], uncovered: [], beside: [] };
      const promise = outlines.get(state) ?? outlined(state, context);
      outlines.set(state, promise);
      const outline = await promise;
      if (!outline || token.isCancellationRequested) throw new ResponseError(LSPErrorCodes.RequestCancelled, 'cancelled');
      return target === undefined ? sectionsOf(state, outline, context) : besideOf(state, outline, target, context);
    });
  },
};

/** The outline of a checked draft; dropped when the draft is another one. */
function outlined(state: CheckedDraft, { session, rules }: FeatureContext): Promise<TargetOutline | undefined> {
  const rule = rules.find(({ meta }) => meta.id === 'target-uncovered');
  const world = { facts: state.project.facts, corpus: state.loaded?.corpus, own: state.own };
  const isCurrent = (): boolean => session.uris().some((uri) => session.lastKnown(uri) === state);
  return inSlices(outlineTargets(state.result, world, rule), () => !isCurrent());
}

function sectionsOf(state: CheckedDraft, { sections, uncovered }: TargetOutline, context: FeatureContext): Targets {
  const { text } = state;
  const ids = new Map(named(sections.flatMap(({ targets }) => targets)).map(([id, target]) => [target, id]));
  return {
    state: 'ready',
    corpus: corpusOf(state),
    sections: sections.map(({ heading, targets }) => ({
      title: heading ? `${heading.label.value}${heading.title}` : '',
      range: text.range(heading?.span ?? targets[0]!.target.span),
      targets: targets.map((outlinedTarget) => targetNode(outlinedTarget, ids.get(outlinedTarget)!, state, context.show.language)),
    })),
    uncovered: uncovered.flatMap((entry) => uncoveredNode(entry, state, context)),
    beside: [],
  };
}

function targetNode({ target, state, findings, beside }: OutlinedTarget, id: string, { text, result: { territory } }: CheckedDraft, language: Language): TargetNode {
  return {
    id,
    name: targetName(target, language),
    value: valueOf(target, language),
    kind: KIND[target.kind][language],
    range: text.range(target.span),
    state,
    stateText: STATES[state][language],
    problems: findings.map(({ message }) => message[language]),
    lines: describedLines(target, territory).map((line) => line[language]),
    beside: beside.length,
  };
}

/** Targets by their ids: name and value, numbered where they are the same. */
function named(targets: readonly OutlinedTarget[]): [string, OutlinedTarget][] {
  const seen = new Map<string, number>();
  return targets.map((outlinedTarget) => {
    const said = `${targetName(outlinedTarget.target, 'zh')} ${valueOf(outlinedTarget.target, 'zh')}`;
    const count = (seen.get(said) ?? 0) + 1;
    seen.set(said, count);
    return [count === 1 ? said : `${said} #${count}`, outlinedTarget];
  });
}

function besideOf(state: CheckedDraft, { sections }: TargetOutline, id: string, context: FeatureContext): Targets {
  const found = named(sections.flatMap(({ targets }) => targets)).find(([name]) => name === id)?.[1];
  const beside = (found?.beside ?? []).flatMap((document) => besideNode(found!, document, state, context));
  return { state: 'ready', corpus: corpusOf(state), sections: [], uncovered: [], beside };
}

function besideNode({ target }: OutlinedTarget, { targets, ...column }: TargetBeside, { loaded }: CheckedDraft, { show: { language, places } }: FeatureContext): BesideNode[] {
  const { document, relation } = column;
  const [first] = targets;
  if (!loaded || !first) return [];
  const { date } = document.document.metadata;
  return [{
    relation,
    relationText: RELATION[relation][language],
    title: nameOf(document),
    details: [...(date ? [date.value] : []), ...statesOf(column).map((stands) => stands[language])],
    value: cellOf(targets, target, language),
    ...places.location(loaded, document, first.span),
  }];
}

function uncoveredNode({ document, target }: CorpusTarget, { loaded }: CheckedDraft, { show: { language, places } }: FeatureContext): BesideNode[] {
  if (!loaded) return [];
  const { date } = document.document.metadata;
  const details = date ? [date.value] : [];
  return [{ relation: 'superior', relationText: RELATION.superior[language], name: targetName(target, language), title: nameOf(document), details, value: valueOf(target, language), ...places.location(loaded, document, target.span) }];
}

function corpusOf(state: CheckedDraft): Targets['corpus'] {
  if (state.loaded) return 'ready';
  if (isLoading(state)) return 'loading';
  return state.corpusError ? 'error' : 'none';
}
