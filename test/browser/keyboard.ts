import type { Page } from 'playwright-core';

/** What has the focus, as a screen reader calls it. */
interface Focused {
  readonly role: string;
  readonly name: string;
  /** Whether one can see that it has it. */
  readonly isSeen: boolean;
}

/** More stops than any page has. */
const MOST_STOPS = 120;

/**
 * An input may be drawn by what is around or beside it. Written as text: it runs in the page, of which
 * these specs have no types.
 */
const FOCUSED = `(() => {
  const element = document.activeElement;
  if (!element || element === document.body) return { role: '', name: '', isSeen: true };
  const roles = { A: 'link', BUTTON: 'button', TEXTAREA: 'textbox', SUMMARY: 'summary' };
  const role = element.getAttribute('role') ?? (element.type === 'radio' || element.type === 'checkbox'
    ? element.type : roles[element.tagName] ?? 'textbox');
  const label = element.getAttribute('aria-label')
    ?? element.labels?.[0]?.textContent ?? element.textContent;
  const drawn = [element, element.parentElement, element.nextElementSibling,
    element.closest('.ant-select, .ant-input-affix-wrapper, .ant-radio-wrapper, .ant-radio, .ant-modal')];
  const isDrawn = (one) => {
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(one);
    return (outlineStyle !== 'none' && parseFloat(outlineWidth) > 0) || boxShadow !== 'none';
  };
  return { role, name: label.trim(), isSeen: drawn.some((one) => one && isDrawn(one)) };
})()`;

/** Somebody who has a keyboard alone. */
export class Keyboard {
  pressed = 0;
  /** Stops of which one could not see that they have the focus. */
  readonly unseen: string[] = [];

  constructor(private readonly page: Page) {}

  focused(): Promise<Focused> {
    return this.page.evaluate<Focused>(FOCUSED);
  }

  /** Tabs on until it has the focus. */
  async reach(role: string, name: string | RegExp): Promise<void> {
    const passed: string[] = [];
    for (let stop = 0; stop < MOST_STOPS; stop++) {
      await this.page.keyboard.press('Tab');
      this.pressed += 1;
      const found = await this.focused();
      if (!found.isSeen) this.unseen.push(`${found.role} ${found.name}`);
      passed.push(`${found.role} ${found.name}`);
      const fits = typeof name === 'string' ? found.name === name : name.test(found.name);
      if (found.role === role && fits) return;
    }
    throw new Error(`no ${role} ${name} among ${passed.join(', ')}`);
  }

  async press(role: 'link' | 'button', name: string): Promise<void> {
    await this.reach(role, name);
    await this.page.keyboard.press('Enter');
  }

  async fill(name: string, text: string): Promise<void> {
    await this.reach('textbox', new RegExp(`^${name.replace(/[()（）]/g, '\\$&')}`));
    await this.page.keyboard.type(text);
  }

  /** Chooses from a list by what is wanted of it. */
  async choose(name: string, wanted: string): Promise<void> {
    await this.reach('combobox', name);
    await this.page.keyboard.type(wanted);
    await this.page.locator('.ant-select-item-option', { hasText: wanted }).last().waitFor();
    await this.page.keyboard.press('Enter');
  }
}
