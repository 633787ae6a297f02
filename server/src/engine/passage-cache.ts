/**
 * What rules found in passages, kept between checks of one document: by content and by the scope that flows in. After an
 * edit, only passages whose words or whose scope changed are looked at again.
 */

import { scopeKey, type Scope } from '../extract/scope.js';
import type { Frame, NotChecked, Report, Rule } from '../rules/model.js';
import { RunningText } from '../rules/passages.js';
import { Recall } from '../text/recall.js';
import { Agenda } from './agenda.js';
import { FoldMemo } from './fingerprint.js';

/** What a passage rule said of one passage; spans are relative to the passage. */
export interface Judgement {
  readonly reports: readonly Report[];
  readonly notChecked: readonly NotChecked[];
}

/** One passage's content with what rules made of it. */
export class KnownPassage {
  /** The rules that have looked at it, or had no reason to; the same list from check to check as long as the rules stay the same. */
  lookedAtBy: readonly Rule[] = [];
  private results: Map<Rule, unknown> | undefined;

  constructor(readonly content: RunningText) {}

  /** The {@link Judgement} of a passage rule, or what a document rule saw; `undefined` where it had nothing to say. */
  result(rule: Rule): unknown {
    return this.results?.get(rule);
  }

  /** Whether any rule had something to say. */
  get tells(): boolean {
    return this.results !== undefined;
  }

  keep(rule: Rule, result: unknown): void {
    this.results ??= new Map();
    this.results.set(rule, result);
  }
}

/**
 * Holds what the last finished check used, and what a check that is under way has added. A check that is dropped half-way
 * loses nothing: the next one finds its work here.
 */
export class PassageCache {
  /** What fingerprints are made of; holds under every frame. */
  readonly folds = new FoldMemo();
  private frame: Frame | undefined;
  private agenda: Agenda | undefined;
  /** By kind and scope, then by text. */
  private readonly passages = new Map<string, Recall<KnownPassage>>();
  /** What rules keep, by what makes it. */
  private readonly memory = new Map<() => unknown, unknown>();

  /** Begins a check: under another frame nothing that was found holds any more. Gives the agenda, by whose list of rules passages know who has looked at them. */
  begin(frame: Frame, rules: readonly Rule[]): Agenda {
    if (this.frame && !sameFrame(this.frame, frame)) {
      this.passages.clear();
      this.memory.clear();
    }
    this.frame = frame;
    if (!this.agenda || this.agenda.facts !== frame.facts || !sameRules(this.agenda.rules, rules)) this.agenda = new Agenda(rules, frame.facts);
    return this.agenda;
  }

  /** The passage with this content; what is known of it is shared by all places in the document where it stands. */
  passage(text: string, kind: RunningText['kind'], scope: Scope): KnownPassage {
    const key = `${kind} ${scopeKey(scope)}`;
    const alike = this.passages.get(key) ?? new Recall<KnownPassage>();
    this.passages.set(key, alike);
    return alike.of(text, (words) => new KnownPassage(new RunningText(words, kind, scope)));
  }

  /** What is kept as long as the frame stays the same. */
  kept<T>(make: () => T): T {
    if (!this.memory.has(make)) this.memory.set(make, make());
    return this.memory.get(make) as T;
  }

  /** Ends a check: what it did not use is forgotten. */
  finish(): void {
    for (const alike of this.passages.values()) alike.turn();
    this.folds.turn();
  }
}

function sameRules(some: readonly Rule[], others: readonly Rule[]): boolean {
  return some.length === others.length && some.every((rule, index) => rule === others[index]);
}

function sameFrame(one: Frame, other: Frame): boolean {
  const same = one.asOf === other.asOf && one.territory === other.territory && one.level === other.level && one.facts === other.facts && one.corpus === other.corpus && one.segmenter === other.segmenter;
  const samePeriod = one.period?.from === other.period?.from && one.period?.to === other.period?.to;
  return same && samePeriod && one.own.size === other.own.size && [...one.own].every((document) => other.own.has(document));
}
