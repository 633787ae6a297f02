/** The command line interface: which commands there are, and how a run ends. */

import { join } from 'node:path';
import { Command, CommanderError } from 'commander';
import { UserError } from '../host/user-error.js';
import { citationsCommand, type CitationsFlags } from './citations-command.js';
import { checkCommand, type CheckFlags } from './check-command.js';
import { corpusDoctor, type CorpusDoctorFlags } from './corpus-doctor.js';
import { corpusList, type CorpusListFlags } from './corpus-list.js';
import { corpusShow, type CorpusShowFlags } from './corpus-show.js';
import { factsLookup, type FactsFlags } from './facts-command.js';
import { lspCommand, type LspFlags } from './lsp-command.js';
import { initCommand, type InitFlags } from './init-command.js';
import { indexCommand, type IndexFlags } from './index-command.js';
import { asOfArgument, CHECK_FORMATS, concurrencyArgument, DOCTOR_FORMATS, doctorFormatArgument, failOnArgument, languageArgument, levelArgument, limitArgument, notYet, portArgument, repeated, REPORT_FORMATS, RULES_FORMATS, rulesFormatArgument, SEARCH_FORMATS, searchFormatArgument, statusArgument, TABLE_FORMATS, tableFormatArgument, yearArgument } from './options.js';
import { EXIT } from './report.js';
import { explain, rulesJson, rulesTable } from './rules-command.js';
import { searchCommand, type SearchFlags } from './search-command.js';
import { targetsCommand, type TargetsFlags } from './targets-command.js';
import { complain, processTerminal, type Terminal } from './terminal.js';
import { localizeHelp, usageError } from './usage.js';
import type { Language } from '../text/localized.js';
import { languageOf } from './words.js';

/** Commands of the contract that come with later work. */
const LATER_COMMANDS = ['responsibilities', 'review', 'diff', 'format', 'export'];

/** Runs the command line `words` (without node and script) and gives the exit code, later where the command takes turns. `root` is the package's folder. */
export function main(words: readonly string[], root: string, version: string): number | Promise<number> {
  const language = languageOf(langOf(words), process.env);
  const t = (zh: string, en: string): string => (language === 'zh' ? zh : en);
  const terminal = (): Terminal => processTerminal(language, join(root, 'dist'));
  let code = EXIT.clean as number | Promise<number>; // set by the action of whichever command there is
  const program = new Command('wenheng').exitOverride().configureOutput({ outputError: () => undefined });
  localizeHelp(program, language)
    .description(t('文衡：对照语料库与事实表检查政策文稿', 'Checks Chinese policy drafts against a corpus and dated facts'))
    .version(version, '-V, --version', t('显示版本号', 'show the version'));
  addLanguage(program, t);
  addLanguage(defineCheck(program, t), t).action((paths: string[], flags: CheckFlags) => {
    code = checkCommand(paths, flags, terminal(), { version, language, root });
  });
  addLanguage(defineCitations(program, t), t).action((paths: string[], flags: CitationsFlags) => {
    code = citationsCommand(paths, flags, terminal(), language);
  });
  addLanguage(defineTargets(program, t), t).action((paths: string[], flags: TargetsFlags) => {
    code = targetsCommand(paths, flags, terminal(), language);
  });
  addLanguage(defineSearch(program, t), t).action((words: string[], flags: SearchFlags) => {
    code = searchCommand(words, flags, terminal(), { language, root });
  });
  addLanguage(defineIndex(program, t), t).action((folders: string[], flags: IndexFlags) => {
    code = indexCommand(folders, flags, terminal(), language);
  });
  defineCorpus(program, t, language, terminal, (ended) => {
    code = ended;
  });
  addLanguage(program.command('init').description(t('看一看文件夹，写一份带说明的配置文件', 'look at a folder and write a configuration with comments')), t)
    .argument('[folder]', t('文件夹；不写则为当前文件夹', 'the folder; the current one where it is left out'))
    .option('--force', t('已有的配置文件也重写', 'replace a configuration that is there'))
    .action((folder: string | undefined, flags: InitFlags) => {
      code = initCommand(folder, flags, terminal(), language);
    });
  addLanguage(program.command('rules').description(t('列出规则', 'list the rules')), t)
    .option('--format <format>', t('输出格式：', 'output format: ') + RULES_FORMATS.join(' | '), rulesFormatArgument)
    .action((flags: { format?: string }) => terminal().write(flags.format === 'json' ? rulesJson(language) : rulesTable(language)));
  addLanguage(program.command('explain').description(t('说明一条规则：查什么、为什么、怎么改', 'explain a rule: what it finds, why, what to do')), t)
    .argument('<rule>', t('规则名，见 wenheng rules', 'id of the rule, see wenheng rules'))
    .action((id: string) => terminal().write(explain(id, root)));
  const facts = program.command('facts').description(t('查事实表', 'look into the tables of facts'));
  addLanguage(facts.command('lookup').description(t('事实表对一个词知道些什么', 'what the tables know of a word')), t)
    .argument('<word>', t('会议、规划、机构、法律、提法的名称', 'a meeting, plan, body, law or wording'))
    .option('--as-of <date>', t('基准日 YYYY-MM-DD', 'as-of date YYYY-MM-DD'), asOfArgument)
    .option('--format <format>', t('输出格式：', 'output format: ') + RULES_FORMATS.join(' | '), rulesFormatArgument)
    .action((word: string, flags: FactsFlags) => terminal().write(factsLookup(word, flags, process.cwd(), language)));
  addLanguage(program.command('lsp').description(t('启动语言服务器，供编辑器使用', 'start the language server, for editors')), t)
    .option('--stdio', t('经标准输入输出通信', 'talk over standard input and output'))
    .option('--node-ipc', t('经 Node.js 进程间通道通信', 'talk over the channel to a Node.js parent process'))
    .option('--socket <port>', t('连接本机上的端口', 'connect to a port on this machine'), portArgument)
    .action((flags: LspFlags) => lspCommand(flags, root));
  for (const name of LATER_COMMANDS) {
    const later = program.command(name, { hidden: true }).description(t('尚未支持', 'not supported yet')).helpOption(false);
    later.allowUnknownOption().argument('[anything...]').action(() => {
      throw notYet(name);
    });
  }
  const failed = (error: unknown): number => failure(error, commandIn(words, program), language);
  try {
    program.parse([...words], { from: 'user' });
    return typeof code === 'number' ? code : code.catch(failed);
  } catch (error) {
    return failed(error);
  }
}

