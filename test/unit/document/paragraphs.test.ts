/** Paragraphs of hard-wrapped text: read on across lines and page numbers, with segments that lead back. */

import assert from 'node:assert/strict';
import { spanInDocument } from '../../../server/src/document/model.js';
import { clauseTexts, outline, parse, quote } from '../../support/policy.js';

/** Breaks a paragraph into lines of `width` characters, as a PDF does. */
function wrap(paragraph: string, width: number): string[] {
  return paragraph.match(new RegExp(`.{1,${width}}`, 'gu')) ?? [];
}

const FIRST = '全市工业系统要把设备更新与工艺改进结合起来统筹安排，对能耗高和效率低的生产线逐条登记并排出改造时序，由各县按月报送进展情况，市里每季度汇总一次并向社会公开结果，接受企业和群众监督评议。';
const SECOND = '改造资金由企业自筹和财政奖补共同承担，奖补部分按照实际完成的设备投资额分档核定并在验收合格以后一次拨付，不得提前预支和层层截留，审计部门对资金使用情况每年抽查一次并公布抽查结果，发现问题限期整改。';
const LINES = [...wrap(FIRST, 24), ...wrap(SECOND, 24)];

describe('hard-wrapped text', () => {
  it('is read as paragraphs', () => {
    assert.deepEqual(clauseTexts(parse(LINES.join('\n'))), [FIRST, SECOND]);
  });

  for (const [name, pageNumber] of [['a dashed page number', '— 3 —'], ['a bare page number', '12'], ['第3页 共9页', '第3页 共9页'], ['an empty line and a page number', '\n- 4 -\n']] as const) {
    it(`reads on across ${name}`, () => {
      const text = [...LINES.slice(0, 2), pageNumber, ...LINES.slice(2)].join('\n');
      assert.deepEqual(clauseTexts(parse(text)), [FIRST, SECOND]);
    });
  }

  it('quotes what stands in the lines', () => {
    const document = parse([LINES[0], '— 3 —', ...LINES.slice(1)].join('\r\n'));
    const clause = document.clauses[0]!;
    assert.deepEqual(clause.segments.slice(0, 2).map((segment) => quote(document, segment)), [LINES[0], LINES[1]]);
    const at = clause.text.indexOf(LINES[1]!);
    assert.equal(quote(document, spanInDocument(clause, { start: at, end: at + LINES[1]!.length })), LINES[1]);
    assert.equal(quote(document, spanInDocument(clause, { start: at - 2, end: at + 2 })), `${LINES[0]!.slice(-2)}\r\n— 3 —\r\n${LINES[1]!.slice(0, 2)}`);
  });

  it('does not swallow headings', () => {
    const text = [...wrap(FIRST, 24), '二、资金保障', ...wrap(SECOND, 24), '（一）拨付方式', ...wrap(FIRST, 24)].join('\n');
    const document = parse(text);
    assert.deepEqual(outline(document), ['二、|资金保障', '  （一）|拨付方式']);
    assert.deepEqual(clauseTexts(document), [FIRST, SECOND, FIRST]);
  });

  it('is not seen in text of one paragraph a line', () => {
    const lines = Array.from({ length: 12 }, (_, index) => `第${index + 1}批项目由各县自行组织验收并报市里备案，逾期不报不予拨付`);
    assert.deepEqual(clauseTexts(parse([`${FIRST}`, `${SECOND}`].join('\n'))), [FIRST, SECOND]);
    assert.deepEqual(clauseTexts(parse(lines.map((line) => `${line}。`).join('\n'))), lines.map((line) => `${line}。`));
  });
});

describe('rows of a table', () => {
  it('stay by themselves where most lines of a text are rows', () => {
    const rows = ['甲县', '乙县', '丙县', '丁县', '戊县', '己县', '庚县'].map((name) => `| ${name} | 新增规模以上工业企业 | 10 | 20 |`);
    const document = parse(['示例市任务分解表', '', '| 县区 | 任务名称以及说明 | 2029年 | 2030年 |', '|---|---|---|---|', ...rows].join('\n'));
    assert.deepEqual(document.clauses.filter(({ kind }) => kind === 'table-row').map(({ text }) => text).slice(-7), rows);
  });
});

describe('private-use signs', () => {
  it('at the ends of lines are no text: bullets and fillers of a font', () => {
    const document = parse('\uf06c一、总体要求\n全市统一安排，分县落实。\ue5f9\ue5f9\n\uf0b7 \uf0b7各县抓好落实，按时报告\ue723。\n\ue004');
    assert.deepEqual(outline(document), ['一、|总体要求']);
    assert.deepEqual(clauseTexts(document), ['全市统一安排，分县落实。', '各县抓好落实，按时报告\ue723。']);
  });
});

describe('line ends', () => {
  const text = '一、总体要求\n全市统一安排，分县落实。\n二、保障措施\n各县抓好落实，按时报告。';
  for (const [name, end] of [['CRLF', '\r\n'], ['a lone CR', '\r'], ['LF and empty lines', '\n\n\n']] as const) {
    it(`may be ${name}`, () => {
      const document = parse(text.replaceAll('\n', end));
      assert.deepEqual(outline(document), ['一、|总体要求', '二、|保障措施']);
      assert.deepEqual(document.clauses.map((clause) => quote(document, clause.span)), ['全市统一安排，分县落实。', '各县抓好落实，按时报告。']);
    });
  }
});

describe('full-width digits', () => {
  it('stay as they are written', () => {
    const document = parse('１．夯实底座\n到２０３０年，覆盖率达到３０％，产量达到３３，２１２万吨。');
    assert.deepEqual(document.headings.map((heading) => [heading.number, heading.label.value]), [[1, '１．']]);
    assert.deepEqual(clauseTexts(document), ['到２０３０年，覆盖率达到３０％，产量达到３３，２１２万吨。']);
  });
});
