/** The request `wenheng/ledger` (目标对照): the draft's targets beside those of the corpus, by indicator, with the points of a chart. */

import { LSPErrorCodes, ResponseError, type Range } from 'vscode-languageserver';
import type { CorpusDocument } from '../../corpus/model.js';
import type { Series } from '../../engine/ledger/chart.js';
import { ledgerSteps, type Compared, type Ledger, type LedgerColumn, type LedgerRow } from '../../engine/ledger/ledger.js';
import { findingsByRow, stateOf, type RowState } from '../../engine/ledger/states.js';
import type { Finding } from '../../engine/model.js';
import { pointsOf } from '../../engine/ledger/points.js';
import { nameOf, valueOf, valuesOf, type SaidValue } from '../../engine/ledger/words.js';
import { findTargets, targetsIn, type DocumentTarget } from '../../extract/targets/index.js';
import type { ClauseTargets } from '../../extract/targets/found.js';
import type { Clause, PolicyDocument } from '../../document/model.js';
import type { Rule, Severity } from '../../rules/model.js';
import { endOf } from '../../rules/target-identity.js';
import type { Language } from '../../text/localized.js';
import type { Span } from '../../text/span.js';
import type { Steps } from '../../text/steps.js';
import type { CheckedDraft } from '../session.js';
import { inSlices } from '../slices.js';
import type { Feature, FeatureContext } from './feature.js';
import { frameOf, namedDocument, type NamedDocument, type PanelFrame, type PanelParams, type Unchanged } from './panel.js';

export const LEDGER_REQUEST = 'wenheng/ledger';

/** Documents of one relation beside an indicator: the nearest and latest; further ones are counted. */
const MOST_BESIDE = 8;

export interface LedgerAnswer extends PanelFrame {
  /** Targets of the draft. */
  readonly targets: number;
  /** Documents that rows speak of, by their place here. */
  readonly documents: readonly DocumentBeside[];
  /** In the order of the draft. */
  readonly rows: readonly RowAnswer[];
  /** Documents that have an indicator of the draft and are not compared. */
  readonly leftOut: Readonly<Record<'own' | 'later' | 'obsolete', number>>;
}

export interface DocumentBeside extends NamedDocument {
  readonly relation: Compared;
  /** Its place among those of its relation, from 1. */
  readonly ordinal: number;
  /** Held only as a 征求意见稿; its years are over. */
  readonly draft: boolean;
  readonly ended: boolean;
}

export interface RowAnswer {
  /** Tells it from other rows of the answer, and stays the same while the indicator does. */
  readonly key: string;
  readonly name: string;
  /** As the draft writes it. */
  readonly unit: string;
  readonly state: RowState;
  readonly findings: readonly { readonly severity: Severity; readonly message: string }[];
  readonly own: readonly (ValueAnswer & { readonly range: Range })[];
  readonly beside: readonly { readonly document: number; readonly values: readonly (ValueAnswer & { readonly span: Span })[] }[];
  /** How many documents of a relation are not in `beside`. */
  readonly more: Readonly<Partial<Record<Compared, number>>>;
  readonly points: readonly PointAnswer[];
}

/** A value as it is said, and where room is scarce; `amount` in the base unit, to sort by. */
interface ValueAnswer {
  readonly text: string;
  readonly short: string;
  readonly amount: number;
  readonly year?: number;
  readonly doubtful: boolean;
}

interface PointAnswer {
  readonly series: Series;
  readonly line: string;
  readonly year: number;
  readonly value: number;
  readonly label: string;
  readonly text: string;
  /** The document; none for the draft. */
  readonly document?: number;
}

export const ledger: Feature = {
  capabilities: () => ({}),
  listen: (connection, context) =>
    connection.onRequest(LEDGER_REQUEST, async ({ uri, known }: PanelParams, token): Promise<LedgerAnswer | Unchanged | null> => {
      const state = await context.checked(uri);
      if (!state) return null;
      if (state.id === known) return { unchanged: true };
      const answer = await inSlices(ledgerAnswer(state, context), () => token.isCancellationRequested);
      if (!answer) throw new ResponseError(LSPErrorCodes.RequestCancelled, 'cancelled');
      return answer;
    }),
};

