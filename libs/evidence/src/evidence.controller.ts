import { pipeline } from 'node:stream/promises';
import { Controller, Get, Inject, Logger, Post, Query, Req, Res, UseFilters } from '@nestjs/common';
import type { Request, Response } from 'express';
import { CurrentActor } from '#access';
import type { Actor } from '#event-sourcing';
import { HttpErrorFilter } from '#graphql';
import type { StoredPiece } from './domain/evidence.events.js';
import { evidenceError, storeUnavailable } from './intake/evidence-error.js';
import { EvidenceIntake } from './intake/evidence-intake.js';
import { MEDIA_TYPES } from './intake/media-type.js';
import { EvidenceReaders } from './read/evidence-readers.js';
import { type ByteRange, EVIDENCE_STORE, type EvidenceStore } from './store/evidence-store.port.js';

type Fields = Readonly<Record<string, unknown>>;

const logger = new Logger('Evidence');

const fieldOf = (fields: Fields, name: string): string | undefined => {
  const value = fields[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
};

const notFound = () => evidenceError('EVIDENCE_NOT_FOUND', '没有这件佐证，或您的单位不能查看');

/** What is shown in a page of its own may do nothing: no script, no request, no form. */
const PIECE_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; sandbox";
/** A day: the bytes of a reference never change, but who may see them does. */
const KEEP_SECONDS = 86_400;

/**
 * 佐证: takes files and shows them. `POST /evidence`, its body the file itself; `GET /evidence/` and the
 * reference, for whoever may read a matter that refers to it.
 */
@Controller('evidence')
@UseFilters(HttpErrorFilter)
export class EvidenceController {
  constructor(
    private readonly intake: EvidenceIntake,
    private readonly readers: EvidenceReaders,
    @Inject(EVIDENCE_STORE) private readonly store: EvidenceStore,
  ) {}

  /** 201 for what is new, 200 for what the sender's organisation has sent before; the same answer. */
  @Post()
  async take(
    @Req() request: Request,
    @Query() query: Fields,
    @CurrentActor() actor: Actor,
    @Res() response: Response,
  ): Promise<void> {
    const declared = Number(request.get('content-length'));
    const declaredLength = Number.isFinite(declared) ? declared : undefined;
    const announced = fieldOf(query, 'sha256') ?? request.get('x-content-sha256');
    try {
      const sent = { body: request, declaredLength, announced, actor };
      const { isNew, taken, position } = await this.intake.take(sent);
      if (position !== undefined) response.set('x-position', position);
      response.status(isNew ? 201 : 200).json(taken);
    } finally {
      // What is left of a body that was not wanted is passed over, so that the answer can be read.
      request.resume();
    }
  }

  @Get(':reference')
  async show(
    @CurrentActor() actor: Actor,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const { params, query } = request;
    const reference = String(params['reference']);
    const after = fieldOf(query, 'after');
    const piece = await this.readers.find({ reference, actor, after });
    if (!piece) throw notFound();
    describe(response, piece, reference);
    if (request.fresh) return void response.status(304).end();
    const part = partOf(request, piece);
    if (part === 'none') {
      response.status(416).set('content-range', `bytes */${piece.bytes}`).end();
      return;
    }
    await this.#send(piece, part, response);
  }

  async #send(piece: StoredPiece, part: ByteRange | undefined, response: Response): Promise<void> {
    const bytes = await this.store.get(piece.stored, part).catch((error: unknown) => {
      logger.error(`佐证读取失败 evidence was not read: ${String(error)}`);
      throw storeUnavailable();
    });
    if (!bytes) {
      logger.error(`佐证缺失 ${this.store.place} has no ${piece.stored}`);
      throw notFound();
    }
    const length = part ? part.end - part.start + 1 : piece.bytes;
    response.status(part ? 206 : 200).set('content-length', String(length));
    if (part) response.set('content-range', `bytes ${part.start}-${part.end}/${piece.bytes}`);
    await pipeline(bytes, response).catch((error: NodeJS.ErrnoException) => {
      // A reader who goes away is no failure; the head has been sent, so nobody can be told of others.
      if (error.code !== 'ERR_STREAM_PREMATURE_CLOSE') logger.error(error.stack ?? error.message);
    });
  }
}

function describe(response: Response, piece: StoredPiece, reference: string): void {
  const { mediaType, stored } = piece;
  const ending = Object.hasOwn(MEDIA_TYPES, mediaType)
    ? MEDIA_TYPES[mediaType as keyof typeof MEDIA_TYPES]
    : 'bin';
  // A document is not opened among our pages: it may hold scripts of its own.
  const how = mediaType === 'application/pdf' ? 'attachment' : 'inline';
  response.set({
    'content-type': mediaType,
    'content-disposition': `${how}; filename="${reference.slice(0, 12)}.${ending}"`,
    'content-security-policy': PIECE_POLICY,
    'accept-ranges': 'bytes',
    'cache-control': `private, max-age=${KEEP_SECONDS}, immutable`,
    // Two people may sign in at one browser, one after the other.
    vary: 'authorization',
    etag: `"${stored}"`,
  });
}

/** The part that is asked for; undefined for the whole. Several parts at a time are answered whole. */
function partOf(request: Request, { bytes, stored }: StoredPiece): ByteRange | 'none' | undefined {
  const condition = request.get('if-range');
  if (condition !== undefined && condition !== `"${stored}"`) return undefined;
  const asked = request.range(bytes);
  if (asked === -1) return 'none';
  if (typeof asked !== 'object' || asked.type !== 'bytes') return undefined;
  return asked.length === 1 ? asked[0] : undefined;
}
