import { describe, expect, it } from 'vitest'
import { Fair } from './fair'
import { Http, withQuery } from './http'
import { hubRefusal, Refused } from './refused'
import { backoff, Intents } from './retry'

type Reply = Response | 'lost'

function written(...replies: Reply[]): { http: Http, sent: { method: string, path: string, body: unknown }[] } {
  const sent: { method: string, path: string, body: unknown }[] = []
  const http = new Http({
    delay: () => Promise.resolve(),
    fetch: (path, init) => {
      sent.push({
        method: init?.method ?? '', path: String(path), body: init?.body ? JSON.parse(String(init.body)) : undefined,
      })
      const reply = replies.shift() ?? 'lost'
      return reply === 'lost' ? Promise.reject(new TypeError('no network')) : Promise.resolve(reply)
    },
  })
  return { http, sent }
}

/** Acts whose answers are written; what was sent is the opIds. */
function acting(...answers: ('lost' | 'done')[]) {
  const intents = new Intents()
  const sent: string[] = []
  const act = (subject: string, content: string) => intents.act(subject, content, opId => {
    sent.push(opId)
    return answers[sent.length - 1] === 'done' ? Promise.resolve() : Promise.reject(new Refused('UNREACHABLE'))
  }).catch(() => undefined)
  return { act, sent }
}

const ok = (body: object) => new Response(JSON.stringify(body))
const problem = (status: number, body: object) => new Response(JSON.stringify(body), { status })

describe('a call', () => {
  it('with an opId is sent again with the same opId while its outcome is unknown', async () => {
    const { http, sent } = written('lost', new Response('<html>', { status: 502 }), ok({ offset: 7 }))
    await expect(http.post('/api/x', { opId: 'one', text: '夜班' })).resolves.toEqual({ offset: 7 })
    expect(sent.map(call => (call.body as { opId: string }).opId)).toEqual(['one', 'one', 'one'])
  })

  it('that failed on the way is sent again, and one that was shed is not', async () => {
    const failed = written(problem(500, { code: 'OVERLOADED', retryAfterMs: 2000 }), ok({ offset: 7 }))
    await expect(failed.http.post('/api/x', { opId: 'one' })).resolves.toEqual({ offset: 7 })
    const taken = written('lost', ok({ offset: 8 }))
    await expect(taken.http.delete('/api/x', { opId: 'two' })).resolves.toEqual({ offset: 8 })
    const shed = written(problem(503, { code: 'OVERLOADED', retryAfterMs: 2000 }), ok({ offset: 7 }))
    await expect(shed.http.post('/api/x', { opId: 'one' })).rejects.toMatchObject({ code: 'OVERLOADED' })
  })

  it('without an opId is sent once, and its outcome is told to be unknown', async () => {
    const { http, sent } = written('lost', ok({}))
    await expect(http.post('/api/employers', { name: '某公司' })).rejects.toMatchObject({ isUnknown: true })
    expect(sent).toHaveLength(1)
  })

  it('that is refused throws the code with what the server added, and is not sent again', async () => {
    const { http, sent } = written(problem(429, { code: 'TOO_FAST', title: 'Wait.', retryAfterMs: 1500 }))
    await expect(http.post('/api/x', { opId: 'one' })).rejects.toMatchObject(
      { code: 'TOO_FAST', status: 429, retryAfterMs: 1500, findings: [] })
    expect(sent).toHaveLength(1)
  })

  it('that is answered 204 resolves without a value', async () => {
    const { http } = written(new Response(null, { status: 204 }))
    await expect(http.post('/api/auth/logout')).resolves.toBeUndefined()
  })

  it('leaves out empty filters', () => {
    expect(withQuery('/api/leads', { state: 'new', q: '', session: undefined })).toBe('/api/leads?state=new')
    expect(withQuery('/api/leads', { q: '' })).toBe('/api/leads')
  })
})

describe('what a hub says at the end of a stream', () => {
  it('is a refusal when it names a code', () => {
    const said = 'An error occurred on the server while streaming results. HubException: NOT_FOUND: No such session.'
    expect(hubRefusal(new Error(said))).toMatchObject({ code: 'NOT_FOUND', title: 'No such session.' })
  })

  it('is a lost connection otherwise', () => {
    expect(hubRefusal(new Error('WebSocket closed with status code: 1006'))).toBeUndefined()
    expect(hubRefusal(undefined)).toBeUndefined()
  })
})

describe('waiting between tries', () => {
  it('doubles up to ten seconds and is spread by half', () => {
    expect([0, 1, 2, 20].map(tries => backoff(tries, 0))).toEqual([500, 1000, 2000, 10_000])
    expect(backoff(0, 1)).toBe(750)
  })
})

describe('an intent', () => {
  it('keeps its opId while it is not known to be done, and a next one gets its own', async () => {
    const { act, sent } = acting('lost', 'lost', 'done', 'done')
    for (let i = 0; i < 4; i++) {
      await act('pin s1', 'p1')
    }
    expect(sent[1]).toBe(sent[0])
    expect(sent[2]).toBe(sent[0])
    expect(sent[3]).not.toBe(sent[0])
  })

  it('ends when something else was tried on the same subject', async () => {
    const { act, sent } = acting('lost', 'done', 'done')
    await act('pin s1', 'p1')
    await act('pin s1', 'p2')
    await act('pin s1', 'p1')
    expect(new Set(sent).size).toBe(3)
  })

  it('of one subject leaves those of others alone', async () => {
    const { act, sent } = acting('lost', 'done', 'done')
    await act('comment s1', '包吃住吗')
    await act('pin s1', 'p1')
    await act('comment s1', '包吃住吗')
    expect(sent[2]).toBe(sent[0])
  })

  it('gives a pin, an unpin and every other act with an opId the same one when clicked again', async () => {
    const sent: { method: string, path: string, opId?: string }[] = []
    const fair = new Fair({
      base: 'http://fair.example',
      delay: () => Promise.resolve(),
      fetch: (path, init) => {
        sent.push({ method: init!.method!, path: String(path), opId: JSON.parse(String(init!.body)).opId })
        return Promise.reject(new TypeError('no network'))
      },
    })
    const check = { licenceNo: '1', passed: true, validUntil: '2026-12-31' }
    const acts = [
      () => fair.sessions.move('s', 'start'), () => fair.sessions.pin('s', 'p'), () => fair.sessions.unpin('s'),
      () => fair.sessions.notify('s', '周六面试'), () => fair.sessions.enrol('s', 1),
      () => fair.postings.apply('p', { name: '马丽红', phone: '13900000000' }),
      () => fair.employers.check('e', check), () => fair.employers.sign('e', { agreementNo: '1', from: 'a', to: 'b' }),
      () => fair.leads.touch('l', { kind: 'call', outcome: 'connected' }),
    ]
    for (const act of acts) {
      sent.length = 0
      await act().catch(() => undefined)
      await act().catch(() => undefined)
      expect(sent).toHaveLength(10)
      expect(sent[0]?.opId).toMatch(/^[0-9a-f]{32}$/)
      expect(new Set(sent.map(each => each.opId)).size).toBe(1)
    }
  })
})

it('A refusal with a code we do not know is unknown by name, not in its outcome', () => {
  expect(new Refused('NEW_CODE')).toMatchObject({ code: 'UNKNOWN', isUnknown: false })
})
