/** A draft and a corpus about invented places that cite each other, for tests of definition and references. */

import { config, workspace } from './cli.js';
import { FULL, startClient, uriOf, type Client, type ClientWishes } from './lsp.js';

export const TITLE = '示例省节水行动实施方案';

export const PLAN = `${TITLE}\n\n示例政办发〔2024〕7号\n\n一、总体要求\n\n推进节水，参照《示例市节水工作方案》。\n\n示例省人民政府办公厅\n2024年3月4日\n`;

/** Cites the plan by title and by number, and the draft. */
export const MINES = `示例省绿色矿山建设规划（2024—2030年）\n\n一、总体要求\n\n落实《${TITLE}》（示例政办发〔2024〕7号）和《示例市节水工作方案》，推进矿山节水。\n\n二、保障措施\n\n按照示例政办发〔2024〕7号文件要求公开，贯彻《示例省没有收入的节水规定》。\n`;

export const DRAFT = `示例市节水工作方案\n\n一、总体要求\n\n落实《${TITLE}》（示例政办发〔2024〕7号，以下简称“方案”），坚持节水优先。\n\n二、主要任务\n\n《方案》提出六条，该方案要求公开；对照示例政办发〔2024〕7号文件，参照《示例省没有收入的节水规定》和《决定》。\n`;

export const FILES = { 'wenheng.config.json': config({ asOf: '2026-11-22', corpus: 'corpus', territory: '示例市' }), 'corpus/方案.txt': PLAN, 'corpus/规划.txt': MINES } as const;

/** The capabilities of {@link FULL} with links to definitions. */
export const LINKS = { ...FULL, textDocument: { ...FULL.textDocument, definition: { linkSupport: true } } };

/** A client with the draft open; the corpus is loaded unless `files` holds none. */
export async function openedDraft({ text = DRAFT, files = FILES, wishes = {} }: { text?: string; files?: Readonly<Record<string, string | Uint8Array>>; wishes?: ClientWishes } = {}): Promise<{ client: Client; uri: string; folder: string }> {
  const folder = workspace(files);
  const uri = uriOf(folder, 'draft.policy');
  const client = await startClient({ folders: [folder], ...wishes });
  await client.open(uri, text, 'policy-zh');
  if (Object.keys(files).some((path) => path.startsWith('corpus/'))) await client.until(async () => ((await client.status(uri)).corpus.documents > 0 ? true : undefined));
  return { client, uri, folder };
}
