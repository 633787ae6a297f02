/**
 * Makes docs/images/check.png: the output of the demonstration as a terminal shows it. Needs `script` (util-linux) and
 * Chromium (`CHROMIUM`, default `chromium`) with a CJK font. Run after a build: node server/tools/picture.mjs
 */

import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const COLUMNS = 112;
const LINE_HEIGHT = 20;
const target = resolve('docs/images/check.png');
const command = `stty cols ${COLUMNS}; node dist/cli.js check test/drafts/示例市新型工业化实施方案.md --lang zh --fail-on never`;
const ansi = capture(command);
const lines = ansi.trimEnd().split('\n');
const body = lines.map(toHtml).join('\n');
const html = `<!doctype html><meta charset="utf-8"><style>
body{margin:0;background:#1e1e1e;color:#d4d4d4}
pre{margin:14px 18px;font:14px/${LINE_HEIGHT}px "DejaVu Sans Mono","WenQuanYi Micro Hei Mono",monospace;white-space:pre}
.p{color:#8a8a8a}.c31{color:#f14c4c}.c32{color:#23d18b}.c33{color:#e5c07b}.c36{color:#56b6c2}.c2{color:#8a8a8a}.c1{font-weight:bold;color:#fff}.c4{text-decoration:underline}.c3{color:#b5cea8}
</style><pre><span class="p">$</span> npm start\n\n${body}</pre>`;

const folder = mkdtempSync(join(tmpdir(), 'wenheng-picture-'));
try {
  const page = join(folder, 'page.html');
  writeFileSync(page, html);
  const height = wrappedLines(lines) * LINE_HEIGHT + 28 + 2 * LINE_HEIGHT;
  execFileSync(process.env['CHROMIUM'] ?? 'chromium', [
    '--headless', '--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--hide-scrollbars',
    '--force-device-scale-factor=1.5', `--user-data-dir=${join(folder, 'profile')}`, `--window-size=1010,${height}`, `--screenshot=${target}`, `file://${page}`,
  ], { stdio: 'ignore' });
} finally {
  rmSync(folder, { recursive: true, force: true });
}
console.log(target);

/** Runs a command in a pseudo-terminal, so that it writes colours. */
function capture(words) {
  const output = execFileSync('script', ['-qec', words, '/dev/null'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, TERM: 'xterm-256color' } });
  return output.replace(/\r/g, '');
}

function wrappedLines(all) {
  return all.length;
}

/** One line with ANSI colours as HTML. */
function toHtml(line) {
  const open = new Set();
  let html = '';
  for (const part of line.split(/(\x1b\[[0-9;]*m)/)) {
    const code = /^\x1b\[([0-9;]*)m$/.exec(part)?.[1];
    if (code === undefined) {
      const text = part.replace(/&/g, '&amp;').replace(/</g, '&lt;');
      html += text === '' ? '' : `<span class="${[...open].map((name) => `c${name}`).join(' ')}">${text}</span>`;
    } else if (code === '22') ['1', '2'].forEach((name) => open.delete(name));
    else if (code === '24') open.delete('4');
    else if (code === '23') open.delete('3');
    else if (code === '39') ['31', '32', '33', '36'].forEach((name) => open.delete(name));
    else if (code === '0' || code === '') open.clear();
    else open.add(code);
  }
  return html;
}