/** The ledger of a draft as it was checked. */
export function* ledgerAnswer(state: CheckedDraft, context: Pick<FeatureContext, 'show' | 'rules'>): Steps<LedgerAnswer> {
  const { result: { document, asOf, territory, level }, project: { facts }, loaded, own } = state;
  const targets = yield* targetSteps(document);
  const made = yield* ledgerSteps(targets, { asOf: asOf.day, territory, level, facts, own, document, corpus: loaded?.corpus }, { all: true });
  const { language } = context.show;
  const documents = new Documents(made.columns);
  const findings = findingsByRow(made.rows, targetFindings(state, context.rules));
  const keys = new Map<string, number>();
  const rows: RowAnswer[] = [];
  for (const row of made.rows) {
    rows.push(rowAnswer(row, made, { state, documents, findings, keys, language }));
    yield;
  }
  const left = (wanted: string): number => made.leftOut.filter(({ relation }) => relation === wanted).length;
  return { ...frameOf(state, context), targets: targets.length, documents: documents.used, rows, leftOut: { own: left('own'), later: left('later'), obsolete: left('obsolete') } };
}

/** Reads the clauses one by one, so that a long draft holds nobody up. */
function* targetSteps(document: PolicyDocument): Steps<readonly DocumentTarget[]> {
  const said = new Map<Clause, ClauseTargets | undefined>();
  for (const clause of document.clauses) {
    said.set(clause, findTargets(clause.text)[0]);
    yield;
  }
  return targetsIn(document, (clause) => said.get(clause));
}

function targetFindings({ result }: CheckedDraft, rules: readonly Rule[]): Finding[] {
  const ours = new Set(rules.filter(({ meta }) => meta.family === 'targets').map(({ meta }) => meta.id));
  return result.findings.filter(({ rule, suppressed, baselined }) => ours.has(rule) && !suppressed && !baselined);
}

interface RowWorld {
  readonly state: CheckedDraft;
  readonly documents: Documents;
  readonly findings: ReadonlyMap<LedgerRow, readonly Finding[]>;
  /** How often each name has come. */
  readonly keys: Map<string, number>;
  readonly language: Language;
}

function rowAnswer(row: LedgerRow, made: Ledger, { state, documents, findings, keys, language }: RowWorld): RowAnswer {
  const [first] = row.own;
  const name = nameOf(first, language);
  const count = (keys.get(name) ?? 0) + 1;
  keys.set(name, count);
  const concerned = findings.get(row) ?? [];
  const shown = new Map<Compared, number>();
  const more: Partial<Record<Compared, number>> = {};
  const beside = made.columns.flatMap(({ document, relation }) => {
    const targets = row.cells.get(document);
    if (!targets) return [];
    const already = shown.get(relation) ?? 0;
    shown.set(relation, already + 1);
    if (already >= MOST_BESIDE) {
      more[relation] = already + 1 - MOST_BESIDE;
      return [];
    }
    return [{ document: documents.placeOf(document), values: valuesOf(targets, first, language).map((said) => ({ ...valueAnswer(said), span: said.target.span })) }];
  });
  const points = pointsOf(row, made.columns).map(({ target, source, ...point }) => ({ ...point, text: valueOf(target, language), ...(source > 0 && { document: documents.placeOf(made.columns[source - 1]!.document) }) }));
  return {
    key: `${name} ${count}`,
    name,
    unit: first.unit,
    state: stateOf(row, made, concerned),
    findings: concerned.map(({ severity, message }) => ({ severity, message: message[language] })),
    own: valuesOf(row.own, first, language).map((said) => ({ ...valueAnswer(said), range: state.text.range(said.target.span) })),
    beside,
    more,
    points,
  };
}

function valueAnswer({ text, short, target: { base, period, confidence } }: SaidValue<DocumentTarget>): ValueAnswer {
  const year = endOf(period);
  return { text, short, amount: base.value, ...(year !== undefined && { year }), doubtful: confidence !== 'high' };
}

/** The documents that an answer speaks of, each once, in the order in which they are first named. */
class Documents {
  readonly used: DocumentBeside[] = [];
  private readonly places = new Map<CorpusDocument, number>();
  private readonly columns = new Map<CorpusDocument, { readonly column: LedgerColumn; readonly ordinal: number }>();

  constructor(columns: readonly LedgerColumn[]) {
    const counts = new Map<Compared, number>();
    for (const column of columns) {
      const ordinal = (counts.get(column.relation) ?? 0) + 1;
      counts.set(column.relation, ordinal);
      this.columns.set(column.document, { column, ordinal });
    }
  }

  placeOf(document: CorpusDocument): number {
    const known = this.places.get(document);
    if (known !== undefined) return known;
    const { column: { relation, status, ended }, ordinal } = this.columns.get(document)!;
    this.places.set(document, this.used.length);
    return this.used.push({ ...namedDocument(document), relation, ordinal, draft: status === 'draft', ended }) - 1;
  }
}
