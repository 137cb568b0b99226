import { setPriority } from 'node:os';

import { ATTACKS } from './attacks.js';

/**
 * Carries out one attack in a process of its own, until it is killed: `attacker.child.js NAME URL TOKEN`. It
 * yields the cores to the service, which is what is measured, and not the machine that both share.
 */
const [name = '', url = '', token = ''] = process.argv.slice(2);
const LEAST_URGENT = 19;

setPriority(LEAST_URGENT);
const attack = ATTACKS.get(name);
if (!attack) throw new Error(`no attack is called ${name}`);
const stop = new AbortController();
process.once('SIGTERM', () => stop.abort());
await attack({ url, token }, stop.signal).catch(() => undefined);
process.exit(0);
