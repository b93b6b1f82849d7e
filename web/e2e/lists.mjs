// Working with the customers list: views, many customers changed at once, files to download.
import assert from 'node:assert/strict';

/** The steps, for a list that has customers called Customer 1, Customer 2 and so on. */
export async function listSteps({ page, step }) {
  const button = (name, where = page) => where.getByRole('button', { name, exact: true });
  const tab = (name) => page.getByRole('navigation', { name: 'Saved views' }).getByRole('link', { name });
  const count = (words) => page.getByText(words, { exact: true }).waitFor();
  /** How many the list says it has; where it stopped counting, it is asked to count on. */
  const listed = async (words) => {
    const told = page.getByText(words, { exact: true });
    const exactly = button('count exactly');
    await told.or(exactly).first().waitFor();
    // It may have counted on by itself meanwhile.
    if (!(await told.isVisible())) await exactly.click({ timeout: 3_000 }).catch(() => {});
    await told.waitFor();
  };

  await step(
    'a list is kept as a view, opened by its address, changed, deleted and brought back',
    async () => {
      await page.goto('/customers');
      await page.getByRole('textbox', { name: 'Find by name' }).fill('Customer 12');
      await listed('11 customers');
      await button('Orders').click();
      await button('Save as a view').click();
      await page.getByLabel('Name', { exact: true }).fill('Twelves');
      await button('Save').click();
      await tab('Twelves').waitFor();
      const view = new URL(page.url()).searchParams.get('view');
      await page.goto(`/customers?view=${view}`);
      await listed('11 customers');
      assert.match(page.url(), /orders\.desc/, 'the address of a view is filled with what it holds');
      await page.getByRole('separator', { name: 'Width of Orders' }).press('ArrowRight');
      await page.getByRole('img', { name: 'changed' }).waitFor();
      await button('Save').click();
      await page.getByRole('img', { name: 'changed' }).waitFor({ state: 'hidden' });
      await button('More about this view').click();
      await page.getByRole('menuitem', { name: 'Delete' }).click();
      await tab('Twelves').waitFor({ state: 'hidden' });
      await listed('300 customers');
      await button('Undo').click();
      await tab('Twelves').waitFor();
      await listed('11 customers');
    },
  );

  await step('rows are chosen with keys and changed together', async () => {
    await page.keyboard.press('j');
    await page.keyboard.press('x');
    await page.keyboard.press('Shift+J');
    await page.keyboard.press('Shift+J');
    await count('3 chosen');
    await button('Set a field').click();
    assert.ok(await button('Apply').isDisabled(), 'nothing is applied before a field is chosen');
    await page.getByRole('combobox', { name: 'Field' }).click();
    await page.getByTitle('Source', { exact: true }).click();
    await page.getByRole('textbox', { name: 'Value' }).fill('walk-in');
    await button('Apply').click();
    await count('3 customers changed.');
    // While the small window still closes, Escape is its own.
    await page.getByRole('textbox', { name: 'Value' }).waitFor({ state: 'hidden' });
    await page.keyboard.press('Escape');
    await page.getByText('3 chosen').waitFor({ state: 'hidden' });
  });

  await step('all that match are changed at once, undone, and each customer shows both', async () => {
    await page.getByRole('link', { name: 'All', exact: true }).first().click();
    await listed('300 customers');
    await page.getByRole('checkbox', { name: 'Choose all that are loaded' }).click();
    await button('Choose all that match').click();
    await count('300 chosen');
    await button('Tags').click();
    const tags = page.getByRole('combobox', { name: 'Tags' });
    await tags.fill('spring');
    await tags.press('Enter');
    await button('Apply').click();
    await count('300 customers changed.');
    await button('Undo').click();
    await count('300 customers are as before.');
    await button('Close').click();
    await page.keyboard.press('Escape');
    await page.getByRole('textbox', { name: 'Find by name' }).fill('Customer 12');
    await listed('11 customers');
    await page.locator('[data-customer]').first().click();
    await page
      .getByText(/Changed by Lin Qing together with others/)
      .first()
      .waitFor();
    await page.getByText('Change of many customers undone by Lin Qing').waitFor();
    await page.getByText('Tags: (empty) → spring').waitFor();
  });

  await step('the list is exported as a workbook, which the jobs still offer later', async () => {
    await page.goto('/customers');
    await listed('300 customers');
    await button('Export').click();
    await page.getByText('Excel', { exact: true }).click();
    await button('Start the export').click();
    const link = page.getByRole('link', { name: 'Download' }).first();
    await link.waitFor();
    const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
    assert.match(download.suggestedFilename(), /\.xlsx$/);
    await page.keyboard.press('Escape');
    await page.goto('/jobs');
    await page
      .getByRole('article', { name: 'Export of customers' })
      .getByText(/^until/)
      .waitFor();
  });
}
