/** Code actions: fixes, suppressions with their reason, and taking idle suppressions away. Each is applied, and the resulting text compared. */

import assert from 'node:assert/strict';
import { CodeActionKind, type ClientCapabilities, type CodeAction, type Diagnostic, type TextDocumentEdit } from 'vscode-languageserver';
import { rules } from '../../server/src/rules/index.js';
import type { DocumentRule } from '../../server/src/rules/model.js';
import { config, workspace } from '../support/cli.js';
import { CLEAN, ERROR, WARNING } from '../support/drafts.js';
import { FULL, startClient, stopClients, uriOf, type Client, type ClientWishes, type Shown } from '../support/lsp.js';
import { wordRule } from '../support/policy.js';

const folder = workspace({ 'wenheng.config.json': config({ asOf: '2026-11-22' }) });
const EXPECTED = '党的二十大和二十届历次全会精神';

/** A text with lines of one length, as from a PDF; a line break cuts what is outdated. */
const WRAPPED = [
  '示例市设备更新工作方案', '', '一、总体要求', '',
  '全市工业系统要把设备更新与工艺改进结合起来统筹安排，', '对能耗高和效率低的生产线逐条登记并排出改造时序并报', '市里汇总。认真学习领会并深入贯彻落实党的十九大和',
  '十九届历次全会精神，由各县按月报送改造项目进展情况，', '市里每季度汇总一次并向社会公开结果，接受企业和群众', '监督评议，审计部门对资金使用情况每年抽查一次并公布', '抽查结果，发现问题限期整改；对整改不力的县，由市级部',
  '门约谈其主要负责人，并在全市范围内通报批评，连续两次', '被通报的，暂停安排下一年度的改造资金，待整改完成并', '通过验收以后再行恢复。', '',
].join('\n');

const VERSIONED: ClientCapabilities = { ...FULL, workspace: { ...FULL.workspace, workspaceEdit: { documentChanges: true } } };
const PLAIN: ClientCapabilities = { ...FULL, workspace: {} };

interface Opened {
  readonly client: Client;
  readonly uri: string;
  readonly diagnostics: Shown[];
  /** The actions at a diagnostic, found by its code. */
  at(code: string, only?: string[]): Promise<CodeAction[]>;
}

/** Opens a draft; a `policy-zh` document is checked whatever it holds. */
async function opened(text: string, { name = 'draft.policy', language = 'policy-zh', ...wishes }: ClientWishes & { name?: string; language?: string } = {}): Promise<Opened> {
  const client = await startClient({ folders: [folder], ...wishes });
  const uri = uriOf(folder, name);
  await client.open(uri, text, language);
  const diagnostics = await client.diagnostics(uri);
  const at = async (code: string, only?: string[]): Promise<CodeAction[]> => {
    const found = diagnostics.find((diagnostic) => diagnostic.code === code);
    assert.ok(found, `no ${code} among ${diagnostics.map((diagnostic) => diagnostic.code).join()}`);
    return client.actions(uri, found.range, diagnostics, only);
  };
  return { client, uri, diagnostics, at };
}

const titles = (actions: readonly CodeAction[]): string[] => actions.map(({ title }) => title);
const codesOf = async (client: Client, uri: string): Promise<unknown[]> => (await client.diagnostics(uri)).map(({ code }) => code);

function named(actions: readonly CodeAction[], title: RegExp): CodeAction {
  const action = actions.find((candidate) => title.test(candidate.title));
  assert.ok(action, `no action ${title} among ${titles(actions).join('; ')}`);
  return action;
}

