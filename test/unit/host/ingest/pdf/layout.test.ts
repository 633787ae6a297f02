/** Pieces of text with places → paragraphs, without a PDF: what is joined, what stays a line, what is furniture. */

import assert from 'node:assert/strict';
import fc from 'fast-check';
import { paragraphsOfPages } from '../../../../../server/src/host/ingest/pdf/layout.js';
import type { PageText } from '../../../../../server/src/host/ingest/pdf/items.js';
import { COLUMNS, page, piece, typeset, type Set } from '../../../../support/typeset.js';

const LONG = '示例市各级各部门要把制造业放在突出位置，逐项分解任务，到2028年建成智能工厂20家、数字化车间60个，培育服务商20户，数字化改造覆盖全部规模以上工业企业。';
const OTHER = '市财政局每年安排专项资金1.2亿元，对首次改造的企业提高补助比例，单户企业每年不超过20万元，诊断费用由市财政承担，企业不出一分钱。';
const NUMBER = (text: (page: number) => string) => (number: number) => [piece(text(number), 279, 790, 14)];

describe('paragraphs of a PDF', () => {
  const kept: [name: string, paragraphs: Set[], expected?: string[]][] = [
    ['lines of indented paragraphs are joined', [LONG, OTHER], [LONG, OTHER]],
    ['a heading by itself stays a line', ['一、行动目标', LONG, '（一）摸清改造底数', OTHER], ['一、行动目标', LONG, '（一）摸清改造底数', OTHER]],
    ['a heading that runs into its paragraph begins one', [LONG, `（二）推广成熟产品。${OTHER}`], [LONG, `（二）推广成熟产品。${OTHER}`]],
    ['a paragraph that fills its last line ends there', ['市'.repeat(COLUMNS - 2), '县'.repeat(COLUMNS - 2), LONG], ['市'.repeat(COLUMNS - 2), '县'.repeat(COLUMNS - 2), LONG]],
    [
      'a title over several lines keeps its lines',
      [{ centred: '示例市人民政府办公室关于印发数字化改', size: 22 }, { centred: '造三年行动方案的通知', size: 22 }, { flush: '甲县、乙县人民政府：' }, LONG, OTHER],
      ['示例市人民政府办公室关于印发数字化改', '造三年行动方案的通知', '甲县、乙县人民政府：', LONG, OTHER],
    ],
    [
      'a title that breaks within brackets goes on',
      [{ centred: '示例市制造业数字化转型行动计划（2026—2', size: 22 }, { centred: '028年）', size: 22 }, { centred: '（征求意见稿）' }, LONG, OTHER],
      ['示例市制造业数字化转型行动计划（2026—2028年）', '（征求意见稿）', LONG, OTHER],
    ],
    ['signature and day stay lines', [LONG, OTHER, { right: '示例市人民政府' }, { right: '2026年3月16日' }], [LONG, OTHER, '示例市人民政府', '2026年3月16日']],
    ['a label that the break of a line brings to the edge is no heading', [`${'市'.repeat(COLUMNS - 2)}一、二、三类企业分别补助。`, LONG], [`${'市'.repeat(COLUMNS - 2)}一、二、三类企业分别补助。`, LONG]],
    ['what is counted inside a sentence is no list', [`补助分两类：（1）${'市'.repeat(COLUMNS - 12)}；（2）其他企业减半。`, LONG], [`补助分两类：（1）${'市'.repeat(COLUMNS - 12)}；（2）其他企业减半。`, LONG]],
    [
      'entries of a table of contents stay lines',
      [{ flush: `一、行动目标${'…'.repeat(COLUMNS - 7)}3` }, { flush: `二、重点任务${'…'.repeat(COLUMNS - 7)}5` }, LONG, OTHER],
      [`一、行动目标${'…'.repeat(COLUMNS - 7)}3`, `二、重点任务${'…'.repeat(COLUMNS - 7)}5`, LONG, OTHER],
    ],
    ['a number goes on in the next line', [`${'市'.repeat(COLUMNS - 3)}2028年建成。`, LONG], [`${'市'.repeat(COLUMNS - 3)}2028年建成。`, LONG]],
    [
      'cells that stand under each other are rows',
      [LONG, { cells: ['指标', '2025年', '2028年'] }, { cells: ['数控化率', '68%', '75%'] }, { cells: ['服务商', '12户', '20户'] }, OTHER],
      [LONG, '| 指标 | 2025年 | 2028年 |', '| 数控化率 | 68% | 75% |', '| 服务商 | 12户 | 20户 |', OTHER],
    ],
    ['a gap in a single line is a blank', [LONG, { cells: ['联系人：甲', '电话：12345'] }, OTHER], [LONG, '联系人：甲 电话：12345', OTHER]],
  ];
  for (const [name, paragraphs, expected] of kept) it(name, () => assert.deepEqual(paragraphsOfPages(typeset(paragraphs)), expected));

  it('without indents, space between paragraphs parts them, and a label begins one', () => {
    const lines = [['市'.repeat(COLUMNS), 120], ['县里落实。', 148], ['市'.repeat(COLUMNS), 186], ['1.县里落实。', 214], ['镇'.repeat(COLUMNS - 1) + '。', 252], ['村里落实。', 280]] as const;
    const paragraphs = paragraphsOfPages([page(lines.map(([text, y]) => piece(text, 79, y)))]);
    assert.deepEqual(paragraphs, [`${'市'.repeat(COLUMNS)}县里落实。`, '市'.repeat(COLUMNS), '1.县里落实。', `${'镇'.repeat(COLUMNS - 1)}。村里落实。`]);
  });

  it('Latin words over the end of a line get a blank, a parted one its letters', () => {
    const lines = ['　　对购买成熟软件和系统的企业给予补助的范围包括Cloud', 'Native服务，以及按照合同约定在本市部署的enter-', 'prise软件，由市经济和信息化局会同市财政局审核后兑付。'];
    const items = lines.map((line, index) => ({ ...piece(line.trim(), line.startsWith('　') ? 111 : 79, 120 + 28 * index), width: line.startsWith('　') ? 416 : 448 }));
    assert.match(paragraphsOfPages([page([...items, piece('另行通知。', 111, 204)])])[0]!, /包括Cloud Native服务.*部署的enterprise软件/);
  });

  const spacing: [name: string, text: string, expected: string][] = [
    ['letters of a title', '政 府 工 作 报 告', '政府工作报告'],
    ['blanks around figures', '到 2025 年 达 到 60 %', '到2025年达到60%'],
    ['blanks between Latin words', '推广 Cloud Native 服务', '推广Cloud Native服务'],
    ['a wide blank that its author set', '第一章　总　则', '第一章 总 则'],
    ['a blank line to be filled in', '自2026年  月  日起施行', '自2026年 月 日起施行'],
  ];
  for (const [name, text, expected] of spacing) it(`blanks: ${name}`, () => assert.deepEqual(paragraphsOfPages([page([piece(text, 79, 120)])]), [expected]));

  it('a paragraph goes on across the notes at the foot of the page, which follow it', () => {
    const body = [LONG, OTHER, LONG, OTHER, LONG, OTHER, LONG, OTHER, LONG];
    const [first, second] = typeset(body) as [PageText, PageText];
    const notes = [piece('①数控化率是指规模以上工业企业关键工序的数控化率，', 79, 745, 10), piece('按年度统计。', 79, 760, 10), piece('②服务商在本市注册。', 79, 775, 10)];
    const expected = [...body.slice(0, 8), '①数控化率是指规模以上工业企业关键工序的数控化率，按年度统计。', '②服务商在本市注册。', LONG];
    assert.deepEqual(paragraphsOfPages([page([...first.items, ...notes]), second]), expected);
  });

  it('a mark of a footnote is no figure', () => {
    const items = [piece('普及率达到60%', 79, 120), piece('1', 79 + 104, 114, 8), piece('以上。', 79 + 109, 120)];
    assert.deepEqual(paragraphsOfPages([page(items)]), ['普及率达到60%¹以上。']);
  });
});

