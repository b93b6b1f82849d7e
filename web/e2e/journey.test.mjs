// One person's way through a new installation, in a real browser: from the set-up link to signing out.
// PERENNIAL_URL names the running application, PERENNIAL_SET_UP the secret of its set-up link.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { findings } from './accessibility.mjs';
import { openWindow, startBrowser } from './browser.mjs';
import { listSteps } from './lists.mjs';
import { oddName, ordersFile } from './orders.mjs';

const login = 'lin';
const password = 'a calm evergreen forest';
const secret = process.env.PERENNIAL_SET_UP;
const complaints = [];
const minutes = (count) => ({ timeout: count * 60_000 });
let browser;
let page;

before(async () => {
  browser = await startBrowser();
  page = await openWindow(browser, { complaints });
});
after(() => browser?.close());

let failed;

/** A step of the way; after one that failed the later ones have nothing to stand on. */
function steps(t) {
  return (name, ...rest) =>
    t.test(name, ...rest.slice(0, -1), async (step) => {
      if (failed) return step.skip(`because this failed: ${failed}`);
      try {
        await rest.at(-1)(step);
      } catch (error) {
        failed = name;
        await page.screenshot({ path: process.env.PERENNIAL_PICTURE ?? 'target/browser-test.png' });
        throw error;
      }
    });
}

const button = (name, where = page) => where.getByRole('button', { name, exact: true });
const heading = (name, where = page) => where.getByRole('heading', { name, exact: true });

async function signIn(where, given) {
  await where.getByLabel('User name').fill(login);
  await where.getByLabel('Password', { exact: true }).fill(given);
  await button('Sign in', where).click();
}

