/** What elements of a page are (网页元素的性质): hidden, block, furniture, or the known home of the main text. */

import { attribute, hasAttribute, type Element } from './tree.js';

const NEVER_TEXT = new Set([
  'head', 'script', 'style', 'template', 'noscript', 'noframes', 'noembed', 'iframe', 'object', 'embed', 'applet', 'svg', 'canvas', 'audio', 'video',
  'select', 'button', 'textarea', 'input', 'datalist', 'progress', 'meter', 'rt', 'rp', 'img', 'map',
]);
const BLOCKS = new Set([
  'address', 'article', 'aside', 'blockquote', 'body', 'caption', 'center', 'dd', 'details', 'dialog', 'dir', 'div', 'dl', 'dt', 'fieldset', 'figcaption', 'figure',
  'footer', 'form', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'header', 'hgroup', 'hr', 'html', 'legend', 'li', 'main', 'menu', 'nav', 'ol', 'p', 'pre', 'section', 'summary',
  'table', 'tbody', 'td', 'tfoot', 'th', 'thead', 'tr', 'ul', 'listing', 'plaintext', 'xmp', 'marquee',
]);

/** Whether nothing of an element is shown as text. */
export function isHidden(element: Element): boolean {
  if (NEVER_TEXT.has(element.tagName) || hasAttribute(element, 'hidden')) return true;
  if (element.tagName === 'dialog' && !hasAttribute(element, 'open')) return true;
  return attribute(element, 'aria-hidden').toLowerCase() === 'true' || /display\s*:\s*none|visibility\s*:\s*hidden/i.test(attribute(element, 'style'));
}

/** Whether an element stands on lines of its own. */
export function isBlock(element: Element): boolean {
  return BLOCKS.has(element.tagName) || /display\s*:\s*(?:block|flex|grid|table(?!-c))/i.test(attribute(element, 'style'));
}

/** Words of ids and classes that name what stands around a text: menus, paths, buttons, footers, what is related. */
const FURNITURE_WORDS = new Set([
  'nav', 'navbar', 'navi', 'navigation', 'menu', 'submenu', 'crumb', 'crumbs', 'breadcrumb', 'breadcrumbs', 'bread', 'dqwz', 'weizhi', 'mbx', 'mianbaoxie', 'curpos', 'position', 'location',
  'share', 'bdshare', 'bdsharebuttonbox', 'sharebox', 'footer', 'foot', 'copyright', 'related', 'relate', 'relation', 'relevant', 'xgwj', 'xglj', 'xgjd', 'xgzc', 'xgxx', 'xgyd', 'xgwz',
  'print', 'printer', 'dayin', 'fontsize', 'zihao', 'ziti', 'qrcode', 'ewm', 'erweima', 'sidebar', 'toolbar', 'tools', 'pagination', 'pager', 'friendlink', 'friendlinks', 'yqlj',
  'comment', 'comments', 'login', 'search', 'searchbox', 'backtop', 'gotop', 'totop', 'recommend', 'wza', 'accessibility',
]);
const FURNITURE_TAGS = new Set(['nav', 'footer', 'aside']);
const SURE_TAGS = new Set(['nav', 'footer']);
const FURNITURE_ROLES = new Set(['navigation', 'banner', 'contentinfo', 'search', 'complementary', 'menu', 'toolbar']);

/** Whether an element says of itself that it is furniture of the page. What it holds may speak against it. */
export function saysFurniture(element: Element): boolean {
  if (element.tagName === 'body' || element.tagName === 'html') return false;
  if (FURNITURE_TAGS.has(element.tagName) || FURNITURE_ROLES.has(attribute(element, 'role').toLowerCase())) return true;
  return names(element).some((name) => FURNITURE_WORDS.has(name) || name.split(/[^a-z]+/).some((word) => FURNITURE_WORDS.has(word)));
}

/** Whether an element is furniture by its tag, which nobody writes by chance. */
export function isSurelyFurniture({ tagName }: Element): boolean {
  return SURE_TAGS.has(tagName);
}

/** Ids and classes in which the common systems of government sites keep the main text (TRS, UCAP, 大汉 and others). */
const MAIN_TEXT = new Set([
  'trs_editor', 'trs_uedit', 'trs_preappend', 'trs_web', 'ucap-content', 'ucapcontent', 'view', 'article', 'article-content', 'article_content', 'articlecontent', 'article-body', 'articlebody', 'article-con',
  'article_con', 'pages_content', 'zoom', 'zoomcon', 'con_con', 'content', 'contents', 'maincontent', 'main-content', 'main_content', 'main-text', 'maintext', 'detail-content', 'detail_content', 'detailcontent',
  'news_content', 'newscontent', 'text-content', 'textcontent', 'info-content', 'info_content', 'infocontent', 'xxgk_content', 'gknr', 'zhengwen', 'nr', 'news_cont_d_wrap', 'wenzhang', 'b12c', 'bt-content', 'ccontent', 'easysite-news-text',
]);

const MAIN_TEXT_TAGS = new Set(['article', 'main', 'ucapcontent']);

/** Whether an element is known to hold the main text. */
export function saysMainText(element: Element): boolean {
  return MAIN_TEXT_TAGS.has(element.tagName) || names(element).some((name) => MAIN_TEXT.has(name));
}

/** Id and classes, `camelCase` parted. */
function names(element: Element): string[] {
  const written = `${attribute(element, 'id')} ${attribute(element, 'class')}`.trim();
  if (written === '') return [];
  return written.split(/\s+/).map((name) => name.replace(/([a-z])([A-Z])/g, '$1-$2').toLowerCase());
}