describe('a fix', () => {
  afterEach(stopClients);

  it('replaces what is outdated, is preferred, names its diagnostic, and the finding is gone', async () => {
    const { client, uri, diagnostics, at } = await opened(WARNING);
    const [fix] = await at('outdated-meeting');
    assert.deepEqual([fix!.title, fix!.kind, fix!.isPreferred], [`改为“${EXPECTED}”`, CodeActionKind.QuickFix, true]);
    assert.deepEqual(fix!.diagnostics, diagnostics);
    assert.equal(await client.apply(uri, fix!), WARNING.replace('党的十九大精神', EXPECTED));
    assert.deepEqual(await codesOf(client, uri), []);
  });

  it('is for the version that it was made for, where the client wants to know', async () => {
    const { client, uri } = await opened(WARNING, { capabilities: VERSIONED });
    await client.replace(uri, '做实', '扎实做');
    const [fix] = await client.actions(uri, { start: client.positionOf(uri, '党的十九大'), end: client.positionOf(uri, '精神') });
    assert.deepEqual((fix!.edit!.documentChanges as TextDocumentEdit[]).map(({ textDocument }) => textDocument), [{ uri, version: 2 }]);
    assert.equal(fix!.edit!.changes, undefined);
  });

  it('is a plain list of edits for a client that knows no versions', async () => {
    const { client, uri, at } = await opened(WARNING, { capabilities: PLAIN });
    const [fix] = await at('outdated-meeting');
    assert.deepEqual([Object.keys(fix!.edit!), Object.keys(fix!.edit!.changes!)], [['changes'], [uri]]);
    assert.equal(await client.apply(uri, fix!), WARNING.replace('党的十九大精神', EXPECTED));
  });

  it('replaces a phrase that a line break cuts, in a text with CRLF', async () => {
    const text = WRAPPED.replaceAll('\n', '\r\n');
    const { client, uri, at } = await opened(text);
    const [fix] = await at('outdated-meeting');
    assert.equal(await client.apply(uri, fix!), text.replace('党的十九大和\r\n十九届历次全会精神', EXPECTED));
    assert.deepEqual(await codesOf(client, uri), []);
  });

  it('is offered at every place of its finding, its ends too, and nowhere else', async () => {
    const { client, uri, diagnostics } = await opened(WARNING);
    const { start, end } = diagnostics[0]!.range;
    const offered = async (line: number, from: number, to = from): Promise<boolean> => (await client.actions(uri, { start: { line, character: from }, end: { line, character: to } })).length > 0;
    assert.deepEqual(await Promise.all([start.character, start.character + 3, end.character].map((character) => offered(start.line, character))), [true, true, true]);
    assert.deepEqual(await Promise.all([start.character - 1, end.character + 1].map((character) => offered(start.line, character))), [false, false]);
    assert.deepEqual([await offered(start.line, 0, 99), await offered(0, 0, 9)], [true, false]);
  });

  it('of several findings in a range come before the suppressions', async () => {
    const { client, uri } = await opened(`${WARNING}\n三、保障措施\n\n全面贯彻党的十八大精神。\n`);
    const actions = await client.actions(uri, { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } });
    assert.deepEqual(titles(actions), [`改为“${EXPECTED}”`, `改为“${EXPECTED}”`, '屏蔽此处的 outdated-meeting（写明理由）', '屏蔽此处的 outdated-meeting（写明理由）']);
  });

  const ONLY: readonly (readonly [only: string[], offered: boolean])[] = [[['quickfix'], true], [['quickfix.wenheng'], false], [[''], true], [['refactor', 'quickfix'], true], [['source'], false], [['source.fixAll'], false], [['refactor'], false], [['quick'], false]];
  for (const [only, offered] of ONLY) {
    it(`is ${offered ? '' : 'not '}offered to who asks for ${only.map((kind) => `“${kind}”`).join(' or ')} only`, async () => {
      const { at } = await opened(WARNING);
      assert.equal((await at('outdated-meeting', only)).length > 0, offered);
    });
  }

  it('belongs to the diagnostics of its own finding only', async () => {
    const { client, uri, diagnostics } = await opened(WARNING.replace('推动', '认真贯彻党的十八大精神。推动'));
    const foreign: Diagnostic = { range: diagnostics[0]!.range, message: '别的工具', source: 'other', code: 'outdated-meeting' };
    const actions = await client.actions(uri, diagnostics[0]!.range, [...diagnostics, foreign]);
    assert.deepEqual(actions[0]!.diagnostics, [diagnostics[0]]);
  });

  it('speaks English to who reads English', async () => {
    const { at } = await opened(WARNING, { locale: 'en' });
    assert.deepEqual(titles(await at('outdated-meeting')), [`Replace with "${EXPECTED}"`, 'Suppress outdated-meeting here (with a reason)']);
  });
});

