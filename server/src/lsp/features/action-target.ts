/** The document that code actions are for (快速修复的对象), and how edits are put for its client. */

import type { CodeActionContext, Diagnostic, SnippetTextEdit, TextEdit, WorkspaceEdit } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Finding } from '../../engine/model.js';
import type { Language } from '../../text/localized.js';
import type { DiagnosticData } from '../diagnostics.js';
import type { FeatureContext } from './feature.js';

/** The document that actions are for, and what its client can do. */
export interface ActionTarget {
  readonly uri: string;
  readonly version: number;
  readonly languageId: string;
  readonly language: Language;
  /** Whether edits may name the version that they are made for. */
  readonly documentChanges: boolean;
  /** Whether edits may hold placeholders (LSP 3.18). */
  readonly snippets: boolean;
}

export function targetOf({ uri, version, languageId }: TextDocument, { client, show }: FeatureContext): ActionTarget {
  const { workspaceEdit: edits } = client.workspace ?? {};
  const documentChanges = edits?.documentChanges === true;
  return { uri, version, languageId, language: show.language, documentChanges, snippets: documentChanges && edits?.snippetEditSupport === true };
}

export function workspaceEdit(edits: (TextEdit | SnippetTextEdit)[], { uri, version, documentChanges }: ActionTarget): WorkspaceEdit {
  return documentChanges ? { documentChanges: [{ textDocument: { uri, version }, edits }] } : { changes: { [uri]: edits as TextEdit[] } };
}

/** The client's own diagnostics of a finding. */
export function diagnosticsOf(finding: Finding, context: CodeActionContext): Diagnostic[] {
  return context.diagnostics.filter(({ code, data }) => code === finding.rule && (data as DiagnosticData | undefined)?.fingerprint === finding.fingerprint);
}
