/** Follows a Dockerfile in folders: as far as that says whether it could be built on a machine that has neither Docker nor a network. */

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, statSync } from 'node:fs';
import { basename, join, posix } from 'node:path';
import { workspace } from './cli.js';

/** What an image would be: its root, and how its command is called. */
export interface Image {
  readonly root: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly user: string;
  readonly workdir: string;
  readonly entrypoint: readonly string[];
  readonly command: readonly string[];
  /** The image that it is made from. */
  readonly from: string;
}

/** What cannot be done here, and what happens in its place. */
export interface StandIns {
  /** For PATH. */
  readonly path: string;
  /** Commands that are not run. */
  readonly leftOut: (command: string) => boolean;
}

type Stage = { -readonly [Key in keyof Image]: Image[Key] };

/**
 * Carries out the instructions; `context` is the folder of the build, already without what is ignored. Paths of the image that a command names are led into the folder
 * that stands for its root. Fails where a source is missing, a command fails, or an instruction is not known here.
 */
export function followDockerfile(text: string, context: string, { path, leftOut }: StandIns): Image {
  const args = new Map<string, string>();
  const stages = new Map<string, Stage>();
  let stage!: Stage;
  for (const line of text.replaceAll('\\\n', ' ').split('\n').filter((each) => each.trim() !== '' && !each.startsWith('#'))) {
    const [instruction = '', ...words] = line.trim().split(/\s+/);
    const rest = line.trim().slice(instruction.length).trim();
    switch (instruction) {
      case 'ARG': args.set(...(rest.split('=') as [string, string])); break;
      case 'FROM':
        stage = { root: workspace({}), environment: {}, user: 'root', workdir: '/', entrypoint: [], command: [], from: words[0]!.replace(/\$\{(\w+)\}/g, (_, name: string) => args.get(name)!) };
        stages.set(words[2] ?? '', stage);
        break;
      case 'WORKDIR': mkdirSync(join(stage.root, (stage.workdir = posix.resolve(stage.workdir, rest))), { recursive: true }); break;
      case 'ENV': stage.environment = { ...stage.environment, ...Object.fromEntries(words.map((word) => word.split('='))) }; break;
      case 'USER': stage.user = rest; break;
      case 'ENTRYPOINT': stage.entrypoint = JSON.parse(rest) as string[]; break;
      case 'CMD': stage.command = JSON.parse(rest) as string[]; break;
      case 'COPY': copy(stage, words, (name) => (name === undefined ? context : stages.get(name)!.root)); break;
      case 'RUN': if (!leftOut(rest)) runIn(stage, rest, path); break;
      default: assert.fail(`unknown instruction: ${line}`);
    }
  }
  return stage;
}

/** The contents of a folder go into the destination, a file into it where that is a folder: as Docker does. */
function copy(stage: Stage, words: readonly string[], rootOf: (stage: string | undefined) => string): void {
  const from = /^--from=(.*)$/.exec(words[0]!)?.[1];
  const paths = from === undefined ? words : words.slice(1);
  const target = paths[paths.length - 1]!;
  const to = join(stage.root, posix.resolve(stage.workdir, target));
  for (const source of paths.slice(0, -1)) {
    const file = join(rootOf(from), source);
    assert.ok(existsSync(file), `COPY ${source}: there is no such file`);
    const into = statSync(file).isDirectory() || !target.endsWith('/') ? to : join(to, basename(source));
    cpSync(file, into, { recursive: true, verbatimSymlinks: true });
  }
}

function runIn({ root, workdir, environment }: Stage, command: string, path: string): void {
  const led = command.replace(/(^|[\s"'=])(\/(?:opt|usr|cache|work|build)(?=[\s/"']|$))/g, (_, before: string, place: string) => `${before}${root}${place}`);
  mkdirSync(join(root, 'usr', 'local', 'bin'), { recursive: true });
  const { status, stderr } = spawnSync('sh', ['-c', led], { cwd: join(root, workdir), env: { PATH: path, HOME: root, ...environment }, encoding: 'utf8' });
  assert.equal(status, 0, `RUN ${command}: ${stderr}`);
}
