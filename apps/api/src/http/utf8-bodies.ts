import { isUtf8 } from 'node:buffer';
import type { IncomingMessage } from 'node:http';

import { BadRequestException } from '@nestjs/common';
import { json, type RequestHandler, urlencoded } from 'express';

/** What is answered: Nest tells of what comes before its routes by the message alone. */
export const NOT_UTF8 =
  'BODY_NOT_UTF8 请求不是 UTF-8 文本；GBK、GB18030 等编码的，请先转为 UTF-8 再提交';

const notUtf8Error = (): BadRequestException => new BadRequestException(NOT_UTF8);

const ESCAPED = /(?:%[\da-f]{2})+/gi;

const escapesUtf8 = (text: string): boolean =>
  (text.match(ESCAPED) ?? []).every((run) => isUtf8(Buffer.from(run.replaceAll('%', ''), 'hex')));

type Sent = Pick<IncomingMessage, 'url'>;

/**
 * Looks at the bytes before a parser puts U+FFFD where they are not UTF-8: what a platform sends in
 * GB18030 would be lost for good, and accepted.
 * @throws BadRequestException `BODY_NOT_UTF8`
 */
export function refuseUnlessUtf8(_: Sent, __: unknown, body: Buffer, encoding: string): void {
  if (/^utf-?8$/i.test(encoding) && !isUtf8(body)) throw notUtf8Error();
}

/** The same of a form, whose fields are escaped bytes and may stand in its address as well. */
export function refuseUnlessUtf8Form(
  request: Sent,
  _: unknown,
  body: Buffer,
  encoding: string,
): void {
  refuseUnlessUtf8(request, _, body, encoding);
  if (!escapesUtf8(body.toString('latin1')) || !escapesUtf8(request.url ?? ''))
    throw notUtf8Error();
}

/**
 * What reads bodies, in the stead of Nest's own.
 * @param limit of JSON, as body-parser has it
 */
export const bodyReaders = (limit: string): readonly RequestHandler[] => [
  json({ limit, verify: refuseUnlessUtf8 }),
  urlencoded({ extended: true, verify: refuseUnlessUtf8Form }),
];
