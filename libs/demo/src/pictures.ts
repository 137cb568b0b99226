import { hash } from 'node:crypto';
import { ResizeFit, Transformer } from '@napi-rs/image';
import { evidence, type EvidenceStore, keptPicture } from '#evidence';
import { type Actor, type CommandLog, envelopeOf } from '#event-sourcing';
import type { TimedCommand } from './scenario/scenario.js';

/** Of each kind: the same few are shown again and again. */
const PICTURES = 8;
const [WIDTH, HEIGHT] = [640, 480];

/** Houses along a street, in the colours of an hour. */
function street(no: number): string {
  const houses = Array.from({ length: 5 }, (_, index) => {
    const height = 70 + ((no * 37 + index * 53) % 90);
    const tone = 60 + ((no * 11 + index * 7) % 25);
    return `<rect x="${index * 96}" y="${220 - height}" width="90" height="${height}" fill="hsl(${no * 30},18%,${tone}%)"/>`;
  });
  return `<rect width="480" height="220" fill="hsl(${200 + no * 4},50%,${70 + no}%)"/>${houses.join('')}<rect y="220" width="480" height="140" fill="#7d7f82"/><rect y="286" width="480" height="6" fill="#f2f2f2"/>`;
}

/** A car of the department at the kerb, and its people. */
const arrival = (no: number): string =>
  `<rect x="${60 + no * 14}" y="236" width="130" height="42" rx="8" fill="#f5f5f5"/><rect x="${60 + no * 14}" y="254" width="130" height="8" fill="#1f5fbf"/><circle cx="${90 + no * 14}" cy="280" r="13" fill="#222"/><circle cx="${160 + no * 14}" cy="280" r="13" fill="#222"/><circle cx="${230 + no * 12}" cy="240" r="9" fill="#caa27a"/><rect x="${221 + no * 12}" y="250" width="18" height="40" fill="#e06c1f"/>`;

/** A closed manhole on a clean street. */
const done = (no: number): string =>
  `<ellipse cx="${120 + no * 20}" cy="312" rx="44" ry="16" fill="#55585c"/><path d="M${96 + no * 20} 308 l16 14 l32 -24" stroke="#37a34a" stroke-width="8" fill="none"/>`;

const draw = (no: number, scene: string): Promise<Buffer> => {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="480" height="360">${street(no)}${scene}</svg>`;
  const size = { width: WIDTH, height: HEIGHT, fit: ResizeFit.Fill };
  return Transformer.fromSvg(svg).resize(size).jpeg(80);
};

/** A picture that we have drawn, as it is sent, and by what commands refer to it. */
interface Drawn {
  readonly reference: string;
  readonly sent: Buffer;
}

/** What departments show in the demo: that they came, and what it looked like afterwards. */
export interface Pictures {
  readonly arrival: readonly Drawn[];
  readonly done: readonly Drawn[];
}

async function drawnAs(scene: (no: number) => string): Promise<readonly Drawn[]> {
  const numbers = Array.from({ length: PICTURES }, (_, no) => no);
  const all = await Promise.all(numbers.map((no) => draw(no, scene(no))));
  return all.map((sent) => ({ reference: hash('sha256', sent), sent }));
}

export const drawPictures = async (): Promise<Pictures> => ({
  arrival: await drawnAs(arrival),
  done: await drawnAs(done),
});

/** The picture for a place holder of the scenario: `demo/arrival/123456.jpg`. */
function pictureFor(placeholder: string, pictures: Pictures): string {
  const [, kind, number] = /^demo\/(arrival|done)\/(\d+)\.jpg$/.exec(placeholder) ?? [];
  const found = kind && pictures[kind as keyof Pictures][Number(number) % PICTURES];
  if (!found) throw new RangeError(`no picture for ${placeholder}`);
  return found.reference;
}

/** The commands with pictures where the scenario has place holders; each picture once. */
export const withPictures = (
  commands: readonly TimedCommand[],
  pictures: Pictures,
): readonly TimedCommand[] =>
  commands.map((timed) => {
    const { command } = timed;
    if (!('evidence' in command) || !command.evidence) return timed;
    const shown = new Set(command.evidence.map((one) => pictureFor(one.reference, pictures)));
    const sent = [...shown].map((reference) => ({ reference, mediaType: 'image/jpeg' }));
    return Object.assign({}, timed, { command: Object.assign({}, command, { evidence: sent }) });
  });

interface Album {
  readonly log: CommandLog;
  readonly store: EvidenceStore;
  /** When they are sent: before anybody refers to them. ISO 8601 UTC. */
  readonly at: string;
  /** Id of the command by which an organisation sends a picture. */
  commandIdOf(name: string): string;
}

/** Keeps each picture, sent by every organisation that refers to it. */
export async function keepPictures(
  pictures: Pictures,
  commands: readonly TimedCommand[],
  album: Album,
): Promise<void> {
  const senders = sendersIn(commands);
  for (const drawn of [...pictures.arrival, ...pictures.done])
    await keepPicture(drawn, [...(senders.get(drawn.reference)?.values() ?? [])], album);
}

/** Of each picture: who refers to it, by organisation. */
function sendersIn(commands: readonly TimedCommand[]): Map<string, Map<string, Actor>> {
  const senders = new Map<string, Map<string, Actor>>();
  for (const { command, acting } of commands)
    for (const { reference } of 'evidence' in command ? (command.evidence ?? []) : []) {
      const known = senders.get(reference) ?? new Map<string, Actor>();
      senders.set(
        reference,
        known.set(acting.organisation, known.get(acting.organisation) ?? acting),
      );
    }
  return senders;
}

async function keepPicture(
  { reference, sent }: Drawn,
  senders: readonly Actor[],
  { log, store, at, commandIdOf }: Album,
): Promise<void> {
  if (senders.length === 0) return;
  const { bytes, width, height } = await keptPicture(sent, 'image/jpeg', 1);
  const stored = hash('sha256', bytes);
  await store.put(stored, bytes);
  const piece = { stored, mediaType: 'image/jpeg', bytes: bytes.length, width, height };
  for (const actor of senders) {
    const command = { type: 'StoreEvidence', reference, piece } as const;
    const commandId = commandIdOf(`evidence/${reference}/${actor.organisation}`);
    const envelope = envelopeOf(command, { actor, commandId });
    await evidence.handle(log, {
      id: reference,
      command,
      context: { now: at, acting: actor },
      envelope,
    });
  }
}
