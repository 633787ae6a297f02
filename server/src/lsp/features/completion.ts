/** Completion (补全): titles, bodies, indicators, phrases, meetings, metadata, suppressions, as items for the client; what is proposed is decided in engine/completion/. */

import {
  CompletionItemKind, CompletionItemTag, CompletionTriggerKind, InsertTextFormat, LSPErrorCodes, MarkupKind, ResponseError,
  type ClientCapabilities, type CompletionItem, type CompletionList, type MarkupContent,
} from 'vscode-languageserver';
import { CompletionTables, cursorAt, proposalsAt, type About, type CompletionWorld, type Proposal, type ProposalKind, type Proposals } from '../../engine/completion/index.js';
import type { LoadedCorpus } from '../../host/loaded-corpus.js';
import { UserError } from '../../host/user-error.js';
import { link, plainText, quotation } from '../../text/markdown.js';
import type { Presentation } from '../diagnostics.js';
import { DocumentText } from '../positions.js';
import type { CheckedDraft } from '../session.js';
import { inSlices } from '../slices.js';
import type { Feature, FeatureContext } from './feature.js';

/** Signs behind which something may be proposed; most of the time nothing is. */
const TRIGGERS = ['《', '〈', '<', '：', ':', '、', '，', ',', ' '];

export const completion: Feature = {
  capabilities: () => ({ completionProvider: { triggerCharacters: TRIGGERS, resolveProvider: true } }),
  listen: (connection, context) => {
    const tables = new CompletionTables();
    const client = abilitiesOf(context.client);
    const preparing = new WeakSet<object>();
    let last: Answer | undefined;
    let answers = 0;
    connection.onCompletion(async ({ textDocument: { uri }, position, context: how }, token) => {
      const state = await draftOf(uri, context);
      const document = context.document(uri);
      if (!state || !document) return null;
      const text = new DocumentText(document.getText());
      const cursor = cursorAt(text.text, text.offset(position), how?.triggerKind !== CompletionTriggerKind.TriggerCharacter);
      const found = await inSlices(proposalsAt(cursor, worldOf(state, context, tables)), () => token.isCancellationRequested);
      if (!found) throw new ResponseError(LSPErrorCodes.RequestCancelled, 'cancelled');
      void prepare(worldOf(state, context, tables), preparing);
      if (found.items.length === 0) return null;
      last = { number: ++answers, proposals: found, loaded: state.loaded };
      return listOf(last, text, client, context.show);
    });
    connection.onCompletionResolve((item) => resolved(item, last, client, context.show));
  },
};

/** What was last known of a draft: nobody who types waits for a check. The first one is waited for, and the first one with the corpus. */
async function draftOf(uri: string, { session, checked }: FeatureContext): Promise<CheckedDraft | undefined> {
  const known = session.lastKnown(uri);
  if (known?.kind !== 'checked') return checked(uri);
  const corpus = known.loaded ? undefined : session.corpusState(uri);
  const isLoaded = corpus !== undefined && !(corpus instanceof UserError) && corpus.loaded !== undefined;
  return isLoaded ? checked(uri) : known;
}

function worldOf({ result, project, loaded, own }: CheckedDraft, { rules }: FeatureContext, tables: CompletionTables): CompletionWorld {
  return { result, facts: project.facts, corpus: loaded?.corpus, own, rules, tables };
}

/** Who types will soon cite something: the titles of the corpus are made ready in the background, once. */
async function prepare({ tables, facts, corpus }: CompletionWorld, begun: WeakSet<object>): Promise<void> {
  const { shelf } = tables.of(facts, corpus);
  if (begun.has(shelf)) return;
  begun.add(shelf);
  await inSlices(shelf.prepare(), () => false).catch(() => undefined); // whoever asks for a title is told
}

/** What a client can do with items. */
interface Abilities {
  readonly snippets: boolean;
  readonly insertReplace: boolean;
  readonly notes: boolean;
  readonly deprecated: 'tag' | 'property' | 'none';
  readonly markdown: boolean;
}

