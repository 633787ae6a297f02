/** Reading folders as a corpus: in steps that tell how far it has come, and again only what has changed. */

import assert from 'node:assert/strict';
import { CorpusFolders, type LoadedCorpus, type Progress } from '../../../server/src/host/corpus-folder.js';
import { UserError } from '../../../server/src/host/user-error.js';
import { finishSteps } from '../../../server/src/text/steps.js';
import { put, workspace } from '../../support/cli.js';
import { CORPUS_TEXT } from '../../support/drafts.js';
import { exampleFacts } from '../../support/policy.js';

const FILES = { 'corpus/1.txt': CORPUS_TEXT, 'corpus/2.txt': CORPUS_TEXT.replace('3号', '4号'), 'corpus/空.txt': '\n' };

function reader(files: Readonly<Record<string, string>> = FILES): { folders: CorpusFolders; folder: string; load: () => LoadedCorpus } {
  const folder = workspace(files);
  const folders = new CorpusFolders([`${folder}/corpus`], folder, exampleFacts.territories);
  return { folders, folder, load: () => finishSteps(folders.load()) };
}

describe('a corpus of folders', () => {
  it('tells before every file how many are done, and at the end that all are', () => {
    const seen: Progress[] = [];
    finishSteps(reader().folders.load((progress) => seen.push(progress)));
    assert.deepEqual(seen, [0, 1, 2, 3].map((done) => ({ done, total: 3 })));
  });

  it('stops after every file, so that its host can do something else', () => {
    const seen: number[] = [];
    const steps = reader().folders.load(({ done }) => seen.push(done));
    const counts = [1, 2, 3].map(() => {
      assert.equal(steps.next().done, false);
      return seen.length;
    });
    assert.deepEqual(counts, [1, 2, 3]);
  });

  it('names what it left out', () => {
    const { corpus, skipped } = reader().load();
    assert.deepEqual(corpus.documents.map(({ path }) => path), ['1.txt', '2.txt']);
    assert.deepEqual(skipped.map(({ path, reason }) => [path, reason.zh]), [['corpus/空.txt', '没有正文']]);
  });

  it('is the same one as long as no file has changed', () => {
    const { load, folder } = reader();
    const first = load();
    assert.equal(load(), first);
    put(folder, 'corpus/3.txt', CORPUS_TEXT.replace('3号', '5号'));
    const second = load();
    assert.deepEqual(second.corpus.documents.map(({ path }) => path), ['1.txt', '2.txt', '3.txt']);
    assert.equal(second.corpus.documents[0]!.document, first.corpus.documents[0]!.document); // it was not read again
  });

  it('is refused where nothing in a folder can be read', () => {
    const { load } = reader({ 'corpus/空.txt': '' });
    assert.throws(load, (error) => error instanceof UserError && error.localized.zh === '语料库中没有可读的文件：corpus');
  });
});
