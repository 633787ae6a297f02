/** Types of dictionary.mjs, which node runs as it is. */

export function dictionaries(): { name: string; content: string }[];
export function policyWords(source: string): Map<string, string>;
