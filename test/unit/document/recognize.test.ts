/** isPolicyDocument: official documents with and without their head are recognised, other Chinese texts are not. */

import assert from 'node:assert/strict';
import { isPolicyDocument } from '../../../server/src/document/recognize.js';
import { CLEAN, CORPUS_TEXT, ERROR, WARNING } from '../../support/drafts.js';
import { parse } from '../../support/policy.js';

const POLICY: Readonly<Record<string, string>> = {
  'an opinion with number, addressee and signature': CORPUS_TEXT,
  'a work plan in Markdown': CLEAN,
  'a plan with a mistake in it': ERROR,
  'a plan with another': WARNING,
  'a notice of two lines': '示例市人民政府办公室关于做好汛期值守工作的通知\n\n示政办发〔2026〕7号\n\n各县人民政府：\n\n请安排专人值守。\n',
  'regulations in articles': '示例市停车场管理办法\n\n第一条 为规范停车场管理，制定本办法。\n\n第二条 本办法所称停车场，是指供车辆停放的场所。\n\n第三条 停车场应当公示收费标准。\n',
  'a body without a head': '一、总体要求\n\n深入贯彻新发展理念，坚持政府引导。\n\n二、主要任务\n\n各级财政部门要安排专项资金，支持试点示范。\n\n三、保障措施\n\n加强组织领导，各有关部门要抓好组织实施。\n',
  'one with half-width punctuation': '示例市数字经济发展规划(2026-2030年)\n\n一、发展基础\n\n全市数字经济稳步发展.\n\n二、总体要求\n\n坚持统筹推进.\n',
};

const OTHER: Readonly<Record<string, string>> = {
  'nothing': '',
  'a readme': '# 示例工具\n\n一个命令行小工具。\n\n## 安装\n\n```sh\nnpm install example\n```\n\n## 使用\n\n运行后会在当前目录生成报告，详见配置说明。\n',
  'a technical design': '# 订单系统设计方案\n\n## 1. 背景\n\n订单服务的查询延迟偏高，需要拆分读写。\n\n## 2. 方案\n\n引入缓存，写操作走主库，读操作走从库。\n\n## 3. 排期\n\n两周完成开发，一周测试。\n',
  'a technical design in Chinese numerals': '数据库迁移方案\n\n一、背景\n\n旧库容量不足。\n\n二、步骤\n\n先导出，再校验，最后切换流量。\n',
  'notes of a meeting': '周会记录\n\n1. 小李汇报进度，前端联调完成。\n2. 下周要写测试报告。\n3. 团建改到周五。\n',
  'a story': '　　傍晚的时候，河边起了雾。老人把船系在柳树上，慢慢走回家去。\n\n　　“今天打到鱼了吗？”孙女问。\n\n　　老人笑着摇了摇头。\n',
  'a recipe': '红烧肉做法\n\n一、准备\n\n五花肉切块，焯水去腥。\n\n二、烹饪\n\n小火慢炖一小时，收汁即可。\n',
  'an English text with a Chinese title': '# 关于本项目的通知\n\n## Usage\n\nRun the tool with a folder and read the report that it writes to standard output.\n\n一、a\n\n二、b\n',
};

describe('isPolicyDocument', () => {
  for (const [name, text] of Object.entries(POLICY)) it(`recognises ${name}`, () => assert.equal(isPolicyDocument(parse(text)), true));
  for (const [name, text] of Object.entries(OTHER)) it(`leaves ${name} alone`, () => assert.equal(isPolicyDocument(parse(text)), false));
});
