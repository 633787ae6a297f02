/**
 * The command line program that comes with the extension, as a process of its own (随附的命令行程序): for work over many files, which
 * must not keep the language server from answering, and for what the program writes anyway.
 */

import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { Uri, type CancellationToken } from 'vscode';
import { readProgress, readSaid, type Progress } from './program-output.js';
import type { Wenheng } from './wenheng.js';

/** What is to be run, where. */
export interface ProgramCall {
  readonly words: readonly string[];
  readonly cwd: string;
  /** Its standard input. */
  readonly input?: string | undefined;
  readonly token?: CancellationToken;
  readonly onProgress?: (progress: Progress) => void;
}

/** How it ended. */
export interface ProgramEnd {
  readonly code: number;
  readonly output: Buffer;
  /** What it said besides, a line each. */
  readonly said: readonly string[];
}

/** Exit code of a run that has failed. */
export const FAILED = 2;

/** Runs the program; `undefined` where it was cancelled. Never rejects: what keeps it from starting is said as it would say it. */
export function runProgram({ extensionUri, output: log }: Wenheng, { words, cwd, input = '', token, onProgress }: ProgramCall): Promise<ProgramEnd | undefined> {
  const script = Uri.joinPath(extensionUri, 'dist', 'cli.js').fsPath;
  // In the desktop's editor the executable is Electron, which is Node.js where this variable says so.
  const child = spawn(process.execPath, [script, ...words], { cwd, env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' }, windowsHide: true });
  const [output, said]: [Buffer[], string[]] = [[], []];
  child.stdout.on('data', (chunk: Buffer) => output.push(chunk));
  createInterface({ input: child.stderr }).on('line', (line) => {
    const progress = readProgress(line);
    if (progress) onProgress?.(progress);
    else said.push(readSaid(line));
  });
  child.stdin.on('error', () => undefined); // it may end before it has read all
  child.stdin.end(input);
  const cancelled = token?.onCancellationRequested(() => child.kill());
  return new Promise((resolve) => {
    const end = (code: number | null): void => {
      cancelled?.dispose();
      for (const line of said) log.info(line);
      resolve(token?.isCancellationRequested ? undefined : { code: code ?? FAILED, output: Buffer.concat(output), said });
    };
    child.once('error', (error) => {
      said.push(error.message);
      end(FAILED);
    });
    child.once('close', end);
  });
}