describe('furniture of pages in a PDF', () => {
  const body = Array.from({ length: 30 }, (_, index) => (index % 2 === 0 ? LONG : OTHER));
  const numbers: [name: string, text: (page: number) => string][] = [
    ['— 3 —', (number) => `— ${number} —`],
    ['- 3 -', (number) => `- ${number} -`],
    ['3', String],
    ['第3页 共10页', (number) => `第${number}页 共10页`],
    ['3/10', (number) => `${number}/10`],
  ];
  for (const [name, text] of numbers) {
    it(`${name} goes, and the paragraph goes on over the page`, () => {
      const pages = typeset(body, NUMBER(text));
      assert.ok(pages.length >= 4);
      assert.deepEqual(paragraphsOfPages(pages), body);
    });
  }

  it('a running head goes, also where it holds the number of the page', () => {
    const pages = typeset(body, (number) => [piece('示例市人民政府公报', 79, 60, 10), piece(`2026年第3期 ${number + 11}`, 400, 60, 10)]);
    assert.deepEqual(paragraphsOfPages(pages), body);
  });

  it('a running head goes that stands close to the text below a wide margin', () => {
    assert.deepEqual(paragraphsOfPages(typeset(body, () => [piece('示例市人民政府公报', 230, 98, 14)]).map((set) => ({ ...set, items: set.items.map((item) => ({ ...item, y: item.y + 22 })) }))), body);
  });

  it('a number alone in its line stays where it is no page number', () => assert.deepEqual(paragraphsOfPages(typeset([LONG, { centred: '2028' }, OTHER])), [LONG, '2028', OTHER]));

  it('the same words at different heights stay, and lines that only count in the middle of the page', () => {
    const pages = [1, 2, 3].map((number) => page([piece('附件', 79, 30 * number), piece('以下各表由市经济和信息化局负责填报', 79, 200), piece(`本表是第${number}`, 111, 300)]));
    const paragraphs = paragraphsOfPages(pages);
    assert.deepEqual(paragraphs.filter((text) => text.startsWith('附件')), ['附件', '附件', '附件']);
    assert.deepEqual(paragraphs.filter((text) => text.startsWith('本表')), ['本表是第1', '本表是第2', '本表是第3']);
  });
});

