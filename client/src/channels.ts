/** The output channels: what the server logs, and the messages that client and server exchange (输出与跟踪). */

import { EventEmitter, LogLevel, window, type LogOutputChannel } from 'vscode';
import { isTraced, onDidChangeTrace } from './settings.js';

const NAME = '文衡 Wenheng';

export function outputChannel(): LogOutputChannel {
  return window.createOutputChannel(NAME, { log: true });
}

/**
 * The channel of the messages. The language client traces when its channel's level is `Trace`, which users set in a list of
 * all channels; ours has that level where `wenheng.trace.server` says so, and writes what it gets at the level that is shown.
 */
export function traceChannel(): LogOutputChannel {
  const channel = window.createOutputChannel(`${NAME} (trace)`, { log: true });
  const changed = new EventEmitter<LogLevel>();
  const level = (): LogLevel => (isTraced() ? LogLevel.Trace : LogLevel.Off);
  const subscription = onDidChangeTrace(() => changed.fire(level()));
  return {
    ...channel,
    get logLevel() {
      return level();
    },
    onDidChangeLogLevel: changed.event,
    trace: (message: string) => channel.info(message),
    dispose() {
      subscription.dispose();
      changed.dispose();
      channel.dispose();
    },
  };
}
