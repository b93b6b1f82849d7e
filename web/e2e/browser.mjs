// A browser for tests: the one inside the npm package on Linux x64, elsewhere an installed Chromium or Chrome.
import { existsSync } from 'node:fs';
import { chromium as engine } from 'playwright-core';

const installed = [
  process.env.PERENNIAL_BROWSER,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

async function bundled() {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined;
  const { default: chromium } = await import('@sparticuz/chromium');
  // One process for everything makes a page's crash the browser's.
  const args = chromium.args.filter((arg) => arg !== '--single-process' && arg !== '--no-zygote');
  return { executablePath: await chromium.executablePath(), args };
}

function elsewhere() {
  const executablePath = installed.find((path) => path && existsSync(path));
  if (!executablePath) {
    throw new Error('Found no browser: install Chromium or Chrome, or name one in PERENNIAL_BROWSER.');
  }
  return { executablePath, args: ['--no-sandbox', '--disable-background-networking'] };
}

/** Starts the browser; an own choice in PERENNIAL_BROWSER comes first. */
export async function startBrowser() {
  const found = (process.env.PERENNIAL_BROWSER ? undefined : await bundled()) ?? elsewhere();
  return engine.launch({ ...found, headless: true });
}

/** The address of the application under test. */
export function address() {
  const url = process.env.PERENNIAL_URL;
  if (!url) throw new Error('Name the running application in PERENNIAL_URL.');
  return url.replace(/\/$/, '');
}

const networkAnswer = /^Failed to load resource: the server responded with a status of 4\d\d/;

/** A window with its own cookies; what its console complains about is gathered in complaints. */
export async function openWindow(
  browser,
  { complaints, language = 'en', shade = 'light', width = 1440, height = 900, ...more },
) {
  const context = await browser.newContext({
    baseURL: address(),
    locale: language,
    colorScheme: shade,
    viewport: { width, height },
    acceptDownloads: true,
    ...more,
  });
  context.setDefaultTimeout(60_000);
  // Also what the policy would only report.
  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      console.error(
        `policy: ${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`,
      );
    });
  });
  const page = await context.newPage();
  page.on('console', (message) => {
    // The browser itself notes every refusal that the API answers with; the page shows it to the person.
    const refused = networkAnswer.test(message.text()) && message.location().url.includes('/api/v1/');
    if (message.type() === 'error' && !refused) complaints.push(`${page.url()}: ${message.text()}`);
  });
  page.on('pageerror', (error) => complaints.push(`${page.url()}: ${error.stack ?? error.message}`));
  page.on('dialog', (dialog) => {
    complaints.push(`${page.url()}: a dialog said ${dialog.message()}`);
    void dialog.dismiss();
  });
  return page;
}
