/** The ledger of targets: which documents stand beside a draft, in which order, and what is left out. */

import assert from 'node:assert/strict';
import { MemoryCorpus } from '../../../../server/src/corpus/memory-corpus.js';
import { ledgerOf, type Ledger } from '../../../../server/src/engine/ledger/ledger.js';
import { cellOf, nameOf } from '../../../../server/src/engine/ledger/words.js';
import { targetsIn } from '../../../../server/src/extract/targets/index.js';
import { exampleFacts, parse } from '../../../support/policy.js';

const GOALS = '到2030年，全社会研发经费投入强度达到3%以上。';
const made = (title: string, goals = GOALS, date = ''): string => `${date && `---\ndate: ${date}\n---\n\n`}# ${title}\n\n一、主要目标\n\n${goals}\n`;

/** The ledger of a draft of 示例市 against documents given by path. */
function ledger(texts: Readonly<Record<string, string>>, { draft = made('示例市科技创新方案'), asOf = '2026-11-22', all = false } = {}): Ledger {
  const document = parse(draft);
  const corpus = MemoryCorpus.of(Object.entries(texts).map(([path, text]) => ({ path, corpus: 'corpus', document: parse(text) })));
  const { territory, level } = document.metadata;
  return ledgerOf(targetsIn(document), { asOf, territory, level, facts: exampleFacts, corpus, own: new Set(), document }, { all });
}

const paths = ({ columns }: Ledger): string[] => columns.map(({ document, relation }) => `${document.path} ${relation}`);
/** Every row as its name, the draft's values and each document's. */
const rows = ({ columns, rows: all }: Ledger): string[][] => all.map(({ own, cells }) => [nameOf(own[0], 'zh'), cellOf(own, own[0], 'zh'), ...columns.map(({ document }) => cellOf(cells.get(document) ?? [], own[0], 'zh'))]);

describe('the ledger', () => {
  it('has superiors first, the nearest before farther ones, the latest first among equals', () => {
    const texts = {
      neighbour: made('样例市科技创新方案'),
      nation: made('国务院关于科技创新的意见'),
      county: made('甲县科技创新方案', GOALS.replace('全社会', '')),
      undated: made('示例省科技创新意见'),
      old: made('示例省科技创新规划', GOALS, '2021-03-01'),
      new: made('示例省科技创新条件建设意见', GOALS, '2024-03-01'),
      party: made('中共示例市委关于科技创新的决定'),
      home: made('示例市科技人才方案'),
    };
    assert.deepEqual(paths(ledger(texts)), ['party superior', 'new superior', 'old superior', 'undated superior', 'nation superior', 'home same', 'neighbour peer', 'county subordinate']);
  });

  it('compares the same indicator in the same manner only', () => {
    const draft = made('示例市工业方案', '到2030年，全社会研发经费投入强度达到3%以上，规模以上工业增加值年均增长6%，单位地区生产总值能耗比2025年下降12%。');
    const other = made('示例省工业意见', '到2030年，研发经费投入强度达到3.1%，规模以上工业增加值达到2万亿元，单位地区生产总值能耗比2020年下降20%，企业研发投入占比达到80%。');
    assert.deepEqual(rows(ledger({ other }, { draft })), [['全社会研发经费投入强度', '3%以上（2030年）', '3.1%（2030年）']]);
  });

  it('keeps what is set for the draft’s own place, or for all below, with the place before it', () => {
    const other = made('示例省工业意见', '到2030年，全社会研发经费投入强度达到3%以上，其中示例市达到3.5%，样例市达到2%，各市均不低于1.5%。');
    assert.deepEqual(rows(ledger({ other })), [['全社会研发经费投入强度', '3%以上（2030年）', '3%以上（2030年）；示例市3.5%（2030年）；各市1.5%以上（2030年）']]);
  });

  it('puts the years of one indicator into one row, each value once', () => {
    const draft = made('示例市科技创新方案', '到2030年，全社会研发经费投入强度达到3%以上。到2028年，全社会研发经费投入强度达到2.8%以上。到2030年，全社会研发经费投入强度达到3%以上。');
    assert.deepEqual(rows(ledger({ other: made('示例省科技创新意见') }, { draft })), [['全社会研发经费投入强度', '2.8%以上（2028年）；3%以上（2030年）', '3%以上（2030年）']]);
  });

  it('has the indicators that the corpus lacks only where all are asked for', () => {
    const draft = made('示例市科技创新方案', '到2030年，全社会研发经费投入强度达到3%以上，建成共享实验平台12个。');
    const texts = { other: made('示例省科技创新意见') };
    assert.equal(ledger(texts, { draft }).rows.length, 1);
    assert.equal(ledger(texts, { draft, all: true }).rows.length, 2);
    assert.deepEqual(ledger({}, { draft }).rows, []);
  });

  it('leaves out, and says so, what is later, out of force or another version of the draft', () => {
    const texts = {
      later: made('示例省科技创新意见', GOALS, '2027-01-01'),
      repealed: `---\nstatus: 已废止\n---\n\n${made('示例省科技创新规划')}`,
      version: made('示例市科技创新方案（征求意见稿）'),
      other: made('示例省教育规划', '到2030年，高等教育毛入学率达到70%。', '2027-01-01'),
    };
    const { columns, rows: found, leftOut } = ledger(texts);
    assert.deepEqual([columns, found], [[], []]);
    assert.deepEqual(leftOut.map(({ document, relation }) => `${document.path} ${relation}`), ['later later', 'repealed obsolete', 'version own']);
  });

  it('knows which documents are drafts for comment, and which have ended', () => {
    const { columns } = ledger({ ended: made('示例省科技创新规划（2021—2025年）'), draft: made('示例省科技创新意见（征求意见稿）') });
    assert.deepEqual(columns.map(({ document, status, ended }) => [document.path, status, ended]), [['ended', 'final', true], ['draft', 'draft', false]]);
  });
});
