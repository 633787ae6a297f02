/** Formulas (套语) that drafters type all the time, with what is to be filled in. */

import table from './formulas.json';

/** What a formula is for. */
export type FormulaUse = 'opening' | 'basis' | 'notice' | 'goal' | 'task' | 'safeguard' | 'closing' | 'request' | 'end';

/** A formula; its marks are explained in the table. */
export interface Formula {
  readonly text: string;
  readonly use: FormulaUse;
}

export const FORMULAS = table.formulas as readonly Formula[];
