/** Writes a run in the Reviewdog Diagnostic Format (rdjson). Its columns count bytes of UTF-8, its ranges end before their end. */

import type { PolicyDocument } from '../../document/model.js';
import type { Fix, Severity } from '../../rules/model.js';
import type { Position } from '../../text/lines.js';
import { Recent } from '../../text/recent.js';
import { ByteIndex } from '../../text/utf8.js';
import type { RunReport } from '../report.js';
import { jsonPieces, Listed } from './json-pieces.js';
import { eachShownFile, runNotes, type Note, type Range, type Related, type RunNote, type Shown, type ShownFile } from './shown.js';
import type { Written } from './writers.js';

/** Documents whose bytes are counted one beside the other. */
const MOST_DOCUMENTS = 32;
const LEVEL: Readonly<Record<Severity, string>> = { error: 'ERROR', warning: 'WARNING', info: 'INFO' };

/** The whole output document, ending with a line break. Suppressed findings have no place in it. */
export function writeRdjson(report: RunReport): Written {
  return { text: jsonPieces({ source: { name: 'wenheng' }, severity: worst(report), diagnostics: new Listed(diagnosticsOf(report)) }) };
}

function* diagnosticsOf(report: RunReport): Iterable<object> {
  const writer = new RdjsonWriter();
  const notes: Note[] = [];
  for (const file of eachShownFile(report)) {
    notes.push(...file.notes);
    yield* writer.findings(file);
  }
  const documents = new Map(report.run.files.map(({ path, result }) => [path, result.document]));
  for (const note of runNotes(report, notes)) yield writer.note(note, documents.get(note.path));
}

function worst({ summary }: RunReport): string {
  return summary.error > 0 ? LEVEL.error : summary.warning > 0 ? LEVEL.warning : LEVEL.info;
}

class RdjsonWriter {
  private readonly bytes = new Recent<PolicyDocument, ByteIndex>(MOST_DOCUMENTS);

  findings(file: ShownFile): object[] {
    return file.findings.filter(({ standing }) => standing === 'open').map((shown) => this.diagnostic(file, shown));
  }

  note({ kind, severity, message, path, range }: RunNote, document: PolicyDocument | undefined): object {
    const location = { path, ...(range && document && { range: this.range(document, range) }) };
    return { message, location, severity: LEVEL[severity], code: { value: kind } };
  }

  private diagnostic({ path, checked, range: rangeOf }: ShownFile, { rule, severity, message, range, related, fixes }: Shown): object {
    const { document } = checked.result;
    return {
      message,
      location: { path, range: this.range(document, range) },
      severity: LEVEL[severity],
      code: { value: rule },
      ...(fixes.length > 0 && {
        suggestions: fixes.map((fix) => {
          const { span, newText } = inOne(fix, document.text);
          return { range: this.range(document, rangeOf(span)), text: newText };
        }),
      }),
      ...(related.length > 0 && { related_locations: related.map((evidence) => this.related(evidence)) }),
    };
  }

  private related({ path, corpus, document, range, message }: Related): object {
    return { message, location: { path: corpus === undefined ? path : `${corpus}/${path}`, range: this.range(document, range) } };
  }

  private range(document: PolicyDocument, { start, end }: Range): object {
    const bytes = this.bytes.of(document, () => new ByteIndex(document.text));
    const place = ({ line, column, offset }: Position): object => ({ line, column: bytes.before(offset) - bytes.before(offset - column + 1) + 1 });
    return { start: place(start), end: place(end) };
  }
}

/** The edits of a fix as one: a suggestion is one range. */
function inOne({ edits }: Fix, text: string): Fix['edits'][number] {
  const sorted = [...edits].sort((a, b) => a.span.start - b.span.start);
  const span = { start: sorted[0]!.span.start, end: sorted.at(-1)!.span.end };
  const pieces = sorted.map((edit, index) => text.slice(index === 0 ? span.start : sorted[index - 1]!.span.end, edit.span.start) + edit.newText);
  return { span, newText: pieces.join('') };
}
