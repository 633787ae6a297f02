/** A message in both languages of the interface; Chinese is the first one. */

/** Complete sentences, the same in content. */
export interface Localized {
  readonly zh: string;
  readonly en: string;
}

/** Languages of the interface. */
export type Language = keyof Localized;
