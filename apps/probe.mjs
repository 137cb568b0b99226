/**
 * Checks the health of the process in this container: `node apps/probe.mjs live|ready`, exit code 0
 * or 1. A worker answers on METRICS_PORT, an API on PORT. The image has no HTTP client of its own.
 */
const { METRICS_PORT, PORT = '3000' } = process.env;
const question = process.argv[2] ?? 'live';

try {
  const response = await fetch(`http://127.0.0.1:${METRICS_PORT || PORT}/health/${question}`);
  console.log(await response.text());
  process.exitCode = response.ok ? 0 : 1;
} catch (error) {
  console.log(String(error.cause ?? error));
  process.exitCode = 1;
}