describe('tables with a drawn grid in a PDF', () => {
  const grid = (xs: readonly number[], ys: readonly number[]): PageText['strokes'] => [
    ...xs.map((x) => ({ x0: x, y0: ys[0]!, x1: x, y1: ys[ys.length - 1]! })),
    ...ys.map((y) => ({ x0: xs[0]!, y0: y, x1: xs[xs.length - 1]!, y1: y })),
  ];

  it('cells over several lines are one each, between the paragraphs around', () => {
    const items = [
      piece('　　任务如下。', 79, 120), piece('任务', 85, 160), piece('牵头单位', 235, 160), piece('时限', 385, 160),
      piece('建成数字化车间', 85, 190), piece('60个', 85, 210), piece('市经济和信息', 235, 190), piece('化局', 235, 210), piece('2028年', 385, 200), piece('请认真落实。', 111, 260),
    ];
    assert.deepEqual(paragraphsOfPages([page(items, grid([79, 229, 379, 479], [145, 170, 220]))]), [
      '任务如下。',
      '| 任务 | 牵头单位 | 时限 |',
      '| 建成数字化车间60个 | 市经济和信息化局 | 2028年 |',
      '请认真落实。',
    ]);
  });

  it('a cell over two rows stands in the first', () => {
    const strokes = [...grid([79, 229, 379], [145, 170]), ...grid([79, 229, 379], [170, 220]), { x0: 229, y0: 195, x1: 379, y1: 195 }];
    const items = [piece('类别', 85, 162), piece('任务', 235, 162), piece('改造', 85, 200), piece('诊断', 235, 187), piece('上云', 235, 212)];
    assert.deepEqual(paragraphsOfPages([page(items, strokes)]), ['| 类别 | 任务 |', '| 改造 | 诊断 |', '|  | 上云 |']);
  });

  it('a frame around a text is no table', () => {
    assert.deepEqual(paragraphsOfPages([page([piece('请认真落实。', 111, 160)], grid([79, 527], [145, 170]))]), ['请认真落实。']);
  });
});

describe('the builder of paragraphs', () => {
  const sign = fc.constantFrom(...'市县镇推进改造数字，。；、“”《》（）—1234567890%ABDyz·');
  const paragraph = fc.array(sign, { minLength: 1, maxLength: 120 }).map((signs) => signs.join(''));
  const bare = (texts: readonly string[]): string => texts.join('').replace(/\s/g, '');

  it('neither loses nor invents a character that can be seen', () => {
    fc.assert(
      fc.property(fc.array(paragraph, { minLength: 1, maxLength: 40 }), (paragraphs) => {
        assert.equal(bare(paragraphsOfPages(typeset(paragraphs, NUMBER((number) => `— ${number} —`)))), bare(paragraphs));
      }),
      { numRuns: 200, seed: 26 },
    );
  });

  it('takes a line of very many pieces, and a paragraph of very many lines', () => {
    const line = page(Array.from({ length: 200_000 }, (_, index) => piece('市', 16 * index, 120)));
    assert.ok(paragraphsOfPages([line]).join('\n') === '市'.repeat(200_000));
    const long = LONG.replace('。', '，').repeat(3000);
    assert.ok(paragraphsOfPages(typeset([long, LONG, OTHER])).join('\n') === [long, LONG, OTHER].join('\n'));
  });

  it('takes pieces wherever they lie, and keeps all their characters', () => {
    const anywhere = fc.record({ text: paragraph, x: fc.integer({ min: -50, max: 900 }), y: fc.integer({ min: -50, max: 900 }), size: fc.constantFrom(0.5, 8, 16, 60) });
    const sorted = (text: string): string => [...text.normalize('NFKC').replace(/[|\s]/g, '')].sort().join('');
    fc.assert(
      fc.property(fc.array(anywhere, { maxLength: 30 }), (pieces) => {
        const items = pieces.map(({ text, x, y, size }) => piece(text, x, y, size)).filter(({ text }) => !/^[-—·0-9]+$/.test(text));
        assert.equal(sorted(bare(paragraphsOfPages([page(items)]))), sorted(bare(items.map(({ text }) => text))));
      }),
      { numRuns: 300, seed: 26 },
    );
  });
});
