// A process that is as far as a rebuild can be when it is killed: it holds the build's lock, has
// entered its generation in the registry and has an unfinished transaction in the generation.
import { join } from 'node:path';

import Database from 'better-sqlite3';
import pg from 'pg';

const entering = `insert into generation values ('tallies', 2, 1, 'building', '', '', 0, 0, null, '', 'tallies-g2')`;

function buildInFile({ directory }) {
  const lock = new Database(join(directory, 'tallies.build.lock'));
  lock.exec('begin exclusive');
  new Database(join(directory, 'registry.db')).prepare(entering).run();
  const generation = new Database(join(directory, 'tallies-g2.db'));
  generation.exec('create table tally (stream text); begin; insert into tally values (1)');
}

async function buildInSchema({ postgres: { url, schema } }) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const key = `shaodao-read-store/${schema}/tallies.build`;
  await client.query('select pg_advisory_lock(hashtextextended($1, 0))', [key]);
  await client.query(`set search_path = ${schema}`);
  await client.query(entering);
  await client.query(`create schema ${schema}_tallies_g2`);
  await client.query(`create table ${schema}_tallies_g2.tally (stream text)`);
  await client.query(`begin; insert into ${schema}_tallies_g2.tally values (1)`);
}

const place = JSON.parse(process.argv[2]);
await (place.postgres ? buildInSchema(place) : buildInFile(place));
process.send('halfway');
setInterval(() => undefined, 1_000);
