/** A heap that stays small: what it sets for the process is set back once, however many corpora ask for it. */

import assert from 'node:assert/strict';
import { keepHeapSmall, keepOldSpaceSmall } from '../../../server/src/host/small-heap.js';

describe('a heap that is kept small', () => {
  it('waits for the end of the process once', () => {
    keepOldSpaceSmall();
    const waiting = process.listenerCount('exit');
    keepHeapSmall();
    keepOldSpaceSmall();
    assert.equal(process.listenerCount('exit'), waiting);
  });
});
