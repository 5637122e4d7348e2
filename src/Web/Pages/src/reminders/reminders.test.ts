import { expect, it } from 'vitest'
import { chosen, due, possibleLeads, readReminders, type Reminder } from './reminders'

const startsAt = '2026-12-02T06:30:00.000Z'
const before = (minutes: number) => Date.parse(startsAt) - minutes * 60_000
const reminder: Reminder = { sessionId: 's1', title: '周三', startsAt, minutes: [1440, 60, 5], told: [] }

it('Each is told once, when its time has come', () => {
  expect(due([reminder], before(1441)).tell).toEqual([])
  const first = due([reminder], before(1440))
  expect([first.tell, first.left]).toEqual([[reminder], [{ ...reminder, told: [1440] }]])
  expect(due(first.left, before(1000)).tell).toEqual([])
  const second = due(first.left, before(60))
  expect([second.tell.length, second.left[0]!.told]).toEqual([1, [1440, 60]])
})

it('Of several that came due while nobody looked one is told', () => {
  const { tell, left } = due([reminder], before(3))
  expect([tell.length, left[0]!.told]).toEqual([1, [1440, 60, 5]])
})

it('What is long over is forgotten', () => {
  expect(due([reminder], before(-11))).toEqual({ tell: [], left: [] })
})

it('Only leads that lie ahead can be chosen', () => {
  expect(possibleLeads(startsAt, before(1441))).toEqual([1440, 60, 5])
  expect(possibleLeads(startsAt, before(30))).toEqual([5])
  expect(possibleLeads(startsAt, before(0))).toEqual([])
})

it('A new choice takes the place of the one before, and none takes it away', () => {
  expect(chosen([reminder], { ...reminder, minutes: [5] })).toEqual([{ ...reminder, minutes: [5] }])
  expect(chosen([reminder], { ...reminder, minutes: [] })).toEqual([])
})

it('What was kept comes back; what cannot be read reminds of nothing', () => {
  expect(readReminders(JSON.stringify([reminder]))).toEqual([reminder])
  const strange = '[{"sessionId":"s","title":"t","startsAt":"x","minutes":[],"told":[]}]'
  for (const kept of [null, '', '{', '{}', '[null,7,{"sessionId":"s"}]', strange]) {
    expect(readReminders(kept)).toEqual([])
  }
})
