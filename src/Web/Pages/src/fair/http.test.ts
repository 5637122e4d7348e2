import { describe, expect, it } from 'vitest'
import { Http, withQuery } from './http'
import { hubRefusal, Refused } from './refused'
import { backoff, Intent } from './retry'

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
  it('keeps its opId for the same content until it is done', () => {
    const intent = new Intent()
    const first = intent.opId('包吃住吗')
    expect(intent.opId('包吃住吗')).toBe(first)
    expect(intent.opId('几点下班')).not.toBe(first)
    const second = intent.opId('几点下班')
    intent.done()
    expect(intent.opId('几点下班')).not.toBe(second)
  })
})

it('A refusal with a code we do not know is unknown by name, not in its outcome', () => {
  expect(new Refused('NEW_CODE')).toMatchObject({ code: 'UNKNOWN', isUnknown: false })
})
