import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';

import type { RecordedEvent } from '#event-sourcing';
import { LogProof } from '#proof';
import { openLog, openLogForReading } from '#runtime';

import { foundDistrict, tokenOf } from '../support/district.js';
import { EVIDENCE, sendPhoto } from '../support/evidence.js';
import { lifecycle, raising, type Step, whistleIdOf } from '../support/lifecycle.js';
import { serveApi, type Served } from '../support/served.js';
import type { Faults } from './part.js';

const ADMIN = resolve('dist/apps/admin/src/main.js');
const ANSWER_MS = 15_000;
const WAIT_MS = 60_000;

/** How a command was answered. */
export type Heard =
  | { readonly as: 'accepted' }
  | { readonly as: 'refused'; readonly code: string; readonly retryable: boolean }
  | { readonly as: 'unanswered'; readonly why: string };

/** What the command line came to. */
export interface Said {
  readonly code: number;
  readonly text: string;
}

/** A page of the work list, which is read from a read model. */
export const LIST = JSON.stringify({
  query: '{ streetWorkList(street: "street-1") { edges { node { whistleId } } } }',
});

export const commandIdOf = ({ body }: Step): string =>
  (JSON.parse(body) as { variables: { input: { commandId: string } } }).variables.input.commandId;

interface Answer {
  readonly data?: { readonly [mutation: string]: { __typename: string; code?: string } } | null;
  readonly errors?: readonly { extensions?: { code?: string; retryable?: boolean } }[];
}

function heardIn({ data, errors }: Answer): Heard {
  const extensions = errors?.[0]?.extensions;
  if (extensions)
    return {
      as: 'refused',
      code: String(extensions.code),
      retryable: extensions.retryable === true,
    };
  const [answer] = Object.values(data ?? {});
  if (answer?.__typename === 'WhistleAccepted') return { as: 'accepted' };
  return { as: 'refused', code: String(answer?.code), retryable: false };
}

/** Waits until something holds; false when it does not within a minute. */
export async function until(
  holds: () => boolean | Promise<boolean>,
  withinMs = WAIT_MS,
): Promise<boolean> {
  for (const end = performance.now() + withinMs; performance.now() < end; await delay(50))
    if (await holds()) return true;
  return false;
}

/** The command line on a data folder; a failure is an answer too. */
export async function admin(dataDir: string, args: readonly string[], env = {}): Promise<Said> {
  const options = { env: { ...process.env, NODE_OPTIONS: '', ...env } };
  const all = [ADMIN, '--data-dir', dataDir, ...args];
  try {
    const { stdout, stderr } = await promisify(execFile)(process.execPath, all, options);
    return { code: 0, text: stdout + stderr };
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
    return { code, text: stdout + stderr };
  }
}

/** A whistle of a resident who wants to be called: a key is made for what is known of them. */
export function withContact(): Step {
  const step = raising(randomUUID());
  const body = JSON.parse(step.body) as { variables: { input: object } };
  const contact = { name: '王女士', phone: '13800138000' };
  const input = { ...body.variables.input, contact };
  return { ...step, body: JSON.stringify({ ...body, variables: { input } }) };
}

/** A small district on the embedded profile, whose people go on whatever happens to its files. */
export class DistrictAtWork {
  readonly acknowledged = new Set<string>();
  /** What was refused or not answered, to be sent again. */
  pending: Step[] = [];
  readonly codes = new Map<string, number>();
  readonly #whistles: string[] = [];
  #served: Served | undefined;
  #tokens: Readonly<Record<Step['as'], string>> | undefined;

  private constructor(
    readonly dataDir: string,
    private readonly env: Record<string, string>,
  ) {}

  /** Founds the district in a data folder. */
  static async found(dataDir: string, env: Record<string, string> = {}): Promise<DistrictAtWork> {
    const log = await openLog(dataDir, 'inline');
    await foundDistrict(log);
    await log.close();
    const all = { DEMO: 'false', PUBLIC_METRICS: 'true', MAX_WRITES_PER_MINUTE: '10000000' };
    return new DistrictAtWork(dataDir, { ...all, TOKEN_TTL_SECONDS: '86400', ...env });
  }

