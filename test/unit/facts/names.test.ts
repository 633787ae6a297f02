/** The tables of names: they fit their schema, do not contradict one another, and their guards guard. */

import assert from 'node:assert/strict';
import * as v from 'valibot';
import { BUILT_IN, Names, type NameRow } from '../../../server/src/facts/names.js';
import { factsSchema } from '../../../server/src/host/facts-schema.js';
import { parseIsoDate } from '../../../server/src/text/dates.js';

const names = new Names();
const found = (text: string): string[] => names.find(text).map(({ row, form }) => `${row.id} ${form}`);
const isAnywhere = (row: NameRow): boolean => !row.regions && !row.ledBy;

describe('the tables of names', () => {
  it('fit the schema of fact files', () => {
    for (const table of BUILT_IN) assert.deepEqual(v.safeParse(factsSchema, table).issues?.map((issue) => `${v.getDotPath(issue)}: ${issue.message}`), undefined);
  });

  it('call every row by a name of its own', () => {
    const ids = names.rows.map(({ id }) => id);
    assert.deepEqual(ids.filter((id, index) => ids.indexOf(id) !== index), []);
  });

  it('have no form that two rows claim for the same place', () => {
    const seen = new Map<string, string>();
    const twice: string[] = [];
    for (const row of names.rows.filter(isAnywhere)) {
      for (const form of row.match) {
        if (seen.has(form)) twice.push(`${form}: ${seen.get(form)}, ${row.id}`);
        seen.set(form, row.id);
      }
    }
    assert.deepEqual(twice, []);
  });

  it('have real days, none after the day up to which they are verified but for what is announced', () => {
    for (const { id, until } of names.rows) {
      if (until === undefined) continue;
      assert.ok(parseIsoDate(until), `${id}: ${until}`);
      assert.ok(until <= '2027-12-31', `${id}: ${until}`);
    }
  });

  it('replace a name by one that is current, or that changed later', () => {
    for (const row of names.rows.filter(({ fix }) => fix)) {
      for (const { row: other, form } of names.find(row.replacement!)) {
        const later = other.until !== undefined && row.until !== undefined && other.until > row.until;
        assert.ok(later || other.ledBy, `${row.id}: ${row.replacement} holds ${form} of ${other.id}`);
      }
    }
  });

  it('find no form inside the longer strings that its row excludes', () => {
    for (const row of names.rows) {
      for (const longer of row.excludes ?? []) assert.deepEqual(names.find(longer).filter((mention) => mention.row === row).map(({ form }) => form), [], `${row.id}: ${longer}`);
    }
  });

  it('find nothing inside a current name', () => {
    for (const { current = [] } of BUILT_IN) for (const name of current) assert.deepEqual(found(name), [], name);
  });

  it('find every form by itself, unless it needs company', () => {
    for (const row of names.rows.filter(isAnywhere)) {
      const longest = row.match.filter((form) => !names.find(form).some((mention) => mention.row === row && mention.form === form));
      assert.deepEqual(longest, [], row.id);
    }
  });
});

describe('a name in a text', () => {
  it('is found with its lead and the place between', () => {
    assert.deepEqual(names.find('由中国人民银行示例市中心支行负责').map(({ span, place }) => [span, place]), [[{ start: 1, end: 14 }, '示例市']]);
    assert.deepEqual(found('由示例银行中心支行负责'), []);
    assert.deepEqual(found('人民银行会同某行中心支行'), []);
  });

  for (const text of ['原人事部', '原示例市国土局', '美国农业部', '农业部令第3号', '企业文化部门', '合同法律关系', '婚姻法庭', '《民法总则》施行前', '1985年施行的《继承法》', 'OBORX', '住房城乡建设部']) {
    it(`is none in “${text}”`, () => assert.deepEqual(found(text), []));
  }

  it('is found where nothing guards it', () => {
    assert.deepEqual(found('国土资源部会同环境保护部'), ['inst-017 国土资源部', 'inst-020 环境保护部']);
  });

  it('may come from a table of one’s own', () => {
    const own = new Names([{ names: [{ id: 'own', kind: 'agency', match: ['工发局'], until: '2025-01-01', severity: 'info', confidence: 'high', source: '示例' }], current: ['工发局展馆'] }]);
    assert.deepEqual(own.find('市工发局和工发局展馆').map(({ span }) => span), [{ start: 1, end: 4 }]);
  });
});
