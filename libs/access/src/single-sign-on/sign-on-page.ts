import type { Request, Response } from 'express';
import { SIGN_ON_PATH } from './sign-in-state.js';
import type { SignOnError } from './sign-on-errors.js';

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};
const escaped = (text: string): string =>
  text.replaceAll(/[&<>"]/g, (sign) => ESCAPES[sign] ?? sign);

/** A page without scripts and styles, as the policy of all answers demands. */
const pageOf = (message: string, code: string): string => `<!doctype html>
<html lang="zh-CN">
<head><meta charset="utf-8"><title>登录未完成</title></head>
<body>
<h1>登录未完成</h1>
<p>${escaped(message)}</p>
<p>代码：${code}</p>
<p><a href="${SIGN_ON_PATH}">重新登录</a> · <a href="/">返回首页</a></p>
</body>
</html>
`;

/** Tells a person on a page, and a program in JSON, why there was no sign-in. */
export function showRefusal(
  request: Request,
  response: Response,
  { code, message, status }: SignOnError,
): void {
  response.status(status);
  if (request.accepts(['json', 'html']) === 'html')
    response.type('html').send(pageOf(message, code));
  else response.json({ code, message });
}
