/** The snippets (代码片段) for tests: read as an editor reads them, and what they insert. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './cli.js';

/** The day on which the snippets are looked at. */
export const AS_OF = '2026-11-22';
/** What the editor's variables stand for on that day. */
const VARIABLES: Readonly<Record<string, string>> = { CURRENT_YEAR: '2026' };

export interface Snippet {
  readonly prefix: readonly string[];
  readonly description: string;
  readonly isFileTemplate?: boolean;
  readonly body: readonly string[];
}

export const snippets = JSON.parse(readFileSync(join(ROOT, 'snippets', 'policy-zh.json'), 'utf8')) as Readonly<Record<string, Snippet>>;
export const entries = Object.entries(snippets);

/** A piece of a snippet's body: text, or a place to fill in with what stands there at first (nothing where another one is repeated). */
export type Piece = string | { readonly tabStop: number; readonly initial: readonly Piece[] | undefined; readonly choices?: readonly string[] };

/** Reads the syntax of snippets as far as ours use it, and throws where a text is none: `$1`, `${1}`, `${1:initial}`, `${1|one,two|}`, `$VARIABLE`. */
class SnippetReader {
  private at = 0;

  constructor(private readonly text: string) {}

  read(): Piece[] {
    const pieces = this.pieces('');
    if (this.at < this.text.length) this.fail('} without a placeholder');
    return pieces;
  }

  private pieces(until: string): Piece[] {
    const pieces: Piece[] = [];
    while (this.at < this.text.length && this.text[this.at] !== '}') {
      pieces.push(this.text[this.at] === '$' ? this.placeholder() : this.take(/[^$}\\]+|\\[$}\\]/y)[0].replace(/^\\/, ''));
    }
    if (until !== '') this.take(/\}/y);
    return pieces;
  }

  private placeholder(): Piece {
    const [, bare, variable] = this.take(/\$(?:(\d+)|([A-Z_]+)|\{)/y);
    if (variable !== undefined) return VARIABLES[variable] ?? this.fail(`the variable ${variable} is not known here`);
    if (bare !== undefined) return { tabStop: Number(bare), initial: undefined };
    const [, number, sign] = this.take(/(\d+)([:|}])/y);
    const tabStop = Number(number);
    if (sign === '}') return { tabStop, initial: undefined };
    if (sign === ':') return { tabStop, initial: this.pieces('}') };
    const choices = this.take(/([^|$}\\]+)\|\}/y)[1]!.split(',');
    return { tabStop, initial: [choices[0]!], choices };
  }

  private take(pattern: RegExp): RegExpExecArray {
    pattern.lastIndex = this.at;
    const match = pattern.exec(this.text) ?? this.fail(`${pattern.source} is due`);
    this.at += match[0].length;
    return match;
  }

  private fail(message: string): never {
    throw new Error(`${message} at “${this.text.slice(this.at, this.at + 20)}”`);
  }
}

/** A place to fill in. */
export type Placeholder = Exclude<Piece, string>;

export const piecesOf = ({ body }: Snippet): Piece[] => new SnippetReader(body.join('\n')).read();

export function placeholders(pieces: readonly Piece[]): Placeholder[] {
  return pieces.flatMap((piece) => (typeof piece === 'string' ? [] : [piece, ...placeholders(piece.initial ?? [])]));
}

/** The text that the editor inserts, before anything is filled in. */
export function expanded(snippet: Snippet): string {
  const pieces = piecesOf(snippet);
  const initials = new Map(placeholders(pieces).flatMap(({ tabStop, initial }) => (initial ? [[tabStop, initial] as const] : [])));
  const write = (piece: Piece): string => (typeof piece === 'string' ? piece : (piece.initial ?? initials.get(piece.tabStop) ?? []).map(write).join(''));
  return pieces.map(write).join('');
}
