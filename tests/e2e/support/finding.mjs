// One finding as a person sees to it: the page of a finding, its deeds and what is said of them.
import assert from 'node:assert/strict';
import { assertEventually, go, untilSaved } from './desk.mjs';

/** One person at the page of a finding. */
export class FindingDesk {
  /** `finding` is its id, `text` its words. */
  constructor(page, { id, text }) {
    this.page = page;
    this.id = id;
    this.text = text;
    this.dialog = page.getByRole('dialog');
  }

  button(name) {
    return this.page.getByRole('button', { name, exact: true });
  }

  /** Another organization and person sit down at the laptop. */
  async sitDown(unit, person) {
    await go(this.page, '#/settings');
    await this.page.getByLabel('本单位', { exact: true }).fill(unit.name);
    await this.page.getByRole('option', { name: unit.name }).first().click();
    await this.page.getByLabel('我的姓名').fill(person);
    await this.button('更换').click();
    await this.page.getByRole('button', { name: unit.name }).waitFor();
    await this.open();
  }

  async open() {
    await go(this.page, `#/finding/${this.id}`);
    await this.page.getByRole('heading', { level: 1, name: this.text }).waitFor();
  }

  /** The days go by. */
  async on(day) {
    await this.page.context().clock.setFixedTime(`${day}T09:00:00+08:00`);
    await this.page.reload();
    await this.open();
  }

  /** Opens a dialog, fills its boxes, and presses its verb. */
  async ask(opener, verb, boxes, choice) {
    await this.button(opener).first().click();
    if (choice) {
      await this.dialog.getByRole('radio', { name: choice }).check();
    }
    for (const [label, text] of Object.entries(boxes)) {
      await this.dialog.getByLabel(label, { exact: label !== '整改情况' && label !== '情况' }).fill(text);
    }
    await this.dialog.getByRole('button', { name: verb, exact: true }).click();
  }

  /** The same, and the dialog closes. */
  async does(...deed) {
    await this.ask(...deed);
    await this.dialog.waitFor({ state: 'detached' });
    await untilSaved(this.page);
  }

  async stands(state) {
    await assertEventually(() => this.page.locator('.finding-standing .state').innerText(), state, 'the state');
  }

  /** Why a deed cannot be done. */
  async refused(name, why) {
    const button = this.button(name).first();
    await assertEventually(async () => (await button.getAttribute('title'))?.includes(why), true, `why ${name} is refused`);
    assert.equal(await button.getAttribute('aria-disabled'), 'true');
  }
}
