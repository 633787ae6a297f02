/** Indicators (指标): which names mean the same one, what kind it is and which way is better. The table is not complete. */

import { foldText } from '../text/fold.js';
import { betterByEnd, measureByEnd } from './indicator-heads.js';
import { NormalForms, type WordRow } from './indicator-names.js';
import { compareWords, type Sameness, type WordCutter } from './indicator-words.js';
import table from './indicators.json';

export type { Sameness, WordCutter } from './indicator-words.js';

/** `relative`: a ratio, rate, intensity or average, comparable between territories; `absolute`: an amount or a number of one territory. */
export type Measure = 'relative' | 'absolute';

/** Which way an indicator is meant to go; `none` where neither is an aim in itself. */
export type Better = 'higher' | 'lower' | 'none';

/** An indicator of the table. */
export interface IndicatorRow {
  readonly id: string;
  readonly name: string;
  /** Other names of it, but for what the normal form makes one of anyway. */
  readonly aliases?: readonly string[];
  readonly measure: Measure;
  readonly better: Better;
  /** The class of units that it is measured on where nothing else is said. */
  readonly subject?: string;
  /** Units that are usual; empty where it has none. */
  readonly units: readonly string[];
}

/** Which indicator a name means: equal keys are the same one. */
export interface IndicatorIdentity {
  readonly key: string;
  readonly row?: IndicatorRow;
}

/** A file of indicators, with the spellings of words that many of them have. */
export interface IndicatorTable {
  readonly indicators: readonly IndicatorRow[];
  readonly words: readonly WordRow[];
}

/** What was found out about a name. */
interface Asked {
  readonly form: string;
  readonly identity: IndicatorIdentity;
  better: Better | 'unknown' | undefined;
}

/** A name of a row. */
interface RowName {
  readonly name: string;
  readonly row: IndicatorRow;
}

const NAMED = 'indicator:';
/** Names that are kept for the next question. */
const MOST_ASKED = 5000;
const PERCENT = new Set(['%', '％', '‰', '百分点', '个百分点']);
/** Units of amounts and of things that are counted, with or without 万 or 亿 before them. */
const AMOUNT_UNIT = /^(?:[十百千万亿]{0,2})(?:元|美元|吨|吨标准煤|千瓦|千瓦时|亩|公顷|斤|公里|平方公里|立方米|户|家|个|项|件|套|台|辆|座|人|人次|名|所|列|场)$/;

/** Tells indicators by their names; what it needs of the table is prepared when it is first used. */
export class Indicators {
  private index: { readonly forms: NormalForms; readonly names: ReadonlyMap<number, readonly RowName[]> } | undefined;
  /** What names were asked for of late: several rules ask for each, check after check. */
  private readonly asked = new Map<string, Asked>();
  /** Rows by the normal forms of their names, as far as names of such a mark were asked for. */
  private readonly byForm = new Map<number, ReadonlyMap<string, IndicatorRow>>();

  constructor(private readonly table: IndicatorTable = BUILT_IN) {}

  get rows(): readonly IndicatorRow[] {
    return this.table.indicators;
  }

  /** The name in its canonical spelling, which is no name to be shown: 全市R&D经费占GDP的比例 → 研发经费占生产总值比重. */
  normalForm(name: string): string {
    return this.prepared().forms.of(name);
  }

  /** Which indicator a name means. */
  identify(name: string): IndicatorIdentity {
    return this.ask(name).identity;
  }

  /** Whether it can be compared between territories: by the table, the end of the name, or the unit; `undefined` where none tells. */
  kindOf(name: string, unit?: string): Measure | undefined {
    const { form, identity } = this.ask(name);
    return identity.row?.measure ?? measureByEnd(form) ?? measureByUnit(unit);
  }

  /** Which way is better: by the table or the end of the name. */
  betterOf(name: string): Better | undefined {
    const asked = this.ask(name);
    if (asked.better === undefined) asked.better = asked.identity.row?.better ?? betterByEnd(asked.form) ?? 'unknown';
    return asked.better === 'unknown' ? undefined : asked.better;
  }

