import type { RecordedEvent } from '#event-sourcing';
import { linkOf, STREAM_START } from '#event-store';
import { type Checkpoint, rootOf, sinceRewriting } from './checkpoint.js';
import { proof } from './proof.js';
import type { LogDigest, ProofEvent } from './proof.events.js';

/** What the log once was, by whoever says so. */
interface Said extends LogDigest {
  readonly by: string;
}

interface Expected {
  readonly link: string;
  readonly by: string;
}

interface Standing {
  readonly revision: number;
  readonly link: string;
}

const NOTHING: Standing = { revision: -1, link: STREAM_START };

/** Stream, revision, type, and when it happened (if it says so) or was written. */
export function nameOfEvent({ stream, revision, type, data, recordedAt }: RecordedEvent): string {
  const { at = recordedAt } = data as { at?: unknown };
  return `${stream}@${revision} ${type}（${typeof at === 'string' ? at : recordedAt}）`;
}

/** What the proof stream says that the log was; of the log as it is, where it was written anew. */
export function saidInLog(events: readonly ProofEvent[]): Said[] {
  const from = events.findLastIndex(({ type }) => type === 'LogRewritten') + 1;
  return events.slice(from).map(({ type, data: { events: count, root, ...data } }) => ({
    events: count,
    root,
    by:
      'number' in data && type === 'CheckpointSigned'
        ? `日志所记检查点 ${data.number}`
        : '链的起点',
  }));
}

/**
 * Checks a log, event by event in its order, against the chains that the events carry, against what
 * the log says of itself, and against checkpoints that were kept outside. Faults are in Chinese and
 * name the event.
 */
export class LogProof {
  readonly #streams = new Map<string, Standing>();
  readonly #expected = new Map<string, Expected>();
  /** Up to which revision a checkpoint has confirmed a stream. */
  readonly #confirmed = new Map<string, number>();
  readonly #roots = new Map<number, Said[]>();
  /** What checkpoints say about the log from which this one was written anew, and what this one says. */
  readonly #rewrites: LogDigest | undefined;
  #rewritten: RecordedEvent | undefined;
  #events = 0;
  #root = '';
  #begun = false;
  #found = false;
  /** Since the log was last compared as a whole: its first event, and the first out of order. */
  #first: RecordedEvent | undefined;
  #wentBack: RecordedEvent | undefined;
  #recordedAt = '';
  readonly #reordered: string[] = [];

  constructor(said: readonly Said[], checkpoints: readonly Checkpoint[]) {
    const since = sinceRewriting(checkpoints);
    this.#rewrites = since[0]?.rewrites;
    for (const { number, at, events, root, heads } of since) {
      const by = `检查点 ${number}（${at}）`;
      this.#expectRoot({ events, root, by });
      for (const [stream, revision, link] of heads)
        this.#expected.set(`${stream}@${revision}`, { link, by });
    }
    for (const one of said) this.#expectRoot(one);
  }

  /** Faults that this event shows; to be called for every event of the log. */
  add(event: RecordedEvent): readonly string[] {
    const { stream, revision } = event;
    const before = this.#streams.get(stream) ?? NOTHING;
    const link = linkOf(before.link, event);
    const standing = event.metadata.chain ?? link;
    const faults = [
      // A gap is told by who checks revisions; the link before is missing then.
      ...(revision === before.revision + 1 ? this.#chainFaults(event, link) : []),
      ...this.#headFaults(event, standing),
    ];
    this.#streams.set(stream, { revision, link: standing });
    if (proof.includes(event)) this.#noteSaid(event);
    this.#found ||= faults.length > 0 || revision !== before.revision + 1;
    this.#compareWhole(event, standing);
    return faults;
  }

  /** Faults that only the end of the log shows. */
  end(): readonly string[] {
    const missing = new Map<string, string>();
    for (const [name, { by }] of this.#expected) {
      const stream = name.slice(0, name.lastIndexOf('@'));
      const last = this.#streams.get(stream)?.revision ?? -1;
      const text = `${stream}@${last + 1} 起缺失：${by}时该事件流到 ${name}`;
      if (!missing.has(stream)) missing.set(stream, text);
    }
    const longer = [...this.#roots.values()].flat().find(({ events }) => events > this.#events);
    const short = longer
      ? [`日志只有 ${this.#events} 个事件，${longer.by}时有 ${longer.events} 个`]
      : [];
    const faults = [...missing.values(), ...short, ...this.#rewritingFaults()];
    // What is altered or missing explains already why the log as a whole is another.
    return this.#found || faults.length > 0 ? faults : this.#reordered;
  }

  /** The log as a whole, as far as it was read. */
  get whole(): LogDigest {
    return { events: this.#events, root: this.#root };
  }

  #noteSaid(event: RecordedEvent): void {
    if (event.type === 'ChainBegun') this.#begun = true;
    if (event.type === 'LogRewritten') this.#rewritten = event;
  }

  /** What the log says about its rewriting is worth nothing unless a checkpoint says the same. */
  #rewritingFaults(): string[] {
    if (!this.#rewritten) return [];
    const { events, root } = this.#rewritten.data as LogDigest;
    const said = this.#rewrites;
    if (said && said.events === events && said.root === root) return [];
    return [`${nameOfEvent(this.#rewritten)}：没有检查点证明这次改写`];
  }

  #expectRoot(said: Said): void {
    const others = this.#roots.get(said.events) ?? [];
    this.#roots.set(said.events, [...others, said]);
  }

  #chainFaults(event: RecordedEvent, link: string): string[] {
    const { chain } = event.metadata;
    if (chain === undefined) return this.#begun ? [`${nameOfEvent(event)}没有链值`] : [];
    return chain === link ? [] : [`${nameOfEvent(event)}与链值不符：内容被改动`];
  }

  #headFaults(event: RecordedEvent, link: string): string[] {
    const { stream, revision } = event;
    const name = `${stream}@${revision}`;
    const expected = this.#expected.get(name);
    const from = (this.#confirmed.get(stream) ?? -1) + 1;
    if (!expected) return [];
    this.#expected.delete(name);
    this.#confirmed.set(stream, revision);
    if (expected.link === link) return [];
    const which = from < revision ? `${stream}@${from} 至 ${revision} 之间` : nameOfEvent(event);
    const how = event.metadata.chain === undefined ? '被改动' : '被改动并重算了链';
    return [`${which}${how}：${expected.by}时不是这样`];
  }

  #compareWhole(event: RecordedEvent, link: string): void {
    // Events that changed places keep the time at which they were written.
    if (event.recordedAt < this.#recordedAt) this.#wentBack ??= event;
    this.#recordedAt = event.recordedAt;
    this.#first ??= event;
    this.#root = rootOf(this.#root, link);
    this.#events += 1;
    const said = this.#roots.get(this.#events);
    if (!said) return;
    const wrong = said.find(({ root }) => root !== this.#root);
    if (wrong) this.#noteReordered(event, wrong);
    [this.#first, this.#wentBack] = [undefined, undefined];
  }

  #noteReordered(until: RecordedEvent, { by, root }: Said): void {
    const stretch = `${nameOfEvent(this.#first ?? until)} 至 ${nameOfEvent(until)} 之间`;
    const place = this.#wentBack ? nameOfEvent(this.#wentBack) : stretch;
    this.#reordered.push(`${place}次序有变、被改动或多出了事件：${by}时不是这样`);
    // What follows is compared with what was said last, by itself.
    this.#root = root;
  }
}
