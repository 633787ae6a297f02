/** What becomes of a server that ends by itself (服务器意外退出): it is started again, until it has ended too often. */

import { l10n, window } from 'vscode';
import { CloseAction, ErrorAction, type CloseHandlerResult, type ErrorHandler, type ErrorHandlerResult } from 'vscode-languageclient/node';
import { mayRestart } from './restarts.js';

/** Says nothing while starting again helps; then once, with what can be done. */
export class Crashes implements ErrorHandler {
  private readonly ends: number[] = [];

  constructor(
    private readonly restart: () => unknown,
    private readonly showOutput: () => unknown,
  ) {}

  /** What cannot be sent is lost; if the server is gone, `closed` is told. */
  error(): ErrorHandlerResult {
    return { action: ErrorAction.Continue, handled: true };
  }

  closed(): CloseHandlerResult {
    this.ends.push(Date.now());
    if (mayRestart(this.ends)) return { action: CloseAction.Restart, handled: true };
    void this.giveUp();
    return { action: CloseAction.DoNotRestart, handled: true };
  }

  private async giveUp(): Promise<void> {
    const [restart, output] = [l10n.t('Restart the checker'), l10n.t('Show the output')];
    const picked = await window.showErrorMessage(l10n.t('The checker has ended unexpectedly several times and is not started again.'), restart, output);
    if (picked === restart) this.restart();
    if (picked === output) this.showOutput();
  }
}
