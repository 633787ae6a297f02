/** Whole pages, as central, ministerial, provincial, city and county sites build them: the text that is read, and what the parser makes of it. */

import assert from 'node:assert/strict';
import { clauseTexts, outline, parse } from '../../../../support/policy.js';
import { page, textOf } from '../../../../support/pages.js';

interface Case {
  readonly text: string;
  readonly metadata: Readonly<Record<string, unknown>>;
  readonly outline: readonly string[];
  /** One clause of the document. */
  readonly clause: string;
}

const CASES: Readonly<Record<string, Case>> = {
  central: {
    text: `---
title: "示例省人民政府关于加快发展算力服务的意见"
number: "示政发〔2025〕3号"
issuer: "示例省人民政府"
date: "2025-03-04"
---
示例省人民政府关于
加快发展算力服务的意见
示政发〔2025〕3号
各市、县人民政府，省政府各部门、各直属机构：
为加快发展算力服务，提升算力基础设施水平，现提出以下意见。
一、总体要求
到2027年，全省算力规模达到10EFLOPS，算力利用率提高到75%。
二、重点任务
（一）建设算力枢纽。在示例市建设一个枢纽。
（二）优化供给。对中小企业给予服务券。
（三）加强监管。按季度公布价格。
示例省人民政府
2025年3月4日`,
    metadata: { title: '示例省人民政府关于加快发展算力服务的意见', number: '示政发〔2025〕3号', issuer: '示例省人民政府', date: '2025-03-04', level: 'province', genre: '意见' },
    outline: ['一、|总体要求', '二、|重点任务', '  （一）|建设算力枢纽', '  （二）|优化供给', '  （三）|加强监管'],
    clause: '对中小企业给予服务券。',
  },
  ministry: {
    text: `---
number: "示部厅科〔2024〕346号"
issuer: "示例部办公厅"
date: "2024-09-10"
status: "有效"
---
示例部办公厅关于印发《智能装备推广目录管理办法》的通知
示部厅科〔2024〕346号
各省、自治区、直辖市工业主管部门：
现将《智能装备推广目录管理办法》印发给你们，请认真贯彻执行。
示例部办公厅
2024年9月10日
智能装备推广目录管理办法
第一章　总则
第一条　为规范推广目录管理，制定本办法。
第二条　示例部每年组织一次申报，申报条件如下：
1. 具有自主品牌；
2. 近三年无质量事故。
第二章　附则
第三条　本办法自2024年10月1日起施行。
附件：1.申报表.docx
2.目录样表.docx`,
    metadata: {
      title: '智能装备推广目录管理办法', wrapperTitle: '示例部办公厅关于印发《智能装备推广目录管理办法》的通知', number: '示部厅科〔2024〕346号', issuer: '示例部办公厅', date: '2024-09-10', status: 'in-force', genre: '管理办法',
    },
    outline: ['第一章|总则', '  第一条|', '  第二条|', '    1.|', '    2.|近三年无质量事故', '第二章|附则', '  第三条|'],
    clause: '具有自主品牌；',
  },
  provincial: {
    text: `---
number: "示政办发〔2025〕18号"
issuer: "示例省人民政府办公厅"
date: "2025-06-20"
status: "已废止"
---
示例省人民政府办公厅关于印发示例省数字乡村行动计划（2025—2027年）的通知
各市人民政府：
《示例省数字乡村行动计划（2025—2027年）》已经省政府同意，现印发给你们，请认真组织实施。
示例省人民政府办公厅
2025年6月20日
示例省数字乡村行动计划
（2025—2027年）
一、主要目标
到2027年，乡村网络覆盖率达到98%以上。主要指标见下表。
| 序号 | 指标名称 | 目标值 |  |
| --- | --- | --- | --- |
| 序号 | 指标名称 | 2025年 | 2027年 |
| 1 | 乡村网络覆盖率（%） | 95 | 98 |
| 2 | 服务站数量¦个 | 1200 | 2000 |
注：数据由示例省统计局提供。
二、保障措施
（一）加强领导。建立工作专班。
（二）落实资金。省财政安排2亿元。`,
    metadata: { title: '示例省数字乡村行动计划（2025—2027年）', number: '示政办发〔2025〕18号', issuer: '示例省人民政府办公厅', date: '2025-06-20', status: 'repealed', period: { from: 2025, to: 2027 } },
    outline: ['一、|主要目标', '二、|保障措施', '  （一）|加强领导', '  （二）|落实资金'],
    clause: '| 1 | 乡村网络覆盖率（%） | 95 | 98 |',
  },
  city: {
    text: `---
title: "示例市工业发展若干措施"
---
示例市工业发展若干措施
（2024年5月6日示例市人民政府第12次常务会议通过）
第一条  对新建项目给予补助，最高500万元。
第二条  本措施由市工业和信息化局负责解释，具体条件如下：
（一）依法纳税；
（二）三年内无重大事故。
第三条  本措施自2024年7月1日起施行，有效期3年。
示例市人民政府办公室`.replaceAll('条  ', '条\u00a0\u00a0'),
    metadata: { title: '示例市工业发展若干措施', date: '2024-05-06', level: 'city', genre: '若干措施' },
    outline: ['第一条|', '第二条|', '  （一）|', '  （二）|三年内无重大事故', '第三条|'],
    clause: '对新建项目给予补助，最高500万元。',
  },
  district: {
    text: `---
title: "甲县养老服务实施方案"
---
发布日期：2023-11-16
甲县养老服务
实施方案
为发展养老服务，制定本方案。
一、工作目标
2025年前，每个乡镇建成1个养老服务中心。
二、组织实施
县民政局牵头，各乡镇配合。
甲县人民政府
2023年11月10日`,
    metadata: { title: '甲县养老服务实施方案', issuer: '甲县人民政府', date: '2023-11-10', level: 'county' },
    outline: ['一、|工作目标', '二、|组织实施'],
    clause: '县民政局牵头，各乡镇配合。',
  },
};

describe('pages of government sites', () => {
  for (const [name, expected] of Object.entries(CASES)) {
    const text = (): string => textOf(page(name));
    it(`${name}: the text, and nothing of the page around it`, () => assert.equal(text(), expected.text));

    it(`${name}: what the parser reads from it`, () => {
      const document = parse(text());
      const values = Object.fromEntries(Object.entries(document.metadata).map(([key, value]) => [key, value !== null && typeof value === 'object' && 'value' in value ? value.value : value]));
      for (const [key, value] of Object.entries(expected.metadata)) assert.deepEqual(values[key], value, key);
      assert.deepEqual(outline(document), expected.outline);
      assert.ok(clauseTexts(document).includes(expected.clause));
      assert.deepEqual(document.problems, []);
    });
  }
});
