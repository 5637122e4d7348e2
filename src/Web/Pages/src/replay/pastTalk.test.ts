import { describe, expect, it } from 'vitest'
import type { FairEvent } from '../fair/messages'
import { PastTalk } from './pastTalk'

/** A log with one event a second, every second one a comment that says when it was made. */
function log(events: number) {
  const asked: [number, number][] = []
  const all = Array.from({ length: events }, (_, i): FairEvent => {
    const logged = { offset: i + 1, at: '2026-11-24T08:00:00.000Z', mediaMs: i * 1_000 }
    return i % 2 === 0
      ? { ...logged, kind: 'commented', id: `c${i}`, by: { viewerId: 'v1', nickname: '小马' }, text: `${i}` }
      : { ...logged, kind: 'applied', postingId: 'p1' }
  })
  const talk = new PastTalk(events, (after, limit) => {
    asked.push([after, limit])
    return Promise.resolve({ epoch: 'e1', head: events, events: all.slice(after, after + limit) })
  })
  const texts = async (seconds: number) => (await talk.until(seconds * 1_000)).map(line => line.text)
  return { texts, asked }
}

describe('what was said in a session that is over', () => {
  it('is shown up to the moment that is seen', async () => {
    const { texts } = log(20)
    expect(await texts(5)).toEqual(['0', '2', '4'])
    expect(await texts(6)).toEqual(['0', '2', '4', '6'])
    expect(await texts(0)).toEqual(['0'])
  })

  it('is read once while it is played', async () => {
    const { texts, asked } = log(900)
    await texts(0)
    const before = asked.length
    for (let second = 1; second < 900; second++) {
      await texts(second)
    }
    expect(asked.length).toBe(before)
  })

  it('is read page by page in a long session', async () => {
    const { texts, asked } = log(5_000)
    await texts(0)
    const before = asked.length
    for (let second = 0; second < 5_000; second += 10) {
      expect((await texts(second)).at(-1)).toBe(`${second}`)
    }
    expect(asked.length - before).toBeLessThanOrEqual(5)
  })

  it('is found in the middle without reading what lies before', async () => {
    const { texts, asked } = log(100_000)
    const lines = await texts(70_001)
    expect(lines.at(-1)).toBe('70000')
    expect(lines).toHaveLength(100)
    expect(asked.filter(([, limit]) => limit > 1)).toHaveLength(1)
    expect((await texts(20_000)).at(-1)).toBe('20000')
  })

  it('shows an answer beside its question from the moment on in which it was given', async () => {
    const by = { viewerId: 'a1', nickname: '主播小夏' }
    const events: FairEvent[] = [
      { offset: 1, at: '', mediaMs: 0, kind: 'commented', id: 'c1', by, text: '包住吗' },
      { offset: 2, at: '', mediaMs: 2_000, kind: 'answered', targets: [1], text: '包住', by },
    ]
    const talk = new PastTalk(2, after => Promise.resolve({ epoch: 'e1', head: 2, events: events.slice(after) }))
    expect((await talk.until(1_000)).map(line => line.answer?.text)).toEqual([undefined])
    expect((await talk.until(2_000)).map(line => line.answer?.text)).toEqual(['包住', undefined])
  })

  it('may be nothing', async () => {
    expect(await log(0).texts(5)).toEqual([])
  })
})
