/** The table of places (行政区划): the built-in one and what a configuration declares. */

import type { Level } from '../document/model.js';
import type { Territory, TerritoryLookup } from '../document/territories.js';
import table from './territories.json';

/** A place declared in a configuration (`territories`): invented or newer than the built-in table. */
export interface TerritoryDeclaration {
  readonly name: string;
  readonly level: 'province' | 'city' | 'county';
  readonly children?: readonly TerritoryDeclaration[] | undefined;
}

const LONGEST_NAME = 15;
/** Names whose places are kept. */
const MOST_RESOLVED = 1000;
const AUTONOMOUS = /(?:(?:[\u4e00-\u9fff]{1,4}族)+自治[区州县旗]|维吾尔自治区|自治[区州县旗])$/;
const SUFFIX = /(?:特别行政区|地区|[省市州盟区县旗])$/;

/** Places by full name, full chain and short name. Build it once for a run; each way of looking up is prepared when it is first used. */
export class TerritoryTable implements TerritoryLookup {
  private readonly places: Territory[] = [];
  private fullNames: Names | undefined;
  /** What was asked of late: few names are ever asked for, and a table of all takes longer than to look for these. */
  private readonly resolved = new Map<string, readonly Territory[]>();
  private provinceNames: readonly { readonly short: string; readonly territory: Territory }[] | undefined;

  constructor(declared: readonly TerritoryDeclaration[] = []) {
    for (const [province, cities] of Object.entries(table.provinces as Record<string, Record<string, string[]>>)) {
      this.add(province, province, 'province');
      for (const [city, counties] of Object.entries(cities)) {
        if (city !== '') this.add(province + city, city, 'city');
        for (const county of counties) this.add(province + city + county, county, 'county');
      }
    }
    for (const declaration of declared) this.declare('', declaration);
  }

  resolve(name: string): readonly Territory[] {
    const known = this.resolved.get(name) ?? onceEach(this.places.filter((place) => place.chain === name || goesBy(place.name, name)));
    if (this.resolved.size >= MOST_RESOLVED) this.resolved.clear();
    this.resolved.set(name, known);
    return known;
  }

  /** Every name that {@link resolve} knows. */
  names(): string[] {
    return [...new Set(this.places.flatMap(({ chain, name }) => [chain, name, ...[shortName(name)].filter((short) => short.length >= 2)]))];
  }

  /** Every place, those that are built in first. */
  all(): readonly Territory[] {
    return this.places;
  }

  leading(text: string): Territory | undefined {
    let best: Territory | undefined;
    for (let start = 0; start < Math.min(text.length, 40); ) {
      const found = this.longestAt(text, start, best);
      if (!found) {
        if (best) break;
        start++;
        continue;
      }
      best = found;
      start += found.name.length;
    }
    return best;
  }

  provinces(): readonly { readonly short: string; readonly territory: Territory }[] {
    this.provinceNames ??= this.places.filter(({ level }) => level === 'province').map((territory) => ({ short: shortName(territory.name) || territory.name, territory }));
    return this.provinceNames;
  }

  /** The longest full name at `start` that is certain, or lies inside the place found so far. */
  private longestAt(text: string, start: number, within: Territory | undefined): Territory | undefined {
    this.fullNames ??= byName(this.places);
    for (let length = Math.min(LONGEST_NAME, text.length - start); length >= 2; length--) {
      const candidates = this.fullNames.get(text.slice(start, start + length)) ?? [];
      const fitting = within ? candidates.filter((place) => place.chain.startsWith(within.chain) && place !== within) : candidates;
      if (fitting.length === 1) return fitting[0];
    }
    return undefined;
  }

  private declare(prefix: string, declaration: TerritoryDeclaration): void {
    const chain = prefix + declaration.name;
    this.add(chain, declaration.name, declaration.level);
    for (const child of declaration.children ?? []) this.declare(chain, child);
  }

  private add(chain: string, name: string, level: Level): void {
    this.places.push({ chain, name, level });
  }
}

type Names = ReadonlyMap<string, readonly Territory[]>;

/** Places by their full names. */
function byName(places: readonly Territory[]): Names {
  const groups = new Map<string, Territory[]>();
  for (const place of places) {
    const group = groups.get(place.name);
    if (!group) groups.set(place.name, [place]);
    else if (!group.some(({ chain }) => chain === place.chain)) group.push(place);
  }
  return groups;
}

/** A place that was declared although it is built in counts once. */
function onceEach(places: readonly Territory[]): readonly Territory[] {
  return places.length < 2 ? places : [...new Map(places.map((place) => [place.chain, place])).values()];
}

function goesBy(full: string, name: string): boolean {
  return full === name || (name.length >= 2 && full.startsWith(name) && shortName(full) === name);
}

/** The name without what says its kind: 眉山市 → 眉山, 阿坝藏族羌族自治州 → 阿坝. */
function shortName(name: string): string {
  return name.replace(name.includes('自治') ? AUTONOMOUS : SUFFIX, '');
}
