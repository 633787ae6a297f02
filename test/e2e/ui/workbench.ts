/** Drives VS Code's workbench as a person does: looks for words on the screen, points at them, presses keys. */

import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { openPage, remote, workbenchAddress } from '../tools/browser.js';
import { startCodeServer, type CodeServerOptions } from '../tools/code-server.js';
import { E2E, OUT, ROOT } from '../tools/places.js';
import type { Profile } from '../tools/profile.js';

const DEADLINE = 30_000;

/** The themes that pictures are taken in: what VS Code calls them, and what the workbench calls their kind. */
export const THEMES = {
  light: ['Light Modern', 'vs'],
  dark: ['Dark Modern', 'vs-dark'],
  contrast: ['Dark High Contrast', 'hc-black'],
  'contrast-light': ['Light High Contrast', 'hc-light'],
} as const;
export type Look = keyof typeof THEMES;

export interface Place {
  readonly x: number;
  readonly y: number;
}

export class Workbench {
  private constructor(
    readonly page: Page,
    private readonly end: () => Promise<void>,
  ) {
    page.setDefaultTimeout(DEADLINE);
  }

  /** Opens the workspace of a profile, with the extension from its sources where none is installed. */
  static async open(profile: Pick<Profile, 'root' | 'userData' | 'extensions' | 'workspace'>, { installed = false, ...options }: CodeServerOptions & { readonly installed?: boolean } = {}): Promise<Workbench> {
    const server = await startCodeServer(profile, options);
    const { page, close } = await openPage();
    const workbench = new Workbench(page, async () => {
      await close();
      await server.stop();
    });
    await page.addInitScript({ path: join(E2E, 'ui', 'in-page.js') });
    await page.goto(workbenchAddress(server, profile.workspace, installed ? [] : [['extensionDevelopmentPath', remote(server, ROOT)]]));
    await page.locator('.monaco-workbench .part.statusbar').waitFor();
    return workbench;
  }

  close(): Promise<void> {
    return this.end();
  }

  /** Keeps what is on the screen. */
  async picture(name: string): Promise<void> {
    mkdirSync(OUT, { recursive: true });
    await this.page.screenshot({ path: join(OUT, `${name}.png`) });
  }

  /** Opens a file of the workspace by its name. */
  async openFile(name: string): Promise<void> {
    await this.page.keyboard.press('Control+KeyP');
    await this.page.locator('.quick-input-widget input').fill(name);
    await this.page.locator('.quick-input-list .monaco-list-row', { hasText: name }).first().waitFor();
    await this.page.keyboard.press('Enter');
    await this.page.locator('.tab.active', { hasText: name }).waitFor();
    await this.page.locator('.editor-instance .view-line').first().waitFor();
  }

  /** Takes a colour theme, and waits for its looks. A theme in the settings does not reach this host. */
  async themed(look: Look): Promise<void> {
    const [label, kind] = THEMES[look];
    const theme = this.page.locator('.quick-input-list .monaco-list-row').getByText(label, { exact: true });
    await this.untilThere(theme, async () => {
      await this.run('Preferences: Color Theme'); // it lists those that are known when it opens
      await this.page.getByPlaceholder('Color Theme').fill(label); // not into the list of commands, which stands there before
    });
    await theme.first().click();
    await this.page.locator(`.monaco-workbench.${kind}`).waitFor();
  }

  /** Shows something in every theme, and ends with the dark one. */
  async inThemes(show: (look: Look) => Promise<void>): Promise<void> {
    for (const look of Object.keys(THEMES) as Look[]) {
      await this.themed(look);
      await show(look);
    }
    await this.themed('dark');
  }

  /** Runs a command by its title. */
  async run(title: string): Promise<void> {
    await this.page.keyboard.press('F1');
    await this.page.locator('.quick-input-widget input').fill(`>${title}`);
    await this.page.locator('.quick-input-list .monaco-list-row').getByText(title, { exact: true }).first().click();
  }

  /** Closes the editor in front. */
  async closeEditor(): Promise<void> {
    await this.page.locator('.tab.active .tab-actions .action-label').click();
  }

  /** The middle of a text in the editor, once it is shown. */
  async placeOf(text: string): Promise<Place> {
    const place = await this.page.waitForFunction(`screenText.middleOf(${JSON.stringify(text)})`);
    return (await place.jsonValue()) as Place;
  }

  async click(text: string): Promise<void> {
    const { x, y } = await this.placeOf(text);
    await this.page.mouse.click(x, y);
  }

