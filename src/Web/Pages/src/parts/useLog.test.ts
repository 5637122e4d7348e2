import { expect, it } from 'vitest'
import { effectScope } from 'vue'
import type { Frame, Joined } from '../fair/messages'
import type { EventPage } from '../fair/records'
import { Refused } from '../fair/refused'
import type { LogHandlers } from '../fair/watch'
import { useLog } from './useLog'

interface Told { offset: number, lines: { offset: number }[] }

const joined = (head: number) => ({ head } as Joined)
const frame = (last: number) => ({ last } as Frame)
const page = (...offsets: number[]) => ({ events: offsets.map(offset => ({ offset })) } as EventPage)

/** A log that is followed, and what it was asked. */
function follow(get: () => Promise<string> = () => Promise.resolve('记录')) {
  const scope = effectScope()
  const asked: [number, number][] = []
  let handlers!: LogHandlers
  let stops = 0
  const log = scope.run(() => useLog<string, Told>({
    get,
    events: (after, limit) => {
      asked.push([after, limit])
      return Promise.resolve(page(after + 1))
    },
    watch: given => {
      handlers = given
      return { stop: () => stops++ }
    },
    join: (room, { head }) => room ?? { offset: head, lines: [{ offset: head }] },
    apply: (room, { last }) => ({ offset: last, lines: [...room.lines, { offset: last }] }),
    withEarlier: (room, { events }) => ({ ...room, lines: [...events, ...room.lines] }),
    lines: room => room.lines,
  }))!
  return { ...log, scope, asked, hear: handlers, stops: () => stops }
}

it('What is heard makes the room, and a frame before the snapshot makes none', () => {
  const { room, link, hear } = follow()
  hear.frame(frame(3))
  expect(room.value).toBeUndefined()
  hear.link?.('live')
  hear.joined(joined(3))
  hear.frame(frame(4))
  expect(link.value).toBe('live')
  expect(room.value).toEqual({ offset: 4, lines: [{ offset: 3 }, { offset: 4 }] })
})

it('Earlier lines are asked for before the first shown one, and not when nothing is before it', async () => {
  const { room, loadEarlier, hear, asked } = follow()
  await loadEarlier(100)
  hear.joined(joined(300))
  await loadEarlier(100)
  await loadEarlier(500)
  await loadEarlier(500)
  expect(asked).toEqual([[199, 100], [0, 500]])
  expect(room.value?.lines.map(line => line.offset)).toEqual([1, 200, 300])
})

it('A record that is not there ends the watching; another refusal is shown until it is answered again', async () => {
  const answers = ['NOT_FOUND', 'OVERLOADED', undefined]
  const { record, refused, isMissing, reload, stops } = follow(() => {
    const code = answers.pop()
    return code ? Promise.reject(new Refused(code)) : Promise.resolve('记录')
  })
  await reload()
  expect([record.value, refused.value]).toEqual(['记录', undefined])
  await reload()
  expect([refused.value?.code, isMissing.value, stops()]).toEqual(['OVERLOADED', false, 0])
  await reload()
  expect([isMissing.value, stops()]).toEqual([true, 1])
})

it('A stream that is refused says why, and nothing is watched when its page is left', () => {
  const { scope, refused, isMissing, hear, stops } = follow()
  hear.link?.('refused', new Refused('NOT_FOUND'))
  expect([refused.value?.code, isMissing.value]).toEqual(['NOT_FOUND', true])
  scope.stop()
  expect(stops()).toBe(1)
})
