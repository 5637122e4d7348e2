import { expect, it } from 'vitest'
import { toItems, toTexts, troubleOf } from './wordList'

it('A list is written and read as one word on each line for each act', () => {
  const items = [
    { word: '押金', act: 'hold' as const }, { word: '兼职刷单', act: 'refuse' as const },
    { word: '加微信', act: 'mask' as const }, { word: '中介费', act: 'hold' as const },
  ]
  const texts = toTexts(items)
  expect(texts).toEqual({ hold: '押金\n中介费', refuse: '兼职刷单', mask: '加微信' })
  expect(toItems(texts).toSorted((a, b) => a.word.localeCompare(b.word)))
    .toEqual(items.toSorted((a, b) => a.word.localeCompare(b.word)))
})

it('Empty lines and spaces around a word are no words, and a word counts once, where it stands first', () => {
  expect(toItems({ hold: ' 押金 \n\n  \n押金\r', refuse: '押金\n刷单', mask: '' }))
    .toEqual([{ word: '押金', act: 'hold' }, { word: '刷单', act: 'refuse' }])
})

it('A list that is too long, or has a word that is, says which', () => {
  const many = Array.from({ length: 501 }, (_, i) => ({ word: `词${i}`, act: 'mask' as const }))
  expect(troubleOf(many.slice(1))).toBeUndefined()
  expect(troubleOf(many)).toEqual({ kind: 'tooMany', count: 501 })
  expect(troubleOf([{ word: '字'.repeat(20), act: 'mask' }])).toBeUndefined()
  expect(troubleOf([{ word: '字'.repeat(21), act: 'mask' }])).toEqual({ kind: 'tooLong', word: '字'.repeat(21) })
})
