/** The formats of `check` (输出格式): one writer each. A new format is one line here. */

import { writeHtml } from '../html/page.js';
import type { RunReport } from '../report.js';
import { writeGithub } from './github.js';
import { writeGitlab } from './gitlab.js';
import { writeJson } from './json.js';
import { writeJunit } from './junit.js';
import { writeMarkdown } from './markdown.js';
import { writeRdjson } from './rdjson.js';
import { writeSarif } from './sarif.js';
import { writeStylish } from './stylish.js';

/** What a writer gives besides its text: something for the end of a file that is not its own. */
export interface Written {
  /** In one piece or in several, which are asked for once. */
  readonly text: string | Iterable<string>;
  /** `file` is relative to the working folder where it is not absolute. */
  readonly appended?: { readonly file: string; readonly text: string } | undefined;
}

/** Turns the outcome of a run into the text of one format, ending with a line break. */
export type Writer = (report: RunReport) => string | Written;

/** In the order in which they are offered. */
export const WRITERS = {
  stylish: writeStylish,
  json: writeJson,
  sarif: writeSarif,
  junit: writeJunit,
  github: writeGithub,
  gitlab: writeGitlab,
  rdjson: writeRdjson,
  markdown: writeMarkdown,
  html: writeHtml,
} as const satisfies Record<string, Writer>;

export type Format = keyof typeof WRITERS;