  get served(): Served {
    if (!this.#served) throw new Error('the district is not served');
    return this.#served;
  }

  async start(env: Record<string, string> = {}): Promise<void> {
    this.#served = await serveApi({ dataDir: this.dataDir, env: { ...this.env, ...env } });
    if (!this.#tokens) await this.signIn();
  }

  async signIn(): Promise<void> {
    const [street, department] = [
      await tokenOf(this.served.url, 'street'),
      await tokenOf(this.served.url, 'dept-1'),
    ];
    this.#tokens = { street, 'dept-1': department };
    await sendPhoto(this.served.url, department);
  }

  /** Ends the process whatever state it is in; its exit code. */
  async stop(): Promise<number | null> {
    const ended = Promise.race([this.#served?.stop(), delay(30_000, 'hangs' as const)]);
    const code = await ended;
    await this.#served?.kill();
    if (code === 'hangs') throw new Error('the service did not stop within 30 s of SIGTERM');
    return code ?? null;
  }

  async ask<A = Answer>(body: string, as: Step['as'] = 'street'): Promise<A> {
    const headers = {
      'content-type': 'application/json',
      authorization: `Bearer ${this.#tokens?.[as]}`,
    };
    const signal = AbortSignal.timeout(ANSWER_MS);
    const sent = { method: 'POST', headers, body, signal };
    return (await (await fetch(`${this.served.url}/graphql`, sent)).json()) as A;
  }

  async send(step: Step): Promise<Heard> {
    const heard = await this.ask(step.body, step.as).then(heardIn, (error: Error): Heard => ({
      as: 'unanswered',
      why: String(error.cause ?? error),
    }));
    if (heard.as === 'accepted') {
      this.acknowledged.add(commandIdOf(step));
      if (step.mutation === 'raiseWhistle') this.#whistles.push(whistleIdOf(commandIdOf(step)));
    } else {
      this.pending.push(step);
      const code = heard.as === 'refused' ? heard.code : 'UNANSWERED';
      this.codes.set(code, (this.codes.get(code) ?? 0) + 1);
    }
    return heard;
  }

  /** Whole lives on some lanes; one ends with the first command that is not accepted. */
  async live(lives: number): Promise<readonly Heard[]> {
    const one = async (): Promise<Heard[]> => {
      for (const step of lifecycle(randomUUID(), EVIDENCE)) {
        const heard = await this.send(step);
        if (heard.as !== 'accepted') return [heard];
      }
      return [];
    };
    return (await Promise.all(Array.from({ length: lives }, one))).flat();
  }

  /** Sends again, with the same ids, all that was not accepted. */
  async sendAgain(): Promise<readonly Heard[]> {
    const again = this.pending;
    this.pending = [];
    const heard: Heard[] = [];
    for (const step of again) heard.push(await this.send(step));
    return heard.filter(({ as }) => as !== 'accepted');
  }

  async health(): Promise<{ readonly status: number; readonly text: string }> {
    const response = await fetch(`${this.served.url}/health/ready`);
    return { status: response.status, text: await response.text() };
  }

  /**
   * The time of its clock, in milliseconds since 1970, to the second: of a token that it gives now. The date
   * that heads an answer is Node's own and follows no clock that is set for a process.
   */
  async serverTime(): Promise<number> {
    await this.signIn();
    const claims = this.#tokens?.street.split('.')[1] ?? '';
    const { iat } = JSON.parse(Buffer.from(claims, 'base64url').toString()) as { iat: number };
    return 1_000 * iat;
  }

  /** Whistles whose blowing was acknowledged. */
  get whistles(): readonly string[] {
    return this.#whistles;
  }

  /** Waits until the read models have all that is in the log. */
  async caughtUp(): Promise<void> {
    const isAtHead = () => this.health().then(({ text }) => !/lagEvents":[1-9]/.test(text));
    if (!(await until(isAtHead))) throw new Error('the read models do not catch up');
  }

  events(): Promise<readonly RecordedEvent[]> {
    return DistrictAtWork.eventsIn(this.dataDir);
  }

  static async eventsIn(dataDir: string): Promise<readonly RecordedEvent[]> {
    const log = await openLogForReading(dataDir);
    try {
      return [...(await log.readAll({ limit: 1_000_000 })).events];
    } finally {
      await log.close();
    }
  }

  /** Every acknowledged command once, nothing of what is pending, no gap, no id twice, chains whole. */
  async holdLog(faults: Faults): Promise<void> {
    const proof = new LogProof([], []);
    const [ids, ends] = [new Set<string>(), new Map<string, number>()];
    const commands = new Map<string, string>();
    for (const event of await this.events()) {
      const { id, stream, revision, metadata } = event;
      faults.add(proof.add(event));
      faults.expect(!ids.has(id), `event ${id} is there twice`);
      faults.expect(revision === (ends.get(stream) ?? -1) + 1, `gap before ${stream}@${revision}`);
      const before = commands.get(metadata.commandId);
      faults.expect(before === undefined || before === stream, `${metadata.commandId} twice`);
      ids.add(id);
      ends.set(stream, revision);
      commands.set(metadata.commandId, stream);
    }
    for (const id of this.acknowledged) faults.expect(commands.has(id), `lost: ${id}`);
    for (const step of this.pending)
      faults.expect(!commands.has(commandIdOf(step)), `refused and written: ${commandIdOf(step)}`);
  }

  /** `admin verify`: log, chains, and read models against a rebuild. */
  async verify(faults: Faults): Promise<void> {
    const { code, text } = await admin(this.dataDir, ['verify'], this.env);
    faults.expect(code === 0, `admin verify: ${text.slice(-1_000)}`);
  }
}

export const told = (codes: ReadonlyMap<string, number>): string =>
  [...codes].map(([code, count]) => `${code} ${count}`).join(', ') || 'none';