describe('a suppression', () => {
  afterEach(stopClients);

  const SUPPRESS = /^屏蔽此处的/;
  const LINE = 'wenheng-disable-next-line outdated-meeting -- 引用当年原文';

  interface Case {
    readonly text: string;
    readonly name?: string;
    readonly language?: string;
    /** What comes before what. */
    readonly put: string;
    readonly before: string;
  }

  const INTRO = `${CLEAN}\n三、保障措施\n\n`;
  const CASES: Readonly<Record<string, Case>> = {
    'is a comment in Markdown': { text: WARNING + CLEAN, name: 'draft.md', language: 'markdown', put: `<!-- ${LINE} -->\n`, before: '深入贯彻' },
    'is a line with slashes in plain text': { text: WARNING + CLEAN, name: 'draft.txt', language: 'plaintext', put: `// ${LINE}\n`, before: '深入贯彻' },
    'is a comment in a policy draft that is Markdown': { text: WARNING, name: 'draft.policy.md', put: `<!-- ${LINE} -->\n`, before: '深入贯彻' },
    'is a line with slashes in a policy draft': { text: WARNING, name: 'draft.gw', put: `// ${LINE}\n`, before: '深入贯彻' },
    'keeps the indent of its line': { text: WARNING.replace('深入', '　　深入'), put: `　　// ${LINE}\n`, before: '　　深入贯彻' },
    'keeps an indent of blanks and tabs': { text: WARNING.replace('深入', ' \t深入'), put: ` \t// ${LINE}\n`, before: ' \t深入贯彻' },
    'keeps CRLF': { text: WARNING.replaceAll('\n', '\r\n'), put: `// ${LINE}\r\n`, before: '深入贯彻' },
    'keeps CRLF on a last line that has none': { text: `${INTRO}深入贯彻党的十九大精神`.replaceAll('\n', '\r\n'), put: `// ${LINE}\r\n`, before: '深入贯彻' },
    'stands on the first line': { text: '深入贯彻党的十九大精神。\n\n一、总体要求\n\n坚持企业主体。\n', put: `// ${LINE}\n`, before: '深入贯彻' },
    'stands behind a byte order mark': { text: '\ufeff深入贯彻党的十九大精神。\n\n一、总体要求\n\n坚持企业主体。\n', put: `// ${LINE}\n`, before: '深入贯彻' },
    'stands above an item': { text: `${INTRO}（一）深入贯彻党的十九大精神。抓好落实。\n`, put: `// ${LINE}\n`, before: '（一）深入' },
    'stands above a heading': { text: `${INTRO}（一）深入贯彻党的十九大精神\n\n抓好落实。\n`, put: `// ${LINE}\n`, before: '（一）深入' },
    'stands above the line of a wrapped paragraph on which the phrase begins': { text: WRAPPED, put: `// ${LINE}\n`, before: '市里汇总。' },
    'stands above that line in Markdown too': { text: WRAPPED, name: 'draft.policy.md', put: `<!-- ${LINE} -->\n`, before: '市里汇总。' },
    'stands below another one': { text: `${INTRO}// wenheng-disable-next-line heading-sequence -- 另一条\n深入贯彻党的十九大精神。\n`, put: `// ${LINE}\n`, before: '深入贯彻' },
  };
  for (const [name, { text, put, before, ...document }] of Object.entries(CASES)) {
    it(`${name}, and the finding is gone`, async () => {
      const { client, uri, at } = await opened(text, document);
      const action = named(await at('outdated-meeting'), SUPPRESS);
      assert.equal(action.kind, CodeActionKind.QuickFix);
      assert.equal(action.isPreferred, undefined);
      assert.equal(await client.apply(uri, action, '引用当年原文'), text.replace(before, put + before));
      assert.ok(!(await codesOf(client, uri)).includes('outdated-meeting'));
      assert.equal((await client.status(uri)).document!.counts.suppressed, 1);
    });
  }

  it('has a placeholder for the reason, and nothing else that a snippet could take for its own', async () => {
    const odd = wordRule('odd-rule', '怪');
    const { at } = await opened('示例市$1{工作}方案\n\n　　\\${1}怪。\n', { rules: [odd] });
    const { edit } = named(await at('odd-rule'), SUPPRESS);
    const [change] = edit!.documentChanges as TextDocumentEdit[];
    assert.deepEqual((change!.edits as unknown[]).map((one) => (one as { snippet: unknown }).snippet), [{ kind: 'snippet', value: '　　// wenheng-disable-next-line odd-rule -- ${1:理由}\n' }]);
  });

  for (const [name, language, comment] of [['draft.md', 'markdown', '<!-- wenheng-disable-next-line outdated-meeting -- -->'], ['draft.policy', 'policy-zh', '// wenheng-disable-next-line outdated-meeting --']] as const) {
    it(`without placeholders lacks its reason, which is reported (${language})`, async () => {
      const { client, uri, at } = await opened(WARNING + CLEAN, { capabilities: VERSIONED, name, language });
      assert.equal(await client.apply(uri, named(await at('outdated-meeting'), SUPPRESS)), (WARNING + CLEAN).replace('深入', `${comment}\n深入`));
      const diagnostics = (await client.diagnostics(uri)).filter(({ code }) => code === 'suppression' || code === 'outdated-meeting');
      assert.deepEqual(diagnostics.map(({ code, range }) => [code, client.quote(uri, range)]), [['suppression', comment]]);
      assert.match(diagnostics[0]!.message, /没有写明理由/);
    });
  }

  it('is for clients without versions too', async () => {
    const { client, uri, at } = await opened(WARNING, { capabilities: PLAIN });
    const action = named(await at('outdated-meeting'), SUPPRESS);
    assert.deepEqual(Object.keys(action.edit!), ['changes']);
    await client.apply(uri, action);
    assert.deepEqual(await codesOf(client, uri), ['suppression']);
  });

  it('of a heading’s number silences it', async () => {
    const { client, uri, diagnostics, at } = await opened(ERROR);
    const action = named(await at('heading-sequence'), SUPPRESS);
    assert.deepEqual(action.diagnostics, diagnostics);
    assert.equal(await client.apply(uri, action, '沿用原编号'), ERROR.replace('一、主要', '// wenheng-disable-next-line heading-sequence -- 沿用原编号\n一、主要'));
    assert.deepEqual(await codesOf(client, uri), []);
  });

  for (const end of ['\n', '\r\n']) {
    it(`is not offered inside a front matter (${JSON.stringify(end)})`, async () => {
      const everywhere: DocumentRule = {
        meta: wordRule('everywhere', '').meta,
        *conclude({ document }) {
          for (const { index } of document.text.matchAll(/示例市/g)) yield { span: { start: index, end: index + 3 }, message: { zh: '不妥', en: 'wrong' } };
        },
      };
      const text = `---\nterritory: 示例市\n---\n\n示例市数字经济工作方案\n`.replaceAll('\n', end);
      const { client, uri, diagnostics } = await opened(text, { rules: [everywhere, ...rules] });
      assert.deepEqual(diagnostics.map(({ range }) => range.start.line), [1, 4]);
      assert.deepEqual(titles(await client.actions(uri, diagnostics[0]!.range, diagnostics)), []);
      assert.deepEqual(titles(await client.actions(uri, diagnostics[1]!.range, diagnostics)), ['屏蔽此处的 everywhere（写明理由）']);
    });
  }

  it('is not offered for a finding that is suppressed', async () => {
    const { client, uri } = await opened(WARNING.replace('深入', `// ${LINE}\n深入`));
    assert.deepEqual(titles(await client.actions(uri, { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } })), []);
  });
});

