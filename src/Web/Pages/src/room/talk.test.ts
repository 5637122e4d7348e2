import { expect, it } from 'vitest'
import type { Noticed } from '../fair/messages'
import type { Line } from './comments'
import { answerFor, newerThan, talkOf } from './talk'

const at = '2026-11-23T08:30:00.000Z'
const said = (offset: number, more: Partial<Line> = {}): Line =>
  ({ offset, at, text: `第${offset}条`, by: { viewerId: 'v1', nickname: '小马' }, ...more })
const notice: Noticed = { offset: 3, at, mediaMs: 0, kind: 'noticed', text: '周六集中面试' }
const comments = [1, 2, 4, 6, 7].map(offset => said(offset))
const offsets = (...given: Parameters<typeof talkOf>) => talkOf(...given).map(line => line.offset)

it('Comments and notices stand in the order they came', () => {
  expect(talkOf(comments, [notice], 10).map(line => [line.offset, line.kind])).toEqual(
    [[1, 'said'], [2, 'said'], [3, 'noticed'], [4, 'said'], [6, 'said'], [7, 'said']])
})

it('Only the last lines are shown, and no notice that came before them', () => {
  expect(offsets(comments, [notice], 2)).toEqual([6, 7])
  expect(offsets(comments, [notice], 4)).toEqual([2, 3, 4, 6, 7])
})

it('A reader who stays somewhere sees nothing newer, and how much of it there is', () => {
  expect(offsets(comments, [notice], 10, 4)).toEqual([1, 2, 3, 4])
  expect(offsets(comments, [notice], 10, 2)).toEqual([1, 2])
  expect(newerThan(comments, 4)).toBe(2)
  expect(newerThan(comments, 7)).toBe(0)
  expect(newerThan(comments, 0)).toBe(5)
})

it('Who asked is told of the newest answer, until they read it; nobody else is', () => {
  const by = { viewerId: 'a1', nickname: '主播' }
  const answer = (offset: number, ...answers: number[]) => said(offset, { by, text: '有的', answers })
  const talk = [said(1), said(2), answer(5, 1), said(6), answer(8, 4, 1)]
  const reply = { offset: 8, at, by, text: '有的' }
  expect(answerFor(talk, new Set([1]), 0)).toEqual(reply)
  expect(answerFor(talk, new Set([1]), 8)).toBeUndefined()
  expect(answerFor(talk, new Set([2]), 0)).toBeUndefined()
  // In a loud room the list has long lost the question, or never had it.
  expect(answerFor(talk.slice(3), new Set([4]), 0)).toEqual(reply)
})
