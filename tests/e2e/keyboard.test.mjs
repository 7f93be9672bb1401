// The whole flow by keyboard alone: Tab, Enter, arrows and typing, from the first page to a roll call.
import { test } from 'node:test';
import { assertStarted, withApp } from './harness.mjs';
import { untilSaved } from './support/desk.mjs';

/** Stops of the Tab key after which a control counts as out of reach. */
const FAR = 200;

const TODAY = '2026-11-03T15:00:00+08:00';

/** A person who has only a keyboard. */
class Typist {
  constructor(page) {
    this.page = page;
    this.keys = page.keyboard;
  }

  /** Presses Tab until focus is on this. */
  async tabTo(locator) {
    await locator.first().waitFor({ state: 'attached' });
    for (let stops = 0; stops < FAR; stops += 1) {
      if (await locator.evaluateAll((found) => found.includes(document.activeElement))) {
        return;
      }
      await this.keys.press('Tab');
    }
    throw new Error(`the Tab key does not lead to ${locator}`);
  }

  /** Goes to a button or link and presses Enter. */
  async press(locator) {
    await this.tabTo(locator);
    await this.keys.press('Enter');
  }

  /** Goes to a box, types, and goes on. */
  async type(locator, text) {
    await this.tabTo(locator);
    await this.keys.type(text);
    await this.keys.press('Tab');
  }

  menu(word) {
    return this.press(this.page.getByRole('navigation', { name: '主菜单' }).getByRole('link', { name: new RegExp(`^${word}`) }));
  }

  button(name) {
    return this.page.getByRole('button', { name, exact: true });
  }
}

async function begin(me, page) {
  await me.type(page.getByLabel('本单位党组织'), '青岛路二社区党委');
  await me.type(page.getByLabel('我的姓名'), '陈桂兰');
  await me.press(me.button('开始记账'));
  await untilSaved(page);
}

async function addBranch(me, page) {
  await me.menu('党组织');
  await me.press(me.button('新建'));
  const dialog = page.getByRole('dialog', { name: '新建党组织' });
  await me.type(dialog.getByLabel('名称'), '第一党支部');
  await me.press(dialog.getByRole('button', { name: '建立' }));
  await page.getByRole('heading', { level: 1, name: '第一党支部' }).waitFor();
}

async function addMember(me, page, name, opens) {
  await me.menu('党员');
  await me.press(me.button(opens));
  const dialog = page.getByRole('dialog', { name: '新建党员' });
  await me.type(dialog.getByLabel('姓名'), name);
  await me.press(dialog.getByRole('button', { name: '建立' }));
  await page.getByRole('heading', { level: 1, name }).waitFor();
}

/** Drafts the year, and opens the 主题党日 of November by the sheet's own keys. */
async function openNovember(me, page) {
  await me.menu('主题党日');
  await me.press(me.button('给所有下级支部起草'));
  await page.getByText('没有空着的月份').waitFor();
  await me.tabTo(page.getByLabel('党组织', { exact: true }));
  await me.keys.press('ArrowDown');
  await page.getByRole('heading', { level: 1, name: '2026 年主题党日计划', exact: true }).waitFor();
  await me.tabTo(page.getByRole('application', { name: '2026 年主题党日计划' }).or(page.locator('.plan-sheet input')));
  await me.keys.press('Control+Home');
  for (let month = 1; month < 11; month += 1) {
    await me.keys.press('ArrowDown');
  }
  await me.keys.press('End');
  await me.keys.press('Enter');
  await page.getByRole('navigation', { name: '主题党日各部分' }).waitFor();
}

async function prepare(me, page) {
  await me.type(page.getByLabel('地点', { exact: true }), '社区党群服务中心');
  await me.type(page.getByLabel('主持人', { exact: true }), '林桂兰');
  await me.press(me.button('加环节'));
  await page.locator('select:focus').waitFor(); // the new row asks at once what it is
  await me.type(page.getByLabel('第 1 项内容', { exact: true }), '讨论年度工作计划');
  await me.type(page.getByLabel('第 1 项分钟', { exact: true }), '60');
  await me.press(me.button('发通知'));
}

async function hold(me, page) {
  await me.press(me.button('开展'));
  const dialog = page.getByRole('dialog', { name: '开展' });
  await me.press(dialog.getByRole('button', { name: '记为已开展' }));
  await dialog.waitFor({ state: 'detached' });
}

test('from the first page to a roll call with the keyboard alone', () =>
  withApp(
    'http',
    async ({ page }) => {
      const me = new Typist(page);
      await assertStarted(page);
      await begin(me, page);
      await addBranch(me, page);
      await addMember(me, page, '林桂兰', '逐个新建');
      await addMember(me, page, '王建国', '新建');
      await openNovember(me, page);
      await prepare(me, page);
      await hold(me, page);
      await me.tabTo(page.getByRole('radiogroup', { name: '王建国' }).getByRole('radio'));
      await me.keys.press('5');
      await page.getByText('应到 2　到会 1　请假 1　缺席 0').waitFor();
      await untilSaved(page);
    },
    { today: TODAY },
  ));