test('a new installation, from the first account to signing out', async (t) => {
  const step = steps(t);
  await step('without the secret the set-up page says where to find it', async () => {
    await page.goto('/set-up');
    await page.getByText('Open the one-time link that the server printed').waitFor();
  });

  await step('the link with the secret opens the first account and signs in', async () => {
    assert.ok(secret, 'PERENNIAL_SET_UP must hold the secret of the set-up link');
    await page.goto('about:blank');
    await page.goto(`/set-up#${secret}`);
    await page.getByLabel('Name', { exact: true }).fill('Lin Qing');
    await page.getByLabel('User name').fill(login);
    await page.getByLabel('Password', { exact: true }).fill(password);
    await button('Create the account').click();
    await heading('All customers').waitFor();
    await button('Signed in as Lin Qing').waitFor();
  });

  await step('a wrong password is refused with a reason', async () => {
    const other = await openWindow(browser, { complaints });
    await other.goto('/customers');
    await signIn(other, 'not the password at all');
    const alert = other.getByRole('alert');
    await alert.waitFor();
    assert.match(other.url(), /\/sign-in/);
    await other.getByLabel('Password', { exact: true }).fill(password);
    await button('Sign in', other).click();
    await heading('All customers', other).waitFor();
    assert.match(other.url(), /\/customers/, 'signing in leads to the page that was asked for');
    await other.context().close();
  });

  await step('an empty list says what to do', async () => {
    await page.getByText('Your customers will stand here').waitFor();
    await button('Import a file').click();
    await heading('Import').waitFor();
  });

  const orders = ordersFile();
  await step('a file is read, its columns found, a wrong amount mended in its cell', minutes(2), async () => {
    await page
      .getByLabel('Drop a file here, or choose one')
      .setInputFiles({ name: 'orders.csv', mimeType: 'text/csv', buffer: Buffer.from(orders.content) });
    await page.getByRole('rowheader', { name: 'Customer name' }).waitFor();
    await page.getByRole('row', { name: 'Remark' }).getByText('Ignored').waitFor();
    await button('Check the rows').click();
    await page.getByText('rows cannot be read', { exact: false }).waitFor();
    const wrong = page.getByRole('button', {
      name: `Line ${orders.wrongLine}, Amount: twelve`,
      exact: false,
    });
    await wrong.click();
    const cell = page.getByRole('textbox', { name: `Line ${orders.wrongLine}, Amount` });
    await cell.fill('12.50');
    await cell.press('Enter');
    await page.getByText('rows are fine', { exact: false }).first().waitFor();
    await page.reload();
    await page.getByText('1 cell mended').waitFor();
    await button('On to the last step').click();
    await page.getByLabel('Leave it as it is').waitFor();
  });

  await step('the import brings every row in, the mended one too', minutes(2), async () => {
    await button('Import').click();
    await button('Undo the import').waitFor({ timeout: 90_000 });
    const count = (name) =>
      page.locator('dl > div', { has: page.getByText(name, { exact: true }) }).getByRole('definition');
    assert.equal((await count('Created').innerText()).replace(/\D/g, ''), String(orders.rows));
    assert.equal((await count('Rejected').innerText()).replace(/\D/g, ''), '0');
    await page
      .getByRole('row', { name: /orders\.csv/ })
      .getByText('Done')
      .waitFor();
  });

  await step('a value run started there leads to the overview', minutes(4), async () => {
    await button('Start a value run').click();
    const form = page.getByRole('dialog');
    await form.getByLabel('Margin').fill('40');
    await form.getByLabel('Margin').press('Enter');
    await button('Start', form).click();
    await form.waitFor({ state: 'hidden' });
    await page.getByRole('link', { name: 'Value overview', exact: true }).click();
    await heading('Value overview').waitFor();
    await heading('Who carries the value').waitFor({ timeout: 180_000 });
    await page.locator('canvas').first().waitFor();
    await page.getByTitle('As a table').first().click();
    await page.getByRole('table').first().waitFor();
  });

  await step('the model page tells how good the model is', async () => {
    await page.getByRole('link', { name: 'Model', exact: true }).click();
    await heading('Fit: how often customers came back').waitFor();
    await heading('Runs').waitFor();
  });

  await step('a field defined in the settings is filled on the page of a customer', async () => {
    await page.getByRole('link', { name: 'Fields', exact: true }).click();
    await page.getByText('No field of your own yet').waitFor();
    await page.getByRole('button', { name: /Add a field$/ }).click();
    const drawer = page.getByRole('dialog');
    await drawer.getByLabel('Chinese name').first().fill('喜欢的茶');
    await drawer.getByLabel('English name').first().fill('Favourite tea');
    await drawer.getByLabel('Type').click();
    await page.getByTitle('Single choice', { exact: true }).click();
    await drawer.getByLabel('Option 1 in English').fill('Green tea');
    await drawer.getByLabel('Option 2 in English').fill('Black tea');
    await button('Add a field', drawer).click();
    await button('Favourite tea').waitFor();
    await page.getByRole('link', { name: 'All customers', exact: true }).first().click();
    await heading('All customers').waitFor();
    await page.locator('a[data-customer]').first().click();
    const value = page.locator('dt', { hasText: /^Favourite tea$/ }).locator('+ dd');
    await value.getByRole('button').click();
    await value.getByLabel('Favourite tea').click();
    await page.getByTitle('Black tea', { exact: true }).click();
    await button('Save', value).click();
    await button('Black tea', value).waitFor();
    await page.reload();
    await button('Black tea', value).waitFor();
    await page.getByText('Favourite tea: (empty) → Black tea').waitFor();
  });
  await listSteps({ page, step });

  await step('a customer named like a script is only a name', async () => {
    await page.getByRole('link', { name: 'All customers', exact: true }).first().click();
    await heading('All customers').waitFor();
    await page.getByRole('textbox', { name: 'Find by name' }).fill('<img');
    await page.getByText('1 customer', { exact: true }).waitFor();
    await page.getByText(oddName, { exact: true }).first().waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: oddName, level: 1 }).waitFor();
    assert.equal(await page.locator('img[src="x"]').count(), 0);
  });

  await step('a figure says why it is what it is', async () => {
    const card = page.getByRole('region', { name: 'Value', exact: true });
    await card.getByRole('button', { name: /^P\(alive\)/ }).click();
    const drawer = page.getByRole('dialog');
    await drawer.getByText('What it rests on').waitFor();
    await drawer
      .getByText(/Run \d+/)
      .first()
      .waitFor();
    await page.keyboard.press('Escape');
    await drawer.waitFor({ state: 'hidden' });
  });

  await step('search finds a customer by two characters, pinyin and initials', async () => {
    await page.keyboard.press('Control+k');
    const field = page.getByRole('combobox', { name: 'Search and do' });
    await field.fill('shanxiong');
    await page.getByRole('option', { name: /单雄信/ }).waitFor();
    for (const typed of ['张伟', 'zw', 'zhangwei']) {
      await field.fill(typed);
      await page.getByRole('option', { name: /张伟/ }).first().waitFor();
    }
    await field.press('Enter');
    await page.getByRole('heading', { name: '张伟', level: 1 }).waitFor();
  });

  await step('a note with a file is written, pinned, edited, deleted and brought back', async () => {
    const timeline = page.getByRole('region', { name: 'Timeline', exact: true });
    await timeline
      .getByRole('textbox', { name: 'Write a note' })
      .fill('Wants <b>terms</b>, @lin please look');
    await timeline
      .locator('input[type=file]')
      .setInputFiles({ name: 'terms.txt', mimeType: 'text/plain', buffer: Buffer.from('thirty days') });
    await button('Save the note', timeline).click();
    await timeline.getByText('Wants <b>terms</b>').waitFor();
    await timeline.getByRole('link', { name: 'terms.txt' }).waitFor();
    await button('Pin the note to the top', timeline).click();
    await page.getByRole('region', { name: 'Pinned notes' }).getByText('please look').waitFor();
    await button('Edit the note', timeline).click();
    await timeline.getByRole('textbox', { name: 'Edit the note' }).fill('Wants terms of thirty days');
    await button('Save', timeline).click();
    await timeline.getByText('Wants terms of thirty days').waitFor();
    await button('Delete the note', timeline).click();
    await button('Undo', timeline).click();
    await timeline.getByText('Wants terms of thirty days').waitFor();
  });

  await step('the timeline shows one kind, and the address says so', async () => {
    const timeline = page.getByRole('region', { name: 'Timeline', exact: true });
    await timeline
      .getByText(/^Order T/)
      .first()
      .waitFor();
    await timeline.getByRole('combobox', { name: 'What to show' }).click();
    await page.getByTitle('Notes', { exact: true }).click();
    await timeline
      .getByText(/^Order T/)
      .first()
      .waitFor({ state: 'hidden' });
    assert.match(page.url(), /kind=/);
    await page.reload();
    await timeline.getByText('Wants terms of thirty days').waitFor();
    assert.equal(await timeline.getByText(/^Order T/).count(), 0);
  });

  await step('a pinned customer is at hand before anything is typed', async () => {
    await button('Follow').click();
    await button('Following').waitFor();
    await button('Pin').click();
    await button('Pinned').waitFor();
    await page.keyboard.press('Control+k');
    await page.getByRole('option', { name: /张伟/ }).waitFor();
    await page.keyboard.press('Escape');
  });

  await step('a customer is added to a team that was just made, and moved out of it', async () => {
    await page.goto('/settings/users');
    const drawer = page.getByRole('dialog');
    await page.getByRole('button', { name: /Add a team$/ }).click();
    await drawer.getByLabel('Name of the team').fill('Tea houses');
    await button('Add a team', drawer).click();
    await button('Tea houses').waitFor();
    await page.goto('/customers');
    await page.getByRole('button', { name: /Add a customer$/ }).click();
    await drawer.getByLabel('Name', { exact: true }).fill('Jasmine House');
    await drawer.getByLabel('Team').click();
    await page.getByTitle('Tea houses', { exact: true }).click();
    await button('Add a customer', drawer).click();
    await page.getByRole('heading', { name: 'Jasmine House', level: 1 }).waitFor();
    const team = page.locator('dt', { hasText: /^Team$/ }).locator('+ dd');
    await button('Tea houses', team).click();
    await team.locator('.ant-select-clear').click();
    await button('Save', team).click();
    await page.getByText('Team: Tea houses → (empty)').waitFor();
  });

  await step('the language switches at a click and stays after a reload', async () => {
    await button('Language').click();
    await page.getByRole('menuitem', { name: '中文' }).click();
    await page.getByRole('link', { name: '全部客户', exact: true }).first().waitFor();
    await page.reload();
    await page.getByRole('link', { name: '价值总览', exact: true }).first().waitFor();
    assert.equal(await page.locator('html').getAttribute('lang'), 'zh-CN');
    await button('语言').click();
    await page.getByRole('menuitem', { name: 'English' }).click();
    await page.getByRole('link', { name: 'Value overview', exact: true }).first().waitFor();
  });

  await step('the theme switches at a click', async () => {
    const shade = () => page.evaluate(() => getComputedStyle(document.body).colorScheme);
    assert.equal(await shade(), 'light');
    await button('Light or dark').click();
    await page.getByRole('menuitem', { name: 'Dark' }).click();
    await page.waitForFunction(() => getComputedStyle(document.body).colorScheme === 'dark');
    await button('Light or dark').click();
    await page.getByRole('menuitem', { name: 'As the system' }).click();
    await page.waitForFunction(() => getComputedStyle(document.body).colorScheme === 'light');
  });

  const places = [
    '/customers',
    page.url().replace(/^https?:\/\/[^/]+/, ''),
    '/imports',
    '/value',
    '/value/time',
    '/value/associations',
    '/value/model',
    '/jobs',
    '/settings/fields',
    '/settings/rates',
    '/settings/users',
    '/settings/tokens',
    '/settings/sessions',
    '/settings/audit',
    '/nowhere',
  ];

  await step('no page is wider than a phone', minutes(2), async () => {
    const phone = await openWindow(browser, {
      complaints,
      width: 390,
      height: 844,
      storageState: await page.context().storageState(),
    });
    const wide = [];
    for (const place of places) {
      await phone.goto(place);
      await phone.getByRole('heading').first().waitFor();
      await quiet(phone);
      const over = await phone.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      if (over > 0) wide.push(`${place} by ${over} px`);
    }
    assert.deepEqual(wide, []);
    await phone.context().close();
  });

  for (const shade of ['light', 'dark']) {
    await step(`axe finds nothing serious on any page, ${shade}`, minutes(4), async () => {
      const found = [];
      const window = await openWindow(browser, {
        complaints,
        shade,
        storageState: await page.context().storageState(),
      });
      for (const place of places) {
        await window.goto(place);
        await window.getByRole('heading').first().waitFor();
        await quiet(window);
        found.push(...(await findings(window)).map((finding) => `${place}: ${finding}`));
      }
      await window.context().close();
      const stranger = await openWindow(browser, { complaints, shade });
      for (const place of ['/sign-in', '/set-up']) {
        await stranger.goto(place);
        await stranger.getByRole('heading').first().waitFor();
        await quiet(stranger);
        found.push(...(await findings(stranger)).map((finding) => `${place}: ${finding}`));
      }
      await stranger.context().close();
      assert.deepEqual(found, []);
    });
  }

  await step('after signing out nothing can be read any more', async () => {
    await button('Signed in as Lin Qing').click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    await button('Sign in').waitFor();
    await page.goto('/customers');
    await button('Sign in').waitFor();
    const answer = await page.evaluate(() => fetch('/api/v1/session').then(({ status }) => status));
    assert.equal(answer, 401);
  });

  await step('the console showed no error and the content security policy was kept', () => {
    assert.deepEqual(complaints, []);
  });
});

/** Until nothing is asked of the server any more and no skeleton stands in for anything. */
async function quiet(where) {
  await where.waitForLoadState('networkidle');
  await where.waitForFunction(() => document.querySelector('.skeleton') === null);
}
