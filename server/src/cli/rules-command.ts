/** `wenheng rules` and `wenheng explain`: what the rules are and why. */

import { UserError } from '../host/user-error.js';
import { rules } from '../rules/index.js';
import { defaultSeverity, type RuleMeta } from '../rules/model.js';
import type { Language } from '../text/localized.js';
import { knownRule } from './options.js';
import { SEVERITY } from '../engine/labels.js';
import { rulePage } from './rule-page.js';
import { alignedTable } from './tables.js';

/** Every rule's metadata as JSON. */
export function rulesJson(language: Language): string {
  const list = rules.map(({ meta }) => ({
    id: meta.id,
    family: meta.family,
    severity: defaultSeverity(meta),
    summary: meta.summary[language],
    norm: meta.norm[language],
    fixable: meta.fixable,
    needsCorpus: meta.needsCorpus,
    cliOnly: meta.cliOnly === true,
    page: `docs/rules/${meta.id}.md`,
  }));
  return `${JSON.stringify({ version: 1, rules: list }, undefined, 2)}\n`;
}

/** The rules as a table. */
export function rulesTable(language: Language): string {
  return alignedTable(rules.map(({ meta }) => [meta.id, severityLabel(meta, language), meta.summary[language]]));
}

function severityLabel(meta: RuleMeta, language: Language): string {
  const severity = defaultSeverity(meta);
  return severity === 'off' ? { zh: '关闭', en: 'off' }[language] : SEVERITY[severity][language];
}

/** The page of one rule. `root` is the folder that holds `docs/`. */
export function explain(id: string, root: string): string {
  knownRule(id, rules.map((rule) => rule.meta.id));
  const page = rulePage(id, root);
  if (page === undefined) throw new UserError({ zh: `规则页缺失：docs/rules/${id}.md`, en: `The rule page is missing: docs/rules/${id}.md` });
  return page;
}
