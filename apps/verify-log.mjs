#!/usr/bin/env node
/**
 * Checks a copy of the log against the chains in it and against checkpoints that were kept elsewhere.
 * This one file needs Node 20 and nothing of the service: give it to an auditor. What it checks is
 * written down in libs/proof/README.md, so that it can be written again by anybody.
 *
 *   node verify-log.mjs LOG.jsonl [--checkpoints FOLDER|FILE] [--key PUBLIC_KEY] [--cosigner PUBLIC_KEY]
 *     [--rewritten DIGEST]
 *
 * LOG.jsonl is what `admin export-log` writes: one event per line, in the order of the log. Exit code
 * 0: nothing found; 1: faults; 2: it could not be read.
 */
import { createPublicKey, hash, verify } from 'node:crypto';
import { createReadStream, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';

const sha256 = (text) => hash('sha256', text, 'base64url');

const without = (object, ...names) =>
  Object.fromEntries(Object.entries(object).filter(([name]) => !names.includes(name)));

/** JSON without white space, keys in order, absent where undefined. */
function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const keys = Object.keys(value).filter((key) => value[key] !== undefined);
  return `{${keys
    .sort()
    .map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`)
    .join(',')}}`;
}

/** The link of an event; the one before the first is empty. */
function linkOf(previous, { stream, revision, id, type, version, data, metadata }) {
  const covered = without(metadata, 'chain');
  const event = [stream, revision, id.toLowerCase(), type, version, data, covered];
  return sha256(canonical([previous, ...event]));
}

const nameOf = ({ stream, revision, type, data, recordedAt }) =>
  `${stream}@${revision} ${type}（${data.at ?? recordedAt}）`;

async function* eventsOf(file) {
  const lines = createInterface({ input: createReadStream(file), crlfDelay: Infinity });
  for await (const line of lines) if (line.trim() !== '') yield JSON.parse(line);
}

function checkpointsAt(path) {
  const files = statSync(path).isDirectory()
    ? readdirSync(path)
        .filter((name) => name.endsWith('.json'))
        .map((name) => join(path, name))
    : [path];
  const all = files.map((file) => JSON.parse(readFileSync(file, 'utf8')));
  return all.sort((one, other) => one.number - other.number);
}

const bodyOf = (checkpoint) => without(checkpoint, 'signature', 'countersignatures');
const digestOf = (checkpoint) => sha256(canonical(bodyOf(checkpoint)));
const titleOf = ({ number, at }) => `检查点 ${number}（${at}）`;

function isSigned(text, key, signature) {
  try {
    const der = { key: Buffer.from(key, 'base64url'), format: 'der', type: 'spki' };
    const bytes = Buffer.from(signature, 'base64url');
    return verify(null, Buffer.from(text), createPublicKey(der), bytes);
  } catch {
    return false;
  }
}

function cosignerFaults(checkpoint, cosigner) {
  const signed = checkpoint.countersignatures ?? [];
  const faults = signed
    .filter(({ key, at, signature }) => {
      const text = canonical({ countersigned: digestOf(checkpoint), at });
      return !isSigned(text, key, signature);
    })
    .map(() => `${titleOf(checkpoint)}的会签不符`);
  if (cosigner !== undefined && !signed.some(({ key }) => key === cosigner))
    faults.push(`${titleOf(checkpoint)}没有所给密钥的会签`);
  return faults;
}

/** Signatures, keys, and that each checkpoint names the one before. */
function signatureFaults(checkpoints, trusted, cosigner) {
  let key = trusted ?? checkpoints[0]?.key;
  let before;
  return checkpoints.flatMap((checkpoint) => {
    const faults = cosignerFaults(checkpoint, cosigner);
    const { key: own, succession, signature, number, previous } = checkpoint;
    if (!isSigned(canonical(bodyOf(checkpoint)), own, signature))
      faults.push(`${titleOf(checkpoint)}签名不符`);
    if (own !== key && !(succession?.by === key && isSigned(own, key, succession.signature)))
      faults.push(`${titleOf(checkpoint)}由别的密钥签名`);
    if (before?.number === number - 1 && previous !== digestOf(before))
      faults.push(`${titleOf(checkpoint)}所接的不是${titleOf(before)}`);
    [key, before] = [own, checkpoint];
    return faults;
  });
}

/**
 * A log may have been written anew from another, to seal personal values: checkpoints before prove the
 * other one. Whoever checks has to confirm it, by the digest of the checkpoint that says so.
 */
function rewritingFaults(checkpoints, confirmed) {
  const said = checkpoints.findLast(({ rewrites }) => rewrites !== undefined);
  if (!said || digestOf(said) === confirmed) return [];
  const digest = digestOf(said);
  return [
    `${titleOf(said)}声明日志已改写，此前的检查点只证明改写前的日志：核实后以 --rewritten ${digest} 确认`,
  ];
}

/** The checkpoints that are of the log as it is now. */
function sinceRewriting(checkpoints) {
  const from = checkpoints.findLastIndex(({ rewrites }) => rewrites !== undefined);
  return checkpoints.slice(Math.max(from, 0));
}

/** What the log and the checkpoints say that the log was after so many events. */
async function saidOf(file, checkpoints) {
  let inLog = [];
  for await (const { stream, type, data } of eventsOf(file)) {
    if (stream !== 'proof') continue;
    const by = type === 'ChainBegun' ? '链的起点' : `日志所记检查点 ${data.number}`;
    if (type === 'LogRewritten') inLog = [];
    else inLog.push({ events: data.events, root: data.root, by });
  }
  return [...checkpoints.map((one) => ({ ...one, by: titleOf(one) })), ...inLog];
}

/** Walks along the log; `faults` name what was altered, is missing or changed places. */
class Walk {
  faults = [];
  #reordered = [];
  #streams = new Map();
  #expected = new Map();
  #whole = new Map();
  #confirmed = new Map();
  #stretch = {};
  #state = { events: 0, root: '', begun: false, recordedAt: '', rewritten: undefined };

  constructor(said, checkpoints) {
    this.said = said;
    this.rewrites = checkpoints[0]?.rewrites;
    for (const one of said)
      this.#whole.set(one.events, [...(this.#whole.get(one.events) ?? []), one]);
    for (const one of checkpoints)
      for (const [stream, revision, link] of one.heads)
        this.#expected.set(`${stream}@${revision}`, { stream, link, by: titleOf(one) });
  }

  add(event) {
    const { stream, revision, type, metadata } = event;
    const before = this.#streams.get(stream) ?? { revision: -1, link: '' };
    const link = linkOf(before.link, event);
    if (revision !== before.revision + 1)
      this.faults.push(
        `${stream} 在 ${before.revision} 之后是 ${nameOf(event)}：中间的缺失或换了位置`,
      );
    else if (metadata.chain === undefined && this.#state.begun)
      this.faults.push(`${nameOf(event)}没有链值`);
    else if ((metadata.chain ?? link) !== link)
      this.faults.push(`${nameOf(event)}与链值不符：内容被改动`);
    const standing = metadata.chain ?? link;
    this.#compareHead(event, standing);
    this.#streams.set(stream, { revision, link: standing });
    if (stream === 'proof' && type === 'ChainBegun') this.#state.begun = true;
    if (stream === 'proof' && type === 'LogRewritten') this.#state.rewritten = event;
    this.#compareWhole(event, standing);
  }

  #compareHead(event, link) {
    const { stream, revision } = event;
    const name = `${stream}@${revision}`;
    const expected = this.#expected.get(name);
    if (!expected) return;
    const from = (this.#confirmed.get(stream) ?? -1) + 1;
    this.#expected.delete(name);
    this.#confirmed.set(stream, revision);
    const which = from < revision ? `${stream}@${from} 至 ${revision} 之间` : nameOf(event);
    const how = event.metadata.chain === undefined ? '被改动' : '被改动并重算了链';
    if (expected.link !== link) this.faults.push(`${which}${how}：${expected.by}时不是这样`);
  }

  #compareWhole(event, link) {
    const state = this.#state;
    if (event.recordedAt < state.recordedAt) this.#stretch.back ??= event;
    this.#stretch.first ??= event;
    state.recordedAt = event.recordedAt;
    state.root = sha256(state.root + link);
    state.events += 1;
    const said = this.#whole.get(state.events);
    if (!said) return;
    const wrong = said.find(({ root }) => root !== state.root);
    const { first, back } = this.#stretch;
    const place = back ? nameOf(back) : `${nameOf(first)} 至 ${nameOf(event)} 之间`;
    if (wrong) this.#reordered.push(`${place}次序有变、被改动或多出了事件：${wrong.by}时不是这样`);
    state.root = wrong?.root ?? state.root;
    this.#stretch = {};
  }

  end() {
    const named = new Set();
    for (const [name, { stream, by }] of this.#expected) {
      const next = (this.#streams.get(stream)?.revision ?? -1) + 1;
      if (!named.has(stream))
        this.faults.push(`${stream}@${next} 起缺失：${by}时该事件流到 ${name}`);
      named.add(stream);
    }
    const { events, rewritten } = this.#state;
    const proved =
      this.rewrites !== undefined &&
      this.rewrites.events === rewritten?.data.events &&
      this.rewrites.root === rewritten?.data.root;
    if (rewritten && !proved) this.faults.push(`${nameOf(rewritten)}：没有检查点证明这次改写`);
    const longer = this.said.find((one) => one.events > events);
    if (longer) this.faults.push(`日志只有 ${events} 个事件，${longer.by}时有 ${longer.events} 个`);
    if (this.faults.length === 0) this.faults.push(...this.#reordered);
    return { events, streams: this.#streams.size };
  }
}

const OPTIONS = {
  checkpoints: { type: 'string' },
  key: { type: 'string' },
  cosigner: { type: 'string' },
  rewritten: { type: 'string' },
};

/** Each option with its value: a key or a digest may begin with a dash, and is no option then. */
function bound(given) {
  const args = [];
  for (let at = 0; at < given.length; at++) {
    const isOption = given[at].startsWith('--') && given[at].slice(2) in OPTIONS;
    args.push(isOption && at + 1 < given.length ? `${given[at]}=${given[++at]}` : given[at]);
  }
  return args;
}

async function main() {
  const args = bound(process.argv.slice(2));
  const { positionals, values } = parseArgs({ args, allowPositionals: true, options: OPTIONS });
  const [file] = positionals;
  if (file === undefined) throw new Error('用法：node verify-log.mjs LOG.jsonl [--checkpoints …]');
  const checkpoints = values.checkpoints ? checkpointsAt(values.checkpoints) : [];
  const signed = signatureFaults(checkpoints, values.key, values.cosigner);
  const since = sinceRewriting(checkpoints);
  const walk = new Walk(await saidOf(file, since), since);
  for await (const event of eventsOf(file)) walk.add(event);
  const { events, streams } = walk.end();
  const faults = [...signed, ...rewritingFaults(checkpoints, values.rewritten), ...walk.faults];
  console.log(`日志：${streams} 个事件流，${events} 个事件；检查点 ${checkpoints.length} 个`);
  if (checkpoints[0] && !values.key)
    console.log(`未给出 --key：检查点的公钥 ${checkpoints[0].key} 须另行核对`);
  for (const fault of faults) console.log(fault);
  console.log(faults.length > 0 ? `发现 ${faults.length} 处不符` : '核对无误');
  process.exitCode = faults.length > 0 ? 1 : 0;
}

try {
  await main();
} catch (error) {
  console.error(String(error.message ?? error));
  process.exitCode = 2;
}