describe('an idle suppression', () => {
  afterEach(stopClients);

  const REMOVE = /^删去这条屏蔽注释$/;
  const COMMENT = 'wenheng-disable-next-line outdated-meeting -- 引用原文';

  const CASES: Readonly<Record<string, { with: (text: string) => string; without?: (text: string) => string }>> = {
    'on a line of its own goes with its line': { with: (text) => text.replace('坚持', `// ${COMMENT}\n坚持`) },
    'in Markdown goes with its line': { with: (text) => text.replace('坚持', `<!-- ${COMMENT} -->\n坚持`) },
    'that is indented goes with its line': { with: (text) => text.replace('坚持', `　　<!-- ${COMMENT} -->  \n坚持`) },
    'in a text with CRLF goes with its line': { with: (text) => text.replace('坚持', `// ${COMMENT}\n坚持`).replaceAll('\n', '\r\n'), without: (text) => text.replaceAll('\n', '\r\n') },
    'on the last line goes': { with: (text) => `${text}// ${COMMENT}` },
    'on the first line goes with its line': { with: (text) => `<!-- ${COMMENT} -->\n${text}` },
    'before other words goes alone': { with: (text) => text.replace('坚持', `<!-- ${COMMENT} -->坚持`) },
  };
  for (const [name, { with: put, without = (text: string) => text }] of Object.entries(CASES)) {
    it(`${name}, and nothing is left to report`, async () => {
      const { client, uri, diagnostics, at } = await opened(put(CLEAN));
      const action = named(await at('suppression'), REMOVE);
      assert.deepEqual([action.kind, action.isPreferred, action.diagnostics], [CodeActionKind.QuickFix, true, diagnostics]);
      assert.equal(await client.apply(uri, action), without(CLEAN));
      assert.deepEqual(await codesOf(client, uri), []);
    });
  }

  for (const names of ['outdated-meeting heading-sequence', 'heading-sequence outdated-meeting', 'outdated-meeting、heading-sequence', 'heading-sequence、outdated-meeting', 'heading-sequence,outdated-meeting', 'duplicate-in-draft, heading-sequence，outdated-meeting']) {
    it(`that names several rules (${names}) loses the idle ones only`, async () => {
      const text = WARNING.replace('深入', `// wenheng-disable-next-line ${names} -- 引用原文\n深入`);
      const { client, uri, at } = await opened(text);
      const after = await client.apply(uri, named(await at('suppression'), /^删去/));
      assert.deepEqual(await codesOf(client, uri), [], after);
      assert.equal((await client.status(uri)).document!.counts.suppressed, 1, after);
      assert.match(after, /outdated-meeting -- 引用原文\n深入/);
    });
  }

  it('that names several rules, all idle, is offered to go once', async () => {
    const { at } = await opened(CLEAN.replace('坚持', '// wenheng-disable-next-line outdated-meeting heading-sequence -- 引用原文\n坚持'));
    const whole = (await at('suppression')).filter(({ title }) => REMOVE.test(title));
    assert.equal(new Set(whole.map(({ edit }) => JSON.stringify(edit))).size, whole.length, 'the same action twice');
  });

  it('that has no reason and is idle can go', async () => {
    const { client, uri, at } = await opened(CLEAN.replace('坚持', '// wenheng-disable-next-line outdated-meeting\n坚持'));
    assert.equal(await client.apply(uri, named(await at('suppression'), REMOVE)), CLEAN);
  });

  it('that is in use cannot', async () => {
    const { client, uri } = await opened(WARNING.replace('深入', `// ${COMMENT}\n深入`));
    assert.deepEqual(titles(await client.actions(uri, { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } })), []);
  });
});
