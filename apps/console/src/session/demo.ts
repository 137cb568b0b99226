/** Accounts that a demo offers, where the service is one. */
export interface Demo {
  readonly password: string;
  readonly accounts: readonly { readonly username: string; readonly displayName: string }[];
}

/** @returns undefined where the service is no demo */
export function demoOf(text: string | null | undefined): Demo | undefined {
  try {
    const told = JSON.parse(text ?? '') as Partial<Demo>;
    return told.accounts?.length && told.password !== undefined
      ? { password: told.password, accounts: told.accounts }
      : undefined;
  } catch {
    return undefined;
  }
}

export const demo = demoOf(document.getElementById('demo')?.textContent);
