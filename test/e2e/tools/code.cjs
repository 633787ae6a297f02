#!/usr/bin/env node
/** Stands in for the desktop's `code` where there is none: its path is given to @vscode/test-electron. */

require('tsx/cjs/api').register();

require('./stand-in.ts')
  .standIn(process.argv.slice(2))
  .then((code) => {
    process.exitCode = code;
  });
