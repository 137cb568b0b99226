/**
 * Loaded before anything else where `CLOCK_AHEAD_MS` is set: every `Date` of the process, its threads
 * and its children is that far ahead of the machine's (behind, where negative), and goes on from there.
 */
import timekeeper from 'timekeeper';

const ahead = Number(process.env.CLOCK_AHEAD_MS ?? 0);
if (ahead !== 0) timekeeper.travel(new Date(Date.now() + ahead));
