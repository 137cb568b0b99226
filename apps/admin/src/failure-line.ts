const codeOf = (error: Error): string | undefined => {
  const { code, failure } = error as { code?: unknown; failure?: unknown };
  const found = code ?? failure;
  return typeof found === 'string' ? found : undefined;
};

/** A failure as the operator sees it: code and message; the whole of what has no code, as it is a bug. */
export function failureLine(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const code = codeOf(error);
  return code === undefined ? (error.stack ?? error.message) : `错误 ${code}：${error.message}`;
}
