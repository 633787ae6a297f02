/** `wenheng citations`: which documents drafts cite, and which documents of the corpus cite a file (引用与被引). */

import { namesOf, type CitedBy } from '../corpus/catalogue.js';
import type { CorpusDocument } from '../corpus/model.js';
import { citedPlaces } from '../engine/cited.js';
import { Inputs, type InputDraft } from '../host/inputs.js';
import { NO_OVERRIDES } from '../host/project.js';
import { UserError } from '../host/user-error.js';
import { libraryOf } from '../rules/citing.js';
import { rules } from '../rules/index.js';
import { statusOn } from '../rules/status-of-citation.js';
import { finishSteps } from '../text/steps.js';
import type { Language } from '../text/localized.js';
import { citationsJson, citationsRows, citedByJson, citedByRows, type CitingDocument, type CitingDraft } from './citations-writer.js';
import { namedInputs, refuseEmpty, type InputFlags } from './input-flags.js';
import type { TableFormat } from './options.js';
import { EXIT } from './report.js';
import { alignedTable, csvTable, markdownTable } from './tables.js';
import type { Terminal } from './terminal.js';
import { WORDS } from './words.js';

/** Options of `citations` as commander hands them over. */
export interface CitationsFlags extends InputFlags {
  readonly format: TableFormat;
  readonly cites?: string;
}

/** Runs `citations` and gives its exit code. */
export function citationsCommand(paths: readonly string[], flags: CitationsFlags, terminal: Terminal, language: Language): number {
  refuseEmpty({ '--cites': flags.cites });
  const { cites, format } = flags;
  if (cites !== undefined && paths.length > 0) throw new UserError({ zh: `--cites 不与路径同用：${paths.join(' ')}`, en: `--cites goes without paths: ${paths.join(' ')}` });
  const named = namedInputs(cites === undefined ? paths : [cites], flags, terminal);
  const inputs = new Inputs({ ...NO_OVERRIDES, ...named, rules });
  const drafts = [...inputs.drafts()];
  for (const { path, reason } of inputs.skipped()) terminal.note({ zh: `${WORDS.skipped.zh} ${path}：${reason.zh}`, en: `${WORDS.skipped.en} ${path}: ${reason.en}` });
  if (drafts.length === 0) {
    terminal.complain({ zh: '没有读到任何文稿', en: 'No draft was read' });
    return EXIT.failure;
  }
  terminal.write(cites === undefined ? writeCitations(drafts.map(citingDraft), format, language) : writeCitedBy(drafts, cites, format, language));
  return EXIT.clean;
}

function citingDraft({ path, document, world, settings: { asOf, territory } }: InputDraft): CitingDraft {
  const frame = { ...world, asOf: asOf.day, territory };
  const places = citedPlaces(document.whole(), libraryOf(world)).map(({ place, resolution }) => {
    return { place, resolution: resolution && { ...resolution, status: statusOn(place.citation, resolution, frame) } };
  });
  return { path, asOf: asOf.day, document, places };
}

function writeCitations(drafts: readonly CitingDraft[], format: TableFormat, language: Language): string {
  if (format === 'json') return citationsJson(drafts);
  const found = drafts.some(({ places }) => places.length > 0);
  if (format === 'table' && !found) return { zh: '没有引用文件。\n', en: 'No document is cited.\n' }[language];
  return tableOf(citationsRows(drafts, format, language), format);
}

function writeCitedBy(drafts: readonly InputDraft[], cites: string, format: TableFormat, language: Language): string {
  const [draft, ...others] = drafts;
  if (!draft || others.length > 0) throw new UserError({ zh: `--cites ${cites}：应写明一个文件`, en: `--cites ${cites}: name one file` });
  const citing = citingDocuments(draft);
  if (format === 'json') return citedByJson(draft, citing);
  if (format === 'table' && citing.length === 0) return { zh: `语料库中没有引用 ${draft.path} 的文件。\n`, en: `No document of the corpus cites ${draft.path}.\n` }[language];
  return tableOf(citedByRows(citing, language), format);
}

function citingDocuments({ path, document, world: { corpus, own } }: InputDraft): CitingDocument[] {
  if (!corpus) throw new UserError({ zh: '没有语料库，请用 --corpus 或在配置中指明', en: 'There is no corpus: name one with --corpus or in the configuration' });
  const names = namesOf(document);
  if (names.titles.length === 0 && !names.number) throw new UserError({ zh: `${path} 没有可识别的标题和文号，无从查找`, en: `${path} has no title and no number to look for` });
  const byDocument = new Map<CorpusDocument, CitedBy[]>();
  for (const place of finishSteps(corpus.catalogue.citing(names, own))) byDocument.set(place.by, [...(byDocument.get(place.by) ?? []), place]);
  return Array.from(byDocument, ([by, places]) => ({ by, places }));
}

const TABLES = { table: alignedTable, csv: csvTable, markdown: markdownTable } as const;

function tableOf(rows: readonly (readonly string[])[], format: Exclude<TableFormat, 'json'>): string {
  return TABLES[format](rows);
}