/** The exit code of what a command threw; says it. */
function failure(error: unknown, command: string | undefined, language: Language): number {
  if (error instanceof CommanderError && error.exitCode === 0) return EXIT.clean;
  if (error instanceof CommanderError && error.code !== 'commander.help') complain(usageError(error, command), language);
  else if (error instanceof UserError) complain(error.localized, language);
  else if (!(error instanceof CommanderError)) throw error;
  return EXIT.failure;
}

type Translate = (zh: string, en: string) => string;

function defineCheck(program: Command, t: Translate): Command {
  const check = addInputs(program.command('check').description(t('检查文稿', 'check drafts')), t)
    .option('--rule <id=severity>', t('规则的级别 error | warning | info | off，可重复', 'severity of a rule: error | warning | info | off; repeatable'), repeated)
    .option('--only <ids>', t('只运行这些规则，逗号分隔', 'run these rules only, separated by commas'), repeated)
    .option('--format <format[=file]>', t(`输出格式 ${CHECK_FORMATS.join(' | ')}，可重复；不写文件则输出到屏幕`, `output format ${CHECK_FORMATS.join(' | ')}; repeatable, without a file it goes to standard output`), repeated)
    .option('--fail-on <severity>', t('有这一级或更重的问题则以 1 退出：error（默认）| warning | info | never', 'exit 1 where there are findings of this severity or worse: error (default) | warning | info | never'), failOnArgument, 'error' as const)
    .option('--quiet', t('不显示提示级问题', 'hide infos'))
    .option('--stats', t('统计每份文稿有多少是自写的、多少沿用了语料库中的哪些文件', 'say how much of each draft is its own, and how much stands in which documents of the corpus'))
    .option('--since <rev>', t('只报告 Git 版本 <rev> 以来新写和改动的条款', 'report only what is new since the Git revision <rev>'))
    .option('--cache', t('记住每份文稿的结果，没有变化的不再检查', 'remember the results of each draft; what has not changed is not checked again'))
    .option('--cache-location <file>', t('缓存写到这个文件', 'keep the cache in this file'))
    .option('--concurrency <number>', t('几个线程同时检查；1 为单线程，不写则依处理器数和文稿多少', 'check in so many threads; 1 for a single one, by processors and drafts where it is left out'), concurrencyArgument)
    .option('--fix', t('改写文稿：应用可以机械修改的建议（safe），再检查一遍', 'write the drafts: apply the fixes that are mechanical (safe), then check again'))
    .option('--fix-dry-run', t('不写文件，把同样的修改作为补丁写到屏幕，供 git apply 或 patch 使用', 'write no file; write the same changes to standard output as a patch for git apply or patch'))
    .option('--territory <name>', t('文稿所属地域，如“四川省眉山市”', 'territory of the drafts, such as 四川省眉山市'))
    .option('--level <level>', t('文稿层级：', 'level of the drafts: ') + 'national | province | city | county', levelArgument)
    .option('--baseline <file>', t('基线文件：其中记下的问题不计；取代配置中的基线', 'baseline: the findings in it are not counted; replaces the configured one'))
    .addOption(program.createOption('--as-in-editor').hideHelp())
    .addOption(program.createOption('--progress').hideHelp())
    .option('--write-baseline', t('把现有问题写入基线文件，退出码为 0', 'write the findings that there are into the baseline, and exit 0'))
    .option('--print-config', t('不检查，只输出对所指文稿生效的配置及其来源', 'check nothing; print the configuration of the draft that is named, and where each value comes from'));
  return check.addHelpText('after', t(CHECK_NOTES.zh, CHECK_NOTES.en));
}

