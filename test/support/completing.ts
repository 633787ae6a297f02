/** Completions in tests: a draft with the cursor written into it as ‸, what is proposed there, and what accepting it leads to. */

import type { CompletionItem, CompletionList, TextEdit } from 'vscode-languageserver';
import { MemoryCorpus } from '../../server/src/corpus/memory-corpus.js';
import { CompletionTables, cursorAt, proposalsAt, type Proposal, type Proposals } from '../../server/src/engine/completion/index.js';
import { rules } from '../../server/src/rules/index.js';
import { finishSteps } from '../../server/src/text/steps.js';
import { FULL, offsetIn, positionIn, type Client } from './lsp.js';
import { checkText, exampleFacts, parse } from './policy.js';

export const CURSOR = '‸';

/** What VS Code can do with items. */
export const COMPLETING = {
  ...FULL,
  textDocument: { ...FULL.textDocument, completion: { completionItem: { snippetSupport: true, insertReplaceSupport: true, labelDetailsSupport: true, tagSupport: { valueSet: [1 as const] }, documentationFormat: ['markdown' as const] } } },
};

/** What is proposed at the cursor of an open draft, written into it. `trigger` is the sign that an editor says it was asked for. */
export async function completed(client: Client, uri: string, marked: string, trigger?: string): Promise<CompletionList> {
  const at = marked.indexOf(CURSOR);
  const text = marked.replace(CURSOR, '');
  if (client.textOf(uri) !== text) await client.rewrite(uri, text);
  return (await client.completions(uri, positionIn(text, at), trigger)) ?? { isIncomplete: false, items: [] };
}

/** The text after an item is accepted; placeholders keep their words. */
export function accepted(client: Client, uri: string, item: CompletionItem): string {
  const text = client.textOf(uri);
  const { newText, range } = item.textEdit as TextEdit;
  const words = item.insertTextFormat === 2 ? newText.replace(/\$\{[0-9]:([^}]*)\}|\\([\\$}])/g, (_, inside: string | undefined, escaped: string | undefined) => inside ?? escaped ?? '') : newText;
  return text.slice(0, offsetIn(text, range.start)) + words + text.slice(offsetIn(text, range.end));
}

export const labels = ({ items }: CompletionList): string[] => items.map(({ label }) => label);

/** How a test wants something proposed; everything may be left out. */
export interface ProposeOptions {
  readonly asOf?: string;
  readonly corpus?: Readonly<Record<string, string>>;
  /** Whether the client says that no trigger character was typed. */
  readonly invoked?: boolean;
  /** The draft as it was when it was last checked; otherwise as it is. */
  readonly checked?: string;
}

/** What the engine proposes at the cursor. */
export function propose(marked: string, { asOf, corpus, invoked = true, checked }: ProposeOptions = {}): Proposals {
  const text = marked.replace(CURSOR, '');
  const held = corpus && MemoryCorpus.of(Object.entries(corpus).map(([path, content]) => ({ path, corpus: 'corpus', document: parse(content) })));
  const result = checkText(checked ?? text, { rules, ...(asOf !== undefined && { asOf }), ...(held && { corpus: held }) });
  return finishSteps(proposalsAt(cursorAt(text, marked.indexOf(CURSOR), invoked), { result, facts: exampleFacts, corpus: held, own: new Set(), rules, tables: new CompletionTables() }));
}

export const names = ({ items }: Proposals): string[] => items.map(({ label }) => label);

/** The draft after a proposal is accepted as plain text. */
export function put(marked: string, { span, insert }: Proposal): string {
  const text = marked.replace(CURSOR, '');
  return text.slice(0, span.start) + insert + text.slice(span.end);
}
