/** Pulled diagnostics (诊断): what a client sees of findings, problems and open questions, and when it need not read them again. */

import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DiagnosticSeverity, DiagnosticTag } from 'vscode-languageserver';
import { rules } from '../../server/src/rules/index.js';
import { config, put, ROOT, workspace } from '../support/cli.js';
import { CLEAN, CORPUS_TEXT, ERROR, SHARED, WARNING } from '../support/drafts.js';
import { offsetIn, startClient, stopClients, uriOf, type Client, type ClientWishes, type Shown } from '../support/lsp.js';
import { wordRule } from '../support/policy.js';

const DAY = { 'wenheng.config.json': config({ asOf: '2026-11-22' }) };
const WITH_CORPUS = { 'wenheng.config.json': config({ asOf: '2026-11-22', corpus: 'corpus', territory: '示例市' }), 'corpus/算力.txt': CORPUS_TEXT };

/** A client with one open draft; a `policy-zh` document is checked whatever it holds. */
async function opened(text: string, files: Readonly<Record<string, string>> = DAY, wishes: ClientWishes = {}): Promise<{ client: Client; uri: string; folder: string }> {
  const folder = workspace(files);
  const uri = uriOf(folder, 'draft.policy');
  const client = await startClient({ folders: [folder], ...wishes });
  await client.open(uri, text, 'policy-zh');
  return { client, uri, folder };
}

const coded = (diagnostics: readonly Shown[], code: string): Shown[] => diagnostics.filter((diagnostic) => diagnostic.code === code);
const codes = (diagnostics: readonly Shown[]): unknown[] => diagnostics.map(({ code }) => code);

