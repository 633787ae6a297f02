/** The extractor finds in the labelled sentences exactly what the snapshot holds. */

import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { evaluate } from './evaluate.js';
import { changeBetween, changeText, SNAPSHOT, snapshotOf, type Snapshot } from './snapshot.js';

const RENEW = 'npm run eval:targets -- --write';

describe('extraction of targets', () => {
  it('does as well on the labelled sentences as the snapshot says', () => {
    assert.ok(existsSync(SNAPSHOT), `There is no snapshot yet. Write it with: ${RENEW}`);
    const held = JSON.parse(readFileSync(SNAPSHOT, 'utf8')) as Snapshot;
    const now = snapshotOf(evaluate());
    const change = changeText(changeBetween(held, now));
    assert.equal(change, '', `The extractor does not do as the snapshot says. If that is meant, renew it with: ${RENEW}\n${change}`);
    assert.deepEqual(JSON.parse(JSON.stringify(now)), held, `The snapshot is not as it would be written. Renew it with: ${RENEW}`);
  });
});