function defineCitations(program: Command, t: Translate): Command {
  return addInputs(program.command('citations').description(t('列出文稿引用的文件，或语料库中引用某文件的文件', 'list what drafts cite, or which documents of the corpus cite a file')), t)
    .option('--cites <file>', t('列出语料库中引用这个文件的文件', 'list the documents of the corpus that cite this file'))
    .option('--format <format>', t('输出格式：', 'output format: ') + TABLE_FORMATS.join(' | '), tableFormatArgument, 'table' as const);
}

function defineTargets(program: Command, t: Translate): Command {
  return addInputs(program.command('targets').description(t('列出文稿的量化目标；指明语料库则与上级、同类文件对照成台账', 'list the quantified targets of drafts; beside those of a corpus as a ledger')), t)
    .option('--territory <name>', t('文稿所属地域，如“四川省眉山市”', 'territory of the drafts, such as 四川省眉山市'))
    .option('--ledger', t('与配置中的语料库对照（写了 --corpus 即对照）', 'the ledger against the configured corpus (--corpus asks for it by itself)'))
    .option('--all', t('台账中也列出语料库没有的指标', 'list indicators in the ledger that the corpus does not have'))
    .option('--format <format>', t('输出格式：', 'output format: ') + TABLE_FORMATS.join(' | '), tableFormatArgument, 'table' as const);
}

function defineSearch(program: Command, t: Translate): Command {
  return program
    .command('search')
    .description(t('在语料库中检索含有一段文字或这些词的条款', 'search a corpus for clauses that hold a text or its words'))
    .argument('<text...>', t('要找的文字，- 为标准输入', 'the text to look for; - is standard input'))
    .option('--corpus <path>', t('语料库文件夹或索引文件，可重复；取代配置中的语料库', 'corpus folder or index file; repeatable, replaces the configured ones'), repeated)
    .option('--config <file>', t('配置文件；不写则向上查找最近的 wenheng.config.json', 'configuration file; the nearest wenheng.config.json upward where there is none'))
    .option('--limit <number>', t('最多列出多少条（默认 20）', 'list at most so many clauses (20 by default)'), limitArgument, 20)
    .option('--format <format>', t('输出格式：', 'output format: ') + SEARCH_FORMATS.join(' | '), searchFormatArgument, 'table' as const);
}

function defineIndex(program: Command, t: Translate): Command {
  return program
    .command('index')
    .description(t('把语料库文件夹建成一个索引文件，供 --corpus 使用', 'put folders of documents into one index file for --corpus'))
    .argument('<folders...>', t('语料库文件夹', 'folders of documents'))
    .option('--out <file>', t('索引文件；已有的只更新改动过的文件', 'the index file; where there is one, only what has changed is read'))
    .addOption(program.createOption('--store <url>').hideHelp())
    .option('--report <format[=file]>', t(`逐个文件的结果 ${REPORT_FORMATS.join(' | ')}，可重复；不写文件则输出到屏幕`, `what became of each file ${REPORT_FORMATS.join(' | ')}; repeatable, without a file it goes to standard output`), repeated)
    .option('--config <file>', t('配置文件；不写则向上查找最近的 wenheng.config.json', 'configuration file; the nearest wenheng.config.json upward where there is none'));
}

