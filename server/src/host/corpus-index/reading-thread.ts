/** Entry of the threads that read files, `dist/reading-thread.js`. */

import { wholeHash } from '../../corpus/fingerprint-tables.js';
import { HashTable, inMemory } from '../../corpus/hash-table.js';
import { compileFacts } from '../../facts/facts.js';
import { extractFile } from '../ingest/extract-file.js';
import { INGEST_LIMITS } from '../ingest/model.js';
import { serve, type Handed } from '../thread-side.js';
import { buffersOf, documentsOf } from './read-documents.js';
import type { ReadingAnswer, ReadingSetup, ReadingTask } from './reading-threads.js';

serve<ReadingSetup, ReadingTask, ReadingAnswer>(({ territories: declared, known }) => {
  const { territories } = compileFacts(declared, []);
  const contents = new HashTable(inMemory(known), 2);
  const texts = { has: (content: string): boolean => contents.has(wholeHash(content)) };
  return async ({ path, as, override }): Promise<Handed<ReadingAnswer>> => {
    const extraction = await extractFile(path, INGEST_LIMITS);
    if (as === 'texts') return { result: extraction };
    const result = documentsOf(extraction, territories, texts, override);
    return { result, transfer: buffersOf(result) };
  };
});
