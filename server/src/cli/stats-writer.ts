/** Writes where a draft's text comes from (来源统计, `check --stats`): lines for people, an object for programs. */

import type { Reuse, ReusedSource, ReuseRelation } from '../engine/reuse/reuse.js';
import type { Language, Localized } from '../text/localized.js';
import { cutTo, plain } from './columns.js';

const RELATIONS: readonly ReuseRelation[] = ['superior', 'version', 'elsewhere'];
const MOST_SOURCES = 10;

const WORDS = {
  head: { zh: '来源', en: 'sources' },
  own: { zh: '自写', en: 'own' },
  superior: { zh: '沿用所贯彻的上级文件', en: 'from superiors it implements' },
  version: { zh: '同本文件其他版本', en: 'as in other versions of it' },
  elsewhere: { zh: '与其他文件相同', en: 'as in other documents' },
  none: { zh: '没有语料库，未统计来源', en: 'no corpus: sources were not counted' },
} as const satisfies Record<string, Localized>;

const SHORT = { superior: { zh: '上级', en: 'superior' }, version: { zh: '版本', en: 'version' }, elsewhere: { zh: '其他', en: 'other' } } as const satisfies Record<ReuseRelation, Localized>;

/** The lines of one file: what is counted, the shares, the documents that give most. `width` is the number of terminal columns. */
export function statsLines(reuse: Reuse | undefined, language: Language, width: number): string[] {
  if (!reuse) return [`${WORDS.head[language]}  ${WORDS.none[language]}`];
  const { characters, uncounted, own, sources } = reuse;
  const counted = {
    zh: `正文 ${characters} 字${uncounted > 0 ? `（固定表述、引文、表格、附则等 ${uncounted} 字不计）` : ''}`,
    en: `${characters} characters${uncounted > 0 ? ` (${uncounted} of formulas, quotations, tables, closing provisions left out)` : ''}`,
  };
  const shares = RELATIONS.map((relation) => ({ relation, permille: sumOf(sources, relation).permille })).filter(({ permille }) => permille > 0);
  const line = [`${WORDS.own[language]} ${percent(own.permille)}`, ...shares.map(({ relation, permille }) => `${WORDS[relation][language]} ${percent(permille)}`)].join({ zh: '，', en: ', ' }[language]);
  const shown = [...sources].sort((a, b) => b.characters - a.characters).slice(0, MOST_SOURCES).map((source) => cutTo(sourceLine(source, language), width - 4));
  const more = sources.length - shown.length;
  const rest = more > 0 ? [{ zh: `另有 ${more} 份文件`, en: `and ${more} more document${more > 1 ? 's' : ''}` }[language]] : [];
  return [`${WORDS.head[language]}  ${counted[language]}`, `  ${line}`, ...[...shown, ...rest].map((each) => `  ${each}`)];
}

function sourceLine({ document: { corpus, path, document }, relation, permille, clauses }: ReusedSource, language: Language): string {
  const title = document.metadata.title?.value;
  const name = title === undefined ? '' : `  《${plain(title).replaceAll('《', '〈').replaceAll('》', '〉')}》`;
  const where = { zh: `${clauses} 段`, en: `${clauses} clause${clauses === 1 ? '' : 's'}` }[language];
  return `${percent(permille).padStart(6)}  ${where}  ${SHORT[relation][language]}  ${plain(`${corpus}/${path}`)}${name}`;
}

/** The same for programs; the format is described by docs/check-result.schema.json. */
export function statsJson({ characters, uncounted, own, sources }: Reuse): object {
  return {
    characters,
    uncounted,
    own: portion(own),
    ...Object.fromEntries(RELATIONS.map((relation) => [relation, portion(sumOf(sources, relation))])),
    sources: sources.map((source) => ({
      relation: source.relation,
      path: source.document.path,
      corpus: source.document.corpus,
      title: source.document.document.metadata.title?.value ?? null,
      ...portion(source),
      clauses: source.clauses,
    })),
  };
}

function sumOf(sources: readonly ReusedSource[], relation: ReuseRelation): { characters: number; permille: number } {
  const of = sources.filter((source) => source.relation === relation);
  return { characters: of.reduce((sum, source) => sum + source.characters, 0), permille: of.reduce((sum, source) => sum + source.permille, 0) };
}

function portion({ characters, permille }: { readonly characters: number; readonly permille: number }): { characters: number; percent: number } {
  return { characters, percent: permille / 10 };
}

function percent(permille: number): string {
  return `${(permille / 10).toFixed(1)}%`;
}
