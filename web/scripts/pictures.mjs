// Takes the manual's pictures from a running demo, in English and Chinese, into docs/manual/pictures/.
//   PERENNIAL_URL=http://localhost:8080 PERENNIAL_PASSWORD_FILE=… node scripts/pictures.mjs
// The password of the demo stands in the file that "perennial demo" names when it starts.
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { address, openWindow, startBrowser } from '../e2e/browser.mjs';
import { ordersFile } from '../e2e/orders.mjs';

const folder = fileURLToPath(new URL('../../docs/manual/pictures/', import.meta.url));
const login = process.env.PERENNIAL_LOGIN ?? 'demo';
const languages = { en: 'en', zh: 'zh-CN' };

function password() {
  if (process.env.PERENNIAL_PASSWORD) return process.env.PERENNIAL_PASSWORD;
  if (process.env.PERENNIAL_PASSWORD_FILE)
    return readFileSync(process.env.PERENNIAL_PASSWORD_FILE, 'utf8').trim();
  throw new Error('Name the password in PERENNIAL_PASSWORD, or the file with it in PERENNIAL_PASSWORD_FILE.');
}

/** Whether Chinese characters are drawn as such: they look neither like each other nor like a missing one. */
function drawsChinese() {
  const canvas = document.createElement('canvas');
  canvas.width = 48;
  canvas.height = 48;
  const pen = canvas.getContext('2d', { willReadFrequently: true });
  const drawn = (character) => {
    pen.clearRect(0, 0, 48, 48);
    pen.font = `32px ${getComputedStyle(document.body).fontFamily}`;
    pen.fillText(character, 4, 38);
    return pen.getImageData(0, 0, 48, 48).data.join();
  };
  const missing = drawn('\u{10fffd}');
  const [first, second] = [drawn('常'), drawn('青')];
  return first !== second && first !== missing && second !== missing;
}

async function signIn(page) {
  await page.goto('/sign-in');
  await page.locator('input[autocomplete=username]').fill(login);
  await page.locator('input[autocomplete=current-password]').fill(password());
  await page.locator('button[type=submit]').click();
  await page.waitForURL(/\/customers/);
}

async function settled(page) {
  await page.waitForLoadState('networkidle');
  await page.waitForFunction(() => document.querySelector('.skeleton') === null);
  // Charts draw themselves in; nothing tells when they are done.
  await page.waitForTimeout(1200);
}

async function take(page, language, name, options = {}) {
  await settled(page);
  await page.screenshot({ path: join(folder, `${name}-${language}.png`), ...options });
  console.log(`${name}-${language}.png`);
}

async function bestCustomer(page) {
  return page.evaluate(async () => {
    const mark = document.cookie.split('; ').find((part) => part.startsWith('XSRF-TOKEN='));
    const answer = await fetch('/api/v1/customers/search', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'X-XSRF-TOKEN': decodeURIComponent(mark.slice(11)) },
      body: JSON.stringify({ sort: { attribute: 'clv', direction: 'desc' }, fields: ['name'], limit: 5 }),
    });
    return (await answer.json()).items.at(-1).id;
  });
}

/** Movement needs runs as of two days: with one there is nothing to take. */
async function pictureOverTime(page, language) {
  const usual = page.viewportSize();
  await page.setViewportSize({ width: usual.width, height: 1400 });
  await page.goto('/value/time');
  await settled(page);
  if ((await page.locator('.time-flows').count()) > 0) await take(page, language, 'time');
  await page.setViewportSize(usual);
}

async function pictures(page, language) {
  await page.goto('/customers?sort=clv.desc');
  await take(page, language, 'customers');
  const id = await bestCustomer(page);
  await page.goto(`/customers/${id}`);
  await take(page, language, 'customer');
  await page.locator('.value-why').first().click();
  await page.getByRole('dialog').waitFor();
  await take(page, language, 'why');
  await page.goto('/value');
  await take(page, language, 'overview', { fullPage: true });
  await pictureOverTime(page, language);
  await page.goto('/value/model');
  await take(page, language, 'model', { fullPage: true });
  await page.goto('/imports');
  await page.locator('input[type=file]').setInputFiles({
    name: 'orders.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(ordersFile().content),
  });
  await page.waitForURL(/draft=/);
  await take(page, language, 'import-columns');
  await page.goto(page.url().replace(/step=\w+/, 'step=check'));
  await take(page, language, 'import-check');
}

mkdirSync(folder, { recursive: true });
const browser = await startBrowser();
const complaints = [];
try {
  for (const [language, locale] of Object.entries(languages)) {
    const page = await openWindow(browser, { complaints, language: locale });
    await signIn(page);
    if (!(await page.evaluate(drawsChinese))) {
      throw new Error(
        'This machine has no font with Chinese characters: install one (Debian, Ubuntu: apt-get install fonts-noto-cjk; Fedora: dnf install google-noto-sans-cjk-fonts) and try again.',
      );
    }
    await pictures(page, language);
    await page.context().close();
  }
} finally {
  await browser.close();
}
for (const complaint of complaints) console.error(complaint);
console.log(`from ${address()} into ${folder}`);
