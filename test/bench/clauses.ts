/**
 * Invented clauses in any number, the same for the same seed, whose fingerprints are spread as in real policy text: some words common and most rare,
 * some formulas that many clauses share. And edits of known kind and strength, for recall.
 */

/** Gives numbers from 0 to 1. */
export type Random = () => number;

const words = (list: string): readonly string[] => list.split(' ');

/** Words of each kind, the common ones first. */
const DOMAINS = words(
  '产业 企业 农业 生态 教育 卫生 科技 交通 能源 文化 旅游 养老 住房 水利 粮食 环境 数据 金融 贸易 物流 就业 社会 市场 质量 安全 消防 食品 药品 林业 渔业 畜牧 种业 农机 气象 地震 测绘 海洋 港口 航运 铁路 公路 民航 邮政 电力 燃气 供热 供水 排水 垃圾 污水 土壤 大气 噪声 湿地 草原 河湖 水库 地下水 节水 矿产 煤炭 石油 光伏 风电 储能 氢能 核电 电网 充电桩 汽车 船舶 航空 钢铁 有色 化工 建材 轻工 纺织 家电 医药 器械 软件 芯片 算力 通信 宽带 卫星 遥感 无人机 机器人 新材料 生物 中医 妇幼 老年 托育 残疾人 退役军人 慈善 殡葬 社区 乡村 城镇 园区 开发区 口岸 保税 会展 商贸 餐饮 家政 体育 健身 广电 出版 文物 博物馆 图书馆 非遗 档案 地名 户籍 信访 调解 仲裁 公证 法律 审计 统计 税务 国资 采购 招标 信用 价格 计量 标准 认证 检测 专利 商标 版权 人才 博士后 技工 职业教育 学前教育 特殊教育 高校 科研 实验室 孵化器 创业 投资 债券 保险 担保 融资 信贷 消费 出口 外资 侨务 边境 对口支援 防汛 抗旱 森林防火 应急 救援 危化品 特种设备 校车 电梯 桥梁 隧道 停车 公交 轨道 慢行 绿道 公园 绿化 古树 海绵城市 管廊 管网 路灯 厕所 菜市场 冷链 仓储 种子 化肥 农药 耕地 宅基地 合作社 家庭农场 茶叶 果品 蔬菜 花卉 蚕桑 食用菌 水产 生猪 奶业 饲料 兽药 防疫',
);
const THINGS = words(
  '工作 项目 体系 机制 能力 制度 服务 水平 平台 建设 资源 设施 管理 标准 政策 资金 技术 人员 机构 基地 规划 方案 计划 清单 台账 目录 名录 档案 信息 数据库 网络 系统 中心 站点 队伍 试点 示范区 集群 链条 品牌 产品 设备 装备 场所 用地 指标 任务 责任 考核 评估 监测 预警 巡查 检查 执法 许可 备案 登记 证照 资质 合同 协议 补贴 奖补 贷款 基金 费用 收费 价格 税费 保障 培训 宣传 活动 大赛 课程 教材 论坛 联盟 协会 专家库 咨询 审批 流程 窗口 热线 网站 公告 通报 报告 报表 凭证 样品 记录 隐患 风险 事故 纠纷 投诉 线索 案件 违规行为 失信名单 红线 边界 容量 总量 强度 效率 成本 产值 利润 产能 库存 订单 渠道 份额 覆盖面 普及率 合格率 满意度',
);
const VERBS = words(
  '加强 推进 完善 建立 加快 提升 推动 开展 落实 支持 实施 健全 强化 优化 鼓励 促进 引导 规范 组织 深化 加大 统筹 培育 构建 打造 提高 扩大 创新 发展 保障 严格 积极 制定 编制 拓展 改善 整合 发挥 探索 布局 修订 核定 核查 清理 公开 公布 报送 汇总 审核 抽查 督促 约谈 通报 整改 关停 搬迁 改造 更新 扩建 新建 修复 治理 防范 化解 处置 保护 利用 开发 引进 推广 应用 采集 共享 开放 归集 对接 联合 委托 聘请 选派 培养 引育 评选 表彰 奖励 补助 减免 缓缴 降低 压减 取消 简化 合并 下放 调整 延长 缩短 限制 禁止 查处 追究 移送 受理 答复 回访 登记 标注 编号 存档 移交 验收 评定 认定 复核 公示 备案 申报 遴选 推荐 安排 拨付 结算 统计 监测 预报 演练 值守 巡护 检修 养护 清淤 绿化 亮化 硬化 美化 净化 试行 推行 启动 续建 竣工 投产 达产',
);
const MANNERS = words(
  '全面 进一步 依法 积极 深入 大力 切实 有序 持续 分类 统一 及时 定期 重点 逐步 严格 科学 合理 因地制宜 分级 分批 逐户 逐项 按月 按季 按年度 每半年 每两年 年底前 三月底前 六月底前 九月底前 十日内 十五日内 三十日内 六个月内 会同有关部门 会同财政部门 由主管部门 由县级部门 由行业协会 委托第三方 结合实际 根据需要 按照程序 依照规定 在规定期限内 一次性 全过程 全链条 全覆盖 跨区域 跨部门 点对点 网格化 数字化 智能化 绿色化 集约化 专业化 市场化 常态化 精细化 免费 优先 适当 从严 从快 同步 提前 就近 上门 线上 线下 自愿 公开 择优 滚动 动态 联动',
);
const WHOS = words(
  '各级各部门 各地 有关部门 各县区 主管部门 各单位 财政部门 行业协会 街道办事处 乡镇政府 村民委员会 居民委员会 龙头企业 中小企业 国有企业 民营企业 科研院所 高等学校 医疗机构 养老机构 社会组织 志愿者 经营者 建设单位 施工单位 监理单位 运营单位 使用单位 产权人 申请人 当事人 持证人 从业人员 监督员 网格员 驻村干部 示例市 示例省 样例县 甲区 乙镇 牵头单位 成员单位 领导小组 专项工作组 联席会议 省级部门 市级部门 县级人民政府 评审委员会 第三方机构 金融机构 保险公司 担保公司 供电企业 供水企业 燃气企业 物业企业 电商平台 快递企业 旅行社 景区 酒店 学校 幼儿园 医院 药店 商场 集贸市场',
);
const PURPOSES = words(
  '高质量发展 人民群众需要 转型升级 提质增效 公平竞争 便民利企 绿色低碳 安全稳定 乡村全面振兴 城乡融合 区域协调 创新驱动 扩大内需 稳定就业 增加收入 防灾减灾 节约集约 规范有序 公开透明 优质高效',
);
const BODIES = words('部门 企业 机构 协会 站 中心 所 办 公司 单位 委员会 科室 专班 大队 学会 商会 研究院 集团 门店 基地');
/** What whole policies share word for word; the common ones first. */
export const FORMULAS = [
  '各级各部门要高度重视，加强组织领导，明确责任分工，确保各项任务落到实处',
  '完善工作机制，加强协调配合，形成工作合力',
  '加大宣传力度，总结推广典型经验，营造良好氛围',
  '所需经费按照规定列入本级预算，加强资金使用监督',
  '重大事项及时向示例市人民政府报告',
  '对工作不力、进展缓慢的，予以通报并督促整改',
  '法律、法规另有规定的，从其规定',
  '构成犯罪的，依法追究刑事责任',
  '具体办法由示例市主管部门会同有关部门另行制定',
  '任何单位和个人不得擅自变更用途',
  '坚持统筹规划、分步实施、突出重点、注重实效的原则',
  '充分发挥市场在资源配置中的决定性作用，更好发挥政府作用',
] as const;

