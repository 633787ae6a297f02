/** The skeletons of documents (公文框架) among the snippets: each is read by the parser as a document of its genre. */

import assert from 'node:assert/strict';
import type { PolicyDocument } from '../../server/src/document/model.js';
import { outline, parse } from '../support/policy.js';
import { AS_OF, entries, expanded, snippets } from '../support/snippets.js';

/** What a skeleton has to be to the parser; an explanation (说明) is of no genre that it knows, and its title is none to it. */
interface Expected {
  readonly genre?: string;
  readonly title?: string;
  readonly outline: readonly string[];
  readonly more?: (document: PolicyDocument) => void;
}

const SKELETONS: Readonly<Record<string, Expected>> = {
  印发通知: {
    genre: '实施方案',
    title: '示例市数据要素发展实施方案',
    outline: ['一、|总体要求', '二、|重点任务', '  （一）|摸清数据底数', '  （二）|拓展应用场景', '三、|保障措施', '  （一）|加强组织实施'],
    more({ metadata, parts }) {
      assert.equal(metadata.wrapperTitle?.value, '示例市人民政府关于印发《示例市数据要素发展实施方案》的通知');
      assert.deepEqual([metadata.number?.value, metadata.date?.value, metadata.issuer?.value], ['示府发〔2026〕1号', AS_OF, '示例市人民政府']);
      assert.deepEqual(parts.map((part) => part.kind), ['body', 'attachment']);
    },
  },
  通知: {
    genre: '通知',
    title: '示例市人民政府办公室关于开展中小企业数字化诊断工作的通知',
    outline: ['一、|工作目标', '二、|重点任务', '  （一）|建立企业名录', '  （二）|组织上门服务', '三、|工作要求', '  （一）|压实工作责任', '  （二）|按时报送情况'],
    more({ metadata, parts }) {
      assert.deepEqual([metadata.number?.value, metadata.date?.value], ['示府办发〔2026〕1号', AS_OF]);
      assert.deepEqual(parts.map((part) => part.kind), ['body', 'attachment']);
    },
  },
  意见: {
    genre: '实施意见',
    title: '示例市人民政府关于加快服务型制造发展的实施意见',
    outline: [
      '一、|总体要求', '  （一）|指导思想', '  （二）|基本原则', '  （三）|主要目标', '二、|重点任务', '  （四）|发展全生命周期管理', '  （五）|推广共享制造',
      '三、|保障措施', '  （六）|加强统筹协调',
    ],
    more: ({ metadata }) => assert.equal(metadata.date?.value, AS_OF),
  },
  实施方案: {
    genre: '实施方案',
    title: '示例市工业园区绿色改造实施方案',
    outline: [
      '一、|总体要求', '  （一）|指导思想', '  （二）|工作目标',
      '二、|主要任务', '  （一）|完善基础设施', '    1.|集中供热供气', '    2.|污水分质处理', '  （二）|推进企业改造', '    1.|开展能效诊断', '    2.|实施工艺升级',
      '三、|进度安排', '  （一）|部署启动（2027年3月底前）', '  （二）|组织实施（2028年9月底前）', '  （三）|总结评估（2028年12月底前）',
      '四、|保障措施', '  （一）|加强组织领导', '  （二）|强化资金保障',
    ],
  },
  行动计划: {
    genre: '行动计划',
    title: '示例市中小企业质量提升行动计划（2027—2029年）',
    outline: [
      '一、|行动目标', '二、|重点行动', '  （一）|质量诊断行动', '  （二）|标准引领行动', '  （三）|品牌培育行动', '三、|组织保障', '  （一）|加强协同推进', '  （二）|开展跟踪评估',
    ],
    more: ({ metadata }) => assert.deepEqual(metadata.period, { from: 2027, to: 2029 }),
  },
  规划: {
    genre: '规划',
    title: '示例市“十五五”现代物流业发展规划',
    outline: [
      '第一章|发展基础', '  第一节|发展成效', '  第二节|面临形势', '第二章|总体要求', '  第一节|指导思想', '  第二节|基本原则', '  第三节|发展目标',
      '第三章|主要任务', '  第一节|完善物流网络', '  第二节|培育经营主体', '第四章|保障措施', '  第一节|加强组织领导', '  第二节|强化监测评估',
    ],
    more: ({ metadata }) => assert.deepEqual(metadata.period, { from: 2026, to: 2030 }),
  },
  办法: {
    genre: '管理办法',
    title: '示例市产业发展专项资金管理办法',
    outline: [
      '第一章|总则', '  第一条|', '  第二条|', '  第三条|', '第二章|职责分工', '  第四条|', '  第五条|', '第三章|监督管理', '  第六条|', '第四章|附则', '  第七条|', '  第八条|',
    ],
  },
  征求意见稿: {
    genre: '实施方案',
    title: '示例市低空物流发展实施方案',
    outline: ['一、|总体要求', '二、|主要任务', '  （一）|建设起降设施', '  （二）|健全安全监管', '三、|保障措施', '  （一）|加强部门协同'],
    more({ metadata }) {
      assert.deepEqual([metadata.status, metadata.date?.value, metadata.territory, metadata.level], ['draft', AS_OF, '示例省示例市', 'city']);
    },
  },
  起草说明: { outline: ['一、|起草背景', '二、|起草依据', '  （一）|《示例省低空经济促进条例》', '  （二）|《示例省低空物流试点工作方案》（示政办发〔2026〕1号）', '三、|主要内容', '四、|意见反馈'] },
  工作方案: {
    genre: '工作方案',
    title: '示例市闲置厂房盘活利用工作方案',
    outline: [
      '一、|工作目标', '二、|工作任务', '  （一）|开展摸底调查', '  （二）|分类盘活利用', '  （三）|完善配套服务',
      '三、|实施步骤', '  （一）|动员部署（2027年2月底前）', '  （二）|组织实施（2028年10月底前）', '  （三）|总结评估（2028年12月底前）',
      '四、|工作要求', '  （一）|加强组织领导', '  （二）|坚持依法依规', '  （三）|及时报送进展',
    ],
  },
  工作要点: {
    genre: '工作要点',
    title: '示例市2027年优化营商环境工作要点',
    outline: ['一、|优化政务服务', '  （一）|推进高效办成一件事', '  （二）|规范行政检查', '二、|降低经营成本', '  （三）|落实助企政策', '三、|工作要求'],
  },
  若干措施: { genre: '若干措施', title: '示例市关于促进个体工商户发展的若干措施', outline: ['一、|降低经营成本', '二、|加大融资支持', '三、|优化登记服务', '四、|加强用工培训'] },
  实施细则: {
    genre: '实施细则',
    title: '示例市人才公寓管理实施细则',
    outline: ['第一条|', '第二条|', '第三条|', '第四条|', '  （一）|', '  （二）|', '  （三）|未享受其他住房保障政策', '第五条|', '第六条|', '第七条|', '第八条|'],
  },
  任务分解表: {
    outline: [],
    more: ({ clauses }) => assert.deepEqual(clauses.filter(({ kind }) => kind === 'table-row').map(({ text }) => text.split(' | ')[1]), ['重点任务', '完善物流枢纽布局规划', '建设城乡共同配送中心', '推广新能源货运车辆']),
  },
  征求意见公告: {
    genre: '公告',
    title: '示例市交通运输局关于公开征求《示例市低空物流发展实施方案（征求意见稿）》意见的公告',
    outline: ['一、|电子邮件：name@example.org', '二、|', '三、|联系电话：000-00000000'],
    more: signed('示例市交通运输局'),
  },
  政策解读: {
    outline: [
      '一、|制定背景', '二、|制定依据', '三、|主要内容', '  （一）|降低经营成本', '  （二）|加大融资支持', '  （三）|优化登记服务',
      '四、|适用范围和期限', '五、|解读机关和咨询方式',
    ],
  },
  请示: {
    genre: '请示',
    title: '示例市交通运输局关于建设城乡客货邮融合示范线路的请示',
    outline: ['一、|基本情况', '二、|必要性和可行性', '三、|请示事项'],
    more: signed('示例市交通运输局', '示交〔2026〕1号'),
  },
  报告: {
    genre: '报告',
    title: '示例市商务局关于推进县域商业体系建设情况的报告',
    outline: ['一、|工作开展情况', '  （一）|健全推进机制', '  （二）|完善网络设施', '二、|存在的主要问题', '三、|下一步工作安排', '  （一）|推动共同配送', '  （二）|加强人才培养'],
    more: signed('示例市商务局', '示商〔2026〕1号'),
  },
  批复: { genre: '批复', title: '示例市人民政府关于同意建设城乡客货邮融合示范线路的批复', outline: ['一、|', '二、|', '三、|'], more: signed('示例市人民政府', '示府函〔2026〕1号') },
  函: { genre: '函', title: '示例市人民政府办公室关于商请支持开展数据共享试点的函', outline: [], more: signed('示例市人民政府办公室', '示府办函〔2026〕1号') },
  复函: { genre: '复函', title: '示例市人民政府办公室关于支持开展数据共享试点的复函', outline: [], more: signed('示例市人民政府办公室', '示府办函〔2026〕2号') },
  会议纪要: { genre: '纪要', title: '示例市人民政府专题会议纪要', outline: ['一、|关于示范线路建设', '二、|关于资金安排'] },
  通报: {
    genre: '通报',
    title: '示例市人民政府办公室关于重点项目建设进展情况的通报',
    outline: ['一、|总体情况', '二、|存在的问题', '三、|下一步工作要求', '  （一）|加快前期工作', '  （二）|强化要素保障'],
    more: signed('示例市人民政府办公室', '示府办发〔2026〕1号'),
  },
  通告: {
    genre: '通告',
    title: '示例市人民政府关于加强无人驾驶航空器飞行管理的通告',
    outline: ['一、|', '二、|未经批准，不得在管制空域内飞行', '三、|违反本通告规定的，由有关部门依法处理'],
    more: signed('示例市人民政府'),
  },
};

/** Whether the parser has the body that signs, the day and the number. */
function signed(issuer: string, number?: string): (document: PolicyDocument) => void {
  return ({ metadata }) => assert.deepEqual([metadata.issuer?.value, metadata.date?.value, metadata.number?.value], [issuer, AS_OF, number]);
}

describe('the skeletons of documents among the snippets', () => {
  it('are marked as templates of files, by which the command for new drafts finds them; this test knows all of them', () => {
    const skeletons = entries.filter(([, { isFileTemplate }]) => isFileTemplate).map(([name]) => name);
    assert.deepEqual(skeletons.sort(), Object.keys(SKELETONS).sort());
  });

  for (const [name, expected] of Object.entries(SKELETONS)) {
    it(`${name} is read as a document of its genre with its headings`, () => {
      const document = parse(expanded(snippets[name]!));
      assert.deepEqual([document.metadata.genre, document.metadata.title?.value], [expected.genre, expected.title]);
      assert.deepEqual(outline(document), expected.outline);
      assert.deepEqual(document.problems, []);
      expected.more?.(document);
    });
  }
});
