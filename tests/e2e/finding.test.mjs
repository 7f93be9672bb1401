// The whole life of one 问题 in one browser, as the 社区 that mends it and as the 街道 that issued it: 认领, 措施, 进展, 报验, 退回, 报验 again,
// 销号, 回头看 that reopens it, and then 长期坚持 with its 阶段销号.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withApp } from './harness.mjs';
import { jsonFile, scriptPack } from './support/desk.mjs';
import { FindingDesk } from './support/finding.mjs';
import { join } from './support/work.mjs';

const STREET = { id: '0192f0c1-0000-7000-8000-000000000001', name: '青岛路街道党工委' };
const COMMUNITY = { id: '0192f0c1-0000-7000-8000-000000000002', name: '青岛路二社区党委' };
const FINDING = '0192f0c1-0000-7000-8000-00000000000f';
const TEXT = '会议记录只有议题，没有发言要点';

const PACK = scriptPack(
  {
    organization: [
      { ...STREET, level: 'street' },
      { ...COMMUNITY, level: 'community', parent: STREET },
    ],
    finding: [
      { id: FINDING, org: COMMUNITY.id, text: TEXT, unit: COMMUNITY, issuer: STREET, source: 'oversight', found: '2026-11-02' },
    ],
  },
  { purpose: 'assign', title: '组织包', from: STREET, made_at: '2026-11-02T09:00:00+08:00' },
);

async function prepare(hand) {
  const { page } = hand;
  await hand.stands('待认领');
  await hand.refused('报验', '还没有认领');
  await hand.button('认领').click();
  await hand.stands('已建账');
  await hand.refused('报验', '还缺措施、责任人、时限');
  await page.getByLabel('整改时限').fill('十二月');
  await page.getByLabel('整改时限').blur();
  await page.getByText('看不懂时限“十二月”').waitFor();
  await page.getByLabel('整改时限').fill('2026年12月');
  await page.getByLabel('整改时限').blur();
  await page.getByText('到 2026-12-31 为止').waitFor();
  await page.getByLabel('责任领导').fill('社区党委书记');
  await page.getByLabel('责任领导').blur();
  await page.getByLabel('新的措施').fill('一是当场记录发言要点；二是三日内由书记审签。三是每季度抽查');
  await hand.button('加 3 条措施').click();
  await page.getByRole('radiogroup', { name: '一是进展' }).getByRole('radio').first().focus();
  await page.keyboard.press('3');
  await hand.stands('整改中');
  await page.getByText('3 条，完成 1 条').first().waitFor();
  await hand.does('报进展', '记进展', { 进度: '记录模板已改', 完成: '40' });
}

test('one finding goes its whole way, and what is not allowed says who may and when', async () => {
  await withApp(
    'http',
    async ({ page }) => {
      await join(page, { file: jsonFile('组织包.json', PACK), unit: COMMUNITY.name, person: '陈桂兰' });
      const hand = new FindingDesk(page, { id: FINDING, text: TEXT });
      await hand.open();
      await prepare(hand);

      await hand.does('报验', '报验', { 整改情况: '发言要点已补记，书记审签' });
      await hand.stands('待验收');
      await hand.refused('验收', `验收由${STREET.name}来做`);
      await hand.refused('督查', '上级来做');

      await hand.sitDown(STREET, '王雅琴');
      await hand.ask('验收', '退回', {}, '退回');
      await hand.dialog.getByText('退回要写明哪里没有改到位').waitFor();
      await page.keyboard.press('Escape');
      await hand.does('验收', '退回', { 哪里没有改到位: '第三次会议没有记' }, '退回');
      await hand.stands('整改中');
      await hand.does('催办', '催办', { 情况: '限一周内补齐' });
      await hand.does('催办', '催办', { 情况: '再次督办' });
      await page.getByText('已督办 2 次').waitFor();

      await hand.on('2026-11-24');
      await hand.sitDown(COMMUNITY, '陈桂兰');
      await hand.does('报验', '报验', { 整改情况: '第三次会议已补记' });
      await hand.on('2026-11-25');
      await hand.sitDown(STREET, '王雅琴');
      await hand.does('验收', '销号', { 意见: '核对属实', 哪天回头看: '2026-12-10', 谁去看: '王雅琴' });
      await hand.stands('已销号');
      await hand.refused('报验', '已经销号');

      await hand.on('2026-12-11');
      await hand.does('回头看', '重开', { 情况: '12 月的记录又只有议题' }, '反弹，重开');
      await hand.stands('整改中');
      await page.getByText('重开 1 次').waitFor();
      await page.keyboard.press('Control+z');
      await hand.stands('已销号');
      await page.keyboard.press('Control+y');
      await hand.stands('整改中');

      await page.getByLabel('整改时限').fill('2026年12月，长期坚持');
      await page.getByLabel('整改时限').blur();
      await page.getByText('阶段销号').first().waitFor();
      await hand.on('2026-12-12');
      await hand.does('报验', '报验', { 整改情况: '长效机制已建立' });
      await hand.on('2026-12-13');
      await hand.does('验收', '阶段销号', { 意见: '阶段目标完成', 下一阶段到哪天: '2027-03-31' });
      await hand.stands('长期坚持');
      await page.getByText('2027-03-31 再验收').waitFor();

      const told = await page.getByRole('list', { name: '经过' }).locator('b').allInnerTexts();
      assert.deepEqual(told.slice(0, 3), ['下一阶段验收', '阶段销号', '报验'], 'newest first');
      assert.deepEqual(told.slice(-2), ['认领建账', '发现']);
      assert.ok(told.includes('退回') && told.includes('回头看，反弹，重开'), 'the history is kept');
    },
    { today: '2026-11-21T09:00:00+08:00' },
  );
});
