/** What targets are looked up by in a corpus (目标索引): one function for a table of facts, so that a corpus groups its targets once for all who ask. */

import type { TargetKey } from '../corpus/model.js';
import type { Facts } from '../facts/facts.js';
import { keyOfTarget } from './target-identity.js';

/** The same facts always give the same function: a corpus keeps its groups as long as the same one asks. */
const KEYS = new WeakMap<Facts, TargetKey>();

/** Gives the key of a target under these facts. */
export function targetKeyOf(facts: Facts): TargetKey {
  const known = KEYS.get(facts) ?? ((target) => keyOfTarget(target, facts));
  KEYS.set(facts, known);
  return known;
}
