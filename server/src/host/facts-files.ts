/** Fact files that a configuration names (事实文件): read, held against their schema, and against one another. */

import { BUILT_IN, type NameRow, type NameTable } from '../facts/names.js';
import type { Localized } from '../text/localized.js';
import { factsSchema, nameRowSchema } from './facts-schema.js';
import { DISK, type FileSource } from './files.js';
import { readJsonFile, type JsonFile } from './json-file.js';

const WHAT: Localized = { zh: '事实文件', en: 'Fact file' };

/** Reads fact files. Throws a {@link UserError} that names file, line and key. */
export function readFactFiles(paths: readonly string[], files: FileSource = DISK): NameTable[] {
  const known = BUILT_IN.flatMap(({ names }) => names).map((row) => ({ row, path: undefined as string | undefined }));
  return paths.map((path) => {
    const file = readJsonFile(path, factsSchema, WHAT, (keys) => (keys.length === 1 ? Object.keys(factsSchema.entries) : Object.keys(nameRowSchema.entries)), files);
    const table: NameTable = file.value;
    for (const [index, row] of table.names.entries()) {
      failOnTwice(file, index, row, known);
      known.push({ row, path });
    }
    return table;
  });
}

/** An id that is taken, or a form that another row claims for the same time and place. */
function failOnTwice(file: JsonFile<unknown>, index: number, row: NameRow, known: readonly { readonly row: NameRow; readonly path: string | undefined }[]): void {
  for (const { row: other, path } of known) {
    const where: Localized = path === undefined ? { zh: '内置表', en: 'the built-in table' } : { zh: path, en: path };
    if (other.id === row.id) file.fail(['names', index, 'id'], { zh: `“${row.id}”已在${where.zh}中`, en: `"${row.id}" is in ${where.en} already` });
    const form = row.match.find((candidate) => other.match.includes(candidate));
    if (form !== undefined && sameScope(row, other)) file.fail(['names', index, 'match'], { zh: `“${form}”已由${where.zh}的“${other.id}”说明`, en: `"${form}" is explained by "${other.id}" in ${where.en}` });
  }
}

function sameScope(one: NameRow, other: NameRow): boolean {
  return String(one.regions ?? '') === String(other.regions ?? '') && String(one.ledBy ?? '') === String(other.ledBy ?? '');
}
