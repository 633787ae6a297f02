/** Document highlights (同义高亮): other places of the draft that mean the same. */

import assert from 'node:assert/strict';
import { openedDraft, TITLE } from '../support/citing.js';
import { positionIn, stopClients } from '../support/lsp.js';

const NUMBER = '示例政办发〔2024〕7号';

async function lit(at: string, text?: string): Promise<string[] | null> {
  const { client, uri } = await openedDraft(text === undefined ? {} : { text });
  const found = await client.highlights(uri, at);
  return found && found.map(({ range }) => client.quote(uri, range));
}

describe('highlights', () => {
  afterEach(stopClients);

  for (const at of [`《${TITLE}》`, `${NUMBER}，以下`, '“方案”', '《方案》提出', '该方案', `${NUMBER}文件`]) {
    it(`on ${at} are all places that cite the document, however they name it`, async () => {
      assert.deepEqual(await lit(at), [`《${TITLE}》`, NUMBER, '“方案”', '《方案》', '该方案', NUMBER]);
    });
  }

  it('on a target are the targets for the same indicator, however it is called', async () => {
    const text = '示例市节水意见\n\n一、目标\n\n到2027年，研发投入强度达到3%以上，灌溉面积达到2万亩；到2030年，全社会研发经费投入强度达到3.5%以上。\n';
    const { client, uri } = await openedDraft({ text });
    const found = await client.highlights(uri, positionIn(text, text.indexOf('3%')));
    assert.deepEqual(found!.map(({ range }) => /[0-9.]+%/.exec(client.quote(uri, range))![0]), ['3%', '3.5%']);
  });

  it('are left to the editor elsewhere', async () => {
    assert.equal(await lit('坚持节水'), null);
    assert.equal(await lit('一、总体'), null);
    assert.equal(await lit('《示例省没有收入'), null);
  });
});