describe('diagnostics that a client pulls', () => {
  afterEach(stopClients);

  it('quote the draft, name the rule and say what to do', async () => {
    const { client, uri } = await opened(WARNING);
    const [diagnostic, ...more] = await client.diagnostics(uri);
    assert.deepEqual(more, []);
    assert.equal(diagnostic!.code, 'outdated-meeting');
    assert.equal(diagnostic!.source, '文衡');
    assert.equal(client.quote(uri, diagnostic!.range), '党的十九大精神');
    assert.match(diagnostic!.message, /“党的十九大精神”已非最新提法（基准日2026-11-22）/);
  });

  const FULL_SAMPLE: Readonly<Record<string, { severity: DiagnosticSeverity; tags: DiagnosticTag[] | undefined; quote: string }>> = {
    'outdated-meeting': { severity: DiagnosticSeverity.Warning, tags: [DiagnosticTag.Deprecated], quote: '党的十九大和十九届历次全会精神' },
    'outdated-plan': { severity: DiagnosticSeverity.Warning, tags: [DiagnosticTag.Deprecated], quote: '“十四五”' },
    'duplicate-clause': { severity: DiagnosticSeverity.Information, tags: undefined, quote: '分行业制定中小企业数字化转型改造' },
    'heading-sequence': { severity: DiagnosticSeverity.Warning, tags: undefined, quote: '（五）' },
    'target-arithmetic': { severity: DiagnosticSeverity.Error, tags: undefined, quote: '170家' },
    'premature-reference': { severity: DiagnosticSeverity.Error, tags: undefined, quote: '党的二十一大' },
    'incomplete-plenum-list': { severity: DiagnosticSeverity.Information, tags: [DiagnosticTag.Deprecated], quote: '党的二十大和二十届二中、三中全会精神' },
    'duplicate-in-draft': { severity: DiagnosticSeverity.Warning, tags: [DiagnosticTag.Unnecessary], quote: '建立重点项目“一个专班、一张清单' },
  };
  const CITING_SAMPLE: typeof FULL_SAMPLE = {
    'citation-title': { severity: DiagnosticSeverity.Warning, tags: undefined, quote: '《示例省制造业创新中心管办法》' },
    'citation-number': { severity: DiagnosticSeverity.Warning, tags: undefined, quote: '示政发〔2024〕91号' },
    'superseded-document': { severity: DiagnosticSeverity.Warning, tags: [DiagnosticTag.Deprecated], quote: '《产业结构调整指导目录（2019年本）》' },
    'draft-cited': { severity: DiagnosticSeverity.Information, tags: undefined, quote: '《示例省“十五五”新型工业化规划》' },
  };
  const NAMING_SAMPLE: typeof FULL_SAMPLE = {
    'outdated-slogan': { severity: DiagnosticSeverity.Warning, tags: [DiagnosticTag.Deprecated], quote: '双轮驱动、四区联动' },
    'nonstandard-name': { severity: DiagnosticSeverity.Warning, tags: undefined, quote: '成渝双城经济圈' },
    'outdated-term': { severity: DiagnosticSeverity.Warning, tags: [DiagnosticTag.Deprecated], quote: '新冠肺炎' },
    'outdated-law': { severity: DiagnosticSeverity.Error, tags: [DiagnosticTag.Deprecated], quote: '中华人民共和国担保法' },
    'outdated-agency': { severity: DiagnosticSeverity.Warning, tags: [DiagnosticTag.Deprecated], quote: '经信委' },
  };
  const TARGETS_SAMPLE: typeof FULL_SAMPLE = {
    'target-self-conflict': { severity: DiagnosticSeverity.Error, tags: undefined, quote: '规模以上工业企业关键工序数控化率达到75%' },
    'target-deadline-passed': { severity: DiagnosticSeverity.Warning, tags: [DiagnosticTag.Deprecated], quote: '2026年6月底前' },
    'target-period-mismatch': { severity: DiagnosticSeverity.Warning, tags: undefined, quote: '到2032年' },
    'target-unit': { severity: DiagnosticSeverity.Warning, tags: undefined, quote: '不低于90%以上' },
    'target-below-baseline': { severity: DiagnosticSeverity.Warning, tags: undefined, quote: '工业互联网平台应用普及率达到50%' },
    'target-below-superior': { severity: DiagnosticSeverity.Warning, tags: undefined, quote: '规模以上工业企业关键工序数控化率达到73%以上' },
  };
  const CONFLICT_SAMPLE: typeof FULL_SAMPLE = {
    'target-conflict': { severity: DiagnosticSeverity.Warning, tags: undefined, quote: '规模以上工业企业上云比例达到80%以上' },
    'altered-copy': { severity: DiagnosticSeverity.Warning, tags: undefined, quote: '原则上不得' },
  };
  const SAMPLES: readonly (readonly [name: string, expected: typeof FULL_SAMPLE, last: string])[] = [
    ['示例市新型工业化实施方案.md', FULL_SAMPLE, 'duplicate-clause'],
    ['示例市制造业创新中心建设方案.md', CITING_SAMPLE, 'draft-cited'],
    ['示例市金融服务办法.md', NAMING_SAMPLE, 'outdated-agency'],
    ['示例市数字化转型行动计划.md', TARGETS_SAMPLE, 'target-below-superior'],
    ['范例市行动计划.txt', CONFLICT_SAMPLE, 'target-conflict'],
  ];

  it('of every rule that is on by default are in a sample', () => {
    const expected = SAMPLES.flatMap(([, sample]) => Object.keys(sample));
    assert.deepEqual(expected.sort(), rules.filter(({ meta }) => !meta.offByDefault && !meta.cliOnly).map(({ meta }) => meta.id).sort());
  });

  for (const [name, sample, last] of SAMPLES) {
    it(`of every rule carry its severity, its tags and a link to its page (${name})`, async () => {
      const folder = join(ROOT, 'test', 'drafts');
      const client = await startClient({ folders: [join(ROOT, 'test')] });
      const uri = uriOf(folder, name);
      await client.open(uri, readFileSync(join(folder, name), 'utf8'));
      const diagnostics = await client.diagnosticsWhen(uri, (all) => coded(all, last).length > 0);
      for (const [id, expected] of Object.entries(sample)) {
        const [first] = coded(diagnostics, id);
        assert.deepEqual([first!.severity, first!.tags, client.quote(uri, first!.range).slice(0, expected.quote.length)], [expected.severity, expected.tags, expected.quote], id);
        const page = fileURLToPath(first!.codeDescription!.href);
        assert.equal(page, join(ROOT, 'docs', 'rules', `${id}.md`));
        assert.ok(existsSync(page), page);
      }
    });
  }

  it('lead to the right text of the corpus file', async () => {
    const { client, uri, folder } = await opened(CLEAN, WITH_CORPUS);
    const [copy] = coded(await client.diagnosticsWhen(uri, (all) => coded(all, 'duplicate-clause').length > 0), 'duplicate-clause');
    assert.equal(client.quote(uri, copy!.range), SHARED);
    const [related, ...more] = copy!.relatedInformation!;
    assert.deepEqual(more, []);
    assert.equal(related!.location.uri, uriOf(folder, 'corpus', '算力.txt'));
    const text = readFileSync(fileURLToPath(related!.location.uri), 'utf8');
    assert.equal(text.slice(offsetIn(text, related!.location.range.start), offsetIn(text, related!.location.range.end)), SHARED);
    assert.match(related!.message, /《示例省人民政府关于发展算力服务的意见》/);
  });

  it('lead to the place in the draft itself', async () => {
    const { client, uri } = await opened(ERROR);
    const [diagnostic] = await client.diagnostics(uri);
    assert.deepEqual([diagnostic!.code, diagnostic!.range.start], ['heading-sequence', { line: 6, character: 0 }]);
    const [related] = diagnostic!.relatedInformation!;
    assert.equal(related!.location.uri, uri);
    assert.equal(client.quote(uri, related!.location.range), '一、总体要求');
    assert.equal(related!.message, '前一个序号“一、”');
  });

  it('leave out what the client cannot show', async () => {
    const { client, uri } = await opened(ERROR, DAY, { capabilities: { textDocument: { diagnostic: { relatedInformation: false, codeDescriptionSupport: false } } } });
    const [diagnostic] = await client.diagnostics(uri);
    assert.equal(diagnostic!.code, 'heading-sequence');
    assert.deepEqual([diagnostic!.relatedInformation, diagnostic!.codeDescription], [undefined, undefined]);
  });

  it('leave out suppressed findings', async () => {
    const text = WARNING.replace('深入', '<!-- wenheng-disable-next-line outdated-meeting -- 引用当年原文 -->\n深入');
    const { client, uri } = await opened(text);
    assert.deepEqual(await client.diagnostics(uri), []);
    assert.equal((await client.status(uri)).document!.counts.suppressed, 1);
  });

  const PROBLEMS: Readonly<Record<string, { text: string; code: string; severity: DiagnosticSeverity; quote: string; message: RegExp; tags?: DiagnosticTag[] }>> = {
    'a suppression without a reason': {
      text: WARNING.replace('深入', '<!-- wenheng-disable-next-line outdated-meeting -->\n深入'),
      code: 'suppression', severity: DiagnosticSeverity.Warning, quote: '<!-- wenheng-disable-next-line outdated-meeting -->', message: /^屏蔽“outdated-meeting”没有写明理由/,
    },
    'a suppression of an unknown rule': {
      text: WARNING.replace('深入', '// wenheng-disable-next-line no-such-rule -- 理由\n深入'),
      code: 'suppression', severity: DiagnosticSeverity.Warning, quote: '// wenheng-disable-next-line no-such-rule -- 理由', message: /^屏蔽注释中的规则“no-such-rule”不存在/,
    },
    'a suppression that silences nothing': {
      text: CLEAN.replace('坚持', '// wenheng-disable-next-line outdated-meeting -- 理由\n坚持'),
      code: 'suppression', severity: DiagnosticSeverity.Information, quote: '// wenheng-disable-next-line outdated-meeting -- 理由', message: /^屏蔽“outdated-meeting”未起作用/, tags: [DiagnosticTag.Unnecessary],
    },
    'a front matter with a wrong value': {
      text: `---\ntitle: 示例市数字经济工作方案\nlevel: 大\n---\n\n${WARNING}`,
      code: 'front-matter', severity: DiagnosticSeverity.Warning, quote: '大', message: /level 只能是 national、province、city、county，不能是“大”/,
    },
  };
  for (const [name, { text, code, severity, quote, message, tags }] of Object.entries(PROBLEMS)) {
    it(`show ${name}`, async () => {
      const { client, uri } = await opened(text);
      const [problem, ...more] = coded(await client.diagnostics(uri), code);
      assert.deepEqual(more, []);
      assert.equal(client.quote(uri, problem!.range), quote);
      assert.deepEqual([problem!.severity, problem!.source, problem!.tags], [severity, '文衡', tags]);
      assert.match(problem!.message, message);
    });
  }

  it('hint at what could not be judged', async () => {
    const { client, uri } = await opened(WARNING.replace('党的十九大精神', '党的二十届七中全会精神'), { 'wenheng.config.json': config({ asOf: '2027-06-01' }) });
    const [hint, ...more] = await client.diagnostics(uri);
    assert.deepEqual(more, []);
    assert.deepEqual([hint!.code, hint!.severity, client.quote(uri, hint!.range)], ['not-checked', DiagnosticSeverity.Hint, '党的二十届七中全会']);
    assert.match(hint!.message, /^未检查：“党的二十届七中全会”是否已经召开（会议事实表只核实到2026-11-22）/);
  });

  it('name a rule that failed; the others still report', async () => {
    const broken = { ...wordRule('broken-rule', ''), checkPassage: () => { throw new Error('内部出错'); } };
    const { client, uri } = await opened(WARNING, DAY, { rules: [broken, ...rules] });
    const diagnostics = await client.diagnostics(uri);
    assert.deepEqual(codes(diagnostics).sort(), ['outdated-meeting', 'rule-crash']);
    const [crash] = coded(diagnostics, 'rule-crash');
    assert.deepEqual([crash!.severity, crash!.message, client.quote(uri, crash!.range)], [DiagnosticSeverity.Error, '规则 broken-rule 运行出错：内部出错', '# 示例市数字经济工作方案']);
  });
});

