import { expect, it } from 'vitest'
import { cardsFor, filled, hasGaps } from './fill'

const posting = {
  title: '夜班分拣员', hours: '20:00—次日6:00', pay: { text: '夜班20元/小时' }, place: '兴庆区物流园', benefits: ['包住', '班车'],
}

it('A standard answer speaks in the words of the posting', () => {
  expect(filled('“{title}”的班次：{hours}，{pay}，在{place}。福利：{benefits}。', posting, '没写明'))
    .toBe('“夜班分拣员”的班次：20:00—次日6:00，夜班20元/小时，在兴庆区物流园。福利：包住、班车。')
})

it('What the posting does not say is not invented', () => {
  expect(filled('班次：{hours}；福利：{benefits}', { ...posting, hours: undefined, benefits: [] }, '没写明'))
    .toBe('班次：没写明；福利：没写明')
})

it('Without a posting the gaps stay to be filled in, and other braces are words', () => {
  expect(filled('{pay}见{岗位卡}', undefined, '没写明')).toBe('{pay}见{岗位卡}')
  expect([hasGaps('{pay}见岗位卡'), hasGaps('{岗位卡}'), hasGaps(filled('{pay}', posting, '没写明'))])
    .toEqual([true, false, false])
})

it('A posting that writes braces is taken at its word', () => {
  expect(filled('{title} {pay}', { ...posting, title: '{pay}$&' }, '没写明')).toBe('{pay}$& 夜班20元/小时')
})

it('Cards about what is asked come first, each part in the station’s order', () => {
  const card = (id: string, topic: string, position: number) => ({ id, topic, position })
  const cards = [card('pay', 'pay', 3), card('food', 'boardLodging', 0), card('pay2', 'pay', 1), card('hours', 'hours', 2)]
  expect(cardsFor(cards, 'pay').map(each => each.id)).toEqual(['pay2', 'pay', 'food', 'hours'])
})
