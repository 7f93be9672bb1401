// 粘贴整改方案: the paper and what was read of it side by side, a line that was not understood is given its place, a limit is corrected, and
// one key takes the import back. The page's clock is left as it is: with one that stands, no typing pauses.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { HOMES, withApp } from './harness.mjs';
import { assertEventually, beginAlone, go, untilSaved } from './support/desk.mjs';

const PLAN = `二社区党委述职评议反馈问题整改方案
一、指导思想
逐条对账，逐条销号。
二、整改任务
（一）共性问题
1.流动党员联系不经常。
整改措施：完善联系制度。一是每月联系一次；二是记入台账；三是每季度抽查。
责任领导：社区党委书记、专职副书记
整改时限：2026年12月，长期坚持
（二）个性问题
2.党务公开不及时
整改措施：指定专人更新
责任人：李建国
每月 5 日前由组织委员检查一次
整改时限：2026年9月`;

for (const home of HOMES) {
  test(`a plan is pasted, looked at, corrected and imported (${home})`, () =>
    withApp(home, async ({ page }) => {
      await beginAlone(page);
      await go(page, '#/findings/list');
      await page.getByRole('button', { name: '粘贴整改方案' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel('整改方案原文').fill(PLAN);
      await dialog.getByText('读出 2 个问题、4 条措施').waitFor();
      await dialog.getByText('1 处没读懂').waitFor();
      const cards = dialog.getByRole('region', { name: '读出的问题' });
      assert.equal(await cards.getByLabel('措施').first().inputValue(), '一是每月联系一次\n二是记入台账\n三是每季度抽查。');
      await cards.getByText('到 2026-12-31，长期坚持').waitFor();
      // What was not understood is a measure.
      const line = dialog.getByRole('row').filter({ hasText: '每月 5 日前由组织委员检查一次' });
      await line.getByRole('combobox').selectOption({ label: '问题 2 的措施' });
      await dialog.getByText('读出 2 个问题、5 条措施').waitFor();
      await cards.getByLabel('时限').nth(1).fill('2026年10月底');
      await cards.getByLabel('时限').nth(1).press('Tab');
      await cards.getByText('到 2026-10-31').waitFor();
      await dialog.getByRole('button', { name: '导入 2 个问题' }).click();
      await dialog.waitFor({ state: 'detached' });
      await untilSaved(page);
      await page.getByText('流动党员联系不经常').first().waitFor();
      const rows = () => page.getByRole('link', { name: /流动党员联系不经常|党务公开不及时/ }).count();
      await assertEventually(rows, 2, 'findings in the list');
      // Pasted again, both are known.
      await page.getByRole('button', { name: '粘贴整改方案' }).click();
      await dialog.getByLabel('整改方案原文').fill(PLAN);
      await dialog.getByText('账上已有同一单位的同一个问题').first().waitFor();
      await dialog.getByText('读出 0 个问题').waitFor();
      await page.keyboard.press('Escape');
      await dialog.waitFor({ state: 'detached' });
      await page.keyboard.press('Control+z');
      await assertEventually(rows, 0, 'findings after the undo');
    }));
}
