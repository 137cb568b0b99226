// A process that is as far as a rebuild can be when it is killed: it holds the build's lock, has
// entered its generation in the registry and has an unfinished transaction in the generation's file.
import { join } from 'node:path';

import Database from 'better-sqlite3';

const [directory] = process.argv.slice(2);
const lock = new Database(join(directory, 'tallies.build.lock'));
lock.exec('begin exclusive');
const registry = new Database(join(directory, 'registry.db'));
registry
  .prepare(`insert into generation values ('tallies', 2, 1, 'building', '', '', 0, 0, null, '')`)
  .run();
const generation = new Database(join(directory, 'tallies-g2.db'));
generation.exec('create table tally (stream text); begin; insert into tally values (1)');
process.send('halfway');
setInterval(() => undefined, 1_000);
