import {
  Body,
  Controller,
  Get,
  Header,
  HttpCode,
  Inject,
  Post,
  Query,
  Req,
  Res,
} from '@nestjs/common';
import type { Request, Response } from 'express';
import { ContentionError, OverdueError } from '#event-sourcing';
import { EventStoreError } from '#event-store';
import { Public } from '../session/access.decorators.js';
import { isLocalPath } from './sign-in-state.js';
import { SignOnCookies } from './sign-on-cookies.js';
import { SignOnError } from './sign-on-errors.js';
import { SignOnGate } from './sign-on-gate.js';
import { showRefusal } from './sign-on-page.js';
import { SINGLE_SIGN_ON, type SingleSignOn } from './single-sign-on.js';

const CALLBACK = 'GET /sign-in/sso/callback';
const LOGOUT = 'POST /sign-in/sso/logout';
const SIGN_OUT = 'GET /sign-in/sso/sign-out';

const isOutOfReach = (error: unknown): boolean =>
  [EventStoreError, ContentionError, OverdueError].some((kind) => error instanceof kind);

/** Any other error is a bug, or broken infrastructure, and goes on. */
function refusalOf(error: unknown): SignOnError {
  if (error instanceof SignOnError) return error;
  if (isOutOfReach(error)) return new SignOnError('STORE_UNAVAILABLE');
  throw error;
}

const addressOf = ({ ip }: Request): string => ip ?? 'unknown';

/**
 * Signing in at an identity provider: `GET /sign-in/sso` leads there, and the browser comes back to
 * `/callback`. Its session is then kept as after a sign-in with a password: the page gets its tokens
 * by `POST /session/renew`. At `/logout` the provider ends sessions; from `/sign-out` a browser that
 * signed out here goes on to sign out there.
 */
@Public()
@Controller('sign-in/sso')
export class SingleSignOnController {
  constructor(
    @Inject(SINGLE_SIGN_ON) private readonly signOn: SingleSignOn | undefined,
    private readonly cookies: SignOnCookies,
    private readonly gate: SignOnGate,
  ) {}

  @Get()
  @Header('Cache-Control', 'no-store')
  async begin(
    @Query('return_to') returnTo: unknown,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    try {
      const signOn = this.#offered(request);
      const path = returnTo === undefined ? '/' : returnTo;
      if (typeof path !== 'string' || !isLocalPath(path))
        throw new SignOnError('RETURN_PATH_INVALID');
      const begun = this.cookies.begun.begin(response, path);
      response.redirect(303, (await signOn.begin(begun)).href);
    } catch (error) {
      this.#refuse(request, response, error);
    }
  }

  @Get('callback')
  @Header('Cache-Control', 'no-store')
  async finish(@Req() request: Request, @Res() response: Response): Promise<void> {
    try {
      const signOn = this.#offered(request);
      const begun = this.cookies.begun.take(request, response);
      if (!begun) throw new SignOnError('SSO_STATE_INVALID');
      const { search } = new URL(request.originalUrl, 'http://service.invalid');
      const client = { address: addressOf(request), userAgent: request.get('user-agent') };
      const { issued, idToken } = await signOn.finish(begun, search, { ...client, kept: true });
      this.cookies.renewal.set(response, issued);
      this.cookies.way.keep(response, issued.session, idToken);
      this.gate.noteSignedIn(issued.account, client.address, CALLBACK);
      response.redirect(303, begun.returnTo);
    } catch (error) {
      this.#refuse(request, response, error);
    }
  }

  @Get('sign-out')
  @Header('Cache-Control', 'no-store')
  async signOut(
    @Query('ticket') ticket: unknown,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    try {
      const signOn = this.#offered(request);
      const place = await this.#placeToSignOut(signOn, request, ticket);
      this.gate.payBack(addressOf(request));
      if (place) this.cookies.way.forget(response);
      response.redirect(303, place?.href ?? '/');
    } catch (error) {
      showRefusal(request, response, this.#note(request, error, SIGN_OUT), 'sign-out');
    }
  }

  @Post('logout')
  @HttpCode(200)
  @Header('Cache-Control', 'no-store')
  async logOut(
    @Body() body: unknown,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    try {
      const signOn = this.#offered(request);
      const { logout_token: token } = (body ?? {}) as Record<string, unknown>;
      if (typeof token !== 'string') throw new SignOnError('LOGOUT_TOKEN_INVALID');
      const ended = await signOn.logOut(token);
      this.gate.payBack(addressOf(request));
      response.json({ ended });
    } catch (error) {
      const { code, message, status } = this.#note(request, error, LOGOUT);
      // As the specification has it (2.8), with our code.
      response.status(status).json({ error: 'invalid_request', code, message });
    }
  }

  /** Undefined where there is nothing to leave: another way of signing in, or a provider that ends none. */
  async #placeToSignOut(
    signOn: SingleSignOn,
    request: Request,
    ticket: unknown,
  ): Promise<URL | undefined> {
    const { way } = this.cookies;
    const kept = way.read(request);
    if (!kept) return undefined;
    if (!way.fits(kept, ticket)) throw new SignOnError('SIGN_OUT_NOT_YOURS');
    return signOn.signOutUrl(kept.idToken);
  }

  /** @throws SignOnError where nobody may try */
  #offered(request: Request): SingleSignOn {
    if (!this.signOn) throw new SignOnError('SSO_NOT_OFFERED');
    if (this.gate.attempt(addressOf(request)) > 0) throw new SignOnError('TOO_MANY_ATTEMPTS');
    return this.signOn;
  }

  #refuse(request: Request, response: Response, error: unknown): void {
    showRefusal(request, response, this.#note(request, error, CALLBACK), 'sign-in');
  }

  #note(request: Request, error: unknown, operation: string): SignOnError {
    const refusal = refusalOf(error);
    this.gate.noteRefused(refusal, addressOf(request), operation);
    return refusal;
  }
}
