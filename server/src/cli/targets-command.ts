/** `wenheng targets`: what drafts undertake to reach, and what documents of the corpus set for the same indicators (目标清单与台账). */

import { ledgerOf } from '../engine/ledger/ledger.js';
import { targetsIn } from '../extract/targets/index.js';
import { Inputs, type InputDraft } from '../host/inputs.js';
import { NO_OVERRIDES } from '../host/project.js';
import { UserError } from '../host/user-error.js';
import { rules } from '../rules/index.js';
import type { Language } from '../text/localized.js';
import { namedInputs, refuseEmpty, type InputFlags } from './input-flags.js';
import { ledgerCsv, ledgerMarkdown, ledgerTable } from './ledger-writer.js';
import type { TableFormat } from './options.js';
import { EXIT } from './report.js';
import { alignedTable, csvTable, markdownTable } from './tables.js';
import { targetsJson } from './targets-json.js';
import { targetsRows, type TargetDraft } from './targets-writer.js';
import type { Terminal } from './terminal.js';
import { WORDS } from './words.js';

/** Options of `targets` as commander hands them over. */
export interface TargetsFlags extends InputFlags {
  readonly format: TableFormat;
  readonly territory?: string;
  readonly ledger?: boolean;
  readonly all?: boolean;
}

/** Runs `targets` and gives its exit code. */
export function targetsCommand(paths: readonly string[], flags: TargetsFlags, terminal: Terminal, language: Language): number {
  refuseEmpty({ '--territory': flags.territory });
  // A configured corpus serves the checks; the list of what was understood stays whole unless the ledger is asked for.
  const withLedger = flags.ledger === true || flags.corpus !== undefined;
  if (flags.all && !withLedger) throw new UserError({ zh: '--all 与 --corpus 或 --ledger 同用', en: '--all goes with --corpus or --ledger' });
  const inputs = new Inputs({ ...NO_OVERRIDES, ...namedInputs(paths, flags, terminal), territory: flags.territory, rules });
  const drafts = Array.from(inputs.drafts(), (draft) => targetDraft(draft, withLedger, flags.all === true));
  for (const { path, reason } of inputs.skipped()) terminal.note({ zh: `${WORDS.skipped.zh} ${path}：${reason.zh}`, en: `${WORDS.skipped.en} ${path}: ${reason.en}` });
  if (drafts.length === 0) {
    terminal.complain({ zh: '没有读到任何文稿', en: 'No draft was read' });
    return EXIT.failure;
  }
  terminal.write(written(drafts, flags.format, withLedger, terminal.columns, language));
  return EXIT.clean;
}

function targetDraft({ path, document, world: { facts, corpus, own }, settings: { asOf, territory, level } }: InputDraft, withLedger: boolean, all: boolean): TargetDraft {
  const targets = targetsIn(document.whole());
  const draft = { path, asOf, territory, document, targets, facts };
  if (!withLedger) return draft;
  if (!corpus) throw new UserError({ zh: '没有语料库，请用 --corpus 或在配置中指明', en: 'There is no corpus: name one with --corpus or in the configuration' });
  const ledger = ledgerOf(targets, { asOf: asOf.day, territory, level, facts, corpus, own, document: document.whole() }, { all });
  return { ...draft, compared: { ledger, corpusDocuments: corpus.documents.length } };
}

function written(drafts: readonly TargetDraft[], format: TableFormat, withLedger: boolean, columns: number, language: Language): string {
  if (format === 'json') return targetsJson(drafts);
  if (withLedger) return { table: () => ledgerTable(drafts, columns, language), csv: () => ledgerCsv(drafts, language), markdown: () => ledgerMarkdown(drafts, language) }[format]();
  if (format === 'table' && drafts.every(({ targets }) => targets.length === 0)) return { zh: '没有读到量化目标。\n', en: 'No quantified target was found.\n' }[language];
  return { table: alignedTable, csv: csvTable, markdown: markdownTable }[format](targetsRows(drafts, format, language));
}
