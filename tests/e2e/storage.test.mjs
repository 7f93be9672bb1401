// What was said to be saved is there: after a reload, after kill -9, and when somebody leaves in the middle of a word.
import assert from 'node:assert/strict';
import { randomInt } from 'node:crypto';
import { test } from 'node:test';
import { HOMES, firstSavedRecord, withApp } from './harness.mjs';
import { assertKept, noteSaves, readStores } from './support/database.mjs';
import { PERSON, RULES, assertAtDesk, changeForEver, exportBackup, go, ruleBox, ruleValues, setRule, untilRule, untilSaved } from './support/desk.mjs';

const KILLS = 5;

for (const home of HOMES) {
  test(`a first record is saved and there after a reload (${home})`, () => withApp(home, ({ page }) => firstSavedRecord(page)));
}

for (const home of ['http', 'file']) {
  test(`kill -9 in the middle of saving, ${KILLS} times: every acknowledged save is there, none by half (${home})`, () =>
    withApp(home, async (app) => {
      await firstSavedRecord(app.page);
      const acknowledged = [];
      for (let round = 0; round < KILLS; round += 1) {
        const saves = await noteSaves(app.page);
        await go(app.page, '#/settings');
        await ruleBox(app.page, RULES[0]).waitFor();
        await app.page.evaluate(changeForEver, RULES);
        await saves.grew(randomInt(1, 60));
        await app.killBrowser();
        acknowledged.push(...saves);
        await app.relaunch();
        await assertAtDesk(app.page);
        assertKept(await readStores(app.page), acknowledged);
      }
      const { pack } = await exportBackup(app.page);
      assert.equal(pack.records.rule_override.length, RULES.length);
    }));
}

test('text that is still being typed is saved when the page is left', () =>
  withApp('http', async ({ page }) => {
    await firstSavedRecord(page);
    await go(page, '#/settings');
    await setRule(page, RULES[0], 41);
    await untilSaved(page);
    await ruleBox(page, RULES[1]).pressSequentially('7');
    await page.reload();
    await assertAtDesk(page);
    await untilRule(page, RULES[0], 41);
    await untilRule(page, RULES[1], 7);
  }));

for (const [name, today] of Object.entries({ back: '2019-02-03T08:00:00+08:00', forth: '2038-05-06T08:00:00+08:00' })) {
  test(`the clock jumps years ${name}: the last edit still counts, and nothing is in conflict`, () =>
    withApp('http', async (app) => {
      await firstSavedRecord(app.page);
      await go(app.page, '#/settings');
      await setRule(app.page, RULES[0], 40);
      await untilSaved(app.page);
      app.options.today = today;
      await app.relaunch();
      await go(app.page, '#/settings');
      await untilRule(app.page, RULES[0], 40);
      await setRule(app.page, RULES[0], 50);
      await untilSaved(app.page);
      delete app.options.today;
      await app.relaunch();
      await go(app.page, '#/settings');
      await untilRule(app.page, RULES[0], 50);
      const { pack } = await exportBackup(app.page);
      assert.deepEqual(ruleValues(pack), [50]);
      assert.ok(pack.actors.every(({ name: person }) => person === PERSON));
      assert.ok(pack.records.rule_override.every((record) => !('_c' in record)));
    }));
}
