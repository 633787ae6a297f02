/** What the suites share: documents by their names, findings by the text they stand at, and waiting without sleeping. */

import assert from 'node:assert/strict';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as vscode from 'vscode';

const SECONDS = 20;

/** The draft with a finding of most rules. */
export const DRAFT = 'city/算力服务工作方案.policy.md';

/** What stands twice or no longer in it. */
export const OUTDATED = '党的十九大精神';
export const CURRENT = '党的二十大和二十届历次全会精神';
export const COPIED = '依托产业园区建设公共算力驿站';

/** A finding, with the text that it stands at. */
export interface Finding {
  readonly rule: string;
  readonly text: string;
  readonly message: string;
  readonly severity: 'Error' | 'Warning' | 'Information' | 'Hint';
  readonly diagnostic: vscode.Diagnostic;
}

/** A file of the workspace by its path from there. */
export function uri(path: string): vscode.Uri {
  return vscode.Uri.joinPath(vscode.workspace.workspaceFile!, '..', path);
}

/** Opens a document in the editor. */
export async function open(path: string): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument(uri(path));
  await vscode.window.showTextDocument(document);
  return document;
}

/** Findings of the checker in a document, in its order. */
export function findings(document: vscode.TextDocument): Finding[] {
  return findingsAmong(vscode.languages.getDiagnostics(document.uri), document);
}

function findingsAmong(diagnostics: readonly vscode.Diagnostic[], document: vscode.TextDocument): Finding[] {
  const ours = diagnostics.filter(({ source }) => source === '文衡' || source === 'wenheng');
  return ours
    .sort((one, other) => one.range.start.compareTo(other.range.start))
    .map((diagnostic) => ({
      rule: String(typeof diagnostic.code === 'object' ? diagnostic.code.value : diagnostic.code),
      text: document.getText(diagnostic.range),
      message: diagnostic.message,
      severity: vscode.DiagnosticSeverity[diagnostic.severity] as Finding['severity'],
      diagnostic,
    }));
}

/** Findings in a file that is not open; its text is read for what they stand at. */
export async function findingsOfClosed(path: string): Promise<Finding[]> {
  const diagnostics = vscode.languages.getDiagnostics(uri(path));
  const document = await vscode.workspace.openTextDocument({ content: new TextDecoder().decode(await vscode.workspace.fs.readFile(uri(path))) });
  return findingsAmong(diagnostics, document);
}

/** Waits until no file has findings any more. */
export async function untilNoFindings(): Promise<void> {
  const found = (): string[] => vscode.languages.getDiagnostics().flatMap(([file, diagnostics]) => (diagnostics.length > 0 ? [file.path] : []));
  await until('no findings', () => found().length === 0, found);
}

/** Waits for the finding of a rule at a text. */
export function findingAt(document: vscode.TextDocument, rule: string, text: string): Promise<Finding> {
  return until(`${rule} at “${text}” in ${document.uri.path}`, () => findings(document).find((finding) => finding.rule === rule && finding.text.includes(text)), () => findings(document).map((finding) => `${finding.rule} “${finding.text}”`));
}

/** Waits until the rules that report in a document are these, in the order of the places. */
export async function untilRules(document: vscode.TextDocument, expected: readonly string[]): Promise<Finding[]> {
  const rules = (): string[] => findings(document).map(({ rule }) => rule);
  await until(`the findings ${expected.join(', ') || '(none)'} in ${document.uri.path}`, () => rules().join() === expected.join(), rules);
  return findings(document);
}

/** Waits for a value, asking again and again until the deadline; the error names what has been there instead. */
export async function until<T>(what: string, probe: () => T | undefined | false | Thenable<T | undefined | false>, instead: () => unknown = () => undefined): Promise<T> {
  const deadline = Date.now() + SECONDS * 1000;
  for (;;) {
    const value = await probe();
    if (value !== undefined && value !== false) return value;
    if (Date.now() > deadline) assert.fail(`${what}: not after ${SECONDS} s; there is ${JSON.stringify(instead())}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** The first place of a text in a document. */
export function rangeOf(document: vscode.TextDocument, text: string): vscode.Range {
  const at = document.getText().indexOf(text);
  assert.ok(at >= 0, `${document.uri.path} does not hold “${text}”`);
  return new vscode.Range(document.positionAt(at), document.positionAt(at + text.length));
}

/** Replaces a text, as a person who types does: without saving. */
export async function replace(document: vscode.TextDocument, text: string, by: string): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  edit.replace(document.uri, rangeOf(document, text), by);
  assert.ok(await vscode.workspace.applyEdit(edit));
}

/** Writes a file as another program does: the editor is not asked. */
export function put(path: string, content: string | Uint8Array): void {
  writeFileSync(uri(path).fsPath, content);
}

/** Keeps what a file holds, and gives what puts it back. */
export function keep(path: string): () => void {
  const content = readFileSync(uri(path).fsPath);
  return () => put(path, content);
}

export function remove(path: string): void {
  rmSync(uri(path).fsPath, { force: true });
}

/** The text of a packaged file, such as a rule's page. */
export function packaged(...path: string[]): string {
  return join(vscode.extensions.getExtension('wenheng.wenheng')!.extensionPath, ...path);
}

/** Throws away what has not been saved and closes all editors. */
export async function closeAll(): Promise<void> {
  for (const editor of vscode.window.visibleTextEditors) {
    if (!editor.document.isDirty) continue;
    await vscode.window.showTextDocument(editor.document);
    await vscode.commands.executeCommand('workbench.action.files.revert');
  }
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
}
