/** The nonce that the page's policy has for styles; browsers hide the attribute, not the property. */
export const nonce: string =
  document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? '';

/**
 * The library forgets the nonce on what locks scrolling behind a dialog. Whatever makes a style here is a
 * script of this service, as the policy lets no other run.
 */
export function bearNonce(): void {
  const create = document.createElement.bind(document);
  const creating = (name: string, options?: ElementCreationOptions): HTMLElement => {
    const element = create(name, options);
    if (name === 'style') element.nonce = nonce;
    return element;
  };
  Object.defineProperty(document, 'createElement', { value: creating, configurable: true });
}
