/** What stands around a form and shows that it is another thing: part of a longer word, a foreign body, a document number (护栏). */

import type { Span } from '../text/span.js';
import type { NameRow } from './names.js';

/** 原人事部, 原某某市国土局, 其前身信息产业部: spoken of as what it was. */
const FORMER_BEFORE = /(?:原(?:[^，。；、：:（）()《》草]{0,10}[省市县区州盟旗])?|前身为?|时任|原为)$/;
/** 卫生部令第79号, 农业部公告, 建设部〔2005〕: the number of a document. */
const NUMBER_AFTER = /^(?:令|公告|第|文件|办公厅关于|[〔[（(]\d{4}[〕\]）)])/;
/** 企业文化部门, 组织人事部署: a 部 that begins another word. */
const DEPARTMENT_WORD_AFTER = /^[门署分队位件际落长委]/;
const FOREIGN_BEFORE = /(?:[美英法德韩泰俄]国|日本|朝鲜|俄罗斯|联邦|印度|印尼|印度尼西亚|巴西|阿根廷|智利|秘鲁|墨西哥|越南|新加坡|马来西亚|菲律宾|缅甸|老挝|柬埔寨|尼泊尔|孟加拉国|斯里兰卡|蒙古国|斯坦|澳大利亚|加拿大|意大利|西班牙|葡萄牙|荷兰|比利时|瑞士|瑞典|挪威|丹麦|芬兰|奥地利|希腊|波兰|匈牙利|捷克|塞尔维亚|俄|白俄罗斯|乌克兰|南非|埃及|埃塞俄比亚|肯尼亚|尼日利亚|沙特|阿拉伯|阿联酋|卡塔尔|以色列|伊朗|伊拉克|土耳其|新西兰|古巴|国外|外国|该国|各国|澳门|香港|台湾)$/;
/** 合同法律关系, 婚姻法庭: a law's short name that begins another word. */
const LAW_WORD_AFTER = /^(?:[律规庭院官治学人定典系制]|[》〉]?(?:施行|实施|生效)(?:以?前|之前))/;
/** 1985年施行的《继承法》 */
const LAW_OF_THEN_BEFORE = /(?:施行|实施|颁布|通过)的$/;
const REACH = 14;
/** How far before a form its lead may stand: 中国人民银行阿坝藏族羌族自治州中心支行. */
const LEAD_REACH = 18;
const PHRASE_END = /[，。；、（）()：:\s与和及同行局]/;

/** Whether the text right around a form shows that it is not the name. */
export function isGuarded(text: string, row: NameRow, form: string, { start, end }: Span): boolean {
  const before = text.slice(Math.max(0, start - REACH), start);
  const after = text.slice(end, end + REACH);
  if (row.notAfter?.some((word) => before.endsWith(word))) return true;
  if (row.wordBoundary && (/[A-Za-z]$/.test(before) || /^[A-Za-z]/.test(after))) return true;
  if (row.foreign && FOREIGN_BEFORE.test(before)) return true;
  switch (row.kind) {
    case 'agency':
      return FORMER_BEFORE.test(before) || NUMBER_AFTER.test(after) || (form.endsWith('部') && DEPARTMENT_WORD_AFTER.test(after));
    case 'place':
      return FORMER_BEFORE.test(before);
    case 'law':
      return formerLaw(before) || LAW_WORD_AFTER.test(after);
    default:
      return false;
  }
}

function formerLaw(before: string): boolean {
  const bare = before.replace(/[《〈]?(?:中华人民共和国)?$/, '');
  return FORMER_BEFORE.test(bare) || LAW_OF_THEN_BEFORE.test(bare);
}

/** The nearest lead that stands before an offset in the same phrase. */
export function leadBefore(text: string, leads: readonly string[], start: number): Span | undefined {
  const from = Math.max(0, start - LEAD_REACH);
  const before = text.slice(from, start);
  let best: Span | undefined;
  for (const lead of leads) {
    const at = before.lastIndexOf(lead);
    if (at < 0 || PHRASE_END.test(before.slice(at + lead.length))) continue;
    const span = { start: from + at, end: from + at + lead.length };
    if (!best || span.end > best.end) best = span;
  }
  return best && { start: text.startsWith('中国', best.start - 2) ? best.start - 2 : best.start, end: best.end };
}
