/** Our own documents as Word files with automatic numbering, web pages and PDF: their characters, clauses and findings come back. LibreOffice makes the files, which are none of ours. */

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { labelAt } from '../../server/src/document/labels.js';
import { extractFile } from '../../server/src/host/ingest/extract-file.js';
import { INGEST_LIMITS } from '../../server/src/host/ingest/model.js';
import { openZip } from '../../server/src/host/ingest/zip.js';
import { checkJson, put, ROOT, workspace } from '../support/cli.js';
import { gb18030 } from '../support/encode.js';
import { commonShare, squeezed, structureOf } from '../support/round-trip/compare.js';
import { convert, hasOffice } from '../support/round-trip/office.js';
import { openDocument } from '../support/round-trip/open-document.js';
import { blocksOf, samples, type Block } from '../support/round-trip/samples.js';
import { webPage } from '../support/round-trip/web-page.js';

const SAMPLES = samples();
const LEAST = 0.99;
/** After the days of all samples, so that no finding depends on today. */
const AS_OF = '2026-12-31';

/** A draft with the very text of a document of the corpus is that document, by content, and not compared with it. No Word file has it, so the texts must not have it either: a blank line more. */
const NO_COPY = '\n';

/** What a kind of file is made from: a page, or what LibreOffice converts. */
const KINDS: readonly { readonly name: string; readonly extension: string; readonly page?: (blocks: readonly Block[]) => string | Uint8Array }[] = [
  { name: 'HTML in UTF-8', extension: 'html', page: (blocks) => webPage(blocks, 'utf-8') },
  { name: 'HTML in GB18030', extension: 'html', page: (blocks) => gb18030(webPage(blocks, 'gb2312')) },
  { name: 'Word', extension: 'docx' },
  { name: 'PDF', extension: 'pdf' },
];

/** The folder with all samples as files of a kind. */
function filesOf({ extension, page }: (typeof KINDS)[number]): string {
  const sources = SAMPLES.map((sample) => [`${sample.name}.${page ? extension : 'fodt'}`, (page ?? openDocument)(blocksOf(sample))] as const);
  const folder = workspace(Object.fromEntries(sources));
  if (!page) convert(folder, sources.map(([name]) => name), extension);
  return folder;
}

/** The text that is read from a file. */
async function read(path: string): Promise<string> {
  const { parts: [part] } = await extractFile(path, INGEST_LIMITS);
  const { extraction } = part!;
  assert.ok('extracted' in extraction, JSON.stringify(extraction));
  return extraction.extracted.text;
}

/** How files of drafts and corpus end: messages name them. */
const ENDING = /\.(?:txt|md|html|docx|pdf)(?=[的）])/g;

/** Rule, quote, message and what stands against it, of each finding of each sample in a folder. */
function findingsIn(folder: string, extension: string): Record<string, string[]> {
  const config = join(ROOT, 'test/drafts/wenheng.config.json');
  const { files } = checkJson([...SAMPLES.map(({ name }) => `${name}.${extension}`), '--config', config, '--as-of', AS_OF], { cwd: folder });
  return Object.fromEntries(files.map(({ path, findings }) => [path.slice(0, -extension.length - 1), findings.map(({ rule, text, message, related }) => [rule, text, message.replace(ENDING, ''), ...related.map((other) => other.text)].map(squeezed).join(' ← '))]));
}

function partOf(path: string, name: string): string {
  const archive = openZip(readFileSync(path), INGEST_LIMITS);
  assert.ok('members' in archive);
  const content = archive.read(archive.members.find((member) => member.name === name)!);
  assert.ok('bytes' in content);
  return Buffer.from(content.bytes).toString('utf8');
}

/** The paragraphs of a part of a Word file, as it stores them. */
function paragraphsIn(xml: string): { text: string; isNumbered: boolean }[] {
  return (xml.match(/<w:p[ >][^]*?<\/w:p>/g) ?? []).map((paragraph) => ({ text: [...paragraph.matchAll(/<w:t(?: [^>]*)?>([^<]*)/g)].map(([, text]) => text).join(''), isNumbered: paragraph.includes('<w:numPr>') }));
}

describe('our documents in other kinds of files', () => {
  let expected: Record<string, string[]>;
  before(() => {
    const folder = workspace({});
    for (const { name, text } of SAMPLES) put(folder, `${name}.txt`, `${NO_COPY}${text}`);
    expected = findingsIn(folder, 'txt');
  });

  it('are twenty and more, with findings to come back', () => {
    assert.ok(SAMPLES.length >= 20, String(SAMPLES.length));
    assert.ok(expected['示例市新型工业化实施方案']!.some((line) => line.startsWith('duplicate-clause')));
  });

  for (const kind of KINDS) {
    describe(kind.name, () => {
      let folder: string;
      before(function () {
        if (!kind.page && !hasOffice()) {
          if (process.env['CI']) throw new Error('LibreOffice (soffice) and a Chinese font must be installed');
          console.log(`      ${kind.name}: left out, LibreOffice (libreoffice-writer-nogui) or a Chinese font is not installed`);
          this.skip();
        }
        folder = filesOf(kind);
      });

      for (const { name, text } of SAMPLES) {
        it(`gives back the characters, headings and clauses of ${name}`, async () => {
          const back = await read(join(folder, `${name}.${kind.extension}`));
          const share = commonShare(text, back);
          assert.ok(share >= LEAST, `${(100 * share).toFixed(2)} %`);
          assert.deepEqual(structureOf(back), structureOf(text));
        });
      }

      it('gives the same findings', () => assert.deepEqual(findingsIn(folder, kind.extension), expected));

      if (kind.extension !== 'docx') return;
      it('holds the labels as numbering, not as text', () => {
        for (const sample of SAMPLES) {
          const paragraphs = paragraphsIn(partOf(join(folder, `${sample.name}.docx`), 'word/document.xml'));
          const labels = blocksOf(sample).filter((block) => 'label' in block && block.label);
          assert.deepEqual(paragraphs.map(({ text }) => text).filter((text) => labelAt(text, 0)), [], sample.name);
          assert.equal(paragraphs.filter(({ isNumbered }) => isNumbered).length, labels.length, sample.name);
        }
      });
    });
  }
});
