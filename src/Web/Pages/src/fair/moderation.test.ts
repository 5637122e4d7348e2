import { expect, it } from 'vitest'
import { Fair } from './index'
import { readAnswer, readItem } from './unpack'

function asked(answer: unknown, status = 200) {
  const calls: { method?: string, path: string, body: Record<string, unknown> }[] = []
  const fair = new Fair({
    fetch: (path, init) => {
      calls.push({ method: init?.method, path: String(path), body: init?.body ? JSON.parse(String(init.body)) : {} })
      return Promise.resolve(new Response(status === 204 ? null : JSON.stringify(answer), { status }))
    },
  })
  return { fair, calls }
}

it('Rules are set with an opId, held comments reviewed, and word lists put whole', async () => {
  const { fair, calls } = asked({ offset: 7, items: [] })
  await fair.sessions.setRules('s', { slowMs: 30_000, hold: true })
  await fair.sessions.held('s')
  await fair.sessions.approve('s', 'h')
  await fair.sessions.refuse('s', 'h', 'ad')
  await fair.wordList.get()
  await fair.wordList.set([{ word: '骗子', act: 'mask' }])
  expect(calls.map(call => `${call.method} ${call.path}`)).toEqual([
    'PUT /api/sessions/s/rules', 'GET /api/sessions/s/held', 'POST /api/sessions/s/held/h',
    'POST /api/sessions/s/held/h', 'GET /api/word-list', 'PUT /api/word-list',
  ])
  expect(calls[0]!.body).toMatchObject({ slowMs: 30_000, hold: true, opId: expect.stringMatching(/^[0-9a-f]{32}$/) })
  expect(calls[2]!.body).toEqual({ approve: true })
  expect(calls[3]!.body).toEqual({ approve: false, reason: 'ad' })
  expect(calls[5]!.body).toEqual({ items: [{ word: '骗子', act: 'mask' }] })
})

it('A comment that waits is answered without an offset', () => {
  expect(readAnswer([true, null, null, null, true])).toEqual({ ok: true, held: true })
})

it('Changed rules are an event with their fields', () => {
  const frame = readItem(['frame', 1, 1, [[1, 0, 'rules', 0, 30_000, false]], 1, 0])
  expect(frame.kind === 'frame' && frame.events[0]).toMatchObject({ kind: 'rules', slowMs: 30_000, hold: false })
})
