/** The VSIX files (安装包): what each holds, what its manifest and notices say, and that the same sources make the same bytes. */

import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { createProtocolConnection, ExitNotification, InitializedNotification, InitializeRequest, LogMessageNotification, ShutdownRequest, StreamMessageReader, StreamMessageWriter } from 'vscode-languageserver/node';
import { packVsix, TARGETS, type Target } from '../../server/tools/vsix.js';
import { config, ROOT, workspace } from '../support/cli.js';
import { openVsix } from '../support/vsix.js';

const { SOURCE_DATE_EPOCH } = process.env;
const NATIVE = existsSync(join(ROOT, 'dist', 'node_modules', 'nodejieba', 'build'));

interface Manifest {
  readonly version: string;
  readonly main: string;
  readonly icon: string;
  readonly preview: boolean;
  readonly categories: readonly string[];
  readonly keywords: readonly string[];
  readonly galleryBanner: { readonly color: string };
}

describe('the VSIX', () => {
  before(() => (process.env['SOURCE_DATE_EPOCH'] = '1700000000'));
  after(() => {
    if (SOURCE_DATE_EPOCH === undefined) delete process.env['SOURCE_DATE_EPOCH'];
    else process.env['SOURCE_DATE_EPOCH'] = SOURCE_DATE_EPOCH;
  });

  for (const target of TARGETS) {
    describe(`for ${target}`, function () {
      let file: string;
      let opened: ReturnType<typeof openVsix>;
      const manifest = (): Manifest => JSON.parse(opened.files.get('package.json')!) as Manifest;

      before('is packed', async function () {
        if (target !== 'universal' && !NATIVE) this.skip();
        file = await packed(target);
        opened = openVsix(file, target); // asserts what it holds
      });

      it('is named by its target and version', () => {
        const version = `${manifest().version}.vsix`;
        assert.equal(basename(file), target === 'universal' ? `wenheng-${version}` : `wenheng-${target}-${version}`);
        assert.equal(/TargetPlatform="([^"]*)"/.exec(opened.gallery)?.[1], target === 'universal' ? undefined : target);
      });

      it('says in its manifest only what an editor reads, and names files that are there', () => {
        const { main, icon } = manifest();
        assert.ok([main, icon].every((path) => opened.files.has(path.replace(/^\.\//, ''))));
        assert.deepEqual(Object.keys(manifest()).filter((key) => /scripts|dependencies|bin|private|repository/i.test(key)), []);
        for (const path of JSON.stringify(manifest()['contributes' as never]).matchAll(/"\.\/([^"]+)"/g)) assert.ok(opened.files.has(path[1]!), path[1]);
      });

      it('is presented in the gallery', () => {
        const { preview, categories, keywords, galleryBanner } = manifest();
        assert.ok(preview);
        assert.deepEqual(categories, ['Linters', 'Snippets', 'Programming Languages']);
        assert.ok(keywords.includes('公文') && keywords.includes('policy'));
        assert.match(opened.gallery, /Services\.EnableMarketplaceQnA" Value="false"/);
        assert.match(opened.gallery, new RegExp(`Branding\\.Color" Value="${galleryBanner.color}"`));
        assert.ok(opened.files.get('readme.md')!.startsWith('# 文衡'));
        assert.ok(opened.files.get('changelog.md')!.includes(`## ${manifest().version}`));
      });

      it('names those whose work it holds, and nobody else', () => {
        const notices = opened.files.get('THIRD_PARTY_NOTICES')!;
        assert.match(notices, /^- vscode-languageclient /m);
        assert.match(notices, /^- pdf\.js /m);
        assert.equal(/^- commander /m.test(notices), opened.files.has('dist/cli-program.js'));
        assert.equal(/^- nodejieba /m.test(notices), target !== 'universal');
      });

      it(target === 'universal' ? 'says once, when its server starts, what it lacks' : 'lacks nothing that its server would have to speak of', async () => {
        const said = await sayingsOfServer(unpacked(opened));
        if (target === 'universal') assert.deepEqual(said.map((line) => /^[^：]*/.exec(line)?.[0]), ['本安装不含分词组件 nodejieba']);
        else assert.deepEqual(said, []);
      });

      it('checks a workspace by the program that it brings, remembering results', () => {
        const folder = workspace({ '草稿.policy': '示例市节水工作方案\n\n一、总体要求\n\n深入贯彻党的十九大精神，推进节水。\n', 'wenheng.config.json': config({ asOf: '2026-11-22' }) });
        const words = ['check', '.', '--as-in-editor', '--cache', '--format', 'json'];
        const check = (): string => spawnSync(process.execPath, [join(unpacked(opened), 'dist', 'cli.js'), ...words], { cwd: folder, encoding: 'utf8', env: { PATH: process.env['PATH'] ?? '', WENHENG_CACHE_DIR: join(folder, 'cache') } }).stdout;
        for (const report of [check(), check()]) assert.deepEqual((JSON.parse(report) as { files: { findings: { text: string }[] }[] }).files.flatMap(({ findings }) => findings.map(({ text }) => text)), ['党的十九大精神']);
      });

      it('is the same, byte by byte, when it is made again', async () => {
        assert.equal(hashOf(await packed(target)), hashOf(file));
      });
    });
  }
});

function packed(target: Target): Promise<string> {
  return packVsix(target, workspace({}));
}

/** Puts an extension where no other packages are in reach. */
function unpacked({ files }: ReturnType<typeof openVsix>): string {
  return workspace(Object.fromEntries(files));
}

/** What the server of an extension tells its client while it starts; its answer to the last request comes after it. */
async function sayingsOfServer(extension: string): Promise<string[]> {
  const { stdin, stdout } = spawn(process.execPath, [join(extension, 'dist', 'server.js'), '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'], env: { PATH: process.env['PATH'] ?? '' } });
  const connection = createProtocolConnection(new StreamMessageReader(stdout), new StreamMessageWriter(stdin));
  const said: string[] = [];
  connection.onNotification(LogMessageNotification.type, ({ message }) => void said.push(message));
  connection.listen();
  await connection.sendRequest(InitializeRequest.type, { processId: null, rootUri: null, capabilities: {}, workspaceFolders: null, locale: 'zh-cn' });
  await connection.sendNotification(InitializedNotification.type, {});
  await connection.sendRequest(ShutdownRequest.type);
  await connection.sendNotification(ExitNotification.type);
  connection.dispose();
  return said;
}

function hashOf(file: string): string {
  return createHash('sha256').update(readFileSync(file)).digest('hex');
}