function defineCorpus(program: Command, t: Translate, language: Language, terminal: () => Terminal, end: (code: number) => void): void {
  const corpus = program.command('corpus').description(t('看语料库：目录、文件卡片、体检', 'look at a corpus: its documents, one of them, what to mend'));
  const define = (name: string, summary: string): Command =>
    addLanguage(corpus.command(name).description(summary), t)
      .option('--corpus <path>', t('语料库文件夹或索引文件，可重复；取代配置中的语料库', 'corpus folder or index file; repeatable, replaces the configured ones'), repeated)
      .option('--config <file>', t('配置文件；不写则向上查找最近的 wenheng.config.json', 'configuration file; the nearest wenheng.config.json upward where there is none'));
  const formats = (names: readonly string[]): string => t('输出格式：', 'output format: ') + names.join(' | ');
  define('list', t('列出语料库的文件', 'list the documents of a corpus'))
    .option('--level <level>', t('只列这一层级：', 'only of this level: ') + 'national | province | city | county', levelArgument)
    .option('--territory <name>', t('只列这个地域及以下', 'only of this territory and below'))
    .option('--status <status>', t('只列这种状态：', 'only of this status: ') + 'draft | in-force | repealed | expired | superseded', statusArgument)
    .option('--year <year>', t('只列这一年的', 'only of this year'), yearArgument)
    .option('--format <format>', formats(TABLE_FORMATS), tableFormatArgument, 'table' as const)
    .action((flags: CorpusListFlags) => end(corpusList(flags, terminal(), language)));
  define('show <document>', t('一份文件的卡片；写路径、题名或文号', 'the card of one document, by path, title or number'))
    .option('--as-of <date>', t('基准日 YYYY-MM-DD', 'as-of date YYYY-MM-DD'), asOfArgument)
    .option('--format <format>', formats(SEARCH_FORMATS), searchFormatArgument, 'table' as const)
    .action((word: string, flags: CorpusShowFlags) => end(corpusShow(word, flags, terminal(), language)));
  define('doctor', t('语料库体检，有问题以 1 退出', 'what to mend; exit 1 where there is something'))
    .option('--as-of <date>', t('基准日 YYYY-MM-DD', 'as-of date YYYY-MM-DD'), asOfArgument)
    .option('--format <format>', formats(DOCTOR_FORMATS) + t('；yaml 可贴进 corpus.yaml', '; yaml goes into corpus.yaml'), doctorFormatArgument, 'table' as const)
    .action((flags: CorpusDoctorFlags) => end(corpusDoctor(flags, terminal(), language)));
}

/** What every command takes that reads drafts. */
function addInputs(command: Command, t: Translate): Command {
  return command
    .argument('[paths...]', t('文件、文件夹或通配符，- 为标准输入；不写则为当前文件夹', 'files, folders or globs; - is standard input; the current folder where there is none'))
    .option('--stdin-filename <path>', t('标准输入的文件名，据此查找配置', 'name of standard input, by which its configuration is found'))
    .option('--corpus <path>', t('语料库文件夹或索引文件，可重复；取代配置中的语料库', 'corpus folder or index file; repeatable, replaces the configured ones'), repeated)
    .option('--as-of <date>', t('基准日 YYYY-MM-DD', 'as-of date YYYY-MM-DD'), asOfArgument)
    .addOption(command.createOption('--inside <folder>').argParser(repeated).hideHelp())
    .option('--config <file>', t('配置文件；不写则向上查找最近的 wenheng.config.json', 'configuration file; the nearest wenheng.config.json upward where there is none'));
}

const CHECK_NOTES = {
  zh: `
示例：
  wenheng check 文稿.md --corpus 语料库/
  wenheng check "文稿/**/*.md" --as-of 2026-06-30 --fail-on warning
  wenheng check 文稿/ --format json=结果.json --format stylish

退出码：0 没有达到 --fail-on 的问题；1 有；2 用法、配置或输入有误`,
  en: `
Examples:
  wenheng check draft.md --corpus corpus/
  wenheng check "drafts/**/*.md" --as-of 2026-06-30 --fail-on warning
  wenheng check drafts/ --format json=result.json --format stylish

Exit codes: 0 no findings at or above --fail-on; 1 findings; 2 wrong usage, configuration or input`,
} as const;

function addLanguage(command: Command, t: Translate): Command {
  return command.option('--lang <language>', t('界面语言：zh | en；不写则随系统', 'language of the interface: zh | en; that of the system where it is left out'), languageArgument);
}

function commandIn(words: readonly string[], program: Command): string | undefined {
  return words.find((word) => program.commands.some((command) => command.name() === word));
}

function langOf(words: readonly string[]): string | undefined {
  const at = words.indexOf('--lang');
  if (at >= 0) return words[at + 1];
  return words.find((word) => word.startsWith('--lang='))?.slice('--lang='.length);
}
