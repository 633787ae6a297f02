/** Writes a run as a page to be read, printed and sent around; the page itself is made in `cli/html/`. */

import { rules } from '../../rules/index.js';
import { writeHtml } from '../html/page.js';
import type { RunReport } from '../report.js';

/** A self-contained HTML page. */
export function writeHtmlReport({ run, summary, version, language, quiet, today }: RunReport): string {
  return writeHtml(run, summary, { version, language, quiet, today, rules: rules.map(({ meta }) => meta) });
}
