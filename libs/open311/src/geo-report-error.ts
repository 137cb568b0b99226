/** An error of GeoReport v2: an HTTP status, and a code with a description. */
export class GeoReportError extends Error {
  override readonly name = 'GeoReportError';

  constructor(
    readonly status: 400 | 403 | 404 | 406 | 429 | 503,
    /** Stable, for programs. */
    readonly code: string,
    /** In Chinese, for people. */
    readonly description: string,
    /** Of 429: when to try again. */
    readonly retryAfterSeconds?: number,
  ) {
    super(`${code}: ${description}`);
  }
}
