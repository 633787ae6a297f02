/** Fingerprints: the guarantee of winnowing, and what the index finds. */

import assert from 'node:assert/strict';
import fc from 'fast-check';
import { FingerprintIndex } from '../../../server/src/corpus/fingerprints.js';
import { gramHashes, winnow } from '../../../server/src/corpus/winnowing.js';
import { foldText } from '../../../server/src/text/fold.js';

/** Length of a shared stretch that the method promises to find: 4-grams in windows of 6. */
const GUARANTEED = 9;

const FOLDED = (min: number, max: number): fc.Arbitrary<string> =>
  fc.array(fc.oneof(fc.integer({ min: 0x4e00, max: 0x4e40 }), fc.constant(0x4e00)), { minLength: min, maxLength: max }).map((codes) => String.fromCharCode(...codes));

const CLAUSES = [
  '各县应当在每年三月底以前完成取用水户的登记，逐户核定用水定额，并把登记结果在政府网站公开，接受群众监督。',
  '支持园区集中建设再生水管网，鼓励企业优先使用再生水，对使用量超过一半的企业减收污水处理费。',
  '市水务部门会同财政部门设立节水奖励资金，用于公共机构的管网改造和计量设施更新，奖励办法另行制定。',
  '学校和医院要带头更换节水器具，每年开展两次查漏，查出的漏点在十天以内修复并留存记录备查。',
].map((clause) => foldText(clause));

const index = FingerprintIndex.of(CLAUSES);
const found = (text: string): number[] => index.candidates(foldText(text)).candidates.map((candidate) => candidate.clause);

describe('winnow', () => {
  it('gives two texts that share nine characters in a row a common fingerprint', () => {
    fc.assert(
      fc.property(FOLDED(GUARANTEED, 20), FOLDED(0, 40), FOLDED(0, 40), FOLDED(0, 40), FOLDED(0, 40), (shared, before, after, otherBefore, otherAfter) => {
        const one = new Set(winnow(gramHashes(before + shared + after)));
        assert.ok(winnow(gramHashes(otherBefore + shared + otherAfter)).some((hash) => one.has(hash)));
      }),
      { numRuns: 1000 },
    );
  });

  it('keeps hashes of the text only, in the order of the text', () => {
    fc.assert(
      fc.property(FOLDED(0, 80), (text) => {
        const hashes = [...gramHashes(text)];
        let at = -1;
        for (const hash of winnow(gramHashes(text))) {
          at = hashes.indexOf(hash, at + 1);
          assert.ok(at >= 0);
        }
      }),
    );
  });

  for (const [text, most] of [['', 0], ['甲乙丙', 0], ['甲乙丙丁', 1], ['甲乙丙丁戊己庚辛壬', 1]] as const) {
    it(`keeps ${most} of ${JSON.stringify(text)}`, () => assert.equal(winnow(gramHashes(text)).length, most));
  }
});

describe('FingerprintIndex', () => {
  CLAUSES.forEach((clause, number) => {
    it(`finds clause ${number} verbatim, with other punctuation and inside other text`, () => {
      assert.deepEqual(found(clause), [number]);
      assert.deepEqual(found([...clause].join('，')), [number]);
      assert.deepEqual(found(`${clause}此外另有别的要求，由各部门分别组织落实到位。`), [number]);
    });

    it(`finds clause ${number} with every tenth character replaced`, () => {
      for (let phase = 0; phase < 10; phase++) {
        const altered = [...clause].map((sign, at) => (at % 10 === phase ? '某' : sign)).join('');
        assert.equal(found(altered)[0], number, altered);
      }
    });
  });

  it('finds nothing for other text', () => {
    assert.deepEqual(found('本办法所称重点企业，是指年营业收入超过五千万元并在本市连续经营三年以上的制造企业。'), []);
    assert.deepEqual(found(''), []);
  });

  it('gives the same answer however often it is asked', () => {
    const query = `${CLAUSES[0]}${CLAUSES[2]}`;
    assert.deepEqual(found(query), found(query));
    assert.deepEqual(found(query).sort(), [0, 2]);
  });

  it('may be empty', () => assert.deepEqual(FingerprintIndex.of([]).candidates(CLAUSES[0]!), { candidates: [], saturated: false }));
});
