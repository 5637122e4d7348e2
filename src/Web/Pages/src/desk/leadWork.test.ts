import { expect, it } from 'vitest'
import { leadStates, type Lead } from '../fair/records'
import { dueOf, historyOf, laterTime, phaseOf, stepsFrom, untilOf } from './leadWork'

const now = new Date('2026-11-28T15:30:00+08:00')

it('A next contact is overdue from the day after, and today the whole day', () => {
  expect(dueOf('2026-11-27T23:59:00+08:00', now)).toEqual({ kind: 'overdue', days: 1 })
  expect(dueOf('2026-11-18T09:00:00+08:00', now)).toEqual({ kind: 'overdue', days: 10 })
  expect(dueOf('2026-11-28T00:00:00+08:00', now)).toEqual({ kind: 'today', days: 0 })
  expect(dueOf('2026-11-28T23:59:00+08:00', now)).toEqual({ kind: 'today', days: 0 })
  expect(dueOf('2026-11-29T00:00:00+08:00', now)).toEqual({ kind: 'later', days: 0 })
})

it('A lead goes forward or out, and an ended one nowhere', () => {
  expect(stepsFrom('new')).toEqual(leadStates.slice(2))
  expect(stepsFrom('offered')).toEqual(leadStates.slice(leadStates.indexOf('onboarded')))
  expect(stepsFrom('declined')).toEqual([])
})

it('Every state has a phase, in their order', () => {
  expect([...new Set(leadStates.map(phaseOf))]).toEqual(['fresh', 'working', 'placed', 'ended'])
})

it('A later call falls on ten in the morning, over the end of a month too', () => {
  expect(laterTime('hours2', now)).toEqual(new Date('2026-11-28T17:30:00+08:00'))
  expect(laterTime('tomorrow', now)).toEqual(new Date('2026-11-29T10:00:00+08:00'))
  expect(laterTime('days3', now)).toEqual(new Date('2026-12-01T10:00:00+08:00'))
  expect(laterTime('week', now)).toEqual(new Date('2026-12-05T10:00:00+08:00'))
})

it('What runs out within a fortnight says so before it is over', () => {
  expect(untilOf('2026-11-28T15:29:59+08:00', now)).toBe('over')
  expect(untilOf('2026-12-12T15:29:00+08:00', now)).toBe('soon')
  expect(untilOf('2026-12-12T15:31:00+08:00', now)).toBe('holds')
})

it('What was said and where a lead was taken is one history, newest first, from the application on', () => {
  const lead: Lead = {
    id: 'l', state: 'interested', name: '马**', phone: '', posting: { id: 'p', title: '分拣员', version: 1 },
    createdAt: '2026-11-26T09:00:00Z',
    touches: [
      { at: '2026-11-26T10:00:00Z', by: '小赵', kind: 'call', outcome: 'noAnswer' },
      { at: '2026-11-28T10:00:00Z', by: '小赵', kind: 'call', outcome: 'connected' },
    ],
    moves: [{ at: '2026-11-27T10:00:00+08:00', by: '老周', state: 'interested' }],
  }
  expect(historyOf(lead).map(each => each.kind)).toEqual(['touch', 'move', 'touch', 'applied'])
  expect(historyOf({ ...lead, touches: undefined, moves: undefined }).map(each => each.kind)).toEqual(['applied'])
})
