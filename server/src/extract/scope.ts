/** What flows into a passage from the text around it (作用域): the same words under the same scope are judged the same. */

import type { Heading, PolicyDocument } from '../document/model.js';
import { looksBackTitle } from './narrative.js';

/** The scope that flows into a passage. Everything that a rule may know of the surroundings stands here, and nothing else. */
export interface Scope {
  /** Whether the section looks back (发展基础, 工作回顾, 面临形势). */
  readonly retrospective: boolean;
}

const OUTERMOST: Scope = { retrospective: false };

/** Equal keys mean equal scopes. */
export function scopeKey(scope: Scope): string {
  return scope.retrospective ? 'r' : '';
}

/** The scopes that the headings of a document open for themselves and for what stands under them, and the one outside them all. */
export class Scopes {
  private readonly byHeading: Scope[] = [];

  constructor({ headings }: Pick<PolicyDocument, 'headings'>) {
    for (const heading of headings) this.byHeading.push(scopeUnder(heading, this.under(heading.parent)));
  }

  /** The scope under a heading by its index; -1 stands for the top. */
  under(heading: number): Scope {
    return this.byHeading[heading] ?? OUTERMOST;
  }
}

/** The scope that goes on below a heading: the nearest heading that tells whether its section looks back decides. */
function scopeUnder({ title }: Heading, outer: Scope): Scope {
  const retrospective = looksBackTitle(title) ?? outer.retrospective;
  return retrospective === outer.retrospective ? outer : { retrospective };
}
