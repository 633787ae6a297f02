/** Targets (目标) in running text: what a name is completed by, what figures are none of a target's. */

import assert from 'node:assert/strict';
import { parseDocument } from '../../../server/src/document/parse.js';
import { targetsIn } from '../../../server/src/extract/targets/index.js';
import { compileFacts } from '../../../server/src/facts/facts.js';

const { territories } = compileFacts();

/** Sentences of a plan under a heading of goals, with the targets that a careful reader finds: indicator with its subject and place, value and unit. */
const SENTENCES: readonly (readonly [why: string, text: string, targets: readonly string[]])[] = [
  ['a share is of what was named before the comma', '到2027年，数字经济核心产业增加值达到500亿元，占GDP比重达到11%。', ['数字经济核心产业增加值 500亿元', '数字经济核心产业增加值占GDP比重 11%']],
  ['a share is of the things that were counted before the comma', '到2027年，示范企业达到240家，占规上企业比重达到20%。', ['示范企业 240家', '示范企业占规上企业比重 20%']],
  ['a share is of what was reached before the comma without a figure', '到2027年，低空经济规模达到百亿级，占GDP比重超过5%。', ['低空经济规模占GDP比重 5%']],
  ['a bracket stands inside a name', '到2027年，行政村通光纤（含无线接入，下同）比例达到95%。', ['行政村通光纤比例 95%']],
  ['a bracket with a slash stands inside a name', '到2027年，移动宽带（4G/LTE）用户普及率达到85%。', ['移动宽带（4G/LTE）用户普及率 85%']],
  ['two figures of one rate for two things that it does not name are not read', '到2027年，装备和软件水平显著提升，市场满足率分别超过70%和 50%。', []],
  ['a verb alone counts what it counted before', '2026年治理行政村60个，2027年治理70个。', ['治理行政村 60个', '治理行政村 70个']],
  ['years with figures in a row make no name', '新建污水管网80公里，其中2026年40公里、2027年40公里。', ['新建污水管网 80公里', '新建污水管网 40公里']],
  ['a proportion is no figure', '到2027年，护理员配比不低于1:4，持证率达到90%。', ['持证率 90%']],
  ['what a survey shows is none', '调查显示，基础概念的作答准确率达到53%，但算法题的作答准确率低于30%。', []],
  ['money of a project is none', '实施示例项目，总投资120亿元，其中一期投资50亿元，建设年产5万吨正极材料生产线。', []],
  ['all of a list of places are meant', '到2027年，各市州生活垃圾分类覆盖率达到95%以上，各县（区）不低于90%。', ['各市州：生活垃圾分类覆盖率 95%', '各县（区）：生活垃圾分类覆盖率 90%']],
];

function read(text: string): string[] {
  const document = parseDocument(`---\ndate: 2026-01-05\n---\n示例省实施方案（2026—2027年）\n\n一、主要目标\n\n${text}\n`, { territories });
  return targetsIn(document).map(({ territory, subject = '', indicator, value, unit }) => `${territory === undefined ? '' : `${territory}：`}${subject}${indicator} ${value}${unit}`);
}

describe('targets in sentences', () => {
  for (const [why, text, targets] of SENTENCES) it(why, () => assert.deepEqual(read(text), targets));

  it('reckon from the year of the number of a document without a date', () => {
    const document = parseDocument('示例市人民政府关于示例工作的意见\n\n示政发〔2026〕18号\n\n一、主要目标\n\n2028年，健康管理服务率不低于70%。\n', { territories });
    assert.deepEqual(targetsIn(document).map(({ confidence, period }) => [confidence, period.by]), [['high', 2028]]);
  });
});
