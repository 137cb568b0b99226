import { hash } from 'node:crypto';
import type { Readable } from 'node:stream';
import { Logger } from '@nestjs/common';
import {
  type Actor,
  type Clock,
  type CommandLog,
  deliveryOf,
  envelopeOf,
  type Position,
} from '#event-sourcing';
import { Lanes } from '#graphql';
import { isReference } from '#whistle';
import type { StoredPiece } from '../domain/evidence.events.js';
import { type Evidence, evidence } from '../domain/evidence.js';
import type { EvidenceStore } from '../store/evidence-store.port.js';
import { evidenceError, storeUnavailable } from './evidence-error.js';
import { keptFilm } from './film.js';
import { mediaTypeOf } from './media-type.js';
import { isPicture, keptPicture } from './picture.js';
import { receive, type ReceivedFile, tooLarge } from './received-file.js';

const logger = new Logger('Evidence');

/** How much is taken. */
export interface EvidenceLimits {
  /** Of one file, in MiB. `EVIDENCE_MAX_MB`. */
  readonly mostMib: number;
  /** Of one picture. `EVIDENCE_MAX_MEGAPIXELS`. */
  readonly mostMegapixels: number;
  /** Pieces of one account on one day. `EVIDENCE_PER_DAY`. */
  readonly perDay: number;
}

/** How many pieces an account has sent on the day of a time (Asia/Shanghai). */
export interface SentToday {
  countOf(account: string, now: string): Promise<number>;
}

export interface IntakeRooms {
  readonly log: CommandLog;
  readonly clock: Clock;
  readonly store: EvidenceStore;
  readonly sentToday: SentToday;
}

/** A file on its way in. */
export interface SentFile {
  readonly body: Readable;
  /** As the client declares it, in bytes. */
  readonly declaredLength: number | undefined;
  /** SHA-256 in hexadecimal that the client announces. */
  readonly announced: string | undefined;
  readonly actor: Actor;
}

/** What the sender is told. */
export interface TakenEvidence extends Omit<StoredPiece, 'stored'> {
  readonly reference: string;
}

export interface Taken {
  readonly isNew: boolean;
  readonly taken: TakenEvidence;
  /** Of the event that says so; undefined where it was there before. */
  readonly position: Position | undefined;
}

/** A file as it is kept. */
interface Made {
  readonly bytes: Buffer;
  readonly piece: StoredPiece;
}

/** Pictures that are decoded at a time by one process: each takes four bytes a pixel. */
const DECODED_AT_ONCE = 2;
/** Of one account, so that the others are served. */
const OF_ONE_ACCOUNT = 3;
const MIB = 1_048_576;

/** Takes files as evidence: bytes first, then the event that says that they are kept. */
export class EvidenceIntake {
  readonly #accounts = new Lanes(OF_ONE_ACCOUNT);
  readonly #decoding = new Lanes(DECODED_AT_ONCE);

  constructor(
    private readonly rooms: IntakeRooms,
    private readonly limits: EvidenceLimits,
  ) {}

  /** @throws GraphQLError with the code of an {@link EvidenceRefusal} */
  async take(sent: SentFile): Promise<Taken> {
    const { announced, declaredLength = 0, actor } = sent;
    if (announced !== undefined && !isReference(announced))
      throw evidenceError('EVIDENCE_DIGEST_INVALID', 'sha256 须为 64 位小写十六进制');
    if (declaredLength > this.limits.mostMib * MIB) throw tooLarge(this.limits.mostMib);
    const known = announced === undefined ? undefined : await this.#knownTo(announced, actor);
    if (known) return known;
    await this.#refuseBeyondQuota(actor);
    return this.#accounts.run(actor.account, () =>
      receive(sent.body, this.limits.mostMib, (file) => this.#takeFile(file, sent)),
    );
  }

  async #takeFile(file: ReceivedFile, { announced, actor }: SentFile): Promise<Taken> {
    const { digest } = file;
    if (announced !== undefined && announced !== digest)
      throw evidenceError(
        'EVIDENCE_DIGEST_MISMATCH',
        '收到的内容与 sha256 不符，传输有误，请重新上传',
      );
    const known = await this.#knownTo(digest, actor);
    if (known) return known;
    // One that another organisation has sent is not encoded again.
    const { piece } = await evidence.load(this.rooms.log, digest);
    if (piece) return this.#record(digest, piece, actor);
    const made = await this.#decoding.run('', () => this.#made(file));
    await this.#keep(made);
    const taken = await this.#record(digest, made.piece, actor);
    // A sweep may have deleted the same bytes just before the event said that they are kept again.
    await this.#keep(made);
    return taken;
  }

  /** What the sender's organisation has sent before; undefined where it has not. */
  async #knownTo(reference: string, { organisation }: Actor): Promise<Taken | undefined> {
    const { piece, senders } = await evidence.load(this.rooms.log, reference);
    if (!piece || !senders.includes(organisation)) return undefined;
    return { isNew: false, taken: told(reference, piece), position: undefined };
  }

  async #refuseBeyondQuota({ account }: Actor): Promise<void> {
    const { sentToday, clock } = this.rooms;
    const { perDay } = this.limits;
    if ((await sentToday.countOf(account, clock.now())) < perDay) return;
    throw evidenceError('EVIDENCE_QUOTA', `本账号今天已上传 ${perDay} 件佐证，请明天再传`);
  }

  async #keep({ bytes, piece }: Made): Promise<void> {
    await this.rooms.store.put(piece.stored, bytes).catch((error: unknown) => {
      logger.error(`佐证写入失败 evidence was not kept: ${String(error)}`);
      throw storeUnavailable();
    });
  }

  async #made(file: ReceivedFile): Promise<Made> {
    const sent = await file.read();
    const mediaType = await mediaTypeOf(sent);
    if (!isPicture(mediaType)) {
      const bytes = mediaType === 'video/mp4' ? keptFilm(sent) : sent;
      return { bytes, piece: pieceOf(bytes, mediaType) };
    }
    const made = await keptPicture(sent, mediaType, this.limits.mostMegapixels);
    const { width, height } = made;
    const piece = Object.assign(pieceOf(made.bytes, mediaType), { width, height });
    return { bytes: made.bytes, piece };
  }

  async #record(reference: string, piece: StoredPiece, actor: Actor): Promise<Taken> {
    const { log, clock } = this.rooms;
    const command = { type: 'StoreEvidence', reference, piece } as const;
    const outcome = await evidence.handle(log, {
      id: reference,
      command,
      context: { now: clock.now(), acting: actor },
      envelope: envelopeOf(command, deliveryOf({}, actor)),
    });
    if (outcome.outcome === 'rejected') throw new Error(outcome.rejection.rejected);
    return {
      isNew: outcome.events.length > 0,
      taken: told(reference, keptIn(outcome.state)),
      position: outcome.position,
    };
  }
}

const pieceOf = (bytes: Buffer, mediaType: string): StoredPiece => ({
  stored: hash('sha256', bytes),
  mediaType,
  bytes: bytes.length,
});

function keptIn({ piece }: Evidence): StoredPiece {
  if (!piece) throw new Error('a piece was given up while it was sent');
  return piece;
}

const told = (
  reference: string,
  { mediaType, bytes, width, height }: StoredPiece,
): TakenEvidence =>
  width === undefined || height === undefined
    ? { reference, mediaType, bytes }
    : { reference, mediaType, bytes, width, height };
