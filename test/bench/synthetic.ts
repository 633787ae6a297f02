/** Invented policy text in any amount, the same for the same seed: for benches that need a large corpus. */

const WORDS = [
  '示例省', '示例市', '各县', '园区', '企业', '平台', '产业', '项目', '资金', '人才', '标准', '机制', '服务', '监管', '数据', '技术', '设备', '改造', '试点', '清单', '台账', '考核', '评估', '验收', '公示', '补助', '贷款', '担保', '培训', '就业',
  '支持', '推动', '建设', '完善', '落实', '开展', '组织', '引导', '鼓励', '规范', '统筹', '优化', '提升', '培育', '实施', '编制', '核定', '登记', '报送', '公开', '汇总', '安排', '整合', '压缩', '延长', '减免', '奖励', '通报', '约谈', '整改',
  '节水', '绿化', '供热', '燃气', '道路', '桥梁', '码头', '仓储', '冷链', '养老', '托育', '社区', '学校', '医院', '图书', '体育', '旅游', '文物', '渔业', '林业', '畜牧', '种业', '农机', '粮食', '蔬菜', '果业', '茶业', '水产', '电力', '光伏', '储能', '氢能',
  '每年', '每季度', '三月底前', '年底前', '逐户', '逐项', '分类', '分级', '按月', '按季', '会同有关部门', '由主管部门', '依照规定', '根据实际', '结合本地情况', '在规定期限内', '一次性', '全过程', '全链条', '重点领域', '薄弱环节', '关键岗位', '基层一线',
] as const;

/** Mulberry32: a small generator of evenly spread numbers from 0 to 1. */
export function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** A clause of about 110 characters. */
export function clause(next: () => number): string {
  let text = '';
  const length = 85 + Math.floor(next() * 50);
  while (text.length < length) {
    text += WORDS[Math.floor(next() * WORDS.length)];
    if (next() < 0.16) text += '，';
    if (next() < 0.05) text += String(Math.floor(next() * 500));
  }
  return `${text.replace(/，$/, '')}。`;
}

const NUMERALS = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];

/** A document of `clauses` clauses in up to ten sections. */
export function document(title: string, clauses: readonly string[]): string {
  const lines = [title, ''];
  const perSection = Math.max(1, Math.ceil(clauses.length / NUMERALS.length));
  clauses.forEach((text, index) => {
    if (index % perSection === 0) lines.push(`${NUMERALS[index / perSection]}、${text.slice(0, 4)}工作`, '');
    lines.push(text, '');
  });
  return lines.join('\n');
}
