/** The configuration that a survey of a folder proposes (建议的配置), with comments that say why, and what it rests on. */

import type { Language, Localized } from '../text/localized.js';
import type { Survey, SurveyedPlace } from './survey.js';

/** Files that are named one by one among what is no draft. */
const MOST_EXCLUDED = 8;
/** Files that are named when it is said what was found. */
const MOST_NAMED = 3;

/** The configuration that a survey proposes: JSON with comments. */
export function configText(survey: Survey, language: Language): string {
  const entries = [...placeEntries(survey), corpusEntry(survey), excludeEntry(survey), RULES_ENTRY].filter((entry) => entry !== undefined);
  const last = entries.map(({ key }) => key !== undefined).lastIndexOf(true);
  const blocks = entries.map(({ why, key, value }, index) => {
    const line = key === undefined ? `// ${value}` : `${value}${index < last ? ',' : ''}`;
    return [`// ${why[language]}`, ...line.split('\n')].map((row) => `  ${row}`).join('\n');
  });
  const head: Localized = { zh: '文衡的配置：这个文件夹里的文稿都按它检查；路径相对于本文件。', en: 'Configuration of Wenheng for the drafts in this folder; paths are relative to this file.' };
  return `// ${head[language]}\n{\n${blocks.join('\n\n')}\n}\n`;
}

/** A key with the reason for its value; without `key` it is only proposed, in a comment. */
interface Entry {
  readonly why: Localized;
  readonly key?: string;
  readonly value: string;
}

function placeEntries(survey: Survey): Entry[] {
  const place = placeOf(survey);
  const from: Localized = survey.placesFrom === 'drafts' ? { zh: '文稿', en: 'drafts' } : { zh: '语料库文件', en: 'documents of the corpus' };
  if (!place) {
    const seen = { zh: survey.places.map(({ territory, count }) => `${territory ?? '全国'}（${count} 份）`).join('、'), en: survey.places.map(({ territory, count }) => `${territory ?? '全国'} (${count})`).join(', ') };
    const undeclared = survey.places.some(({ known }) => !known);
    if (undeclared) return [{ why: { zh: `文稿写明属于：${seen.zh}。内置表中没有的地名，先在 territories 中声明。`, en: `The documents name: ${seen.en}. Places that the built-in table does not have are declared under territories first.` }, value: '"territories": [{ "name": "示例省", "level": "province", "children": [{ "name": "示例市", "level": "city" }] }],' }];
    return [{ why: { zh: `文稿所属地域，写全称${seen.zh ? `；文件中有：${seen.zh}` : '；从文件中未看出'}。`, en: `Territory of the drafts, in full${seen.en ? `; the documents name: ${seen.en}` : '; the documents do not tell'}.` }, value: '"territory": "四川省眉山市",' }];
  }
  const why: Localized = { zh: `${place.count} 份${from.zh}写明属于这里。`, en: `${place.count} of the ${from.en} ${place.count === 1 ? 'says' : 'say'} so.` };
  if (place.territory === undefined) return [{ why: { zh: `文稿层级：${why.zh}`, en: `Level of the drafts: ${why.en}` }, key: 'level', value: '"level": "national"' }];
  return [{ why: { zh: `文稿所属地域，层级随之而定：${why.zh}`, en: `Territory of the drafts, which tells their level: ${why.en}` }, key: 'territory', value: `"territory": ${JSON.stringify(place.territory)}` }];
}

/** The place that more than half of the documents name that name one, where a configuration may name it as it is. */
function placeOf({ places }: Survey): SurveyedPlace | undefined {
  const all = places.reduce((sum, { count }) => sum + count, 0);
  const [first] = places;
  return first && first.known && first.count * 2 > all ? first : undefined;
}

