import { Controller, HttpCode, HttpException, Logger, Post, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { ContentionError, OverdueError } from '#event-sourcing';
import { EventStoreError } from '#event-store';
import { Public } from './access.decorators.js';
import { RenewalCookie } from './renewal-cookie.js';
import { RenewalGate } from './renewal-gate.js';
import type { Renewal } from './renewal-secret.js';
import { type IssuedSession, SessionDoor } from './session-door.js';

/** What a page is told when its session was renewed. */
interface Renewed {
  readonly token: string;
  readonly expiresAt: string;
  /** When the session ends unless it is renewed again. */
  readonly sessionUntil: string;
  readonly username: string;
  readonly displayName: string;
}

const logger = new Logger('Session');

const refusal = (status: number, code: string, message: string): HttpException =>
  new HttpException({ code, message }, status);

const isOutOfReach = (error: unknown): boolean =>
  [EventStoreError, ContentionError, OverdueError].some((kind) => error instanceof kind);

/**
 * `POST /session/renew`: the next token for a page, by the cookie that its browser keeps. It is a path
 * of its own, and no mutation, so that the cookie is sent here and to nothing else.
 */
@Public()
@Controller('session')
export class RenewalController {
  constructor(
    private readonly door: SessionDoor,
    private readonly cookie: RenewalCookie,
    private readonly gate: RenewalGate,
  ) {}

  @Post('renew')
  @HttpCode(200)
  async renew(
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<Renewed> {
    response.setHeader('Cache-Control', 'no-store');
    if (!this.gate.admits(request.headers))
      throw refusal(403, 'ORIGIN_NOT_ALLOWED', '只有本服务的网页可以续期');
    const kept = this.cookie.read(request);
    if (!kept) throw ended();
    const address = request.ip ?? 'unknown';
    if (this.gate.attempt(address) > 0)
      throw refusal(429, 'TOO_MANY_ATTEMPTS', '尝试次数过多，请稍后再试');
    const issued = await this.#renew(kept, response);
    this.gate.recordSuccess(address);
    this.cookie.set(response, issued);
    return toRenewed(issued);
  }

  async #renew(kept: Renewal, response: Response): Promise<IssuedSession> {
    // The cookie is kept while the log is out of reach.
    const issued = await this.door.renewBySecret(kept).catch(refuseOutOfReach);
    if (!('rejected' in issued)) return issued;
    this.cookie.clear(response);
    if (issued.details['reused'])
      logger.warn(`续期凭据被人重复使用，登录已结束 a copied secret was shown: ${kept.username}`);
    throw ended();
  }
}

const ended = (): HttpException => refusal(401, 'SESSION_ENDED', '登录已失效，请重新登录');

function refuseOutOfReach(error: unknown): never {
  throw isOutOfReach(error) ? refusal(503, 'STORE_UNAVAILABLE', '事件库暂不可用，请重试') : error;
}

function toRenewed({ token, expiresAt, session, account }: IssuedSession): Renewed {
  const { username, displayName } = account;
  return { token, expiresAt, sessionUntil: session.until, username, displayName };
}
