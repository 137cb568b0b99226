import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';

import axe from 'axe-core';
import type { Browser, BrowserContext, Page } from 'playwright-core';

import { PASSWORD } from '../support/district.js';

/** Where photographs of the page are put; the folder is of this machine alone. */
export const PHOTOGRAPHS = resolve('test/browser/photographs');

const DEVICES = {
  desktop: { viewport: { width: 1280, height: 800 } },
  phone: {
    viewport: { width: 360, height: 780 },
    deviceScaleFactor: 2,
    hasTouch: true,
    isMobile: true,
  },
  wall: { viewport: { width: 1920, height: 1080 } },
} as const;
/** Where both of them are. */
export const HERE = { longitude: 116.305, latitude: 39.905, accuracy: 12 };
export type Device = keyof typeof DEVICES;

/** Longer than this nobody waits for a page. */
const LONGEST_MS = 10_000;

/** What WCAG 2.1 AA has, and what else is machine-checked of it. */
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'];

/** Elements that a thumb has to hit and that are lower or narrower than it needs. Links in texts are exempt. */
const SMALL_TARGETS = `[...document.querySelectorAll('button, input:not([type=radio]):not([type=checkbox]), nav a, summary, [role=combobox]')]
  .map((element) => element.closest('.ant-select, .ant-input-affix-wrapper, .ant-input-number') ?? element)
  .filter((element) => element.offsetParent !== null && !element.closest('.ant-input-suffix, .ant-input-clear-icon, .ant-modal-close'))
  .map((element) => ({ text: element.textContent.slice(0, 20), height: Math.round(element.getBoundingClientRect().height) }))
  .filter(({ height }) => height < 44)`;

interface Finding {
  readonly id: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[];
}

/** Somebody before a screen, and what the browser complained of meanwhile. */
export class Visitor {
  /** Errors of the page and of its policy; refusals of the service are not. */
  readonly complaints: string[] = [];
  /** Requests that left for another host. */
  readonly strangers: string[] = [];

  private constructor(
    readonly page: Page,
    readonly context: BrowserContext,
    private readonly url: string,
    private readonly device: Device,
  ) {
    page.on('pageerror', (error) => this.complaints.push(String(error)));
    page.on('console', (message) => {
      const isRefusal = message.text().startsWith('Failed to load resource');
      if (message.type() === 'error' && !isRefusal)
        this.complaints.push(
          `${message.text()} ${message.location().url}:${message.location().lineNumber}`,
        );
    });
    page.on('request', (request) => {
      if (!request.url().startsWith(url) && !request.url().startsWith('blob:'))
        this.strangers.push(request.url());
    });
  }

  static async arrive(browser: Browser, url: string, device: Device): Promise<Visitor> {
    const context = await browser.newContext(
      Object.assign(
        { locale: 'zh-CN', permissions: ['geolocation'], geolocation: HERE },
        DEVICES[device],
      ),
    );
    const visitor = Visitor.before(await context.newPage(), url, device);
    await visitor.page.goto(url);
    return visitor;
  }

  /** Somebody before a page that is open already. */
  static before(page: Page, url: string, device: Device): Visitor {
    page.setDefaultTimeout(LONGEST_MS);
    return new Visitor(page, page.context(), url, device);
  }

  async signIn(username: string, password = PASSWORD): Promise<void> {
    await this.enter(username, password);
    await this.page.getByRole('button', { name: '退出' }).waitFor();
  }

  /** Signs in, whatever is shown afterwards. */
  async enter(username: string, password: string): Promise<void> {
    await this.page.getByLabel('账号', { exact: true }).fill(username);
    await this.page.getByLabel('密码', { exact: true }).fill(password);
    await this.tap('登录');
  }

  open(path: string): Promise<unknown> {
    return this.page.goto(`${this.url}${path}`);
  }

  /** Taps the button, the last of that name: a dialog’s is after the page’s. */
  async tap(name: string): Promise<void> {
    await this.page.getByRole('button', { name, exact: true }).last().click();
  }

  /** Chooses from a list by its name, the last of that name, and by what is wanted of it. */
  async choose(list: string, wanted: string): Promise<void> {
    await this.page.getByRole('combobox', { name: list }).last().click();
    await this.page.keyboard.type(wanted);
    await this.page.locator('.ant-select-item-option', { hasText: wanted }).last().click();
  }

  /** Waits for a text to be shown. */
  async sees(text: string): Promise<void> {
    await this.page.getByText(text).filter({ visible: true }).first().waitFor();
  }

  /** A photograph of the screen, for whoever looks at it later. */
  async photograph(name: string): Promise<void> {
    mkdirSync(PHOTOGRAPHS, { recursive: true });
    const path = join(PHOTOGRAPHS, `${name}-${this.device}.png`);
    // A window behind another is not drawn.
    await this.page.bringToFront();
    await this.page.screenshot({ path, fullPage: this.device === 'desktop' });
  }

  /** What axe finds, what is too small for a thumb, and by how much the page is too wide. */
  async faults(): Promise<readonly string[]> {
    // Through the debugger, which the page’s policy does not bind.
    await this.page.evaluate(axe.source);
    const run = `axe.run(document, { runOnly: ${JSON.stringify(RULES)} }).then((found) => found.violations)`;
    const found = await this.page.evaluate<Finding[]>(run);
    const told = found.map(
      ({ id, nodes }) =>
        `${id}: ${nodes.map(({ html, failureSummary }) => `${html} ${failureSummary}`).join('\n')}`,
    );
    const over = await this.page.evaluate<number>(
      'document.documentElement.scrollWidth - window.innerWidth',
    );
    const small = this.device === 'phone' ? await this.page.evaluate<object[]>(SMALL_TARGETS) : [];
    return [
      ...told,
      ...(over > 0 ? [`${over} px too wide`] : []),
      ...small.map((one) => JSON.stringify(one)),
    ];
  }

  leave(): Promise<void> {
    return this.context.close();
  }
}