describe('the result id of a pull', () => {
  afterEach(stopClients);

  /** Pulls a full report and gives its id. */
  async function pulled(client: Client, uri: string): Promise<string> {
    const report = await client.pull(uri);
    assert.equal(report.kind, 'full');
    assert.ok(report.resultId);
    return report.resultId;
  }

  it('is answered with “unchanged” as long as nothing has changed', async () => {
    const { client, uri } = await opened(WARNING);
    const id = await pulled(client, uri);
    assert.deepEqual(await client.pull(uri, id), { kind: 'unchanged', resultId: id });
    assert.equal((await client.pull(uri, 'another')).kind, 'full');
  });

  it('changes with an edit, also with one that is undone', async () => {
    const { client, uri } = await opened(WARNING);
    const id = await pulled(client, uri);
    await client.replace(uri, '党的十九大精神', '党的二十大精神');
    const edited = await client.pull(uri, id);
    assert.equal(edited.kind, 'full');
    assert.notEqual(edited.resultId, id);
    await client.replace(uri, '党的二十大精神', '党的十九大精神');
    assert.deepEqual(codes(await client.diagnostics(uri)), ['outdated-meeting']);
  });

  it('changes when a document is opened again with the same version', async () => {
    const { client, uri } = await opened(WARNING);
    const id = await pulled(client, uri);
    await client.close(uri);
    await client.open(uri, CLEAN, 'policy-zh');
    assert.equal((await client.pull(uri, id)).kind, 'full');
  });

  it('changes with the configuration', async () => {
    const { client, uri, folder } = await opened(WARNING);
    const id = await pulled(client, uri);
    put(folder, 'wenheng.config.json', config({ asOf: '2018-01-10' }));
    const report = await client.until(async () => {
      const next = await client.pull(uri, id);
      return next.kind === 'full' ? next : undefined;
    });
    assert.deepEqual(report.items, []);
  });

  it('changes with the corpus', async () => {
    const { client, uri, folder } = await opened(CLEAN, WITH_CORPUS);
    const before = await client.until(async () => {
      const report = await client.pull(uri);
      return report.kind === 'full' && codes(report.items as Shown[]).includes('duplicate-clause') ? report : undefined;
    });
    put(folder, 'corpus/算力.txt', CORPUS_TEXT.replace(SHARED, '统筹算力资源，降低使用成本。'));
    const after = await client.until(async () => {
      const report = await client.pull(uri, before.resultId);
      return report.kind === 'full' ? report : undefined;
    });
    assert.deepEqual(after.items, []);
  });
});

