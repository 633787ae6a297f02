/** Ends at once where Node.js is too old to run the rest. Imported before everything else; uses only what old versions know. */

const OLDEST = 20;

if (Number(process.versions.node.split('.')[0]) < OLDEST) {
  process.stderr.write('需要 Node.js ' + OLDEST + ' 或更高版本，当前为 ' + process.versions.node + ' (needs Node.js ' + OLDEST + ' or later, this is ' + process.versions.node + ')\n');
  process.exit(2);
}
