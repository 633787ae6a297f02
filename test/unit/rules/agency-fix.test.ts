/** outdated-agency: what can stand in the place of a former name is offered as a fix, an explanation is not. */

import assert from 'node:assert/strict';
import { outdatedAgency } from '../../../server/src/rules/outdated-agency.js';
import { checkText } from '../../support/policy.js';

function offered(sentence: string): string[] {
  const { findings } = checkText(`# 示例市节水方案\n\n一、要求\n\n${sentence}\n`, { rules: [outdatedAgency] });
  return findings.map(({ text, fixes }) => `${text} → ${fixes.flatMap(({ edits }) => edits.map(({ newText }) => newText)).join('、') || '—'}`);
}

describe('a fix for the former name of a body', () => {
  it('is the name where the table gives one', () => assert.deepEqual(offered('报信息产业部备案。'), ['信息产业部 → 工业和信息化部']));
  it('is none where the table gives an explanation', () => assert.deepEqual(offered('由国家海洋局负责。'), ['国家海洋局 → —']));
  it('is none where there are two names, of which places have one', () => assert.deepEqual(offered('由省林业厅负责。'), ['林业厅 → —']));
  it('is the name of the level', () => assert.deepEqual(offered('由市乡村振兴局负责。'), ['乡村振兴局 → 农业农村局']));
});