const FORMULA_SHARE = 0.02;
const LEAST_CHARACTERS = 85;
const SPREAD = 55;

/** A word: the first ones of a list more often than the last ones. */
function pick(list: readonly string[], next: Random): string {
  const place = next();
  return list[Math.floor((list.length * (place + place * place)) / 2)]!;
}

/** Who acts: often a body of some field, which few other clauses name. */
function who(next: Random): string {
  return next() < 0.3 ? pick(WHOS, next) : `${pick(DOMAINS, next)}${pick(BODIES, next)}`;
}

const PATTERNS: readonly ((word: (list: readonly string[]) => string, next: Random) => string)[] = [
  (word) => `${word(MANNERS)}${word(VERBS)}${word(DOMAINS)}${word(THINGS)}`,
  (word) => `${word(VERBS)}${word(DOMAINS)}${word(THINGS)}和${word(DOMAINS)}${word(THINGS)}`,
  (word, next) => `${who(next)}应当${word(MANNERS)}${word(VERBS)}${word(DOMAINS)}${word(THINGS)}`,
  (word) => `${word(VERBS)}${word(DOMAINS)}、${word(DOMAINS)}、${word(DOMAINS)}等${word(THINGS)}`,
  (word) => `把${word(DOMAINS)}${word(THINGS)}、${word(DOMAINS)}${word(THINGS)}纳入${word(THINGS)}${word(THINGS)}`,
  (word, next) => `${word(DOMAINS)}${word(THINGS)}${next() < 0.3 ? `到${2024 + Math.floor(next() * 12)}年` : ''}达到${Math.floor(next() * 2000) / (next() < 0.5 ? 10 : 1)}${next() < 0.5 ? '%' : '个'}`,
  (word, next) => `${word(MANNERS)}${word(VERBS)}${word(THINGS)}的，${word(VERBS)}${1 + Math.floor(next() * 500)}万元${word(THINGS)}`,
  (word, next) => `${who(next)}${word(MANNERS)}向${who(next)}${word(VERBS)}${word(DOMAINS)}${word(THINGS)}`,
  (word) => `${word(VERBS)}${word(DOMAINS)}与${word(DOMAINS)}${word(THINGS)}${word(VERBS)}`,
  (word) => `${word(VERBS)}${word(DOMAINS)}${word(THINGS)}，${word(VERBS)}${word(PURPOSES)}`,
  (word, next) => `${word(DOMAINS)}${word(THINGS)}由${who(next)}${word(VERBS)}`,
  (word) => `以${word(DOMAINS)}${word(THINGS)}${word(VERBS)}${word(DOMAINS)}${word(THINGS)}`,
];

