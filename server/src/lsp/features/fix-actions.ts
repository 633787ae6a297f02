/** Actions that change the draft as rules propose (按规则修改): one finding's fixes, the same fix at every such place, and all safe fixes at once. */

import { CodeActionKind, type CodeAction, type CodeActionContext, type TextEdit } from 'vscode-languageserver';
import { everywhere, fixesOf, fixInSteps, type Edit } from '../../engine/fixes.js';
import type { Finding } from '../../engine/model.js';
import type { Localized } from '../../text/localized.js';
import type { Steps } from '../../text/steps.js';
import type { CheckedDraft, Session } from '../session.js';
import { diagnosticsOf, workspaceEdit, type ActionTarget } from './action-target.js';

/** Clients that fix on saving ask for `source.fixAll`. */
export const FIX_ALL = `${CodeActionKind.SourceFixAll}.wenheng`;

const atAll = (title: Localized, count: number): Localized => ({ zh: `${title.zh}（本稿全部${count}处）`, en: `${title.en} (all ${count} places in this draft)` });
const allSafe = (count: number): Localized => ({ zh: `改正可以自动改正的${count}处问题`, en: count === 1 ? 'Fix the one problem that can be fixed without review' : `Fix the ${count} problems that can be fixed without review` });

/** A finding's fixes; after each the same for the whole draft, where it mends several findings. */
export function fixActions(state: CheckedDraft, finding: Finding, context: CodeActionContext, target: ActionTarget): CodeAction[] {
  const { findings } = state.result;
  return finding.fixes.flatMap((fix) => {
    const action = (title: Localized, edits: readonly Edit[], preferred: boolean): CodeAction => ({
      title: title[target.language],
      kind: CodeActionKind.QuickFix,
      diagnostics: diagnosticsOf(finding, context),
      ...(preferred && { isPreferred: true }),
      edit: workspaceEdit(textEdits(state, edits), target),
    });
    const one = action(fix.title, fix.edits, fix.preferred);
    if (finding.baselined) return [one];
    const { edits, count } = everywhere(fix, finding, findings, state.text.text);
    return count > 1 ? [one, action(atAll(fix.title, count), edits, false)] : [one];
  });
}

/** All that may be fixed without asking, as `check --fix` would; nothing where there is nothing. */
export function* fixAll(state: CheckedDraft, session: Session, target: ActionTarget): Steps<CodeAction[]> {
  const { text } = state.text;
  if (!state.following && fixesOf(state.result.findings, text).length === 0) return [];
  const { revision, count } = yield* fixInSteps(text, (now) => session.findingsIn(target.uri, now, ({ meta }) => meta.fixable));
  if (count === 0) return [];
  return [{ title: allSafe(count)[target.language], kind: FIX_ALL, edit: workspaceEdit(textEdits(state, revision.edits()), target) }];
}

function textEdits({ text }: CheckedDraft, edits: readonly Edit[]): TextEdit[] {
  return edits.map(({ span, newText }) => ({ range: text.range(span), newText }));
}
