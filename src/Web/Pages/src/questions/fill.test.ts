import { expect, it } from 'vitest'
import type { Card } from '../fair/messages'
import { cardsFor, filled, hasGaps } from './fill'

const posting = { title: '夜班分拣员', hours: '20:00—次日6:00', pay: { text: '夜班20元/小时' }, benefits: ['包住'] } as Card

it('A standard answer speaks in the words of the posting', () => {
  expect(filled('“{title}”的班次：{hours}', posting, '没写明')).toBe('“夜班分拣员”的班次：20:00—次日6:00')
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
