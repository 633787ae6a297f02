/** Texts about invented places for tests of the command line: each has findings of one known severity. */

/** A clause that also stands in {@link CORPUS_TEXT}: an info where that is the corpus. */
export const SHARED = '依托产业园区建设公共算力驿站，为驻园企业提供模型训练、渲染仿真和灾备存储三类服务，按实际用量结算费用；驿站闲置时段向本地高校和职业院校免费开放，由园区管理机构每季度公布一次使用台账，接受企业和师生监督。';

/** No finding without a corpus. */
export const CLEAN = `# 示例市算力服务工作方案\n\n一、总体要求\n\n坚持企业主体，稳步扩大算力供给。\n\n二、主要任务\n\n${SHARED}\n`;

/** One warning: `outdated-meeting` at 党的十九大精神. */
export const WARNING = '# 示例市数字经济工作方案\n\n一、总体要求\n\n深入贯彻党的十九大精神，推动数字经济做实做强。\n\n二、主要任务\n\n建设公共服务平台。\n';

/** One error: `heading-sequence`, 一、 twice. */
export const ERROR = '# 示例市园区建设工作方案\n\n一、总体要求\n\n坚持企业主体。\n\n一、主要任务\n\n建设公共服务平台。\n';

/** A corpus document of the province. */
export const CORPUS_TEXT = `示例省人民政府关于发展算力服务的意见\n\n示政发〔2025〕3号\n\n各市人民政府：\n\n　　一、总体要求\n\n　　统筹布局全省算力资源。\n\n　　二、重点任务\n\n　　${SHARED}\n\n示例省人民政府\n2025年3月4日\n`;

/** A text in Markdown that is no policy document. */
export const README = '# 示例工具\n\n一个命令行小工具。\n\n## 安装\n\n```sh\nnpm install example\n```\n\n## 使用\n\n运行后会在当前目录生成报告，深入贯彻党的十九大精神不是它的用途。\n';
