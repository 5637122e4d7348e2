import { expect, it } from 'vitest'
import type { Card } from '../fair/messages'
import { cardsFor, filled, hasGaps } from './fill'

const posting = {
  title: '夜班分拣员', hours: '20:00—次日6:00', pay: { text: '夜班20元/小时' }, place: '北区3号库', benefits: ['包住', '班车'],
} as Card

it('A standard answer speaks in the words of the posting', () => {
  expect(filled('“{title}”的班次：{hours}', posting, '没写明')).toBe('“夜班分拣员”的班次：20:00—次日6:00')
  expect(filled('{pay}，{benefits}，在{place}', posting, '没写明')).toBe('夜班20元/小时，包住、班车，在北区3号库')
})

it('Where the posting says nothing, so does the answer', () => {
  expect(filled('班次：{hours}', { ...posting, hours: undefined }, '没写明')).toBe('班次：没写明')
  expect(filled('福利：{benefits}', { ...posting, benefits: [] }, '没写明')).toBe('福利：没写明')
})

it('What is no field of a posting stays as it was typed, also what a posting itself holds', () => {
  expect(filled('{phone} {Title} $&', posting, '没写明')).toBe('{phone} {Title} $&')
  expect(filled('{title}', { ...posting, title: '{pay}$1' }, '没写明')).toBe('{pay}$1')
})

it('Without a posting the gaps stay to be filled in, and other braces are words', () => {
  expect(filled('{pay}见{岗位卡}', undefined, '没写明')).toBe('{pay}见{岗位卡}')
  expect([hasGaps('{pay}见岗位卡'), hasGaps('{岗位卡}'), hasGaps(filled('{pay}', posting, '没写明'))])
    .toEqual([true, false, false])
})

it('Cards about what is asked come first, each part in the station’s order', () => {
  const card = (id: string, topic: string, position: number) => ({ id, topic, position })
  const cards = [
    card('pay', 'pay', 3), card('food', 'boardLodging', 0), card('pay2', 'pay', 1), card('hours', 'hours', 2),
  ]
  expect(cardsFor(cards, 'pay').map(each => each.id)).toEqual(['pay2', 'pay', 'food', 'hours'])
})
