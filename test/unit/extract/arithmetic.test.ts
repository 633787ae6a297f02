/** Amounts with the values that their writing allows, values of indicators by year, and shares. */

import assert from 'node:assert/strict';
import { findAmounts } from '../../../server/src/extract/arithmetic/amounts.js';
import { findShares, findStatements } from '../../../server/src/extract/arithmetic/statements.js';

describe('amounts in a text', () => {
  for (const [text, low, high] of [
    ['培育100家', 100, 100],
    ['培育100家以上', 100, Infinity],
    ['培育不少于100家', 100, Infinity],
    ['培育约100家', 95, 105],
    ['培育100余家', 100, 200],
    ['培育近100家', 90, 100],
    ['不超过100家', 0, 100],
    ['增长8.4%', 8.35, 8.45],
    ['投资1.5亿元', 145_000_000, 155_000_000],
    ['培育3—5家', 3, 5],
  ] as const) {
    it(text, () => {
      const [amount, ...more] = findAmounts(text);
      assert.deepEqual(more, []);
      assert.deepEqual([Number(amount!.low.toPrecision(9)), Number(amount!.high.toPrecision(9))], [low, high]);
    });
  }

  it('are no years, ranks or bare numbers', () => assert.deepEqual(findAmounts('到2030年，排名进入前10位，实施“5+1”工程，历时3年。'), []));
});

describe('values of indicators by year', () => {
  const said = (text: string): unknown[] => findStatements(text).map(({ name, area, year, amount }) => [name, area, year, amount.value]);
  it('achieved', () => assert.deepEqual(said('2025年，高新技术企业达到200家。'), [['高新技术企业', '', 2025, 200]]));
  it('aimed', () => assert.deepEqual(said('到2030年，软件业务收入达到1500亿元。'), [['软件业务收入', '', 2030, 1.5e11]]));
  it('of another territory', () => assert.deepEqual(said('2025年，全国软件业务收入达到9万亿元。').map((one) => (one as unknown[])[1]), ['全国']));
  it('but no changes and no parts of lists', () => assert.deepEqual(said('2025年，高新技术企业增加20家，其中民营企业10家。'), []));
});

describe('shares of one indicator in another', () => {
  it('with the amount right before', () => {
    const [share] = findShares('2025年，高新技术产业产值达到300亿元，占规模以上工业总产值比重达到20%。', findAmounts('2025年，高新技术产业产值达到300亿元，占规模以上工业总产值比重达到20%。'));
    assert.deepEqual([share!.part, share!.value?.value, share!.whole, share!.year, share!.share.value], ['高新技术产业产值', 3e10, '规模以上工业总产值', 2025, 20]);
  });
});
