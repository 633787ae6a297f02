/** Files of PDF: what is read, what is skipped or fails and why, and that nothing a file says is done. */

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { extractPdf } from '../../../../../server/src/host/ingest/pdf/index.js';
import { INGEST_LIMITS, type ExtractedText } from '../../../../../server/src/host/ingest/model.js';
import { pdf, setLines, type PdfFont } from '../../../../support/pdf.js';
import { clauseTexts, outline, parse } from '../../../../support/policy.js';

const LINES = ['　　一、行动目标。示例市各级各部门要把制造业放在突出位置，', '逐项分解任务，到2028年建成智能工厂20家。', '　　二、保障措施。市财政局安排专项资金。'];
const TEXT = '一、行动目标。示例市各级各部门要把制造业放在突出位置，逐项分解任务，到2028年建成智能工厂20家。\n二、保障措施。市财政局安排专项资金。';
const fixture = (name: string): Uint8Array => readFileSync(new URL(`fixtures/${name}`, import.meta.url));

async function read(bytes: Uint8Array): Promise<ExtractedText> {
  const extraction = await extractPdf(bytes, INGEST_LIMITS);
  assert.ok('extracted' in extraction, JSON.stringify(extraction));
  return extraction.extracted;
}

async function refusal(bytes: Uint8Array, limits = INGEST_LIMITS): Promise<string> {
  const extraction = await extractPdf(bytes, limits);
  if ('skipped' in extraction) return `skipped: ${extraction.skipped.zh} / ${extraction.skipped.en}`;
  assert.ok('failed' in extraction, JSON.stringify(extraction));
  return `failed: ${extraction.failed.zh} / ${extraction.failed.en}`;
}

describe('a PDF of an official document', () => {
  it('is read as it was written', async () => {
    const { text, kind, notes } = await read(fixture('notice.pdf'));
    assert.equal(kind, 'pdf');
    assert.deepEqual(notes, []);
    const lines = text.split('\n');
    assert.deepEqual(lines.slice(0, 4), ['示例市人民政府办公室关于印发《示例市企业', '数字化改造三年行动方案（2026—2028年）》的通知', '示市府办发〔2026〕17号', '甲县、乙县人民政府，市政府各部门：']);
    assert.ok(lines.includes('《示例市企业数字化改造三年行动方案（2026—2028年）》已经市政府同意，现印发给你们，请认真组织实施。'));
  });

  it('parses as its source does: title, number, headings, clauses', async () => {
    const [found, written] = [parse((await read(fixture('notice.pdf'))).text), parse(fixtureText())];
    assert.equal(found.metadata.title?.value, '示例市企业数字化改造三年行动方案（2026—2028年）');
    assert.equal(found.metadata.number?.value, written.metadata.number?.value);
    assert.deepEqual(outline(found), outline(written));
    assert.deepEqual(clauseTexts(found), clauseTexts(written));
  });
});

/** The paragraphs of the document that notice.pdf was made of. */
function fixtureText(): string {
  const source = new TextDecoder().decode(fixture('notice.fodt'));
  const paragraphs = source.slice(source.indexOf('<office:text>')).matchAll(/<text:p [^>]*>([^<]*)<\/text:p>/g);
  return [...paragraphs].map(([, text]) => text).join('\n');
}

describe('fonts and directions in a PDF', () => {
  for (const font of ['unicode', 'ucs2', 'gbk'] satisfies PdfFont[]) {
    it(`reads a font of kind ${font}`, async () => assert.equal((await read(pdf([{ texts: setLines(LINES).map((text) => ({ ...text, font })) }]))).text, TEXT));
  }

  it('reads text that a scan has under its picture', async () => {
    const texts = setLines(LINES).map((text) => ({ ...text, invisible: true }));
    assert.equal((await read(pdf([{ picture: true, texts }]))).text, TEXT);
  });

  it('reads a page that lies across, turned by the viewer or not', async () => {
    const texts = LINES.map((line, index) => ({ x: 100 + 28 * index, y: line.startsWith('　') ? 668 : 700, text: line.trim(), angle: 90 }));
    assert.equal((await read(pdf([{ rotate: 90, texts }]))).text, TEXT);
    assert.equal((await read(pdf([{ texts }]))).text, TEXT);
  });

  it('leaves out a slanting watermark', async () => {
    assert.equal((await read(pdf([{ texts: [...setLines(LINES), { x: 100, y: 500, text: '内部资料', size: 60, angle: 45 }] }]))).text, TEXT);
  });

  it('writes radicals and compatibility ideographs as people do', async () => {
    assert.equal((await read(pdf([{ texts: setLines(['　　⼀、⽬标明确，⾦融⽀持。']) }]))).text, '一、目标明确，金融支持。');
  });

  it('reads a table by its drawn lines', async () => {
    const strokes = [[79, 100, 379, 100], [79, 130, 379, 130], [79, 190, 379, 190], [79, 100, 79, 190], [229, 100, 229, 190], [379, 100, 379, 190]] as const;
    const texts = [['任务', 85, 120], ['时限', 235, 120], ['建成车间', 85, 150], ['60个', 85, 175], ['2028年', 235, 165]] as const;
    assert.equal((await read(pdf([{ strokes, texts: texts.map(([text, x, y]) => ({ text, x, y })) }]))).text, '| 任务 | 时限 |\n| 建成车间60个 | 2028年 |');
  });
});

