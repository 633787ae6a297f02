/** Writes a sample as a page of a government site: menu, breadcrumb and footer around it. */

import type { Block, Look } from './samples.js';
import { escaped } from './open-document.js';

const ALIGNED: Readonly<Record<Look, string>> = { title: ' align="center"', centre: ' align="center"', right: ' align="right"', flush: '', body: '' };

/** The page; `charset` as it says of itself. */
export function webPage(blocks: readonly Block[], charset: string): string {
  return `<!DOCTYPE html>
<html lang="zh-CN"><head><meta charset="${charset}"><title>政策文件_示例网</title><style>p{text-indent:2em}</style><script>var tip = "这不是正文。";</script></head>
<body>
<div class="header"><a href="/">示例网</a><ul class="nav"><li><a href="/zw">政务公开</a></li><li><a href="/fw">办事服务</a></li><li><a href="/hd">互动交流</a></li></ul></div>
<div class="breadcrumb">当前位置：<a href="/">首页</a> &gt; <a href="/zw">政务公开</a> &gt; <a href="/zw/wj">政策文件</a></div>
<div class="content">
${blocks.map(element).join('\n')}
</div>
<div class="tool"><a href="#">打印</a> <a href="#">关闭窗口</a></div>
<div class="footer"><p>主办单位：示例网编辑部　　网站标识码：0000000001</p><p>地址：示例路1号　　邮编：000000</p></div>
</body></html>
`;
}

function element(block: Block): string {
  if ('rows' in block) return `<table border="1">${block.rows.map((row) => `<tr>${row.map((cell) => `<td>${escaped(cell)}</td>`).join('')}</tr>`).join('')}</table>`;
  const { look, labelText, text } = block;
  const indent = look === 'body' ? '　　' : '';
  const words = `${indent}${escaped(`${labelText}${text}`)}`;
  return look === 'title' ? `<p${ALIGNED[look]}><strong>${words}</strong></p>` : `<p${ALIGNED[look]}>${words}</p>`;
}
