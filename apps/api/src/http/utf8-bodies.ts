import { isUtf8 } from 'node:buffer';
import type { IncomingMessage } from 'node:http';

import { BadRequestException } from '@nestjs/common';
import { json, type RequestHandler, urlencoded } from 'express';

/** The answer's text: of errors before its routes Nest passes on only the message. */
export const NOT_UTF8 =
  'BODY_NOT_UTF8 请求不是 UTF-8 文本；GBK、GB18030 等编码的，请先转为 UTF-8 再提交';

const notUtf8Error = (): BadRequestException => new BadRequestException(NOT_UTF8);

const ESCAPED = /(?:%[\da-f]{2})+/gi;

const escapesUtf8 = (text: string): boolean =>
  (text.match(ESCAPED) ?? []).every((run) => isUtf8(Buffer.from(run.replaceAll('%', ''), 'hex')));

type Sent = Pick<IncomingMessage, 'url'>;

/**
 * Checks the bytes before a parser replaces invalid ones by U+FFFD: text in GB18030 would be
 * accepted and lost for good.
 * @throws BadRequestException `BODY_NOT_UTF8`
 */
export function refuseUnlessUtf8(_: Sent, __: unknown, body: Buffer, encoding: string): void {
  if (/^utf-?8$/i.test(encoding) && !isUtf8(body)) throw notUtf8Error();
}

/** The same for a form, whose fields are escaped bytes and may also be in the URL. */
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
 * Body parsers that replace Nest's own.
 * @param limit of a JSON body, in body-parser's notation
 */
export const bodyReaders = (limit: string): readonly RequestHandler[] => [
  json({ limit, verify: refuseUnlessUtf8 }),
  urlencoded({ extended: true, verify: refuseUnlessUtf8Form }),
];
