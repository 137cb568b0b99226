/**
 * Loaded before anything else where `CLOCK_AHEAD_MS` is set: every `Date` of the process, its threads
 * and its children is that far ahead of the machine's (behind, where negative), and goes on from there.
 * Where `CLOCK_AHEAD_FILE` is set, what that file says counts, also when it is changed meanwhile.
 */
import { readFileSync } from 'node:fs';

import timekeeper from 'timekeeper';

const LOOK_MS = 20;
const machineNow = Date.now.bind(Date);
const { CLOCK_AHEAD_MS = '0', CLOCK_AHEAD_FILE: file } = process.env;
let ahead = 0;

function set(milliseconds) {
  if (milliseconds === ahead || Number.isNaN(milliseconds)) return;
  ahead = milliseconds;
  timekeeper.travel(new Date(machineNow() + ahead));
}

set(Number(CLOCK_AHEAD_MS));
if (file !== undefined) {
  const look = () => set(Number(readFileSync(file, 'utf8') || Number.NaN));
  look();
  setInterval(look, LOOK_MS).unref();
}
