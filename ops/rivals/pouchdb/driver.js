// SPDX-License-Identifier: Apache-2.0
// Drives one end of PouchDB for the sync bench: `node driver.js server DIR PORT` serves a database over leveldb by
// express-pouchdb, `node driver.js client DIR` holds a local one. Run in the folder npm installed the packages into.
// Asked by words on standard input, one question a line; each is answered by one line, two at-signs and an object.
const { createHash } = require('crypto');
const { createRequire } = require('module');
const { createReadStream, mkdirSync } = require('fs');
const path = require('path');
const { createInterface } = require('readline');

const installed = createRequire(path.join(process.cwd(), 'package.json'));
const PouchDB = installed('pouchdb');
const [role, folder, port] = process.argv.slice(2);
const DATABASE = 'bench';
const AT_ONCE = 1000;
const RETRY_MS = 500;

// replications leave rejections behind when their connection is reset; the retry below is what answers for them
process.on('unhandledRejection', () => {});

const say = answer => process.stdout.write('@@' + JSON.stringify(answer) + '\n');
const pause = ms => new Promise(done => setTimeout(done, ms));

async function eachLine(file, most, take) {
  let some = [], seen = 0;
  for await (const line of createInterface({ input: createReadStream(file, 'utf8'), crlfDelay: Infinity })) {
    if (seen++ === most) break;
    some.push(JSON.parse(line));
    if (some.length === AT_ONCE) { await take(some); some = []; }
  }
  if (some.length) await take(some);
}

async function load(db, file, rows) {
  await eachLine(file, rows, some => db.bulkDocs(some.map(({ id, ...fields }) => ({ _id: id, ...fields }))));
}

async function edit(db, file) {
  await eachLine(file, Infinity, async some => {
    const changes = new Map(some.map(({ id, ...fields }) => [id, fields]));
    const known = await db.allDocs({ include_docs: true, keys: [...changes.keys()] });
    const written = await db.bulkDocs(known.rows.map(row => ({ ...row.doc, ...changes.get(row.id) })));
    if (written.some(one => one.error)) throw new Error('an edit was not written');
  });
}

// the same words as every peer's digest: id, phone, village and version of each row, by id
async function digest(db) {
  const all = await db.allDocs({ include_docs: true, conflicts: true });
  const hash = createHash('sha256');
  let edited = 0, conflicts = 0;
  for (const { id, doc } of all.rows) {
    hash.update([id, doc.phone || '', doc.village || '', doc.row_version].join('|') + '\n');
    if (doc.row_version === 2) edited++;
    if (doc._conflicts) conflicts++;
  }
  return { rows: all.rows.length, edited, conflicts, digest: hash.digest('hex') };
}

// one replication, begun again whenever it fails, until it is complete or the time is over
async function replicate(db, direction, url, batch, seconds) {
  const began = Date.now(), end = began + seconds * 1000;
  let retries = 0, stopped = false;
  for (;;) {
    let timer;
    try {
      const remote = new PouchDB(url, { skip_setup: direction === 'pull' });
      const options = { batch_size: batch };
      const run = direction === 'push' ? db.replicate.to(remote, options)
        : direction === 'pull' ? db.replicate.from(remote, options) : db.sync(remote, options);
      timer = setTimeout(() => { stopped = true; run.cancel(); }, Math.max(1, end - Date.now()));
      run.on('error', () => {});
      const result = await run;
      if (stopped || !(result.errors || []).length) break;
      retries++;
    } catch (failed) {
      retries++;
      if (!stopped) await pause(RETRY_MS);
    } finally {
      clearTimeout(timer);
    }
    if (stopped || Date.now() > end) { stopped = true; break; }
  }
  return { millis: Date.now() - began, retries, stopped };
}

function serve() {
  mkdirSync(folder, { recursive: true });
  const inside = createRequire(installed.resolve('express-pouchdb'));
  const app = inside('express')();
  const Stored = PouchDB.defaults({ prefix: folder + '/' });
  app.use('/', installed('express-pouchdb')(Stored, {
    configPath: path.join(folder, 'config.json'), logPath: path.join(folder, 'log.txt'),
    mode: 'minimumForPouchDB', inMemoryConfig: true,
  }));
  const server = app.listen(Number(port), '127.0.0.1', () => say({}));
  server.keepAliveTimeout = 60000;
  return Stored;
}

const Stored = role === 'server' ? serve() : PouchDB.defaults({ prefix: path.join(folder, 'client-') });
let db = new Stored(DATABASE);
if (role === 'client') say({});

async function answer(words) {
  const [verb, ...rest] = words;
  switch (verb) {
    case 'load': await load(db, rest[0], Number(rest[1])); return {};
    case 'edit': await edit(db, rest[0]); return {};
    case 'digest': return digest(db);
    case 'rows': return { rows: (await db.info()).doc_count };
    case 'push': case 'pull': case 'sync': return replicate(db, verb, rest[0], Number(rest[1]), Number(rest[2]));
    default: throw new Error('not known: ' + verb);
  }
}

(async () => {
  for await (const line of createInterface({ input: process.stdin })) {
    try { say(await answer(line.trim().split(' '))); } catch (failed) { say({ failed: String(failed.message || failed) }); }
  }
  process.exit(0);
})();
