import { openLogForReading, openReadSide } from '#runtime';

/**
 * A process of its own for one measurement, so that memory is that of the rebuild alone:
 * `rebuild-probe parse|PROJECTION DATA_DIR` prints `{ "perSecond", "megabytes" }` as JSON.
 */
const PAGE = 5_000;
const SAMPLE_MS = 20;
const [what = '', dataDir = ''] = process.argv.slice(2);

/** Events of the whole log, read and parsed and otherwise left alone. */
async function parse(store: Awaited<ReturnType<typeof openLogForReading>>): Promise<number> {
  let count = 0;
  let after: string | undefined;
  for (;;) {
    const page = await store.readAll({ limit: PAGE, ...(after !== undefined && { after }) });
    count += page.events.length;
    if (page.end || page.position === undefined) return count;
    after = page.position;
  }
}

/** Parsing once before counts the events and warms the file cache for both sides alike. */
async function measure() {
  const store = await openLogForReading(dataDir);
  const readStore = await openReadSide(dataDir, store);
  const events = await parse(store);
  globalThis.gc?.();
  const idle = process.memoryUsage.rss();
  let peak = idle;
  const sampling = setInterval(() => (peak = Math.max(peak, process.memoryUsage.rss())), SAMPLE_MS);
  const start = process.hrtime.bigint();
  if (what === 'parse') await parse(store);
  else
    await readStore.rebuild(what, {
      onProgress: () => (peak = Math.max(peak, process.memoryUsage.rss())),
    });
  const seconds = Number(process.hrtime.bigint() - start) / 1e9;
  clearInterval(sampling);
  await readStore.close();
  await store.close();
  return { perSecond: events / seconds, megabytes: (peak - idle) / 2 ** 20 };
}

console.log(JSON.stringify(await measure()));
