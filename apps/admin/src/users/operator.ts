import { userInfo } from 'node:os';
import type { AccountChange } from '#access';

/** Whoever has the machine: an administrator by the name of the system's account. */
export const operator = (): AccountChange => ({
  actor: { account: `cli:${userInfo().username}`, organisation: '', role: 'administrator' },
});
