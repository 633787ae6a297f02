/** Lines about what the development scripts do, on standard error, in both languages of the interface. */

/** Says one line: Chinese first, English beside it. */
export function say(zh, en) {
  process.stderr.write(`${zh} (${en})\n`);
}