describe('a PDF that is not read, or not all of it', () => {
  it('a scan', async () => assert.equal(await refusal(pdf([{ picture: true }, { picture: true }])), 'skipped: 是扫描件，没有文字层 / is a scan without a text layer'));

  it('blank pages', async () => assert.match(await refusal(pdf([{}])), /^skipped: 没有文字层（空白，或者文字只是图形）/));

  it('a scan whose only text is what the program that made it writes on each page', async () => {
    const scanned = { picture: true, texts: [{ x: 400, y: 820, size: 9, text: '示例扫描软件制作' }] };
    assert.match(await refusal(pdf([scanned, scanned, scanned])), /^skipped: 是扫描件/);
  });

  it('pages without text among others are named', async () => {
    const { text, notes } = await read(pdf([{ texts: setLines(LINES) }, { picture: true }, { picture: true }, { texts: setLines(['　　附件另发。']) }, { picture: true }]));
    assert.equal(text, `${TEXT}\n附件另发。`);
    assert.deepEqual(notes, [{ zh: '第 2–3、5 页没有文字（可能是扫描件），未检查', en: 'no text on page 2–3, 5 (perhaps scanned): not checked' }]);
  });

  it('a layer of private characters', async () => {
    const text = [...'市财政局安排专项资金'].map((_, index) => String.fromCharCode(0xe000 + index)).join('');
    assert.match(await refusal(pdf([{ texts: setLines([`　　${text}`]) }])), /^skipped: 有文字层但无法读取：字体没有注明文字编码/);
  });

  it('a layer that shows numbers of glyphs as characters', async () => {
    const glyphs = Array.from({ length: 120 }, (_, index) => String.fromCharCode(0x200 + ((index * 7919) % 0x4f00))).join('');
    assert.match(await refusal(pdf([{ texts: [{ x: 79, y: 120, text: glyphs, font: 'mute' }] }])), /^skipped: 有文字层但无法读取/);
  });

  it('one that a password locks', async () => assert.equal(await refusal(fixture('locked.pdf')), 'failed: 已加密，要口令才能打开 / is encrypted and needs a password'));

  it('one that a password only guards from changes is read', async () => assert.equal((await read(fixture('owner-locked.pdf'))).text, '市财政局安排专项资金。'));

  it('too many pages', async () => assert.match(await refusal(pdf([{}, {}, {}]), { ...INGEST_LIMITS, pages: 2 }), /^failed: 有 3 页，超过上限 2 页/));

  it('no PDF at all', async () => assert.match(await refusal(Buffer.from('市财政局')), /^failed: 不是完好的 PDF 文件/));

  it('one that lost its end: what is left is read, and the page that is missing named', async () => {
    const whole = Buffer.from(pdf([{ texts: setLines(LINES) }, { texts: setLines(['　　附件另发。']) }])).toString('latin1');
    const cut = whole.slice(0, whole.indexOf('15 0 obj'));
    const { text, notes } = await read(Buffer.from(`${cut}trailer\n<< /Root 1 0 R >>\n`, 'latin1'));
    assert.equal(text, TEXT);
    assert.deepEqual(notes.map(({ zh }) => zh), ['文件有损坏，第 2 页无法读取']);
  });
});

describe('a PDF does nothing', () => {
  it('its scripts do not run, its links are not followed, its forms are not filled', async () => {
    const globals = Object.keys(globalThis);
    const script = '/OpenAction << /S /JavaScript /JS (globalThis.wasRun = true) >> /AA << /WC << /S /URI /URI (http://127.0.0.1:9/x) >> >>';
    assert.equal((await read(pdf([{ texts: setLines(LINES) }], script))).text, TEXT);
    assert.ok(!('wasRun' in globalThis), Object.keys(globalThis).filter((name) => !globals.includes(name)).join());
  });

  it('its bytes are as they were', async () => {
    const bytes = pdf([{ texts: setLines(LINES) }]);
    const before = createHash('sha256').update(bytes).digest('hex');
    await read(bytes);
    assert.equal(createHash('sha256').update(bytes).digest('hex'), before);
  });

  it('whatever is cut off or changed, it ends in text or a reason', async () => {
    const whole = fixture('notice.pdf');
    const damage = fc.record({ length: fc.integer({ min: 0, max: whole.length }), changes: fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { maxLength: 30 }) });
    await fc.assert(
      fc.asyncProperty(damage, async ({ length, changes }) => {
        const bytes = Uint8Array.from(whole);
        for (const [at, value] of changes) bytes[at] = value;
        await endsWell(bytes.subarray(0, length));
      }),
      { numRuns: 30, seed: 26 },
    );
  });

  it('any bytes end in a reason', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 2000 }), async (bytes) => {
        await endsWell(bytes);
        await endsWell(Buffer.concat([Buffer.from('%PDF-1.7\n'), bytes]));
      }),
      { numRuns: 30, seed: 26 },
    );
  });
});

/** A text that is not empty, or a reason in both languages. */
async function endsWell(bytes: Uint8Array): Promise<void> {
  const extraction = await extractPdf(bytes, INGEST_LIMITS);
  if ('extracted' in extraction) assert.notEqual(extraction.extracted.text.trim(), '');
  else assert.match(Object.values('skipped' in extraction ? extraction.skipped : extraction.failed).join(), /[\u4e00-\u9fff].*[a-z]/);
}
