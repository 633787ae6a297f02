/** A draft with targets and copied clauses, and the corpus that they come from, for tests of the panels' requests (目标对照、查重). */

import { CORPUS_TEXT } from './drafts.js';
import { config, workspace } from './cli.js';
import { startClient, uriOf, type Client, type ClientWishes } from './lsp.js';

export const GRIDS = '依托产业园区建设公共算力驿站，为驻园企业提供模型训练、渲染仿真和灾备存储三类服务，按实际用量结算费用；驿站闲置时段向本地高校和职业院校免费开放，由园区管理机构每季度公布一次使用台账，接受企业和师生监督。';
export const STREETS = '沿示例河两岸改造步行街区，保留老字号门面原有格局，沿街增设无障碍坡道和夜间照明，由街道办事处按季评估客流变化。';
export const MEALS = '支持社区开办便民早餐点，统一配送半成品，由市场监管部门每月抽检一次并公示抽检结果，不合格的限期整改。';
export const PARKS = '利用桥下空间和边角地建设口袋公园，配套儿童活动设施和雨水花园，由园林部门负责养护并每年公布一次满意度。';
export const OWN = '本方案由市数据局会同各县区逐项细化年度清单，明确时间节点和责任人员，每半年向市政府报告一次落实情况。';

export const FILES: Readonly<Record<string, string>> = {
  'wenheng.config.json': config({
    asOf: '2026-11-22', corpus: 'corpus', territory: '示例省示例市',
    territories: [{ name: '示例省', level: 'province', children: [{ name: '示例市', level: 'city' }, { name: '样例市', level: 'city' }] }],
  }),
  'corpus/意见.txt': CORPUS_TEXT.replace('统筹布局全省算力资源。', '到2028年，关键工序数控化率达到75%以上，数字化研发设计工具普及率达到90%以上。').replace('示例省人民政府\n', `　　${MEALS}\n\n示例省人民政府\n`),
  'corpus/样例.md': `# 样例市算力服务工作方案\n\n一、主要目标\n\n到2027年，关键工序数控化率达到70%以上。\n\n二、主要任务\n\n${STREETS}\n\n样例市人民政府\n2024年5月6日\n`,
};

export const DRAFT = `# 示例市算力服务工作方案

为落实《示例省人民政府关于发展算力服务的意见》（示政发〔2025〕3号），结合本市产业园区建设实际，制定本方案。

一、主要目标

到2028年，关键工序数控化率达到72%以上，建成公共算力驿站20个。

到2030年，关键工序数控化率达到80%以上。

二、主要任务

${GRIDS}

${MEALS}

${STREETS}

${OWN}
`;

export interface OpenedPanel {
  readonly client: Client;
  readonly uri: string;
  readonly folder: string;
}

/** Opens the draft, and waits for the corpus where `ready`. */
export async function openedPanel({ files = FILES, draft = DRAFT, wishes = {}, ready = true }: { files?: Readonly<Record<string, string | Uint8Array>>; draft?: string; wishes?: ClientWishes; ready?: boolean } = {}): Promise<OpenedPanel> {
  const folder = workspace(files);
  const uri = uriOf(folder, '方案.md');
  const client = await startClient({ folders: [folder], ...wishes });
  await client.open(uri, draft);
  if (ready) {
    await client.diagnostics(uri);
    await client.until(async () => (await client.status(uri)).state !== 'loading' || undefined);
    await client.diagnostics(uri);
  }
  return { client, uri, folder };
}
