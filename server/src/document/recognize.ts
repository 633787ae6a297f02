/** Whether a text is a policy document (公文) at all: what decides if Markdown and plain text are checked in the editor. */

import { isHan, isWordCode } from '../text/characters.js';
import type { PolicyDocument } from './model.js';

/** Genres that hardly anything but official documents has; 报告, 指南, 标准 and the like are written elsewhere too. */
const OFFICIAL_GENRE = /(?:意见|计划|方案|规划|纲要|通知|办法|细则|规定|条例|决定|决议|命令|公告|通告|公报|通报|批复|复函|请示|议案|纪要|若干措施|若干政策|要点|工作报告)$/;
/** Turns of phrase that official texts are full of, and that texts on other matters seldom have more than one or two of. */
const PHRASES =
  /贯彻落实|贯彻执行|深入贯彻|全面贯彻|指导思想|基本原则|总体要求|总体目标|主要目标|重点任务|主要任务|保障措施|组织领导|组织实施|责任单位|牵头单位|责任分工|各级|各地区|各部门|各有关单位|有关部门|主管部门|国务院|党中央|人民政府|人民代表大会|省委|市委|省政府|市政府|征求意见|特此(?:通知|公告|通报|函告)|现将|印发给你们|请(?:结合实际|认真)|请遵照执行|中国特色社会主义|社会主义现代化|高质量发展|统筹(?:推进|协调)|先行先试|试点示范|体制机制|财政(?:资金|支持|补助)|专项资金|社会资本|公共服务|(?:依法|依规)(?:依规|予以|追究)|处以罚款|罚款|本(?:办法|条例|规定|细则|法)(?:自|所称|由)/g;
const SOME_PHRASES = 3;
const MANY_PHRASES = 6;
const LEAST_POINTS = 5;
const LEAST_HEADINGS = 2;
const LEAST_HAN = 0.6;
const SAMPLE = 8000;
const MOST_PASSAGES = 400;

/**
 * Whether a document shows enough marks of a 公文: genre in the title, document number, issuing body, place, levels numbered
 * 一、（一） or 第一条, the note of a 征求意见稿. Precision comes first: whoever misses a check names the file in `include`.
 */
export function isPolicyDocument(document: PolicyDocument): boolean {
  const text = runningText(document);
  return points(document, text) >= LEAST_POINTS && hanShare(text) >= LEAST_HAN;
}

/** What the document says in headings and clauses, at its beginning: without comments, code, front matter. */
function runningText({ headings, clauses, metadata }: PolicyDocument): string {
  let text = metadata.title?.value ?? '';
  for (const { text: words } of [...headings.slice(0, MOST_PASSAGES), ...clauses.slice(0, MOST_PASSAGES)]) {
    if (text.length < SAMPLE) text += `\n${words}`;
  }
  return text.slice(0, SAMPLE);
}

function points({ metadata, headings }: PolicyDocument, text: string): number {
  const { genre, number, wrapperTitle, issuer, territory, level, status } = metadata;
  const official = genre !== undefined && OFFICIAL_GENRE.test(genre);
  const sections = headings.filter(({ style }) => style === 'ideographic' || style === 'ideographic-parenthesis' || style === 'chapter').length;
  const articles = headings.filter(({ style }) => style === 'article').length;
  const phrases = new Set(text.match(PHRASES)).size;
  const marks: readonly (readonly [boolean, number])[] = [
    [official, 2],
    [genre !== undefined && !official, 1],
    [number !== undefined, 2],
    [wrapperTitle !== undefined, 1],
    [issuer !== undefined || territory !== undefined || level !== undefined, 1],
    [status !== undefined, 1],
    [sections >= LEAST_HEADINGS, 2],
    [articles >= LEAST_HEADINGS, 2],
    [phrases >= SOME_PHRASES, 2],
    [phrases >= MANY_PHRASES, 3],
  ];
  return marks.reduce((sum, [present, worth]) => sum + (present ? worth : 0), 0);
}

/** Share of ideographs among the characters that carry meaning, 0 to 1. */
function hanShare(text: string): number {
  let words = 0;
  let han = 0;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (!isWordCode(code)) continue;
    words++;
    if (isHan(code)) han++;
  }
  return words === 0 ? 0 : han / words;
}