  /** The words in a name that say on whom and at which prices it is measured, each in one spelling, in order. */
  scopeOf(name: string): readonly string[] {
    const found = new Set<string>();
    for (const [word] of foldText(name).matchAll(SCOPE_WORDS)) {
      const scope = SCOPES[word];
      if (scope !== undefined) found.add(scope);
    }
    return [...found].sort();
  }

  /** Whether two names are of the same scope: the table knows them as one, or the words of their scopes agree. */
  sameScope(a: string, b: string): boolean {
    return this.identify(a).key === this.identify(b).key || this.scopeOf(a).join() === this.scopeOf(b).join();
  }

  /** Whether two names mean the same where their keys may differ: the words decide. */
  sameWords(a: string, b: string, cutter: WordCutter): Sameness {
    const [x, y] = [this.identify(a), this.identify(b)];
    if (x.key === y.key) return 'same';
    if ((x.row && y.row) || !this.sameScope(a, b)) return 'different';
    return compareWords(this.normalForm(a), this.normalForm(b), cutter);
  }

  private ask(name: string): Asked {
    let asked = this.asked.get(name);
    if (asked) return asked;
    const form = this.normalForm(name);
    const row = this.rowOf(form);
    asked = { form, identity: row ? { key: NAMED + row.id, row } : { key: form || name }, better: undefined };
    if (this.asked.size >= MOST_ASKED) this.asked.clear();
    this.asked.set(name, asked);
    return asked;
  }

  private rowOf(form: string): IndicatorRow | undefined {
    const { forms, names } = this.prepared();
    const mark = forms.mark(form);
    let rows = this.byForm.get(mark);
    if (!rows) {
      const named = names.get(mark);
      if (!named) return undefined;
      rows = new Map(named.map(({ name, row }) => [forms.of(name), row]));
      this.byForm.set(mark, rows);
    }
    return rows.get(form);
  }

  /** Names are grouped by what is quick to tell of them; their normal forms are worked out group by group, when one is asked for. */
  private prepared(): NonNullable<Indicators['index']> {
    if (this.index) return this.index;
    const forms = new NormalForms(this.table.words);
    const names = new Map<number, RowName[]>();
    const add = (name: string, row: IndicatorRow): void => {
      const mark = forms.mark(name);
      const group = names.get(mark);
      if (group) group.push({ name, row });
      else names.set(mark, [{ name, row }]);
    };
    for (const row of this.table.indicators) {
      add(row.name, row);
      for (const alias of row.aliases ?? []) add(alias, row);
    }
    this.index = { forms, names };
    return this.index;
  }
}

const BUILT_IN = table as IndicatorTable;

/** What the words of a scope are called; `undefined` for words that hold one and are something else. */
const SCOPES: Readonly<Record<string, string | undefined>> = {
  规模以上: '规上', 规上: '规上', 规模以下: '规下', 规下: '规下', 限额以上: '限上', 限上: '限上', 全口径: '全口径', 全部工业: '全口径', 本级: '本级',
  名义: '名义', 现价: '名义', 当年价: '名义', 实际: '实际', 不变价: '实际', 可比价: '实际',
  常住: '常住', 户籍: '户籍', 城镇化: undefined, 城镇: '城镇', 农村: '农村', 农民: '农村', 农民工: undefined, 农民合作社: undefined, 农民专业合作社: undefined, 城乡: '城乡',
  税前: '税前', 税后: '税后', 不含税: '不含税', 含税: '含税',
  实际使用: undefined, 实际利用: undefined, 实际到位: undefined, 实际到账: undefined, 实际完成: undefined, 实际吸收: undefined, 实际外资: undefined,
};
const SCOPE_WORDS = new RegExp(Object.keys(SCOPES).sort((a, b) => b.length - a.length).join('|'), 'g');

function measureByUnit(unit: string | undefined): Measure | undefined {
  if (unit === undefined || unit === '') return undefined;
  if (PERCENT.has(unit) || unit.includes('/')) return 'relative';
  return AMOUNT_UNIT.test(unit) ? 'absolute' : undefined;
}
