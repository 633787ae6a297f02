/** Shares and strip of 查重: kinds of text are told apart by their pattern, not by colour alone. */

import type { Reuse, Source, SourceRelation } from '../src/panels/answers.js';
import type { Words } from '../src/panels/messages.js';
import type { ReuseWord } from '../src/panels/reuse-words.js';
import { element, shape } from './dom.js';
import { nameOf } from './passage-words.js';
import { stretchesOf } from './strip.js';
import { percent } from './wording.js';

export type Kind = 'own' | SourceRelation | 'uncounted';
const KINDS: readonly Kind[] = ['own', 'superior', 'version', 'elsewhere'];
const STRIP_HEIGHT = 34;

export function kindOf(from: 'own' | 'uncounted' | number, sources: readonly Source[]): Kind {
  return typeof from === 'number' ? sources[from]!.relation : from;
}

/** The patterns that parts are filled with; they stand in the page once, out of sight. */
export function patterns(): SVGSVGElement {
  const pattern = (kind: SourceRelation, ...lines: readonly SVGElement[]): SVGElement => shape('pattern', { id: `fill-${kind}`, width: 8, height: 8, patternUnits: 'userSpaceOnUse' }, shape('rect', { class: `ground ${kind}`, width: 8, height: 8 }), ...lines);
  const stroke = (d: string): SVGElement => shape('path', { class: 'hatch', d });
  return shape(
    'svg',
    { class: 'patterns', width: 0, height: 0, 'aria-hidden': 'true' },
    shape('defs', {}, pattern('superior', stroke('M-2,2 l4,-4 M0,8 l8,-8 M6,10 l4,-4')), pattern('version', shape('circle', { class: 'dot', cx: 4, cy: 4, r: 1.6 })), pattern('elsewhere', stroke('M0,4 h8 M4,0 v8'))),
  );
}

/** Each kind of text with its share. */
export function shareList({ own, sources }: Reuse, words: Words<ReuseWord>): HTMLElement {
  const permille = (kind: Kind): number => (kind === 'own' ? own.permille : sources.filter(({ relation }) => relation === kind).reduce((sum, source) => sum + source.permille, 0));
  const present = KINDS.map((kind) => ({ kind, share: permille(kind) })).filter(({ kind, share }) => kind === 'own' || share > 0);
  return element('ul', { class: 'shares' }, ...present.map(({ kind, share }) => element('li', {}, swatch(kind), element('strong', {}, percent(share)), element('span', {}, words[kind]))));
}

/** A little of a kind's pattern. */
export function swatch(kind: Kind): SVGSVGElement {
  return shape('svg', { class: 'swatch', width: 16, height: 16, 'aria-hidden': 'true' }, shape('rect', { class: `part ${kind}`, width: 16, height: 16 }));
}

/** The draft from its first letter to its last; a click leads to the place. */
export function stripDrawing({ strip, sources, own }: Reuse, width: number, words: Words<ReuseWord>, open: (line: number) => void): SVGSVGElement {
  const stretches = stretchesOf(strip, width);
  const shares = [`${words.own} ${percent(own.permille)}`, ...sources.map((source) => `${nameOf(source)} ${percent(source.permille)}`)];
  return shape(
    'svg',
    { class: 'bar', width, height: STRIP_HEIGHT, viewBox: `0 0 ${width} ${STRIP_HEIGHT}`, role: 'img', 'aria-label': words.strip, 'aria-description': shares.join('; ') },
    ...strip.map(({ from, line }, index) => {
      const kind = kindOf(from, sources);
      const name = typeof from === 'number' ? `${words[kind]} ${nameOf(sources[from]!)}` : words[kind];
      const { x, width: wide } = stretches[index]!;
      return shape('rect', { class: `part ${kind}`, x, y: 0, width: wide, height: STRIP_HEIGHT, onclick: () => open(line) }, shape('title', {}, name));
    }),
  );
}
