// An outside client of the public contract: `node contract.mjs http://127.0.0.1:5080` against `./livefair up --demo`.
// Prints a line a check and ends with `N passed, N failed`; exits 1 if any failed.
import { call, login, newViewer, confirmPhone, connect, Watcher, opId, sleep } from './contract-client.mjs';

const base = (process.argv[2] ?? 'http://127.0.0.1:5080').replace(/\/$/, '');
let passed = 0, failed = 0;
async function check(name, body) {
  try { await body(); passed++; console.log('ok   ' + name); }
  catch (e) { failed++; console.log('FAIL ' + name + ': ' + (e?.message ?? e)); }
}
function equal(actual, expected, what) {
  const a = JSON.stringify(actual), b = JSON.stringify(expected);
  if (a !== b) throw new Error(`${what}: got ${a}, expected ${b}`);
}
function truth(value, what) { if (!value) throw new Error(what); }

const PASSWORD = 'livefair-demo';
const host = await login(base, 'host', PASSWORD);
const staff = await login(base, 'staff', PASSWORD);
const list = (await call(base, 'GET', '/api/postings', { token: host })).body;
const postings = (Array.isArray(list) ? list : list.items).slice(0, 3);
const employerOf = p => p.employerId ?? p.employer?.id;
const made = await call(base, 'POST', '/api/sessions', {
  token: host, body: { title: '验收场次', startsAt: new Date().toISOString(), postingIds: postings.map(p => p.id) },
});
const id = made.body?.id;
const viewers = [];
for (const n of ['小马', '王阿姨', '李师傅']) {
  const v = await newViewer(base, n);
  v.phone = await confirmPhone(base, v.token);
  v.hub = await connect(base, v.token);
  viewers.push(v);
}
const [ma, wang, li] = viewers;

