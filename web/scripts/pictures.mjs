// Takes all pictures of the manual, in English and Chinese: of pages from a running demo, of the report from the command.
//   PERENNIAL_URL=http://localhost:8080 PERENNIAL_PASSWORD_FILE=… node scripts/pictures.mjs [name …]
// The password of the demo stands in the file that "perennial demo" names when it starts. With names, such as churn or
// customers, only these are taken.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { address, openWindow, startBrowser } from '../e2e/browser.mjs';
import { ordersFile } from '../e2e/orders.mjs';
import { reduced } from './png.mjs';

const manual = fileURLToPath(new URL('../../docs/manual/', import.meta.url));
const launcher = fileURLToPath(new URL('../../bin/perennial', import.meta.url));
const features = fileURLToPath(new URL('../src/', import.meta.url));
/** More would make the repository heavy. */
const largest = 150_000;
/** A customer of the demo company of whom every model that has data says something; the manual explains models by them. */
const example = '欧阳志强';
const asked = process.argv.slice(2);
const wanted = (name) => asked.length === 0 || asked.includes(name);
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

function keep(path, png) {
  const small = reduced(png);
  if (small.length > largest) throw new Error(`${path} has ${small.length} bytes, more than ${largest}.`);
  writeFileSync(join(manual, path), small);
  console.log(`${path} ${Math.round(small.length / 1000)} kB`);
}

async function take(page, language, name, options = {}) {
  await settled(page);
  if (wanted(name)) keep(`pictures/${name}-${language}.png`, await page.screenshot(options));
}

/** The texts of the pages in a language, from all catalogues. */
function texts(locale) {
  const files = readdirSync(features, { recursive: true }).filter((file) => file.endsWith(`${locale}.json`));
  return Object.assign({}, ...files.map((file) => JSON.parse(readFileSync(join(features, file), 'utf8'))));
}

/** The part of a page in which some of its sections are. */
async function around(sections) {
  const boxes = [];
  for (const section of sections) {
    await section.waitFor();
    boxes.push(await section.boundingBox());
  }
  const [left, top] = [Math.min(...boxes.map((box) => box.x)), Math.min(...boxes.map((box) => box.y))];
  return {
    x: Math.max(0, left - 8),
    y: Math.max(0, top - 8),
    width: Math.max(...boxes.map((box) => box.x + box.width)) - left + 16,
    height: Math.max(...boxes.map((box) => box.y + box.height)) - top + 16,
  };
}

async function customer(page, search) {
  return page.evaluate(async (body) => {
    const mark = document.cookie.split('; ').find((part) => part.startsWith('XSRF-TOKEN='));
    const answer = await fetch('/api/v1/customers/search', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'X-XSRF-TOKEN': decodeURIComponent(mark.slice(11)) },
      body: JSON.stringify({ fields: ['name'], limit: 5, ...body }),
    });
    return (await answer.json()).items.at(-1)?.id;
  }, search);
}

const bestCustomer = (page) => customer(page, { sort: { attribute: 'clv', direction: 'desc' } });

async function exampleCustomer(page) {
  const rule = { op: 'compare', attribute: 'name', comparison: 'eq', value: example };
  const id = await customer(page, { rule });
  if (id === undefined) throw new Error(`The demo company has no customer ${example}.`);
  return id;
}

const read = (page, path) =>
  page.evaluate(
    async (from) => (await fetch(from, { headers: { 'Accept-Language': navigator.language } })).json(),
    path,
  );

/** Parts of the value overview by the keys of their titles. */
const onOverview = (...keys) => ({ path: () => '/value', titles: (words) => keys.map((key) => words[key]) });

/** How the answers of a model are spread, by the codes of its outputs. */
const spread = (model, ...codes) => ({
  path: () => `/models/${model}`,
  titles: async (_, page) => {
    const { outputs } = await read(page, `/api/v1/models/${model}`);
    return codes.map((code) => outputs.find((one) => one.code === code).name);
  },
});

/** What a model found, by the keys of the titles. */
const found = (model, ...keys) => ({
  path: () => `/models/${model}`,
  titles: (words) => keys.map((key) => words[key]),
});

/** What stands in the manual's page of each model. */
const models = {
  lifecycle: onOverview('value.stages', 'value.river'),
  rfm: onOverview('value.rfm'),
  'frequency-basket': onOverview('value.basket'),
  clv: {
    path: async (page) => `/customers/${await exampleCustomer(page)}`,
    titles: (words) => [words['value-card.title']],
  },
  churn: found('churn', 'models.proof.reliability'),
  renewal: {
    path: () => '/models/renewal',
    titles: (words) => [words['models.renewal.curve'].replace('{{months}}', '3')],
  },
  loyalty: spread('loyalty', 'loyalty_class'),
  stickiness: found('stickiness', 'models.table.factors'),
  satisfaction: spread('satisfaction', 'satisfaction_class', 'satisfaction_score'),
  referral: found('referral', 'models.found'),
  preference: found('preference', 'models.table.categories', 'models.table.channels'),
  association: { path: () => '/value/associations', titles: (words) => [words['associations.network']] },
  sensitivity: {
    path: () => '/models/sensitivity',
    titles: async (_, page) => [(await read(page, '/api/v1/models/sensitivity')).entry.question],
  },
  potential: spread('potential', 'headroom', 'peer_spend'),
  total: found('total', 'models.found'),
};

async function pictureModels(page, language, words) {
  const usual = page.viewportSize();
  // The page scrolls inside its frame: what is to be seen must fit.
  await page.setViewportSize({ width: 1120, height: 3200 });
  for (const [name, { path, titles }] of Object.entries(models).filter(([one]) => wanted(one))) {
    await page.goto(await path(page));
    await settled(page);
    const sections = (await titles(words, page)).map((title) =>
      page.getByRole('region', { name: title, exact: true }).first(),
    );
    const clip = await around(sections);
    keep(`models/${name}-${language}.png`, await page.screenshot({ clip, fullPage: true }));
  }
  await page.setViewportSize(usual);
}

/** A product with what belongs to it, and the network below. */
async function pictureAssociations(page, language) {
  const [pair] = (await read(page, '/api/v1/value/associations/pairs?limit=1')).items;
  await page.goto(`/value/associations?product=${pair.one.id}`);
  await take(page, language, 'associations');
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
  await pictureAssociations(page, language);
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

/** The report that the command leaves over the demo company's orders. */
async function pictureReport(browser, language, locale) {
  const home = mkdtempSync(join(tmpdir(), 'perennial-report-'));
  try {
    execFileSync(launcher, ['demo-files', '--home', home, '--lang', language], { stdio: 'ignore' });
    const page = await openWindow(browser, { complaints, language: locale, width: 1280, height: 1000 });
    await page.goto(pathToFileURL(join(home, 'demo', 'report.html')).href);
    keep(`report-${language}.png`, await page.screenshot());
    await page.context().close();
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

mkdirSync(join(manual, 'models'), { recursive: true });
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
    if (asked.some((name) => !(name in models) && name !== 'report') || asked.length === 0) {
      await pictures(page, language);
    }
    await pictureModels(page, language, texts(locale));
    await page.context().close();
    if (wanted('report')) await pictureReport(browser, language, locale);
  }
} finally {
  await browser.close();
}
for (const complaint of complaints) console.error(complaint);
console.log(`from ${address()} into ${manual}`);
