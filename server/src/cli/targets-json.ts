/** Writes targets (目标清单与台账) as JSON, version 1, described by docs/targets.schema.json. */

import type { CorpusDocument } from '../corpus/model.js';
import type { Ledger } from '../engine/ledger/ledger.js';
import { nameOf } from '../engine/ledger/words.js';
import type { DocumentTarget } from '../extract/targets/index.js';
import type { Facts } from '../facts/facts.js';
import { statementOf } from '../rules/target-data.js';
import { LineIndex } from '../text/lines.js';
import { slice } from '../text/span.js';
import { rangeJson } from './range-json.js';
import type { TargetDraft } from './targets-writer.js';

/** What each draft undertakes to reach, with its ledger where there is one. */
export function targetsJson(drafts: readonly TargetDraft[]): string {
  return `${JSON.stringify({ version: 1, files: drafts.map(draftJson) }, undefined, 2)}\n`;
}

function draftJson({ path, asOf, territory, document, targets, facts, compared }: TargetDraft): object {
  const writer = new TargetWriter(document.text, territory, facts);
  return {
    path,
    asOf: asOf.day,
    territory: territory ?? null,
    targets: targets.map((target) => writer.json(target)),
    ...(compared && { ledger: ledgerJson(compared.ledger, targets, facts) }),
  };
}

/** Writes the targets of one document. */
class TargetWriter {
  private readonly lines: LineIndex;

  constructor(
    private readonly text: string,
    private readonly territory: string | undefined,
    private readonly facts: Facts,
  ) {
    this.lines = new LineIndex(text);
  }

  json(target: DocumentTarget): object {
    const { territory, periodSource, since, falling, stretch, nature, span, quote, confidence } = target;
    return {
      ...statementOf(target, territory === undefined ? this.territory : this.placeOf(territory)),
      periodSource,
      ...(since !== undefined && { since }),
      ...(falling && { falling }),
      ...(stretch && { stretch }),
      ...(nature && { nature }),
      text: slice(this.text, span),
      range: rangeJson(this.lines, span),
      quote: slice(this.text, quote),
      confidence,
    };
  }

  /** The full chain of a place that the text names, where it is certain which one is meant; otherwise as the text names it. */
  private placeOf(name: string): string {
    const places = this.facts.territories.resolve(name);
    const inside = places.filter(({ chain }) => this.territory !== undefined && chain.startsWith(this.territory));
    const [place, ...others] = inside.length > 0 ? inside : places;
    return place && others.length === 0 ? place.chain : name;
  }
}

function ledgerJson({ columns, rows, leftOut }: Ledger, targets: readonly DocumentTarget[], facts: Facts): object {
  const writers = new Map(columns.map(({ document }) => [document, new TargetWriter(document.document.text, document.document.metadata.territory, facts)]));
  return {
    documents: columns.map(({ document, relation, status }) => ({ ...documentJson(document), relation, status })),
    indicators: rows.map(({ own, cells }) => ({
      name: nameOf(own[0], 'zh'),
      targets: own.map((target) => targets.indexOf(target)),
      documents: columns.flatMap(({ document }, index) => {
        const theirs = cells.get(document);
        return theirs ? [{ document: index, targets: theirs.map((target) => writers.get(document)!.json(target)) }] : [];
      }),
    })),
    leftOut: leftOut.map(({ document, relation }) => ({ ...documentJson(document), relation })),
  };
}

function documentJson({ path, corpus, document: { metadata: { title, number, date, territory } } }: CorpusDocument): object {
  return { path, corpus, title: title?.value ?? null, number: number?.value ?? null, date: date?.value ?? null, territory: territory ?? null };
}
