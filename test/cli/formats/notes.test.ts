/** What holds for all drafts of a run alike is said once, not once a draft. */

import assert from 'node:assert/strict';
import type { Log } from 'sarif';
import { workspace } from '../../support/cli.js';
import { CLEAN, WARNING } from '../../support/drafts.js';
import { inAllFormats } from '../../support/formats.js';

describe('notes on several drafts', () => {
  const { text } = inAllFormats(['.', '--only', 'duplicate-clause,outdated-meeting', '--as-of', '2026-11-22'], { cwd: workspace({ 'a.md': CLEAN, 'b.md': WARNING, 'c.md': CLEAN }) });
  const told = /未检查 duplicate-clause（.*?）：没有指定语料库（3 份文稿）/g;

  it('are one, with the number of drafts', () => {
    for (const format of ['sarif', 'github', 'gitlab', 'rdjson', 'markdown'] as const) assert.equal(text[format].match(told)?.length, 1, format);
  });

  it('name all drafts in SARIF', () => {
    const [{ locations } = {}] = (JSON.parse(text.sarif) as Log).runs[0]!.invocations![0]!.toolExecutionNotifications!;
    assert.deepEqual(locations!.map(({ physicalLocation }) => physicalLocation!.artifactLocation!.uri), ['a.md', 'b.md', 'c.md']);
  });

  it('stand with each draft in JUnit, whose suites are drafts', () => {
    assert.deepEqual(Array.from(text.junit.matchAll(/<testcase name="not-checked" classname="([^"]+)"/g), ([, file]) => file), ['a.md', 'b.md', 'c.md']);
  });
});
