/** The requests behind the panels and the comparison (目标对照、查重、与来源对比): what the server is asked, and what it answers. */

import { RequestType } from 'vscode-languageclient/node';
import type { ComparisonAnswer, LedgerAnswer, PanelParams, Place, PlaceParams, ReuseAnswer, ReuseComparisonParams, Range, Unchanged } from './answers.js';

export const ledgerRequest = new RequestType<PanelParams, LedgerAnswer | Unchanged | null, void>('wenheng/ledger');
export const reuseRequest = new RequestType<PanelParams, ReuseAnswer | Unchanged | null, void>('wenheng/reuse');
export const placeRequest = new RequestType<PlaceParams, Place | null, void>('wenheng/place');

/** A finding of a draft, by its fingerprint, by a range, or by both. */
export interface ComparisonParams {
  readonly uri: string;
  readonly range?: Range;
  readonly fingerprint?: string;
}

export const comparisonRequest = new RequestType<ComparisonParams, ComparisonAnswer | null, void>('wenheng/comparison');
export const reuseComparisonRequest = new RequestType<ReuseComparisonParams, ComparisonAnswer | null, void>('wenheng/reuseComparison');
