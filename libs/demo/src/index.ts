export { DEMO_PASSWORD, type DemoAccount } from './accounts.js';
export { DemoRefusedError } from './player.js';
export { type DemoAccounts, type DemoOptions, loadDemo } from './load-demo.js';
export { closeDemoAccounts, findUsableDemoAccounts } from './usable-accounts.js';
