/** Makes docs/images/icon.png, 128 × 128, of icon.svg beside it. Needs Chromium (`CHROMIUM`, default `chromium`): node server/tools/icon.mjs */

import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { ROOT } from './bundles.mjs';

const SIZE = 128;
const FOLDER = join(ROOT, 'docs/images');

const command = process.env.CHROMIUM ?? 'chromium';
const executablePath = command.includes('/') ? command : spawnSync('which', [command], { encoding: 'utf8' }).stdout.trim();
const browser = await chromium.launch({ executablePath, args: ['--disable-gpu', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])] });
try {
  const page = await browser.newPage({ viewport: { width: SIZE, height: SIZE } });
  await page.setContent(`<style>body{margin:0}svg{display:block}</style>${readFileSync(join(FOLDER, 'icon.svg'), 'utf8')}`);
  await page.screenshot({ path: join(FOLDER, 'icon.png'), omitBackground: true });
} finally {
  await browser.close();
}