function abilitiesOf({ textDocument }: ClientCapabilities): Abilities {
  const item = textDocument?.completion?.completionItem;
  const tags = item?.tagSupport?.valueSet.includes(CompletionItemTag.Deprecated) === true;
  return {
    snippets: item?.snippetSupport === true,
    insertReplace: item?.insertReplaceSupport === true,
    notes: item?.labelDetailsSupport === true,
    deprecated: tags ? 'tag' : item?.deprecatedSupport === true ? 'property' : 'none',
    markdown: item?.documentationFormat?.includes(MarkupKind.Markdown) === true,
  };
}

/** The last answer: what its items stand for is told when somebody looks at them. */
interface Answer {
  readonly number: number;
  readonly proposals: Proposals;
  readonly loaded: LoadedCorpus | undefined;
}

/** How an item says what it stands for. */
interface ItemData {
  readonly answer: number;
  readonly at: number;
}

const KINDS: Readonly<Record<ProposalKind, CompletionItemKind>> = {
  document: CompletionItemKind.File,
  law: CompletionItemKind.Reference,
  agency: CompletionItemKind.Module,
  indicator: CompletionItemKind.Unit,
  phrase: CompletionItemKind.Snippet,
  meeting: CompletionItemKind.Event,
  key: CompletionItemKind.Property,
  value: CompletionItemKind.EnumMember,
  rule: CompletionItemKind.Constant,
};

function listOf({ number, proposals: { items, incomplete } }: Answer, text: DocumentText, client: Abilities, show: Presentation): CompletionList {
  return { isIncomplete: incomplete, items: items.map((proposal, at) => itemOf(proposal, { answer: number, at }, text, client, show)) };
}

function itemOf(proposal: Proposal, data: ItemData, text: DocumentText, client: Abilities, { language }: Presentation): CompletionItem {
  const { kind, label, note, detail, insert, snippet, span, whole, filter, deprecated } = proposal;
  const filled = client.snippets && snippet !== undefined;
  const newText = filled ? snippet : insert;
  const range = text.range(span);
  return {
    label,
    kind: KINDS[kind],
    sortText: String(data.at).padStart(4, '0'),
    filterText: filter,
    textEdit: client.insertReplace && whole ? { newText, insert: range, replace: text.range(whole) } : { newText, range },
    insertTextFormat: filled ? InsertTextFormat.Snippet : InsertTextFormat.PlainText,
    ...(detail && { detail: detail[language] }),
    ...(client.notes && note !== undefined && { labelDetails: { description: note } }),
    ...(deprecated && deprecation(client)),
    data,
  };
}

function deprecation({ deprecated }: Abilities): Partial<CompletionItem> {
  if (deprecated === 'tag') return { tags: [CompletionItemTag.Deprecated] };
  return deprecated === 'property' ? { deprecated: true } : {};
}

/** The item with its documentation, as long as nobody has asked for another list. */
function resolved(item: CompletionItem, last: Answer | undefined, client: Abilities, show: Presentation): CompletionItem {
  const data = item.data as Partial<ItemData> | undefined;
  const proposal = last && data?.answer === last.number ? last.proposals.items[data.at ?? -1] : undefined;
  const about = proposal?.about?.();
  return about ? { ...item, documentation: documentationOf(about, last!.loaded, client, show) } : item;
}

function documentationOf({ lines, quote, document }: About, loaded: LoadedCorpus | undefined, { markdown }: Abilities, { language, places }: Presentation): MarkupContent | string {
  const said = lines.map((line) => line[language]);
  if (!markdown) return [...said, ...(quote === undefined ? [] : [quote])].join('\n');
  const source = loaded && document ? [link(document.path, places.uri(loaded, document))] : [];
  return { kind: MarkupKind.Markdown, value: [...said.map(plainText), ...(quote === undefined ? [] : [quotation(quote)]), ...source].join('\n\n') };
}