describe('the language of diagnostics', () => {
  afterEach(stopClients);

  const zh = { source: '文衡', message: /已非最新提法/ };
  const en = { source: 'wenheng', message: /is no longer the latest reference \(as of 2026-11-22\)/ };
  const CASES: readonly (readonly [name: string, wishes: ClientWishes, expected: typeof zh])[] = [
    ['is Chinese where nobody says anything', {}, zh],
    ['is Chinese in a Chinese editor', { locale: 'zh-cn' }, zh],
    ['is English in an English editor', { locale: 'en' }, en],
    ['is English in a German editor', { locale: 'de' }, en],
    ['is Chinese in an English editor on a Chinese system', { locale: 'en', environment: { LANG: 'zh_CN.UTF-8' } }, zh],
    ['is English where the option says so', { locale: 'zh-cn', options: { language: 'en' } }, en],
    ['is Chinese where the option says so', { locale: 'en', options: { language: 'zh' } }, zh],
    ['is the editor’s where the option says auto', { locale: 'en', options: { language: 'auto' } }, en],
    ['is the editor’s where the option makes no sense', { locale: 'en', options: { language: 7 } }, en],
  ];
  for (const [name, wishes, expected] of CASES) {
    it(name, async () => {
      const { client, uri } = await opened(WARNING, DAY, wishes);
      const [diagnostic] = await client.diagnostics(uri);
      assert.equal(diagnostic!.source, expected.source);
      assert.match(diagnostic!.message, expected.message);
    });
  }
});
