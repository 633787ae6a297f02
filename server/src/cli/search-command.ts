/** `wenheng search`: clauses of a corpus that hold a text, or its words (检索). */

import { searchCorpus } from '../engine/search/search.js';
import { dictionaryFolder } from '../host/dictionaries.js';
import { Inputs } from '../host/inputs.js';
import { NO_OVERRIDES } from '../host/project.js';
import { SegmenterHost } from '../host/segmenter.js';
import { UserError } from '../host/user-error.js';
import { rules } from '../rules/index.js';
import { foldText } from '../text/fold.js';
import type { Language } from '../text/localized.js';
import { namedInputs, readInput } from './input-flags.js';
import type { SearchFormat } from './options.js';
import { EXIT } from './report.js';
import { searchJson, searchRows, type Searched } from './search-writer.js';
import { alignedTable, markdownTable } from './tables.js';
import type { Terminal } from './terminal.js';
import { WORDS } from './words.js';

/** Options of `search` as commander hands them over. */
export interface SearchFlags {
  readonly corpus?: string[];
  readonly config?: string;
  readonly limit: number;
  readonly format: SearchFormat;
}

/** Runs `search` and gives its exit code: 0 as well where nothing is found, as for all commands that list. */
export function searchCommand(words: readonly string[], flags: SearchFlags, terminal: Terminal, { language, root }: { language: Language; root: string }): number {
  const named = namedInputs([], flags, terminal);
  const text = words.length === 1 && words[0] === '-' ? readInput(terminal) : words.join(' ');
  if (foldText(text) === '') throw new UserError({ zh: '没有写明要找的文字', en: 'No text to look for was given' });
  const inputs = new Inputs({ ...NO_OVERRIDES, ...named, rules });
  const loaded = inputs.corpusHere();
  if (!loaded) throw new UserError({ zh: '没有语料库，请用 --corpus 或在配置中指明', en: 'There is no corpus: name one with --corpus or in the configuration' });
  for (const { path, reason } of inputs.skipped()) terminal.note({ zh: `${WORDS.skipped.zh} ${path}：${reason.zh}`, en: `${WORDS.skipped.en} ${path}: ${reason.en}` });
  const segmenter = new SegmenterHost(dictionaryFolder(root)).load();
  const unsegmented = 'failure' in segmenter ? segmenter.failure : undefined;
  if (unsegmented) terminal.note({ zh: `${unsegmented.zh}，按标点和空格分词`, en: `${unsegmented.en}: words are parted at punctuation and blanks` });
  const result = searchCorpus(text, loaded.corpus, 'segmenter' in segmenter ? segmenter.segmenter : undefined, flags.limit);
  terminal.write(written({ text, result, corpus: loaded.corpus, unsegmented }, flags.format, language));
  return EXIT.clean;
}

function written(searched: Searched, format: SearchFormat, language: Language): string {
  if (format === 'json') return searchJson(searched, language);
  const { matches, total, saturated } = searched.result;
  if (format === 'markdown') return markdownTable(searchRows(searched, format, language));
  const { documents, clauseCount } = searched.corpus;
  if (matches.length === 0) {
    return { zh: `语料库（${documents.length} 份文件、${clauseCount} 段）中没有相符的条款。\n`, en: `No clause of the corpus (${documents.length} documents, ${clauseCount} clauses) matches.\n` }[language];
  }
  const more = saturated ? { zh: '，可能还有更多', en: ', and perhaps more' } : { zh: '', en: '' };
  const closing = { zh: `共 ${total} 段${more.zh}，列出 ${matches.length} 段`, en: `${total} clause${total === 1 ? '' : 's'} found${more.en}, ${matches.length} listed` };
  return `${alignedTable(searchRows(searched, format, language))}${closing[language]}\n`;
}
