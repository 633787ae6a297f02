/** What the end of an indicator's name says of it (中心词): whether it is a ratio or an amount, and which way is better. Ends are normal forms. */

/** Ratios, rates, intensities and averages: two territories can be held against each other. */
const RELATIVE_ENDS = ['率', '比重', '比', '强度', '密度', '浓度', '系数', '指数', '寿命', '年限', '增速', '降幅', '涨幅', '差距', '权重', '覆盖面', '满意度', '贡献度', '盖度', '时限', '时延', '用时'];

/** Names that end like a ratio and are none. */
const NO_RATIO_ENDS = ['功率', '频率', '汇率', '效率', '对比', '评比', '环比', '同比'];

/** Amounts of a whole territory. */
const ABSOLUTE_ENDS = [
  '总值', '产值', '增加值', '收入', '支出', '投资', '总额', '余额', '交易额', '成交额', '零售额', '销售额', '进出口额', '出口额', '进口额', '贷款额', '金额', '经费', '利润', '税收', '资金', '外资',
  '产量', '总量', '销量', '销售量', '用量', '用水量', '用电量', '排放量', '减排量', '吞吐量', '货运量', '客运量', '业务量', '保有量', '拥有量', '授权量', '申请量', '接待量', '蓄积量', '消费量', '储量', '出栏',
  '规模', '面积', '里程', '长度', '容量', '产能', '能力', '人数', '人次', '户数', '件数', '次数', '家数', '套数',
];

/** Names of what comes in numbers: `数量`, `总数`, `数` behind them only say that it is a number. */
const COUNTABLE_ENDS = [
  '企业', '公司', '集团', '机构', '主体', '商户', '个体工商户', '合作社', '农场', '基站', '站', '平台', '中心', '基地', '园区', '开发区', '集群', '项目', '工程', '车间', '工厂', '实验室', '品牌', '商标', '标准', '专利',
  '充电桩', '机架', '机器人', '设备', '终端', '学校', '幼儿园', '医院', '院所', '场馆', '图书馆', '博物馆', '景区', '村', '社区', '乡镇', '街道', '县', '人才', '人员', '人口', '用户', '医师', '医生', '护士', '教师', '律师', '指导员', '工作者', '志愿者',
  '床位', '托位', '学位', '岗位', '泊位', '团队', '组织', '场景', '案例', '样板', '服务商', '供应商', '孵化器', '示范区', '试点', '车辆', '公交车', '住房', '事项', '应用', '数据集',
];

/** What is better when there is less of it. */
const LOWER_ENDS = [
  '死亡率', '能耗', '电耗', '水耗', '煤耗', '物耗', '综合能耗', '用水量', '排放', '排放量', '排放强度', '碳强度', '浓度', '失业率', '事故', '差距', '漏损率', '发病率', '患病率', '致残率', '近视率', '发生率', '不良率', '不良品率', '不良贷款率',
  '次品率', '故障率', '投诉率', '辍学率', '犯罪率', '发案率', '债务率', '恩格尔系数', '基尼系数', '收入比', '污染天数', '时延', '时限', '用时', '死亡人数', '负担', '大班额比重', '流失率', '返贫率', '空置率', '成本',
];

/** What is better when there is more of it. */
const HIGHER_ENDS = [
  '覆盖率', '覆盖面', '普及率', '达标率', '合格率', '利用率', '处理率', '治理率', '处置率', '参保率', '巩固率', '入学率', '入园率', '入托率', '满意度', '满意率', '优良率', '贡献率', '转化率', '城镇化率', '机械化率', '数控化率', '数字化率', '信息化率', '网络化率', '智能化率', '自动化率',
  '标准化率', '国产化率', '绿化率', '联网率', '上云率', '配套率', '签约率', '建档率', '回收率', '完成率', '办结率', '可办率', '网办率', '通达率', '通车率', '落实率', '就业率', '保护率', '保有率', '成功率', '履约率', '接种率', '知晓率', '公开率', '签订率', '结案率', '互认率', '准确率', '达产率', '开工率', '生产率', '适配率', '采收率',
  '增加值', '产值', '营业收入', '可支配收入', '预期寿命', '受教育年限', '绿地面积', '减排量', '降幅',
];

/** What has no better side: neither more nor less of it is an aim in itself. */
const NEUTRAL_ENDS = ['资产负债率', '赤字率', '汇率', '价格', '涨幅', '人口'];

/** Beginnings and middles that make an average or an intensity of any amount. */
const PER_BEGINNINGS = ['每', '单位', '万元生产总值', '亿元生产总值', '万元工业增加值', '万元增加值', '万元产值', '平均'];
const PER_WORDS = ['人均', '户均', '亩均', '地均', '村均', '平均', '单位增加值', '单位工业增加值', '单位产值', '单位产品', '单位面积', '万元增加值'];

/** Whether the name is of a ratio or an intensity, or of an amount; `undefined` where its end does not tell. */
export function measureByEnd(form: string): 'relative' | 'absolute' | undefined {
  if (ends(form, NO_RATIO_ENDS) && !form.endsWith('成功率')) return undefined;
  if (isPer(form) || ends(form, RELATIVE_ENDS)) return 'relative';
  return ends(form, ABSOLUTE_ENDS) ? 'absolute' : undefined;
}

/** Which way is better by the longest end that tells. */
export function betterByEnd(form: string): 'higher' | 'lower' | 'none' | undefined {
  const longest = (list: readonly string[]): number => list.reduce((most, end) => (end.length > most && form.endsWith(end) ? end.length : most), 0);
  const [lower, higher, neutral] = [longest(LOWER_ENDS), longest(HIGHER_ENDS), longest(NEUTRAL_ENDS)];
  if (Math.max(lower, higher, neutral) === 0) return undefined;
  if (neutral >= lower && neutral >= higher) return 'none';
  return lower > higher ? 'lower' : 'higher';
}

/** Whether the name is of things that are counted. */
export function isCountable(form: string): boolean {
  return ends(form, COUNTABLE_ENDS);
}

function isPer(form: string): boolean {
  return PER_BEGINNINGS.some((word) => form.length >= word.length + 3 && form.startsWith(word)) || PER_WORDS.some((word) => form.includes(word));
}

function ends(form: string, list: readonly string[]): boolean {
  return list.some((end) => form.endsWith(end));
}
