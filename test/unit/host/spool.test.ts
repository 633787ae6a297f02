/** Bytes set aside: they come back, their file has no name, and without a file they stay in memory. */

import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Spool } from '../../../server/src/host/spool.js';
import { workspace } from '../../support/cli.js';

const PIECES = ['甲项工作方案', '', '乙\ud83d项', '丙'.repeat(100_000)].map((text) => Buffer.from(text, 'utf16le'));

describe('bytes set aside', () => {
  it('come back in any order, from a file that nobody sees', () => {
    const folder = workspace({});
    const spool = new Spool(folder);
    const kept = PIECES.map((bytes) => spool.keep(bytes));
    assert.deepEqual(readdirSync(folder), []);
    for (const index of [3, 0, 2, 1, 0]) assert.deepEqual(Buffer.from(kept[index]!()), PIECES[index]);
    spool.close();
    assert.throws(kept[0]!);
    assert.deepEqual(Buffer.from(spool.keep(PIECES[0]!)()), PIECES[0]);
  });

  it('stay in memory where there can be no file', () => {
    const spool = new Spool(join(workspace({}), 'nowhere'));
    const kept = PIECES.map((bytes) => spool.keep(bytes));
    assert.deepEqual(kept.map((give) => Buffer.from(give())), PIECES);
    assert.deepEqual(Buffer.from(kept[3]!(2, 4)).toString('utf16le'), '丙');
    const changing = Buffer.from('甲', 'utf16le');
    const before = spool.keep(changing);
    changing.fill(0);
    assert.equal(Buffer.from(before()).toString('utf16le'), '甲');
  });
});
