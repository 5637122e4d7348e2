import { expect, it } from 'vitest'
import { chipsOf, inForce, shownOf, type Choice } from './byPosting'

const postings = [{ id: 'p1', title: '包装工' }, { id: 'p2', title: '保安' }, { id: 'p3', title: '月嫂' }]
const ask = (key: string, postingId?: string) => ({ key, postingId })
/** As the server lists them: what most people ask first. */
const items = [ask('a', 'p2'), ask('b', 'p1'), ask('c'), ask('d', 'p2'), ask('e', 'gone')]
const chips = (pinned?: string, choice: Choice = 'all') =>
  chipsOf(items, postings, pinned, choice).map(({ choice, count }) => [choice, count])
const shown = (choice: Choice, pinned?: string, opened?: string) =>
  shownOf(items, postings, choice, pinned, opened).map(each => each.key)

it('Each posting that is asked about has a chip, in the order and with the number of the rundown', () => {
  expect(chips()).toEqual([['all', 5], ['posting p1', 1], ['posting p2', 2], ['none', 2]])
  expect(chipsOf(items, postings, undefined, 'all')[2]).toEqual(
    { choice: 'posting p2', count: 2, place: 2, title: '保安' })
})

it('What is presented now has one in front, also while nobody asks about it', () => {
  expect(chips('p2').slice(0, 2)).toEqual([['all', 5], ['pinned', 2]])
  expect(chips('p3').slice(0, 2)).toEqual([['all', 5], ['pinned', 0]])
})

it('The one that is chosen stays when nothing is left of it', () => {
  expect(chips(undefined, 'posting p3')).toContainEqual(['posting p3', 0])
  expect(chipsOf([ask('b', 'p1')], postings, undefined, 'none').map(each => each.choice))
    .toEqual(['all', 'posting p1', 'none'])
})

it('A choice shows its questions in the order they came', () => {
  expect(shown('all')).toEqual(['a', 'b', 'c', 'd', 'e'])
  expect(shown('posting p2')).toEqual(['a', 'd'])
  expect(shown('none')).toEqual(['c', 'e'])
})

it('What is presented now follows the pin, and is everything while no card is shown', () => {
  expect(shown('pinned', 'p1')).toEqual(['b'])
  expect(shown('pinned', 'p2')).toEqual(['a', 'd'])
  expect(shown('pinned')).toEqual(['a', 'b', 'c', 'd', 'e'])
  expect([inForce('pinned', undefined), inForce('pinned', 'p1'), inForce('none', undefined)])
    .toEqual(['all', 'pinned', 'none'])
})

it('The question that is being answered stays, whatever is pinned meanwhile', () => {
  expect(shown('pinned', 'p2', 'b')).toEqual(['a', 'b', 'd'])
})
