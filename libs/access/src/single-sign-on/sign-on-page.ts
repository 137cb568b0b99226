import { createHash } from 'node:crypto';
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

const STYLES = `
:root { color-scheme: light; }
* { box-sizing: border-box; }
body { margin: 0; padding: 12vh 1rem 2rem; background: #f3f5f7; color: #1d2733;
  font: 16px/1.7 system-ui, 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', sans-serif; }
main { max-width: 30rem; margin: 0 auto; padding: 2rem; background: #fff;
  border: 1px solid #d8dde3; border-top: 4px solid #b3261e; border-radius: 6px; }
.name { margin: 0; color: #b3261e; font-weight: 600; }
h1 { margin: 0.25rem 0 0.75rem; font-size: 1.5rem; line-height: 1.4; }
p { margin: 0 0 1rem; }
.code { color: #55606c; font-size: 0.875rem; overflow-wrap: anywhere; }
nav { display: flex; flex-wrap: wrap; gap: 0.75rem; margin-top: 1.5rem; }
a { flex: 1 1 8rem; padding: 0.6rem 1rem; border: 1px solid #b3261e; border-radius: 4px;
  color: #b3261e; text-align: center; text-decoration: none; }
a.first { background: #b3261e; color: #fff; }
a:focus-visible { outline: 3px solid #14548c; outline-offset: 2px; }
@media (max-width: 30rem) { body { padding-top: 1.5rem; } main { padding: 1.5rem 1.25rem; } }
`;

/** That of all answers, and this one style sheet by its hash: no script, nothing fetched. */
const POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(STYLES).digest('base64')}'`,
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const AGAIN = `<a class="first" href="${SIGN_ON_PATH}">重新登录</a>`;

/** What somebody was about to do, the title that says so, and what they may try again. */
const ATTEMPTS = {
  'sign-in': { title: '登录未完成', again: AGAIN },
  'sign-out': { title: '退出未完成', again: '' },
} as const;
export type Attempt = keyof typeof ATTEMPTS;

const pageOf = ({ code, message }: SignOnError, attempt: Attempt): string => {
  const { title, again } = ATTEMPTS[attempt];
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} · 哨到</title>
<style>${STYLES}</style>
</head>
<body>
<main>
<p class="name">哨到</p>
<h1>${title}</h1>
<p>${escaped(message)}</p>
<p class="code">代码：${code}</p>
<nav>${again}<a href="/">返回首页</a></nav>
</main>
</body>
</html>
`;
};

/** Tells a person on a page, and a program in JSON, why an attempt came to nothing. */
export function showRefusal(
  request: Request,
  response: Response,
  refusal: SignOnError,
  attempt: Attempt,
): void {
  const { code, message, status } = refusal;
  response.status(status);
  if (request.accepts(['json', 'html']) === 'html')
    response.set('content-security-policy', POLICY).type('html').send(pageOf(refusal, attempt));
  else response.json({ code, message });
}
