/** A thread for tests: it doubles numbers, throws, ends, loops for ever, or says what it was given. */

import { serve } from '../../server/src/host/thread-side.js';

export type TestTask = { readonly double: number } | { readonly do: 'throw' | 'end' | 'loop' | 'data' };

serve<string, TestTask, number | string>((data) => (task) => {
  if ('double' in task) return { result: 2 * task.double };
  if (task.do === 'throw') throw new Error('示例');
  if (task.do === 'end') process.exit(0); // ends the thread only
  while (task.do === 'loop');
  return { result: data };
});
