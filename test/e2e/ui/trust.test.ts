/** A workspace that is not trusted: drafts are checked, corpora outside the workspace are not read until it is. */

import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createProfile, type Profile } from '../tools/profile.js';
import { assertHolds, textOf, Workbench } from './workbench.js';

describe('a workspace that is not trusted', () => {
  let profile: Profile;
  let workbench: Workbench;
  before(async () => {
    profile = createProfile();
    const city = join(dirname(profile.workspace), 'city');
    cpSync(join(city, 'corpus'), join(profile.root, 'elsewhere'), { recursive: true });
    const config = join(city, 'wenheng.config.json');
    writeFileSync(config, readFileSync(config, 'utf8').replace('["corpus"]', '["../../elsewhere"]'));
    workbench = await Workbench.open(profile, { locale: 'zh-cn', trust: true });
    await workbench.openFile('算力服务工作方案.policy.md');
  });
  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await workbench.picture('trust-failed');
  });
  after(async () => {
    await workbench.close();
    profile.dispose();
  });

  it('says that the corpus is not read, and checks the rest', async () => {
    await workbench.run('Problems: Focus on Problems View');
    const problems = workbench.page.locator('.markers-panel');
    await problems.locator('.monaco-list-row', { hasText: '未受信任' }).waitFor();
    assertHolds(await textOf(problems), '已非最新提法', '序号“二、”重复');
    await workbench.status('未受信任');
    await workbench.picture('trust-restricted');
  });

  it('reads it as soon as the workspace is trusted', async () => {
    await workbench.run('Workspaces: Manage Workspace Trust');
    await workbench.page.locator('.workspace-trust-editor').getByRole('button', { name: 'Trust', exact: true }).click();
    await workbench.page.locator('.monaco-modal-editor-block').getByRole('button', { name: /^Close/ }).click();
    await workbench.page.locator('.markers-panel .monaco-list-row', { hasText: '沿用所贯彻的上级文件' }).waitFor();
    await workbench.picture('trust-granted');
  });
});