/** A clause of about 110 characters. */
export function clause(next: Random): string {
  const word = (list: readonly string[]): string => pick(list, next);
  const parts: string[] = [];
  const least = LEAST_CHARACTERS + Math.floor(next() * SPREAD);
  for (let length = 0; length < least; length += parts[parts.length - 1]!.length + 1) {
    parts.push(next() < FORMULA_SHARE ? pick(FORMULAS, next) : PATTERNS[Math.floor(next() * PATTERNS.length)]!(word, next));
  }
  return `${parts.reduce((text, part) => `${text}${next() < 0.2 ? '；' : '，'}${part}`)}。`;
}

/** What a drafter does with a clause that he copies. */
export type EditKind = 'verbatim' | 'punctuation' | 'substituted' | 'reworded' | 'deleted' | 'cut' | 'inserted' | 'split' | 'merged';

/** An edit of known strength: a share of the characters, 0 to 1. */
export interface Edit {
  readonly kind: EditKind;
  readonly strength: number;
}

/** The edits by which recall is told. */
export const EDITS: readonly Edit[] = [
  { kind: 'verbatim', strength: 0 },
  { kind: 'punctuation', strength: 0.2 },
  ...[0.05, 0.1, 0.2, 0.3].map((strength) => ({ kind: 'substituted', strength }) as const),
  ...[0.1, 0.2, 0.3].map((strength) => ({ kind: 'reworded', strength }) as const),
  ...[0.1, 0.2, 0.3].map((strength) => ({ kind: 'deleted', strength }) as const),
  { kind: 'cut', strength: 0.3 },
  { kind: 'inserted', strength: 0.3 },
  { kind: 'split', strength: 0.5 },
  { kind: 'merged', strength: 0.5 },
];

/** How an edit is called in a table. */
export const EDIT_NAMES: Readonly<Record<EditKind, string>> = {
  verbatim: 'verbatim',
  punctuation: 'punctuation and width changed',
  substituted: 'characters substituted, scattered',
  reworded: 'phrases of 6 characters reworded',
  deleted: 'characters deleted, scattered',
  cut: 'a stretch deleted',
  inserted: 'a stretch inserted',
  split: 'split: one half of a clause',
  merged: 'merged: two clauses joined',
};

const PHRASE = 6;

/** The text of a draft that copies `source` by an edit; `other` is another corpus clause, for merging and for new words. */
export function edited(source: string, other: string, { kind, strength }: Edit, next: Random): string {
  const foreign = (): string => other[Math.floor(next() * other.length)]!;
  const each = (change: (sign: string) => string): string => Array.from(source, (sign) => (next() < strength ? change(sign) : sign)).join('');
  switch (kind) {
    case 'verbatim':
      return source;
    case 'punctuation':
      return each((sign) => `${sign}、　`).replaceAll('，', ',').replaceAll('%', '％');
    case 'substituted':
      return each(foreign);
    case 'reworded':
      return reworded(source, other, strength, next);
    case 'deleted':
      return each(() => '');
    case 'cut':
    case 'inserted': {
      const length = Math.round(source.length * strength);
      const at = Math.floor(next() * (source.length - length));
      return kind === 'cut' ? source.slice(0, at) + source.slice(at + length) : source.slice(0, at) + other.slice(0, length) + source.slice(at);
    }
    case 'split': {
      const half = Math.round(source.length * strength);
      return next() < 0.5 ? source.slice(0, half) : source.slice(half);
    }
    case 'merged':
      return next() < 0.5 ? source + other : other + source;
  }
}

/** Replaces phrases, each with as many foreign characters, until the share is reached. */
function reworded(source: string, other: string, strength: number, next: Random): string {
  let text = '';
  for (let at = 0; at < source.length; at += PHRASE) {
    const from = Math.floor(next() * Math.max(1, other.length - PHRASE));
    text += next() < strength ? other.slice(from, from + PHRASE) : source.slice(at, at + PHRASE);
  }
  return text;
}

/** The clause of a number, of a kind: each has a generator of its own, so that any of them can be made again. */
export function clauseAt(kind: number, number: number): string {
  return clause(generator(kind, number));
}

/** Sfc32 (a small fast counting generator): 128 bits of state, so that no two of millions of generators run on the same numbers. */
function generator(kind: number, number: number): Random {
  let [a, b, c, counter] = [kind | 0, number | 0, 0x9e3779b9 | 0, 1];
  const next = (): number => {
    const sum = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    return (sum >>> 0) / 2 ** 32;
  };
  for (let round = 0; round < MIXED; round++) next();
  return next;
}

/** Rounds after which the state has lost its likeness to its seeds. */
const MIXED = 12;
