/** Help and usage errors in the language of the interface: commander itself speaks only English. */

import type { Command, CommanderError } from 'commander';
import type { Language, Localized } from '../text/localized.js';
import { columnsOf, wrap } from './columns.js';

interface Translation {
  /** Matches commander's message; its groups fill `zh`. */
  readonly form: RegExp;
  readonly zh: (...words: string[]) => string;
}

const TRANSLATIONS: Readonly<Record<string, Translation>> = {
  'commander.unknownOption': { form: /unknown option '(.*)'/, zh: (option) => `没有选项“${option}”` },
  'commander.unknownCommand': { form: /unknown command '(.*)'/, zh: (command) => `没有命令“${command}”` },
  'commander.optionMissingArgument': { form: /option '(.*)' argument missing/, zh: (option) => `选项“${option}”缺少值` },
  'commander.missingArgument': { form: /missing required argument '(.*)'/, zh: (argument) => `缺少参数 <${argument}>` },
  'commander.excessArguments': { form: /too many arguments(?: for '(.*)')?\. Expected (\d+) arguments? but got (\d+)/, zh: (command, expected, got) => `参数过多：${command ? `${command} 应有` : '应有'} ${expected} 个，实有 ${got} 个` },
};

/** What commander complains about, in both languages, with its suggestion or the way to the help. `command` is the first word of the command line. */
export function usageError({ code, message }: CommanderError, command: string | undefined): Localized {
  const [first = '', ...rest] = message.replace(/^error: /, '').split('\n');
  const translation = TRANSLATIONS[code];
  const words = translation?.form.exec(first);
  const zh = words ? translation!.zh(...words.slice(1)) : first;
  const candidates = /Did you mean (?:one of )?(.*?)\?/.exec(rest.join(' '))?.[1];
  const help = command ? `wenheng ${command} --help` : 'wenheng --help';
  return {
    zh: candidates ? `${zh}，是否想写“${candidates.replaceAll(', ', '”或“')}”？` : `${zh}（用法见 ${help}）`,
    en: candidates ? `${first}; did you mean ${candidates}?` : `${first} (see ${help})`,
  };
}

const HEADINGS: Readonly<Record<string, string>> = { 'Usage:': '用法', 'Arguments:': '参数：', 'Options:': '选项：', 'Commands:': '命令：' };

/** Makes a program and the commands that are added to it afterwards print help in one language, wrapped by display width. */
export function localizeHelp(program: Command, language: Language): Command {
  const word = (zh: string, en: string): string => (language === 'zh' ? zh : en);
  return program
    .configureHelp({
      displayWidth: columnsOf,
      boxWrap: wrap,
      optionDescription: (option) => option.description,
      styleTitle: (title) => (language === 'zh' ? (HEADINGS[title] ?? title) : title),
    })
    .helpOption('-h, --help', word('显示用法', 'show this help'))
    .helpCommand('help [command]', word('显示一个命令的用法', 'show the help of a command'));
}
