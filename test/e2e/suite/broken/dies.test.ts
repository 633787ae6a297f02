/** Must turn the run red: the extension host dies, which VS Code itself reports as a success. */

describe('a suite whose process dies', () => {
  it('passes first', () => undefined);
  it('dies', () => process.kill(process.pid, 'SIGKILL'));
});
