// A small outside client of docs/protocol.md, on the official SignalR JavaScript client.
import { HubConnectionBuilder, LogLevel, HttpTransportType } from '@microsoft/signalr';
import { MessagePackHubProtocol } from '@microsoft/signalr-protocol-msgpack';
import { randomUUID } from 'node:crypto';

export const opId = () => randomUUID();
export const sleep = ms => new Promise(r => setTimeout(r, ms));

/** One HTTP call. Answers {status, body, type}; never throws on a status. */
export async function call(base, method, path, { token, body, headers } = {}) {
  const r = await fetch(base + path, {
    method,
    headers: {
      ...(body !== undefined ? { 'content-type': 'application/json' } : {}),
      ...(token ? { authorization: `Bearer ${token}` } : {}),
      ...headers,
    },
    body: body === undefined ? undefined : typeof body === 'string' ? body : JSON.stringify(body),
  });
  const text = await r.text();
  let parsed = text;
  try { parsed = text ? JSON.parse(text) : null; } catch { /* not JSON: leave the text */ }
  return { status: r.status, body: parsed, type: r.headers.get('content-type') ?? '' };
}

export async function login(base, userName, password) {
  const r = await call(base, 'POST', '/api/auth/login', { body: { userName, password } });
  if (r.status !== 200) throw new Error(`login ${userName}: ${r.status} ${JSON.stringify(r.body)}`);
  return r.body.token;
}

export async function newViewer(base, nickname) {
  const r = await call(base, 'POST', '/api/viewers', { body: { nickname } });
  if (r.status !== 201) throw new Error(`new viewer: ${r.status} ${JSON.stringify(r.body)}`);
  return r.body;
}

let phoneTail = Math.floor(Math.random() * 9e7);
/** Confirms a fresh made-up phone for a viewer through the demo outbox; answers the phone. */
export async function confirmPhone(base, token) {
  const phone = '139' + String(10000000 + (phoneTail++ % 89999999)).padStart(8, '0');
  const sent = await call(base, 'POST', '/api/viewers/me/phone', { token, body: { phone } });
  if (sent.status !== 202) throw new Error(`phone: ${sent.status} ${JSON.stringify(sent.body)}`);
  for (let i = 0; i < 50; i++) {
    const out = await call(base, 'GET', '/api/demo/outbox');
    const mail = Array.isArray(out.body) ? out.body.filter(m => m.phone === phone).at(-1) : undefined;
    if (mail) {
      const ok = await call(base, 'POST', '/api/viewers/me/phone/confirm', { token, body: { phone, code: mail.code } });
      if (ok.status !== 200) throw new Error(`confirm: ${ok.status} ${JSON.stringify(ok.body)}`);
      return phone;
    }
    await sleep(100);
  }
  throw new Error('no code in the demo outbox');
}

/** A hub connection. protocol: 'json' | 'messagepack'. */
export async function connect(base, token, protocol = 'json') {
  let b = new HubConnectionBuilder()
    .withUrl(base + '/hubs/live', { accessTokenFactory: () => token, transport: HttpTransportType.WebSockets })
    .configureLogging(LogLevel.None);
  if (protocol === 'messagepack') b = b.withHubProtocol(new MessagePackHubProtocol());
  const c = b.build();
  await c.start();
  return c;
}

/** Watches a session (JSON protocol) and keeps what arrives. */
export class Watcher {
  joined = null; events = []; frames = 0; skipped = 0; error = null; raw = []; #wake = new Set();
  constructor(connection, sessionId, after, epoch) {
    const request = { sessionId, ...(after === undefined ? {} : { after }), ...(epoch === undefined ? {} : { epoch }) };
    this.subscription = connection.stream('Watch', request).subscribe({
      next: item => {
        this.raw.push(JSON.stringify(item));
        if (item.kind === 'joined') this.joined = item;
        else { this.frames++; this.skipped += item.skipped ?? 0; this.events.push(...item.events); }
        for (const w of this.#wake) w();
      },
      error: e => { this.error = e; for (const w of this.#wake) w(); },
      complete: () => { for (const w of this.#wake) w(); },
    });
  }
  /** Waits until test(this) is true; says what was awaited when it is not within ms. */
  async until(what, test, ms = 5000) {
    if (test(this)) return;
    let stop;
    const done = new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.#wake.delete(stop);
        const have = this.events.map(e => e.offset).slice(-10);
        reject(new Error(`waited ${ms} ms for ${what}; have offsets ${have}; error ${this.error}`));
      }, ms);
      stop = () => { if (test(this)) { clearTimeout(timer); this.#wake.delete(stop); resolve(); } };
      this.#wake.add(stop);
    });
    await done;
  }
  has(offset) { return this.events.some(e => e.offset === offset); }
  /** First problem with offsets (a gap or a repeat), or null. A frame may say that it skipped. */
  orderProblem() {
    for (let i = 1; i < this.events.length; i++) {
      const d = this.events[i].offset - this.events[i - 1].offset;
      if (d !== 1 && !(d > 1 && this.skipped > 0)) {
        return `offset ${this.events[i].offset} after ${this.events[i - 1].offset}`;
      }
    }
    return null;
  }
  stop() { this.subscription.dispose(); }
}