function corpusEntry({ corpora }: Survey): Entry {
  if (corpora.length === 0) return { why: { zh: '语料库：用来对照的文件所在的文件夹，或 wenheng index 建成的索引。', en: 'Corpus: the folder of documents to compare with, or an index made by wenheng index.' }, value: '"corpus": ["政策库"],' };
  return { why: { zh: '语料库：文稿与其中的文件对照，其中的文件不当作文稿。', en: 'Corpus: drafts are compared with these documents, which are no drafts themselves.' }, key: 'corpus', value: `"corpus": ${JSON.stringify(corpora.map(({ path }) => path))}` };
}

function excludeEntry({ drafts, others }: Survey): Entry | undefined {
  if (others.length === 0 || drafts.length === 0) return undefined;
  if (others.length <= MOST_EXCLUDED) return { why: { zh: '看来不是公文，不检查。', en: 'These do not look like official documents and are not checked.' }, key: 'exclude', value: `"exclude": ${JSON.stringify(others.map(literalGlob))}` };
  return { why: { zh: `有 ${others.length} 个文件看来不是公文，只检查这些文稿；也可改成通配符，如 "文稿/**"。`, en: `${others.length} files do not look like official documents: only these drafts are checked; a glob such as "drafts/**" may be simpler.` }, key: 'include', value: `"include": ${JSON.stringify(drafts.map(literalGlob))}` };
}

/** A glob that matches one path only. */
function literalGlob(path: string): string {
  return path.replace(/[\\*?[\]{}()!+@]/g, '?');
}

const RULES_ENTRY: Entry = {
  why: { zh: '规则的级别 error | warning | info | off，见 wenheng rules；例如 "duplicate-clause": "off"。', en: 'Severities of rules, error | warning | info | off; wenheng rules lists them. For example "duplicate-clause": "off".' },
  key: 'rules',
  value: '"rules": {}',
};

/** What was found in the folder, a line each. */
export function foundLines(survey: Survey): Localized[] {
  const { drafts, others, corpora, places } = survey;
  const place = placeOf(survey);
  const lines: Localized[] = [drafts.length > 0 ? { zh: `文稿 ${drafts.length} 份：${some(drafts, 'zh')}`, en: `${drafts.length} draft(s): ${some(drafts, 'en')}` } : { zh: '没有找到文稿', en: 'No drafts were found' }];
  if (others.length > 0) lines.push({ zh: `看来不是公文的 ${others.length} 个：${some(others, 'zh')}`, en: `${others.length} file(s) that do not look like official documents: ${some(others, 'en')}` });
  for (const { path, documents } of corpora) lines.push(documents === undefined ? { zh: `语料库：索引文件 ${path}`, en: `Corpus: the index file ${path}` } : { zh: `语料库：${path}/（按名称判断，${documents} 份文件）`, en: `Corpus: ${path}/ (by its name; ${documents} document(s))` });
  if (corpora.length === 0) lines.push({ zh: '没有找到语料库（如 政策库/、corpus/）', en: 'No corpus was found (such as corpus/)' });
  if (place) lines.push({ zh: `地域：${place.territory ?? '全国'}（${place.count} 份文件写明）`, en: `Territory: ${place.territory ?? 'national'} (${place.count} document(s) say so)` });
  else if (places.some(({ known }) => !known)) lines.push({ zh: `地域：内置表中没有 ${places.filter(({ known }) => !known).map(({ territory }) => territory).join('、')}，请在 territories 中声明；未写入`, en: `Territory: the built-in table does not have ${places.filter(({ known }) => !known).map(({ territory }) => territory).join(', ')}; declare it under territories. Left open` });
  else lines.push(places.length > 0 ? { zh: `地域：不一致（${places.map(({ territory }) => territory ?? '全国').join('、')}），未写入`, en: `Territory: not one (${places.map(({ territory }) => territory ?? 'national').join(', ')}), left open` } : { zh: '地域：未看出，未写入', en: 'Territory: not told, left open' });
  return lines;
}

function some(names: readonly string[], language: Language): string {
  const first = names.slice(0, MOST_NAMED).join({ zh: '、', en: ', ' }[language]);
  return names.length > MOST_NAMED ? `${first}${{ zh: ' 等', en: ', …' }[language]}` : first;
}
