/** The pure parts of the panels' pages (面板页面): sorting, choosing, the strip, words. */

import assert from 'node:assert/strict';
import { ariaSort, holdsWords, nextOrder, sorted } from '../../client/webview/sorting.js';
import { stretchesOf } from '../../client/webview/strip.js';
import { filled, percent, signsOf } from '../../client/webview/wording.js';

describe('sorting', () => {
  const rows = [{ name: '智能工厂', value: 100 }, { name: '高新技术企业', value: undefined }, { name: '服务商', value: 60 }, { name: '园区', value: 100 }];
  const names = (found: readonly { name: string }[]): string => found.map(({ name }) => name).join(' ');

  it('goes up and down, equal rows as they came, rows without a value last', () => {
    assert.equal(names(sorted(rows, false, ({ value }) => value, 'zh-cn')), '服务商 智能工厂 园区 高新技术企业');
    assert.equal(names(sorted(rows, true, ({ value }) => value, 'zh-cn')), '智能工厂 园区 服务商 高新技术企业');
  });

  it('sorts Chinese as a dictionary does', () => {
    assert.equal(names(sorted(rows, false, ({ name }) => name, 'zh-cn')), '服务商 高新技术企业 园区 智能工厂');
  });

  it('does not touch the rows that it is given', () => {
    sorted(rows, true, ({ value }) => value, 'en');
    assert.equal(names(rows), '智能工厂 高新技术企业 服务商 园区');
  });

  it('turns from up to down to the order of the draft', () => {
    const up = nextOrder(undefined, 'own');
    const down = nextOrder(up, 'own');
    assert.deepEqual([up, down, nextOrder(down, 'own'), nextOrder(down, 'state')], [{ column: 'own', down: false }, { column: 'own', down: true }, undefined, { column: 'state', down: false }]);
    assert.deepEqual([ariaSort(up, 'own'), ariaSort(down, 'own'), ariaSort(down, 'state')], ['ascending', 'descending', 'none']);
  });
});

describe('choosing by words', () => {
  it('wants every word, in any order and case', () => {
    assert.ok(holdsWords('全社会研发经费投入强度 R&D', '强度 r&d'));
    assert.ok(holdsWords('全社会研发经费投入强度', ''));
    assert.ok(!holdsWords('全社会研发经费投入强度', '强度 工厂'));
  });
});

describe('the strip', () => {
  it('fills the width, without gaps', () => {
    const stretches = stretchesOf([{ characters: 10 }, { characters: 30 }, { characters: 60 }], 333);
    assert.deepEqual(stretches, [{ x: 0, width: 33 }, { x: 33, width: 100 }, { x: 133, width: 200 }]);
  });

  it('shows a little where there is hardly anything, and nothing where there is nothing', () => {
    assert.deepEqual(stretchesOf([{ characters: 9999 }, { characters: 1 }], 100).map(({ width }) => width), [100, 1]);
    assert.deepEqual(stretchesOf([{ characters: 0 }], 100), [{ x: 0, width: 0 }]);
  });
});

describe('words of a page', () => {
  it('takes values as they are, and leaves places that have none', () => {
    assert.equal(filled('{0} of {1}{2}', '$&', '{0}'), '$& of {0}{2}');
  });

  it('has the signs of its language', () => {
    assert.deepEqual([signsOf('zh-cn').bracketed(3), signsOf('en').bracketed('a'), percent(59), percent(1000)], ['（3）', ' (a)', '5.9%', '100.0%']);
  });
});