await check('a wrong password is 401 as problem+json', async () => {
  const r = await call(base, 'POST', '/api/auth/login', { body: { userName: 'host', password: 'x' } });
  equal(r.status, 401, 'status'); truth(r.type.includes('problem+json'), `content type ${r.type}`);
});
await check('a session is created with its postings', async () => {
  equal(made.status, 201, 'status');
  truth(id, 'an id');
});
await check('a comment before the start is refused with NOT_LIVE', async () => {
  const r = await ma.hub.invoke('Comment', { sessionId: id, opId: opId(), text: '开始了吗' });
  equal(r.ok, false, 'ok'); equal(r.code, 'NOT_LIVE', 'code');
});
await check('a viewer may not start the session; the host may', async () => {
  const no = await call(base, 'POST', `/api/sessions/${id}/start`, { token: ma.token, body: {} });
  truth([401, 403, 404].includes(no.status), `viewer got ${no.status}`);
  const yes = await call(base, 'POST', `/api/sessions/${id}/start`, { token: host, body: {} });
  equal(yes.status, 200, 'status'); truth(yes.body.offset >= 1, 'an offset');
});
for (const v of viewers) v.watch = new Watcher(v.hub, id);
await check('three viewers join and get epoch, head and snapshot', async () => {
  for (const v of viewers) {
    await v.watch.until('joined', w => w.joined);
    truth(v.watch.joined.epoch !== undefined && v.watch.joined.head >= 1, JSON.stringify(v.watch.joined));
    equal(v.watch.joined.snapshot.state, 'live', 'state');
  }
});
await check('a comment is acknowledged with its offset and reaches everybody in order, once', async () => {
  const r = await ma.hub.invoke('Comment', { sessionId: id, opId: opId(), text: '夜班有补贴吗？' });
  equal(r.ok, true, 'ok');
  for (const v of viewers) {
    await v.watch.until(`offset ${r.offset}`, w => w.has(r.offset));
    const e = v.watch.events.find(x => x.offset === r.offset);
    equal([e.kind, e.text, e.by.nickname], ['commented', '夜班有补贴吗？', '小马'], 'event');
    equal(v.watch.orderProblem(), null, 'order');
  }
});
await check('the same opId is answered with the first offset and shows once', async () => {
  await sleep(2500); // beyond an ordinary throttle
  const op = opId(), send = () => wang.hub.invoke('Comment', { sessionId: id, opId: op, text: '可以接送孩子吗' });
  const first = await send(), second = await send();
  equal([first.ok, second.ok, second.offset], [true, true, first.offset], 'answers');
  await wang.watch.until('it', w => w.has(first.offset));
  await sleep(400);
  equal(wang.watch.events.filter(e => e.text === '可以接送孩子吗').length, 1, 'times shown');
});
await check('the same opId with another text is refused with OP_REUSED', async () => {
  await sleep(2500);
  const op = opId();
  await li.hub.invoke('Comment', { sessionId: id, opId: op, text: '在哪里' });
  const r = await li.hub.invoke('Comment', { sessionId: id, opId: op, text: '别的话' });
  equal([r.ok, r.code], [false, 'OP_REUSED'], 'answer');
});
await check('a burst is throttled with TOO_FAST and a wait', async () => {
  const answers = [];
  for (let i = 0; i < 12; i++) {
    answers.push(await li.hub.invoke('Comment', { sessionId: id, opId: opId(), text: '刷屏' + i }));
  }
  const refused = answers.filter(a => !a.ok);
  truth(refused.length > 0, 'nothing was refused');
  truth(refused.every(a => a.code === 'TOO_FAST' && a.retryAfterMs > 0), JSON.stringify(refused[0]));
});
await check('a pin reaches everybody with all that the card shows, and a late joiner finds it', async () => {
  const r = await call(base, 'PUT', `/api/sessions/${id}/pin`, {
    token: host, body: { opId: opId(), postingId: postings[1].id },
  });
  equal(r.status, 200, 'status');
  for (const v of viewers) await v.watch.until('the pin', w => w.has(r.body.offset));
  const e = ma.watch.events.find(x => x.offset === r.body.offset);
  equal(e.kind, 'pinned', 'kind');
  equal(e.posting.id, postings[1].id, 'posting');
  truth(e.posting.title && e.posting.pay, 'title and pay on the card');
  const late = await newViewer(base, '后来的人'); const hub = await connect(base, late.token);
  const w = new Watcher(hub, id); await w.until('joined', x => x.joined);
  equal((w.joined.snapshot.pin?.posting ?? w.joined.snapshot.pin)?.id, postings[1].id, 'pin in the snapshot');
  await hub.stop();
});
await check('after a lost connection the cursor recovers exactly what was missed', async () => {
  const last = wang.watch.events.at(-1).offset, epoch = wang.watch.joined.epoch;
  await wang.hub.stop();
  const missed = [];
  for (let i = 0; i < 4; i++) {
    await sleep(2500);
    const r = await ma.hub.invoke('Comment', { sessionId: id, opId: opId(), text: '断线期间' + i });
    truth(r.ok, JSON.stringify(r));
    missed.push(r.offset);
  }
  wang.hub = await connect(base, wang.token);
  wang.watch = new Watcher(wang.hub, id, last, epoch);
  await wang.watch.until('the missed', w => missed.every(o => w.has(o)));
  equal(wang.watch.joined.recovered, true, 'recovered');
  equal(wang.watch.events[0].offset, last + 1, 'first event');
  equal(wang.watch.orderProblem(), null, 'order');
});
await check('a wrong epoch and a future offset are answered recovered:false, not with an error', async () => {
  for (const [after, epoch] of [[1, 'no-such-epoch'], [999999999, ma.watch.joined.epoch]]) {
    const hub = await connect(base, li.token); const w = new Watcher(hub, id, after, epoch);
    await w.until('joined', x => x.joined); equal(w.joined.recovered, false, 'recovered'); await hub.stop();
  }
});
await check('reactions count a person once on the board', async () => {
  for (const v of [ma, ma, wang]) {
    await v.hub.invoke('React', { sessionId: id, postingId: postings[1].id, opId: opId(), kind: 'want' });
  }
  await sleep(1200);
  const b = (await call(base, 'GET', `/api/sessions/${id}/board`, { token: host })).body;
  const row = b.postings.find(p => p.postingId === postings[1].id);
  equal(row.counts.want, 2, 'people who want it');
});
const name = '马丽红', consent = p => ({ employerId: employerOf(p), version: p.consentVersion ?? 1 });
let application;
await check('an application without consent that names the employer is 403 CONSENT_REQUIRED', async () => {
  const r = await call(base, 'POST', `/api/postings/${postings[1].id}/applications`, {
    token: ma.token, body: { opId: opId(), sessionId: id, name, phone: ma.phone },
  });
  equal([r.status, r.body.code], [403, 'CONSENT_REQUIRED'], 'answer');
});
await check('an application is taken once; a repeat gets the first answer', async () => {
  const body = { opId: opId(), sessionId: id, name, phone: ma.phone, consent: consent(postings[1]) };
  const one = await call(base, 'POST', `/api/postings/${postings[1].id}/applications`, { token: ma.token, body });
  equal(one.status, 201, `status (${JSON.stringify(one.body)})`); application = one.body;
  const two = await call(base, 'POST', `/api/postings/${postings[1].id}/applications`, {
    token: ma.token, body: { ...body, opId: opId() },
  });
  equal([two.status, two.body.applicationId], [200, one.body.applicationId], 'second answer');
  const isIt = e => e.kind === 'applied' && e.postingId === postings[1].id;
  await li.watch.until('the applied count event', w => w.events.some(isIt));
});
await check('enrolment puts a viewer into one group, once', async () => {
  const one = await call(base, 'POST', `/api/sessions/${id}/enrolments`, {
    token: ma.token, body: { opId: opId(), consentVersion: 1 },
  });
  const two = await call(base, 'POST', `/api/sessions/${id}/enrolments`, {
    token: ma.token, body: { opId: opId(), consentVersion: 1 },
  });
  truth([200, 201].includes(one.status) && one.body.groupId, `${one.status} ${JSON.stringify(one.body)}`);
  equal(two.body.groupId, one.body.groupId, 'group');
});
await check('staff find the lead with a masked phone; a viewer finds no leads', async () => {
  const r = await call(base, 'GET', `/api/leads?session=${id}`, { token: staff });
  const lead = (r.body.items ?? r.body).find(l => l.id === application.leadId);
  truth(lead, 'the lead'); equal(lead.phone, ma.phone.slice(0, 3) + '****' + ma.phone.slice(7), 'phone');
  truth(!JSON.stringify(r.body).includes(ma.phone), 'a full phone in the list');
  truth([401, 403].includes((await call(base, 'GET', '/api/leads', { token: ma.token })).status), 'a viewer saw leads');
});
await check('a reveal needs a reason', async () => {
  const no = await call(base, 'POST', `/api/leads/${application.leadId}/reveal`, { token: staff, body: {} });
  truth(no.status >= 400 && no.status < 500, `got ${no.status}`);
  const yes = await call(base, 'POST', `/api/leads/${application.leadId}/reveal`, {
    token: staff, body: { reason: '电话回访' },
  });
  equal(yes.status, 200, 'status'); truth(JSON.stringify(yes.body).includes(ma.phone), 'the phone');
});
await check('a comment is removed with a reason; its text is gone from the list', async () => {
  await sleep(2500);
  const r = await li.hub.invoke('Comment', { sessionId: id, opId: opId(), text: '要被删除的话' });
  truth(r.ok, JSON.stringify(r));
  const bare = await call(base, 'DELETE', `/api/sessions/${id}/comments/${r.offset}`, { token: host, body: {} });
  truth(bare.status >= 400, 'removed without a reason');
  const gone = await call(base, 'DELETE', `/api/sessions/${id}/comments/${r.offset}`, {
    token: host, body: { reason: 'spam' },
  });
  equal(gone.status, 200, 'status');
  await ma.watch.until('the tombstone', w => w.events.some(e => e.kind === 'commentRemoved' && e.target === r.offset));
  const events = await call(base, 'GET', `/api/sessions/${id}/events?after=0&limit=1000`, { token: ma.token });
  truth(!JSON.stringify(events.body).includes('要被删除的话'), 'the text is still in the list');
});
await check('no personal data in anything that was broadcast', async () => {
  const list = await call(base, 'GET', `/api/sessions/${id}/events?after=0&limit=1000`, { token: li.token });
  const all = viewers.map(v => v.watch.raw.join('')).join('') + JSON.stringify(list.body);
  for (const secret of [ma.phone, wang.phone, name]) truth(!all.includes(secret), 'found a phone or a name');
});
await check('the MessagePack hub protocol carries the same room', async () => {
  const v = await newViewer(base, '二进制'); await confirmPhone(base, v.token);
  const hub = await connect(base, v.token, 'messagepack'); const seen = [];
  hub.stream('Watch', { sessionId: id }).subscribe({
    next: x => seen.push(x), error: e => seen.push(e), complete() {},
  });
  await sleep(2500);
  const r = await ma.hub.invoke('Comment', { sessionId: id, opId: opId(), text: '给二进制的话' });
  truth(r.ok, JSON.stringify(r));
  for (let i = 0; i < 50 && !JSON.stringify(seen).includes('给二进制的话'); i++) await sleep(100);
  truth(JSON.stringify(seen).includes('给二进制的话'), 'not received: ' + JSON.stringify(seen).slice(0, 200));
  await hub.stop();
});
const speaker = await connect(base, host);
for (const protocol of ['json', 'messagepack']) {
  await check(`over ${protocol} comments come in order and once beside many calls; a stop is clean`, async () => {
    const hub = await connect(base, (await newViewer(base, '旁观')).token, protocol);
    const seen = [], closed = new Promise(resolve => hub.onclose(resolve));
    let last = 0, wake = () => {}, error;
    hub.stream('Watch', { sessionId: id }).subscribe({
      next: item => { seen.push(item); last = item.last ?? item[2]; wake(); },
      error: e => { error = e; wake(); },
      complete() {},
    });
    const react = () => hub.invoke('React', {
      sessionId: id, postingId: postings[0].id, opId: opId(), kind: 'want',
    });
    const texts = Array.from({ length: 60 }, (_, i) => `第${i}句${'好'.repeat(i)}`);
    const say = text => speaker.invoke('Comment', { sessionId: id, opId: opId(), text });
    const [said, reacted] = await Promise.all([Promise.all(texts.map(say)), Promise.all(texts.map(react))]);
    truth(reacted.every(a => (a.ok ?? a[0]) === true || (a.code ?? a[2]) === 'TOO_FAST'), JSON.stringify(reacted));
    const head = Math.max(...said.map(a => a.offset)), late = Date.now() + 5000;
    while (!error && last < head && Date.now() < late) {
      await Promise.race([new Promise(resolve => { wake = resolve; }), sleep(late - Date.now())]);
    }
    equal([error, seen[0].kind ?? seen[0][0]], [undefined, 'joined'], 'error and first item');
    const events = seen.slice(1).flatMap(f => f.events ?? f[3]).map(e => [e.offset ?? e[0], e.text ?? e[6]]);
    equal(events.map(e => e[0]), events.map((_, i) => events[0][0] + i), 'offsets');
    const shown = new Map(events);
    said.forEach((a, i) => a.offset >= events[0][0] && equal(shown.get(a.offset), texts[i], `comment ${a.offset}`));
    truth(shown.has(head), `reached ${last} of ${head}`);
    await hub.stop();
    equal(await closed, undefined, 'why it closed');
  });
}
await speaker.stop();
await check('bad input is refused and changes nothing', async () => {
  const before = (await call(base, 'GET', `/api/sessions/${id}/events?after=0&limit=1`, { token: host })).body.head;
  await sleep(2500);
  const long = await ma.hub.invoke('Comment', { sessionId: id, opId: opId(), text: '长'.repeat(201) });
  equal([long.ok, long.code], [false, 'TOO_LONG'], 'long comment');
  for (const [m, p, b] of [
    ['POST', '/api/sessions', '{"title":'],
    ['POST', '/api/sessions', { title: '' }],
    ['PUT', `/api/sessions/${id}/pin`, { opId: opId(), postingId: 'nope' }],
    ['GET', '/api/sessions/../../etc/passwd', undefined],
  ]) {
    const r = await call(base, m, p, { token: host, body: b });
    truth(r.status >= 400 && r.status < 500, `${m} ${p} got ${r.status}`);
  }
  const after = await call(base, 'GET', `/api/sessions/${id}/events?after=0&limit=1`, { token: host });
  equal(after.body.head, before, 'head');
});
await check('after the end a comment is refused with NOT_LIVE and the list stays readable', async () => {
  equal((await call(base, 'POST', `/api/sessions/${id}/end`, { token: host, body: {} })).status, 200, 'status');
  const r = await wang.hub.invoke('Comment', { sessionId: id, opId: opId(), text: '还在吗' });
  equal([r.ok, r.code], [false, 'NOT_LIVE'], 'answer');
  const e = (await call(base, 'GET', `/api/sessions/${id}/events?after=0&limit=1000`, { token: li.token })).body;
  equal(e.events.map(x => x.offset), e.events.map((_, i) => i + 1), 'dense offsets from 1');
});
for (const v of viewers) await v.hub.stop();
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed ? 1 : 0);
