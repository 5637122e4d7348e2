import { expect, it } from 'vitest'
import type { Board, BoardRow } from '../fair/messages'
import { mostOf, rowsOf } from './rows'

const counts = { want: 0, tooFar: 0, payLow: 0, hours: 0, question: 0 }
const row = (postingId: string, score: number, more: Partial<BoardRow> = {}): BoardRow =>
  ({ postingId, title: postingId, people: 0, counts, applied: 0, score, seen: 0, enrolled: 0, rising: 0, ...more })
const board = (...postings: BoardRow[]): Board => ({ postings, unanswered: [], questions: { open: 0, version: 0 }, held: 0 })

it('Rows stand as in the rundown, behind them those that left it', () => {
  const rows = rowsOf(board(row('gone', 9), row('b', 1), row('a', 2)), ['a', 'b'], 'rundown')
  expect(rows.map(each => [each.postingId, each.place])).toEqual([['a', 1], ['b', 2], ['gone', undefined]])
})

it('By score the highest comes first, each with its key of the rundown', () => {
  const rows = rowsOf(board(row('a', 1), row('b', 7), row('c', 1), row('d', 3)), ['a', 'b', 'c', 'd'], 'score')
  expect(rows.map(each => `${each.place}${each.postingId}`)).toEqual(['2b', '4d', '1a', '3c'])
})

it('A full bar stands for the largest count of the board, and never for nothing', () => {
  const rows = rowsOf(board(row('a', 1), row('b', 1, { counts: { ...counts, tooFar: 12, want: 3 } })), [], 'rundown')
  expect([mostOf(rows), mostOf([])]).toEqual([12, 1])
})
