/** The command line interface: which commands there are, and how a run ends. */

import { Command, CommanderError } from 'commander';
import { UserError } from '../host/user-error.js';
import { checkCommand, LATER_FLAGS, type CheckFlags } from './check-command.js';
import { asOfArgument, failOnArgument, levelArgument, notYet, repeated } from './options.js';
import { EXIT } from './report.js';
import { explain, rulesJson, rulesTable } from './rules-command.js';
import { processTerminal } from './terminal.js';
import { languageOf } from './words.js';

/** Commands of the contract that come with later work. */
const LATER_COMMANDS = ['index', 'targets', 'citations', 'responsibilities', 'search', 'facts', 'corpus', 'review', 'diff', 'format', 'export', 'init', 'lsp'];

/** Runs the command line `words` (without node and script) and gives the exit code. `root` is the package's folder. */
export function main(words: readonly string[], root: string, version: string): number {
  const language = languageOf(langOf(words), process.env);
  const terminal = processTerminal(language);
  let code: number = EXIT.clean;
  const program = new Command('wenheng')
    .description('文衡：对照语料库与事实表检查政策文稿 (checks Chinese policy drafts against a corpus and dated facts)')
    .version(version)
    .option('--lang <zh|en>', '界面语言 (language of the interface; default: the locale)')
    .exitOverride()
    .configureOutput({ writeErr: (text) => void process.stderr.write(text) });
  defineCheck(program).action((paths: string[], flags: CheckFlags) => {
    code = checkCommand(paths, flags, terminal, { version, language });
  });
  program.command('rules').description('列出规则 (list the rules)').option('--format <format>', 'stylish | json', 'stylish').option('--lang <zh|en>').action((flags: { format: string }) => {
    if (flags.format !== 'stylish' && flags.format !== 'json') throw notYet(`rules --format ${flags.format}`);
    terminal.write(flags.format === 'json' ? rulesJson(language) : rulesTable(language));
  });
  program.command('explain').description('说明一条规则 (explain a rule)').argument('<rule>').option('--lang <zh|en>').action((id: string) => terminal.write(explain(id, root)));
  for (const name of LATER_COMMANDS) {
    program.command(name, { hidden: true }).allowUnknownOption().argument('[anything...]').action(() => {
      throw notYet(name);
    });
  }
  try {
    program.parse([...words], { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.clean : EXIT.failure;
    if (!(error instanceof UserError)) throw error;
    terminal.complain(error.localized);
    return EXIT.failure;
  }
}

function defineCheck(program: Command): Command {
  const check = program
    .command('check')
    .description('检查文稿 (check drafts)')
    .argument('[paths...]', '文件、文件夹或通配符；- 为标准输入 (files, folders, globs; - is standard input)')
    .option('--stdin-filename <path>', '标准输入的文件名 (name of standard input)')
    .option('--corpus <path>', '语料库文件夹，可重复 (corpus folder; repeatable, replaces the configured ones)', repeated)
    .option('--as-of <date>', '基准日 YYYY-MM-DD (as-of date)', asOfArgument)
    .option('--config <file>', '配置文件 (configuration file)')
    .option('--rule <id=severity>', '规则级别，可重复 (severity of a rule; repeatable)', repeated)
    .option('--only <ids>', '只运行这些规则，逗号分隔 (run these rules only)')
    .option('--format <format[=file]>', 'stylish | json，可重复 (repeatable; a bare format goes to standard output)', repeated)
    .option('--fail-on <severity>', '从哪一级起以 1 退出：error | warning | info | never (exit 1 from this severity on)', failOnArgument, 'error' as const)
    .option('--quiet', '不显示提示级 (hide infos)')
    .option('--territory <name>', '文稿所属地域 (territory of the drafts)')
    .option('--level <level>', 'national | province | city | county', levelArgument)
    .option('--lang <zh|en>', '界面语言 (language of the interface)');
  for (const [flag] of LATER_FLAGS) check.option(flag, '尚未支持 (not yet)');
  return check;
}

function langOf(words: readonly string[]): string | undefined {
  const at = words.indexOf('--lang');
  if (at >= 0) return words[at + 1];
  return words.find((word) => word.startsWith('--lang='))?.slice('--lang='.length);
}
