/** What client and server say to each other about the targets of a draft (本稿目标的请求). */

import type { Range } from 'vscode-languageclient';
import { RequestType } from 'vscode-languageclient/node';

export interface TargetsParams {
  readonly uri: string;
  /** Asks what stands beside this target. */
  readonly target?: string;
}

/** Texts are in the language of the messages. */
export interface Targets {
  readonly state: 'none' | 'ready';
  readonly corpus: 'none' | 'loading' | 'error' | 'ready';
  readonly sections: readonly TargetSectionNode[];
  /** Goals of the superiors that are not taken up. */
  readonly uncovered: readonly BesideNode[];
  readonly beside: readonly BesideNode[];
}

export interface TargetSectionNode {
  readonly title: string;
  readonly range: Range;
  readonly targets: readonly TargetNode[];
}

export interface TargetNode {
  readonly id: string;
  readonly name: string;
  readonly value: string;
  readonly kind: string;
  readonly range: Range;
  readonly state: 'ok' | 'conflict' | 'below' | 'absent' | 'open';
  readonly stateText: string;
  readonly problems: readonly string[];
  readonly lines: readonly string[];
  readonly beside: number;
}

export interface BesideNode {
  readonly relation: 'superior' | 'same' | 'peer' | 'subordinate';
  readonly relationText: string;
  readonly name?: string;
  readonly title: string;
  readonly details: readonly string[];
  readonly value: string;
  readonly uri: string;
  readonly range: Range;
}

export const targetsRequest = new RequestType<TargetsParams, Targets, void>('wenheng/targets');
