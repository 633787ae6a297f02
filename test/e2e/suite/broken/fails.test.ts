/** Must turn the run red: a test that fails. */

import assert from 'node:assert/strict';

describe('a suite with a mistake', () => {
  it('fails', () => assert.equal('党的十九大', '党的二十大'));
});
