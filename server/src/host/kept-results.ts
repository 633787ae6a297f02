/** Results of a run that wait for the report (留存的结果): those of a large run stand in a file, and each is there when somebody looks at it. */

import { deserialize, serialize } from 'node:v8';
import type { CheckResult } from '../engine/model.js';
import { resultOf, storedOf, type EvidenceWorld, type StoredResult } from './stored-result.js';
import type { Spool } from './spool.js';
import type { CheckedFile } from './run.js';

/** The result that was looked at last stays: whoever looks again is given the same objects. */
export class ResultShelf {
  private last: { readonly bytes: () => Uint8Array; readonly result: CheckResult } | undefined;

  constructor(private readonly spool: Spool) {}

  /** A file with its result set aside. */
  keep(file: CheckedFile, world: EvidenceWorld): CheckedFile {
    const { result, counts } = file;
    const { document, asOf, territory, level, needsSegmenter } = result;
    const bytes = this.spool.keep(serialize(storedOf({ result, counts })));
    return withResult(file, () => {
      if (this.last?.bytes !== bytes) this.last = { bytes, ...resultOf(deserialize(bytes()) as StoredResult, { document, asOf, territory, level, needsSegmenter }, world) };
      return this.last.result;
    });
  }
}

/** The same file with its result as `view` shows it, when somebody asks: the same object as long as the file's own is. */
export function viewed(file: CheckedFile, view: (result: CheckResult) => CheckResult): CheckedFile {
  const shown = new WeakMap<CheckResult, CheckResult>();
  return withResult(file, () => {
    const { result } = file;
    const known = shown.get(result) ?? view(result);
    shown.set(result, known);
    return known;
  });
}

function withResult({ path, realPath, baseline, counts, rulesRun, reuse, ledger }: CheckedFile, result: () => CheckResult): CheckedFile {
  return { path, realPath, baseline, counts, rulesRun, reuse, ledger, get result() { return result(); } };
}
