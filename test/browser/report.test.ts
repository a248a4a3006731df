import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { AxeResults } from 'axe-core';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { htmlReport } from '../../src/report/html/page.ts';
import type { Report } from '../../src/results/report.ts';
import { failingReport, hostileReport, passingReport } from '../support/report-fixture.ts';
import { temporaryFolder } from '../support/temporary.ts';
import { startBrowser } from './browser.ts';

let browser: Browser;
const complaints: string[] = [];
const requests: string[] = [];

beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(async () => {
  await browser.close();
});
afterEach(async () => {
  for (const context of browser.contexts()) await context.close();
  complaints.length = requests.length = 0;
});

/** Opens a report from disk, as its readers do. */
async function open(report: Report, hash = '', options: BrowserContextOptions = {}): Promise<Page> {
  const file = join(temporaryFolder(), 'report.html');
  writeFileSync(file, htmlReport(report, 'en'));
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  page.on('console', (message) => complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('dialog', (dialog) => {
    complaints.push(`dialog ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('request', (request) => requests.push(request.url()));
  await page.goto(pathToFileURL(file).href + hash);
  return page;
}

const first = 'details.finding >> nth=0';
const texts = (page: Page, selector: string): Promise<string[]> => page.locator(selector).allInnerTexts();

/** Rows of the books that the page marks as changed, with what stands in their last column. */
const changedRows = async (page: Page): Promise<string[]> =>
  (await texts(page, `${first} >> .books tr.changed`)).map((text) => text.replaceAll(/\s+/g, ' '));

describe('a finding', () => {
  it('opens with the step that broke it and both books as they were then', async () => {
    const page = await open(failingReport);
    expect(await page.locator(`${first} >> .body`).isVisible()).toBe(false);
    await page.locator(`${first} >> summary`).click();
    expect(await page.locator(`${first} >> li[aria-current=step]`).innerText()).toContain('payout #2 arrives');
    expect(await changedRows(page)).toEqual([
      'ann-card ann 300.00 600.00 ▲ +300.00',
      'transit:payout 0.00 0.00 ▼ −300.00',
    ]);
    expect(await page.locator(`${first} >> svg.sequence .selected .n`).textContent()).toBe('4');
    expect(complaints).toEqual([]);
  });

  it('is stepped through by button, key, list and drawing; the books go back and forth', async () => {
    const page = await open(failingReport);
    await page.locator(`${first} >> summary`).click();
    const back = page.locator(`${first} >> .stepper button`).first();
    await back.click();
    expect(await page.locator(`${first} >> output`).innerText()).toBe('1');
    expect(await changedRows(page)).toEqual(['ann-wallet ann 500.00 200.00 ▼ −300.00']);
    expect(await back.isDisabled()).toBe(true);
    await page.locator(`${first} >> summary`).focus();
    await page.keyboard.press('ArrowRight');
    expect(await page.locator(`${first} >> output`).innerText()).toBe('4');
    await page.locator(`${first} >> svg.sequence [data-n="1"] text.label`).click();
    expect(await page.locator(`${first} >> output`).innerText()).toBe('1');
    await page.locator(`${first} >> ol > li >> nth=1`).click();
    expect(await page.locator(`${first} >> output`).innerText()).toBe('4');
  });

  it('shows the path that the flow took, the article, the facts that decided and the command', async () => {
    const page = await open(failingReport);
    await page.locator(`${first} >> summary`).click();
    const visited = await page.locator(`${first} >> svg.machine .visited text`).allTextContents();
    expect(visited).toEqual(['idle', 'sending']);
    const second = 'details.finding >> nth=1';
    await page.locator(`${second} >> summary`).click();
    const told = await page.locator(second).innerText();
    for (const text of ['银支付〔2017〕209号', 'leg.connection', 'is not clearing', 'fenproof run']) {
      expect(told).toContain(text);
    }
  });

  it('is reached by a link to it and to one of its steps', async () => {
    const plain = await open(failingReport);
    const id = (await plain.locator(first).getAttribute('id')) ?? '';
    expect(id).toMatch(/^finding-[0-9a-f]{12}$/);
    const linked = await open(failingReport, `#${id}.1`);
    expect(await linked.locator(`${first} >> .body`).isVisible()).toBe(true);
    expect(await linked.locator(`${first} >> output`).innerText()).toBe('1');
    expect(await linked.locator(`${first} >> li[aria-current=step]`).isVisible()).toBe(true);
    // From inside the page too.
    await linked.evaluate(() => (location.hash = '#scenario-query-first'));
    await linked.locator('#scenario-query-first .course').waitFor({ state: 'visible' });
  });
});

describe('a page', () => {
  it('changes its language, and keeps it', async () => {
    const page = await open(failingReport);
    expect(await page.locator('h1').innerText()).toBe('Payment designs do not hold');
    expect(await page.title()).toBe('Payment designs do not hold');
    await page.locator('#language').click();
    expect(await page.locator('h1').innerText()).toBe('支付设计检查未通过');
    expect(await page.title()).toBe('支付设计检查未通过');
    expect(await page.locator('html').getAttribute('lang')).toBe('zh');
    expect(await page.locator('main').innerText()).not.toMatch(/What happened|Both books|Findings/);
    await page.reload();
    expect(await page.locator('h1').innerText()).toBe('支付设计检查未通过');
  });

  it('is light or dark as the reader has it, or wants it', async () => {
    const paper = (page: Page): Promise<string> => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    const light = await open(failingReport);
    const dark = await open(failingReport, '', { colorScheme: 'dark' });
    const [bright, night] = [await paper(light), await paper(dark)];
    expect(bright).not.toBe(night);
    await light.locator('#theme').click();
    expect(await paper(light)).toBe(night);
    await dark.locator('#theme').click();
    expect(await paper(dark)).toBe(bright);
  });

  it('is used from the keyboard alone', async () => {
    const page = await open(failingReport);
    await page.keyboard.press('n');
    expect(await page.locator(`${first} >> .body`).isVisible()).toBe(true);
    await page.keyboard.press('n');
    await page.keyboard.press('p');
    expect(await page.evaluate(() => document.activeElement?.parentElement?.id)).toMatch(/^finding-/);
    await page.keyboard.press('Escape');
    expect(await page.locator(`${first} >> .body`).isVisible()).toBe(false);
    await page.keyboard.press('/');
    await page.keyboard.type('what nobody wrote');
    const shown = page.locator('details.finding:visible');
    await expect.poll(() => shown.count()).toBe(0);
    await page.locator('#query').fill('no-direct');
    expect(await shown.count()).toBe(3);
  });

  it('prints everything: what is closed on the screen is open on paper, without buttons', async () => {
    const page = await open(failingReport);
    const pdf = await page.pdf({ format: 'A4' });
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    // On paper: the events of printing fire around page.pdf; here one after the other, to look in between.
    await page.emulateMedia({ media: 'print' });
    await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
    expect(await page.locator('.finding .body').evaluateAll((all) => all.every((one) => one.checkVisibility()))).toBe(
      true,
    );
    expect(await page.locator('.scenario .course').first().isVisible()).toBe(true);
    expect(await page.locator('nav').isVisible()).toBe(false);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect(wide).toBeLessThanOrEqual(0);
    await page.evaluate(() => dispatchEvent(new Event('afterprint')));
    expect(await page.locator('details[open]').count()).toBe(0);
  });

  it('fits a telephone: nothing but tables and drawings is wider than it', async () => {
    const page = await open(failingReport, '', { viewport: { width: 360, height: 780 } });
    await page.evaluate(() => document.querySelectorAll('details').forEach((one) => (one.open = true)));
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect(wide).toBeLessThanOrEqual(0);
  });

  it('can be read without its script', async () => {
    const page = await open(failingReport, '', { javaScriptEnabled: false });
    await page.locator(`${first} >> summary`).click();
    const text = await page.locator(first).innerText();
    for (const part of ['ann withdraws 300.00 yuan', 'payout #2 arrives', '500.00', '600.00', 'fenproof run']) {
      expect(text).toContain(part);
    }
    expect(await page.locator('button:visible').count()).toBe(0);
  });

  it('asks nobody for anything', async () => {
    await open(failingReport);
    expect(requests.filter((url) => !url.startsWith('file:'))).toEqual([]);
    expect(requests).toHaveLength(1);
    expect(complaints).toEqual([]);
  });

  it('lets no other script or style in', async () => {
    const page = await open(failingReport);
    const ran = await page.evaluate(() => {
      const script = document.createElement('script');
      script.textContent = 'document.title = "taken"';
      document.body.append(script);
      const picture = document.createElement('img');
      picture.setAttribute('onerror', 'document.title = "taken"');
      picture.src = 'x';
      document.body.append(picture);
      return document.title;
    });
    expect(ran).not.toBe('taken');
    expect(complaints.join('\n')).toContain('Content Security Policy');
  });
});

describe('texts from files', () => {
  it('are shown as they are and become no element, whatever they contain', async () => {
    const page = await open(hostileReport());
    const plain = await open(failingReport);
    const names = (at: Page): Promise<Record<string, number>> =>
      at.evaluate(() => {
        const counts: Record<string, number> = {};
        for (const { localName, attributes } of document.querySelectorAll('*')) {
          for (const name of [localName, ...[...attributes].map((one) => `@${one.name}`)]) {
            counts[name] = (counts[name] ?? 0) + 1;
          }
        }
        return counts;
      });
    const [odd, usual] = [await names(page), await names(plain)];
    expect(odd['script']).toBe(1);
    // Nothing that the page does not have anyway: no image, no link out, no attribute of an event.
    expect(Object.keys(odd).filter((name) => usual[name] === undefined)).toEqual([]);
    const links = await page.locator('a').evaluateAll((all) => all.map((one) => one.getAttribute('href') ?? ''));
    expect(links.filter((href) => !href.startsWith('#'))).toEqual([]);
    await page.locator(`${first} >> summary`).click();
    expect(await page.locator(first).innerText()).toContain('<script>alert(1)</script>');
    expect(complaints).toEqual([]);
    expect(await page.locator('body').evaluate((body) => body.textContent)).not.toMatch(
      /[\u0000-\u0008\u001b\u202a-\u202e\u2066-\u2069]/,
    );
  });
});

describe('accessibility', () => {
  const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

  for (const [what, report] of [
    ['a failing report', failingReport],
    ['a passing report', passingReport],
  ] as const) {
    for (const lang of ['zh', 'en'] as const) {
      for (const colorScheme of ['light', 'dark'] as const) {
        it(`axe finds nothing serious in ${what}, ${lang}, ${colorScheme}`, async () => {
          const page = await open(report, '', { colorScheme, bypassCSP: true });
          if (lang === 'zh') await page.locator('#language').click();
          await page.evaluate(() => document.querySelectorAll('details').forEach((one) => (one.open = true)));
          await page.evaluate(axe);
          const { violations } = await page.evaluate<AxeResults>('axe.run(document, { resultTypes: ["violations"] })');
          const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
          expect(
            serious.map(
              ({ id, nodes }) =>
                `${id}: ${nodes
                  .slice(0, 3)
                  .map(({ html, failureSummary }) => `${html} ${failureSummary ?? ''}`)
                  .join('\n')}`,
            ),
          ).toEqual([]);
        });
      }
    }
  }
});
