import { expect, it } from 'vitest'
import { askedBy } from './keys'

const press = (key: string, more = {}) =>
  askedBy({ key, ctrlKey: false, altKey: false, metaKey: false, repeat: false, ...more })

it('The digits 1 to 9 ask for the first nine postings, and 0 for none', () => {
  expect([...'123456789'].map(key => press(key))).toEqual(Array.from({ length: 9 }, (_, i) => ({ pin: i })))
  expect(press('0')).toBe('unpin')
})

it('Other keys, the browser’s own chords, and a key that is held down ask for nothing', () => {
  expect(['a', 'F1', '10', 'Enter', ' '].map(key => press(key))).toEqual(Array(5).fill(undefined))
  expect([{ ctrlKey: true }, { altKey: true }, { metaKey: true }, { repeat: true }].map(more => press('1', more)))
    .toEqual(Array(4).fill(undefined))
})
