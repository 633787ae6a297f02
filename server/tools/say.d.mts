/** Types of say.mjs, which node runs as it is. */

export function say(zh: string, en: string): void;
