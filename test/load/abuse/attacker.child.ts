import { setMaxListeners } from 'node:events';
import { setPriority } from 'node:os';

import { answered, ATTACKS } from './attacks.js';

/**
 * Carries out one attack in a process of its own, until it is ended: `attacker.child.js NAME URL TOKEN`;
 * then it tells how it was answered. It yields the cores to the service, which is what is measured, and
 * not the machine that both share.
 */
const [name = '', url = '', token = ''] = process.argv.slice(2);
const LEAST_URGENT = 19;

setPriority(LEAST_URGENT);
const attack = ATTACKS.get(name);
if (!attack) throw new Error(`no attack is called ${name}`);
const stop = new AbortController();
// Each request listens until its response has been collected.
setMaxListeners(0, stop.signal);
process.once('SIGTERM', () => stop.abort());
await attack({ url, token }, stop.signal).catch(() => undefined);
const told = [...answered].map(([status, times]) => `${times} × ${status}`).join(', ');
process.stdout.write(told, () => process.exit(0));