  /** Opens the quick fixes at a text, once the editor has them: one of them is called `title`. A menu that opens too early says that there are none. */
  async quickFixes(text: string, title: string): Promise<Locator> {
    await this.page.locator('.editor-instance .squiggly-warning').first().waitFor();
    const menu = this.page.locator('.action-widget', { hasText: title });
    for (let attempt = 0; ; attempt++) {
      await this.click(text);
      await this.page.keyboard.press('Control+Period');
      try {
        await menu.waitFor({ timeout: 8_000 });
        return menu;
      } catch (error) {
        if (attempt === 3) throw error;
        await this.page.keyboard.press('Escape');
      }
    }
  }

  /** Points at a text and gives what is shown there, once it holds `expected`. */
  async hover(text: string, expected: string): Promise<string> {
    const shown = this.page.locator('.monaco-hover:visible', { hasText: expected }).first();
    for (let attempt = 1; ; attempt++) {
      await this.page.mouse.move(0, 0); // What is shown elsewhere may lie over the text.
      await this.page.locator('.monaco-hover:visible').waitFor({ state: 'detached' });
      const { x, y } = await this.placeOf(text);
      await this.page.mouse.move(x, y, { steps: 3 });
      if (attempt === 3) return textOf(shown);
      try {
        await shown.waitFor({ timeout: 10_000 });
        return await textOf(shown);
      } catch {
        continue; // Code lenses have come in above the text and moved it.
      }
    }
  }

  /** The colour in which a text stands on the screen, once it is shown. */
  async colourOf(text: string): Promise<string> {
    return (await (await this.page.waitForFunction(`screenText.colourOf(${JSON.stringify(text)})`)).jsonValue()) as string;
  }

  /** Waits until a text stands in another colour than running text: colours come after the words, and what is far down gets them later. */
  async untilColoured(text: string, plain: string): Promise<void> {
    const [here, there] = [text, plain].map((part) => `screenText.colourOf(${JSON.stringify(part)})`);
    await this.page.waitForFunction(`${here} !== undefined && ${there} !== undefined && ${here} !== ${there}`);
  }

  /** Opens the menu of a part of the screen, once it has an entry that holds a text: what a menu offers is decided when it opens. Gives the entry. */
  async menuEntry(part: Locator, text: string): Promise<Locator> {
    const entry = this.page.locator('.context-view .action-item', { hasText: text });
    await this.untilThere(entry, async () => {
      await this.page.keyboard.press('Escape');
      await part.click({ button: 'right' });
    });
    return entry;
  }

  /** Points at a part of the screen and gives what is shown there, once it holds `expected`: where the part is drawn anew meanwhile, nothing is shown until the pointer comes again. */
  async cardOf(part: Locator, expected: string): Promise<string> {
    const shown = this.page.locator('.monaco-hover:visible', { hasText: expected });
    await this.untilThere(shown, async () => {
      await this.page.mouse.move(0, 0);
      await part.hover();
    });
    return textOf(shown.first());
  }

  /** What the language status tells under the pointer, once it holds `expected`. */
  status(expected: string): Promise<string> {
    return this.cardOf(this.page.locator('[id="status.languageStatus"]'), expected);
  }

  /** Shows the list of notifications, once it holds one that is looked for: the list closes by itself where the last one goes. */
  async untilNotified(message: Locator): Promise<void> {
    await this.untilThere(message, () => this.run('Notifications: Show Notifications'));
  }

  /** Does something that brings a part onto the screen, again where it has not come. */
  private async untilThere(part: Locator, bring: () => Promise<void>): Promise<void> {
    for (let attempt = 1; ; attempt++) {
      await bring();
      try {
        return await part.first().waitFor({ timeout: DEADLINE / 4 });
      } catch (error) {
        if (attempt === 4) throw error;
      }
    }
  }

  /** Waits until the editor shows a text, or shows it no longer. */
  async untilShown(text: string, shown = true): Promise<void> {
    await this.page.waitForFunction(`screenText.shown().includes(${JSON.stringify(text)}) === ${shown}`);
  }
}

/** The words of a part of the screen, without the blanks that VS Code uses to keep them apart. */
export async function textOf(part: Locator): Promise<string> {
  await part.waitFor();
  return (await part.innerText()).replaceAll('\u00a0', ' ');
}

export function assertHolds(text: string, ...parts: readonly string[]): void {
  for (const part of parts) assert.ok(text.includes(part), `“${part}” is not in: ${text}`);
}
