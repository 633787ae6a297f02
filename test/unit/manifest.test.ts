/** The extension's manifest (package.json 中的扩展清单) against what the client does: settings, commands, menus, walkthrough. */

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../support/cli.js';

interface Command {
  readonly command: string;
  readonly title: string;
  readonly enablement?: string;
}
interface MenuItem {
  readonly command?: string;
  readonly submenu?: string;
}
interface Step {
  readonly id: string;
  readonly description: string;
  readonly media: { readonly svg: string; readonly altText: string };
  readonly completionEvents: readonly string[];
}
interface Manifest {
  readonly contributes: {
    readonly commands: readonly Command[];
    readonly submenus: readonly { readonly id: string }[];
    readonly menus: Readonly<Record<string, readonly MenuItem[]>>;
    readonly configuration: { readonly properties: Readonly<Record<string, { readonly enum?: readonly string[]; readonly enumDescriptions?: readonly string[]; readonly description?: string; readonly markdownDescription?: string; readonly default: string }>> };
    readonly walkthroughs: readonly { readonly steps: readonly Step[] }[];
  };
}

const { contributes } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as Manifest;
const CLIENT = join(ROOT, 'client', 'src');
const sources = readdirSync(CLIENT, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts')).map((file) => readFileSync(join(CLIENT, file), 'utf8'));
const words = ['package.nls.json', 'package.nls.zh-cn.json'].map((file) => JSON.parse(readFileSync(join(ROOT, file), 'utf8')) as Record<string, string>);
const ours = (id: string | undefined): id is string => id?.startsWith('wenheng.') === true;

describe('the manifest', () => {
  const commands = contributes.commands.map(({ command }) => command);

  it('has the settings that the client reads, and no other', () => {
    const settings = readFileSync(join(CLIENT, 'settings.ts'), 'utf8');
    const read = [...settings.matchAll(/settings\.get\('([A-Za-z.]+)'/g)].map(([, name]) => `wenheng.${name}`);
    const watched = [...settings.matchAll(/'(wenheng\.[A-Za-z.]+)'/g)].map(([, name]) => name!).filter((name) => name !== 'wenheng.wenheng'); // the extension itself
    assert.deepEqual(Object.keys(contributes.configuration.properties).sort(), [...new Set([...read, ...watched])].sort());
  });

  it('has the defaults that the client falls back to', () => {
    const settings = readFileSync(join(CLIENT, 'settings.ts'), 'utf8');
    for (const [, name, value] of settings.matchAll(/settings\.get\('([A-Za-z.]+)', '([a-zA-Z]+)'\)/g)) assert.equal(contributes.configuration.properties[`wenheng.${name}`]!.default, value, name);
  });

  it('describes every setting and each of its values', () => {
    for (const [name, { enum: values = [], enumDescriptions = [], ...setting }] of Object.entries(contributes.configuration.properties)) {
      assert.ok(setting.description ?? setting.markdownDescription, name);
      assert.equal(enumDescriptions.length, values.length, name);
      assert.ok(values.includes(setting.default), name);
    }
  });

  it('has commands that the client registers', () => {
    for (const command of commands) assert.ok(sources.some((source) => source.includes(`'${command}'`)), command);
  });

  it('shows in its menus what there is', () => {
    const submenus = contributes.submenus.map(({ id }) => id);
    for (const [menu, items] of Object.entries(contributes.menus)) {
      for (const { command, submenu } of items) {
        if (command !== undefined) assert.ok(!ours(command) || commands.includes(command), `${menu}: ${command}`);
        else assert.ok(submenus.includes(submenu!), `${menu}: ${submenu}`);
      }
    }
    for (const id of submenus) assert.ok((contributes.menus[id] ?? []).length > 0, id);
  });
});

describe('the walkthrough', () => {
  const steps = contributes.walkthroughs.flatMap((walkthrough) => walkthrough.steps);
  const key = (text: string): string => text.slice(1, -1);
  /** Commands behind the buttons of a description. */
  const buttons = (text: string): string[] => [...text.matchAll(/\]\(command:([A-Za-z.]+)\)/g)].map(([, command]) => command!);

  it('has the same buttons in both languages, each on a line of its own', () => {
    for (const { id, description } of steps) {
      const [english, chinese] = words.map((texts) => texts[key(description)]!) as [string, string];
      assert.ok(buttons(english).length > 0, id);
      assert.deepEqual(buttons(chinese), buttons(english), id);
      for (const text of [english, chinese]) for (const line of text.split('\n').slice(1)) assert.match(line, /^\[[^\]]+\]\(command:[A-Za-z.]+\)$/, id);
    }
  });

  /** A picture that holds words of ours has one for each language. */
  const drawings = (svg: string): string[] => (svg.startsWith('%') ? words.map((texts) => texts[key(svg)]!) : [svg]);

  it('has a picture for each step, in the colours of the theme', () => {
    for (const { id, media } of steps) {
      for (const drawing of drawings(media.svg)) {
        const picture = readFileSync(join(ROOT, drawing), 'utf8');
        for (const [, colour] of picture.matchAll(/\b(?:fill|stroke)="([^"]+)"/g)) assert.match(colour!, /^(?:none|var\(--vscode-[A-Za-z-]+\))$/, id);
        assert.doesNotMatch(picture, /<style|style=/, `${id}: VS Code shows no styles of ours`);
      }
      for (const texts of words) assert.ok(texts[key(media.altText)]!.length > 5, id);
    }
    assert.deepEqual(readdirSync(join(ROOT, 'docs', 'walkthrough')).sort(), steps.flatMap(({ media }) => drawings(media.svg)).map((path) => path.replace('docs/walkthrough/', '')).sort());
  });

  it('ticks a step off by what the user does in it', () => {
    for (const { id, completionEvents } of steps) {
      assert.ok(completionEvents.length > 0 && !completionEvents.includes('onStepSelected'), id);
      for (const event of completionEvents) if (event.startsWith('onContext:')) assert.ok(sources.some((source) => source.includes(`'${event.slice('onContext:'.length)}'`)), event);
    }
  });
});
