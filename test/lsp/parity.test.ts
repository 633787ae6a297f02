/**
 * One engine, two interfaces: what the server shows of a draft is what the command line finds in it: findings, places, messages, severities, fingerprints,
 * evidence and fixes. Both are the built programs, the server over standard streams. Runs over the sample drafts with their corpus and without, small ones of every
 * kind, and the real seeds where they are (`WENHENG_REAL_CORPUS`, default `../shared/corpus`). The `data` of a finding is for programs: editors are not sent it.
 */

import assert from 'node:assert/strict';
import { cpSync, existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { CodeAction, Location, TextDocumentEdit, TextEdit } from 'vscode-languageserver';
import { decode } from '../../server/src/host/decode.js';
import { checkJson, config, put, ROOT, wenheng, workspace, type FileJson, type Range } from '../support/cli.js';
import { CLEAN, CORPUS_TEXT, ERROR, SHARED, WARNING } from '../support/drafts.js';
import { gb18030, utf16, utf8WithMark } from '../support/encode.js';
import { offsetIn, startClient, stopClients, uriOf, type Client, type Shown } from '../support/lsp.js';

const CORPUS = resolve(ROOT, process.env['WENHENG_REAL_CORPUS'] ?? '../shared/corpus');
const SEEDS = join(CORPUS, 'seeds');

const SEVERITIES = ['', 'error', 'warning', 'info', 'hint'];

/** A finding as both say it. */
interface Said {
  readonly rule: unknown;
  readonly severity: string | undefined;
  readonly message: string;
  readonly range: string;
  readonly text: string;
  readonly fingerprint: string | undefined;
  readonly related: readonly string[];
  readonly fixes: readonly Fix[];
}

/** A fix (修改建议); offsets are UTF-16 units of the text without BOM. */
interface Fix {
  readonly title: string;
  readonly preferred: boolean;
  readonly edits: readonly { readonly start: number; readonly end: number; readonly newText: string }[];
}

const rangeOf = ({ start, end }: Range): string => `${start.line}:${start.column}–${end.line}:${end.column}`;

function saidByCli({ findings }: FileJson): Said[] {
  return findings
    .filter(({ suppressed }) => !suppressed)
    .map(({ rule, severity, message, range, text, fingerprint, related, fixes, baselined }) => ({
      rule,
      ...(baselined ? { severity: 'hint', message: `${message}（已记入基线）` } : { severity, message }),
      range: rangeOf(range), text, fingerprint,
      related: related.map((place) => `${rangeOf(place.range)} ${place.text}`),
      fixes: fixes.map(({ title, preferred, edits }) => ({ title, preferred, edits })),
    }));
}

/** What a document says at a place; evidence that is no UTF-8 file comes from the server. */
async function quoted(client: Client, { uri, range }: Location, draft: string): Promise<string> {
  const text = uri === draft ? client.textOf(uri) : uri.startsWith('file:') ? textOf(fileURLToPath(uri)) : (await client.content(uri))!;
  const { start, end } = range;
  return `${start.line + 1}:${start.character + 1}–${end.line + 1}:${end.character + 1} ${text.slice(offsetIn(text, start), offsetIn(text, end))}`;
}

function textOf(path: string): string {
  const decoded = decode(readFileSync(path));
  assert.ok('text' in decoded, path);
  return decoded.text;
}

async function saidByServer(client: Client, uri: string, diagnostics: readonly Shown[]): Promise<Said[]> {
  const said: Said[] = [];
  for (const diagnostic of diagnostics) {
    const { code, severity, message, range, data, relatedInformation = [] } = diagnostic;
    const fingerprint = (data as { fingerprint?: string } | undefined)?.fingerprint;
    if (fingerprint === undefined) continue; // a problem or an open question
    const { start, end } = range;
    const related: string[] = [];
    for (const { location } of relatedInformation) related.push(await quoted(client, location, uri));
    said.push({ rule: code, severity: SEVERITIES[severity ?? 0], message, range: `${start.line + 1}:${start.character + 1}–${end.line + 1}:${end.character + 1}`, text: client.quote(uri, range), fingerprint, related, fixes: await fixesOf(client, uri, diagnostic) });
  }
  return said;
}

/** What the quick fixes of a diagnostic do; silencing it is no fix. */
async function fixesOf(client: Client, uri: string, diagnostic: Shown): Promise<Fix[]> {
  const fingerprint = (one: Pick<Shown, 'data'>): unknown => (one.data as { fingerprint?: string } | undefined)?.fingerprint;
  const actions = await client.actions(uri, diagnostic.range, [diagnostic]);
  const text = client.textOf(uri);
  return actions
    .filter((action) => action.diagnostics?.some((one) => fingerprint(one) === fingerprint(diagnostic)) && editsOf(action).every((edit) => 'newText' in edit))
    .map((action) => ({
      title: action.title,
      preferred: action.isPreferred === true,
      edits: editsOf(action).map(({ range, newText }) => ({ start: offsetIn(text, range.start), end: offsetIn(text, range.end), newText })),
    }));
}

function editsOf({ edit }: CodeAction): TextEdit[] {
  return ((edit?.documentChanges ?? []) as TextDocumentEdit[]).flatMap(({ edits }) => edits as TextEdit[]);
}

/** Problems and open questions with a place, as both say them. */
function restOf({ problems, notChecked }: FileJson): string[] {
  return [...problems.map(({ kind, message, range }) => `${kind} ${range ? rangeOf(range) : '1:1–1:1'} ${message}`), ...notChecked.flatMap(({ what, reason, range }) => (range ? [`not-checked ${rangeOf(range)} 未检查：${what}（${reason}）`] : []))];
}

function restShown(diagnostics: readonly Shown[]): string[] {
  return diagnostics.filter(({ data }) => data === undefined).map(({ code, message, range: { start, end } }) => `${code} ${start.line + 1}:${start.character + 1}–${end.line + 1}:${end.character + 1} ${message}`);
}

/** Opens a draft as an editor decodes it, waits for its corpus, and compares with the command line. Gives the rules that report. */
async function compare(folder: string, path: string): Promise<unknown[]> {
  const [file] = checkJson([path, '--fail-on', 'never'], { cwd: folder }).files;
  const client = await startClient({ folders: [folder], stdio: true });
  const uri = uriOf(folder, path);
  await client.open(uri, textOf(join(folder, path)), 'policy-zh');
  await client.until(async () => ((await client.status(uri)).state === 'ready' ? true : undefined));
  const diagnostics = await client.until(async () => {
    const shown = await client.diagnostics(uri);
    return (await client.status(uri)).document!.following ? undefined : shown; // a long draft's targets come after its first answer
  });
  assert.deepEqual(await saidByServer(client, uri, diagnostics), saidByCli(file!));
  assert.deepEqual(restShown(diagnostics), restOf(file!));
  const { document } = await client.status(uri);
  assert.deepEqual([document!.asOf, document!.asOfSource, document!.territory ?? null, document!.level ?? null], [file!.asOf, file!.asOfSource, file!.territory, file!.level]);
  assert.deepEqual(document!.notChecked, file!.notChecked.map(({ what, reason }) => ({ what, reason })));
  return file!.findings.map(({ rule }) => rule);
}

describe('server and command line agree', () => {
  afterEach(stopClients);

  const SAMPLES = join(ROOT, 'test', 'drafts');
  const REPORTS: Readonly<Record<string, boolean>> = { '示例市新型工业化实施方案.md': true, '示例市制造业创新中心建设方案.md': true, '示例市金融服务办法.md': true, '示例市数字化转型行动计划.md': true, '样例市工作通知.txt': false, '范例市行动计划.txt': true };
  for (const path of readdirSync(SAMPLES).filter((name) => /\.(?:md|txt)$/.test(name))) {
    it(`on the sample draft ${path}`, async () => {
      const rules = await compare(SAMPLES, path);
      assert.equal(rules.length > 0, REPORTS[path], `is this sample new? say whether it has findings`);
    });

    it(`on the sample draft ${path} without its corpus`, async () => {
      const folder = workspace({});
      cpSync(SAMPLES, folder, { recursive: true });
      const { corpus, ...rest } = JSON.parse(readFileSync(join(SAMPLES, 'wenheng.config.json'), 'utf8')) as Record<string, unknown>;
      assert.ok(corpus !== undefined);
      put(folder, 'wenheng.config.json', JSON.stringify(rest));
      await compare(folder, path);
    });
  }

  it('the samples have fixes and evidence to compare', () => {
    const findings = checkJson(['test/drafts', '--fail-on', 'never']).files.flatMap((file) => file.findings);
    for (const rule of ['outdated-agency', 'citation-title', 'outdated-meeting']) assert.ok(findings.some((finding) => finding.rule === rule && finding.fixes.length > 0), rule);
    for (const rule of ['duplicate-clause', 'target-below-superior']) assert.ok(findings.some((finding) => finding.rule === rule && finding.related.length > 0), rule);
  });

  const PARAGRAPH = '建立重点项目清单推进机制，对已签约未开工、已开工未投产的项目逐一核实，由牵头单位在五个工作日内提出处理意见，办理情况每月通报到各县。';
  const DRAFTS: Readonly<Record<string, { content: string | Uint8Array; rules: readonly string[] }>> = {
    'a clean one': { content: CLEAN.replace(SHARED, '建设平台。'), rules: [] },
    'one that copies': { content: CLEAN, rules: ['duplicate-clause'] },
    'one that is out of date': { content: WARNING, rules: ['outdated-meeting'] },
    'one with wrong numbers': { content: ERROR, rules: ['heading-sequence'] },
    'one that repeats itself': { content: `${WARNING}\n${PARAGRAPH}\n\n三、保障措施\n\n${PARAGRAPH}\n`, rules: ['outdated-meeting', 'duplicate-in-draft'] },
    'one that is ahead of its time': { content: `---\ndate: 2026-06-30\n---\n\n${WARNING.replace('党的十九大精神', '党的二十一大精神')}`, rules: ['premature-reference'] },
    'one with CRLF and rare signs': { content: `${WARNING}\n全面贯彻𠮷镇😀经验和党的十八大精神。\n`.replaceAll('\n', '\r\n'), rules: ['outdated-meeting', 'outdated-meeting'] },
    'one with lone CRs': { content: WARNING.replaceAll('\n', '\r'), rules: ['outdated-meeting'] },
    'one with a byte order mark': { content: utf8WithMark(`深入贯彻党的十九大精神。\n\n${ERROR}`), rules: ['outdated-meeting', 'heading-sequence'] },
    'one in GB18030': { content: gb18030(CLEAN + ERROR), rules: ['duplicate-clause', 'heading-sequence'] },
    'one in UTF-16': { content: utf16(CLEAN, 'big'), rules: ['duplicate-clause'] },
    'one with a front matter': { content: `---\ndate: 2017-12-01\nterritory: 样例市\nlevel: 大\n---\n\n${WARNING}`, rules: [] },
    'one with suppressions': { content: `${WARNING.replace('深入', '<!-- wenheng-disable-next-line outdated-meeting -->\n深入')}\n// wenheng-disable heading-sequence -- 理由\n全面贯彻党的十八大精神。\n`, rules: ['outdated-meeting', 'outdated-meeting'] },
    'the same text as a document of the corpus, beside another that has the clause': { content: CORPUS_TEXT, rules: ['duplicate-clause'] },
    'an earlier version of a document of the corpus': { content: CORPUS_TEXT.replace('统筹布局', '统一安排'), rules: ['duplicate-clause'] },
  };
  for (const [name, { content, rules }] of Object.entries(DRAFTS)) {
    it(`on ${name}`, async () => {
      const folder = workspace({ 'wenheng.config.json': config({ corpus: ['corpus', 'more'], territory: '示例市' }), 'corpus/算力.txt': CORPUS_TEXT, 'more/旧/算力.txt': gb18030(`示例省算力规划\n\n一、任务\n\n${SHARED}\n`), 'draft.md': content });
      assert.deepEqual(await compare(folder, 'draft.md'), rules);
    });
  }

  it('under a configuration that sets severities and the as-of date', async () => {
    const folder = workspace({ 'wenheng.config.json': config({ asOf: '2027-06-01', rules: { 'outdated-meeting': 'error', 'heading-sequence': 'off' } }), 'draft.md': `${WARNING}\n一、保障措施\n\n贯彻党的二十届七中全会精神。\n` });
    assert.deepEqual(await compare(folder, 'draft.md'), ['outdated-meeting']);
  });

  it('under a baseline, an extended configuration and an exception for the draft', async () => {
    const folder = workspace({ 'base.json': config({ asOf: '2026-11-22', baseline: 'known.json' }), 'wenheng.config.json': JSON.stringify({ extends: 'base.json', overrides: [{ files: '*.md', territory: '示例市', rules: { 'heading-sequence': 'warning' } }] }), 'draft.md': WARNING });
    assert.equal(wenheng(['check', 'draft.md', '--write-baseline'], { cwd: folder }).code, 0);
    put(folder, 'renamed.md', `${WARNING}\n二、保障措施\n\n全面贯彻党的十八大精神。\n`);
    rmSync(join(folder, 'draft.md'));
    assert.deepEqual(await compare(folder, 'renamed.md'), ['outdated-meeting', 'heading-sequence', 'outdated-meeting']);
    const [file] = checkJson(['renamed.md'], { cwd: folder }).files;
    assert.deepEqual(file!.findings.map(({ severity, baselined }) => `${severity} ${baselined === true}`), ['warning true', 'warning false', 'warning false']);
  });

  describe('on real documents', function () {

    it('the seeds', async function () {
      if (!existsSync(SEEDS)) {
        console.log(`      skipped: no seeds at ${CORPUS} (set WENHENG_REAL_CORPUS)`);
        this.skip();
      }
      const found: unknown[] = [];
      for (const seed of readdirSync(SEEDS).filter((name) => name.endsWith('.txt'))) {
        const folder = workspace({ 'wenheng.config.json': JSON.stringify({ asOf: '2026-11-22', corpus: SEEDS }), [seed]: readFileSync(join(SEEDS, seed)) });
        found.push(...(await compare(folder, seed)));
      }
      assert.ok(new Set(found).size > 1, 'hardly anything to compare');
    });
  });
});
