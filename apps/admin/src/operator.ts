import { userInfo } from 'node:os';
import type { Actor } from '#event-sourcing';

/** The operator at this machine: an administrator named after the system account. */
export const operator = (): Actor => ({
  account: `cli:${userInfo().username}`,
  organisation: '',
  role: 'administrator',
});
