import { ModuleMocker } from 'jest-mock';

const HANDLERS = Symbol.for('EVENT_HANDLERS');

/** Specs run in the process of their worker itself, like the service does, and in no context of their own. */
export default class WorkerEnvironment {
  global = globalThis;
  moduleMocker = new ModuleMocker(globalThis);
  fakeTimers = null;
  fakeTimersModern = null;
  #exit = process.exit;
  #console = globalThis.console;
  #variables = Object.entries(process.env);

  getVmContext() {
    return null;
  }

  exportConditions() {
    return ['node', 'node-addons'];
  }

  async setup() {
    // Those of the spec before.
    delete globalThis[HANDLERS];
  }

  async teardown() {
    process.exit = this.#exit;
    globalThis.console = this.#console;
    // A service that the next spec starts inherits the variables, and must not log what this one asked for.
    for (const name of Object.keys(process.env)) delete process.env[name];
    Object.assign(process.env, Object.fromEntries(this.#variables));
  }
}
