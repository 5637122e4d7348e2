import { expect, it } from 'vitest'
import type { Answered, Noticed } from '../fair/messages'
import { answerFor, newerThan, talkOf } from './talk'

const at = '2026-11-23T08:30:00.000Z'
const said = (offset: number) => ({ offset, at, text: `第${offset}条`, by: { viewerId: 'v1', nickname: '小马' } })
const notice: Noticed = { offset: 3, at, mediaMs: 0, kind: 'noticed', text: '周六集中面试' }
const answer: Answered = {
  offset: 5, at, mediaMs: 0, kind: 'answered', targets: [2, 4], text: '有的', by: { viewerId: 'h', nickname: '主播' },
}
const room = { comments: [1, 2, 4, 6, 7].map(said), answers: [answer], notices: [notice] }

it('Comments, answers and notices stand in the order they came, and a comment knows its answer', () => {
  expect(talkOf(room, 10).map(line => [line.offset, line.kind])).toEqual(
    [[1, 'said'], [2, 'said'], [3, 'noticed'], [4, 'said'], [5, 'answered'], [6, 'said'], [7, 'said']])
  expect(talkOf(room, 10).flatMap(line => line.kind === 'said' && line.answer ? [line.offset] : [])).toEqual([2, 4])
})

it('Only the last lines are shown, and none of the others that came before them', () => {
  expect(talkOf(room, 2).map(line => line.offset)).toEqual([6, 7])
  expect(talkOf(room, 3).map(line => line.offset)).toEqual([4, 5, 6, 7])
})

it('A reader who stays somewhere sees nothing newer, and how much of it there is', () => {
  expect(talkOf(room, 10, 4).map(line => line.offset)).toEqual([1, 2, 3, 4])
  expect(newerThan(room.comments, 4)).toBe(2)
  expect(newerThan(room.comments, 7)).toBe(0)
  expect(newerThan(room.comments, 0)).toBe(5)
})

it('Who asked is told of the newest answer, until they read it; nobody else is', () => {
  expect(answerFor(room, 'v1', 0)).toBe(answer)
  expect(answerFor(room, 'v1', 5)).toBeUndefined()
  expect(answerFor(room, 'v2', 0)).toBeUndefined()
  expect(answerFor({ ...room, comments: [said(1)] }, 'v1', 0)).toBeUndefined()
})
