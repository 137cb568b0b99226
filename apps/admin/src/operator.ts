import { userInfo } from 'node:os';
import type { Actor } from '#event-sourcing';

/** Whoever has the machine: an administrator by the name of the system's account. */
export const operator = (): Actor => ({
  account: `cli:${userInfo().username}`,
  organisation: '',
  role: 'administrator',
});
