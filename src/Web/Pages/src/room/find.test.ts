import { expect, it } from 'vitest'
import type { Card } from '../fair/messages'
import { matches } from './find'

const card = {
  title: '夜班分拣员', place: '银川市兴庆区物流园', employer: { name: '宁夏鸿达物流有限公司' }, benefits: ['班车', 'WiFi'],
  pay: { text: '夜班20元/小时' },
} as Card

it.each([
  ['', true], ['  ', true], ['夜班', true], ['兴庆 班车', true], ['wifi', true], ['鸿达', true], 
  ['兴庆 包住', false], ['白班', false],
])('“%s” finds the posting: %s', (words, found) => {
  expect(matches(card, words)).toBe(found)
})

it.each([
  ['3', true], ['3号', true], ['No. 3', true], [' 3 号', true], ['4号', false], ['33', false], ['3号班车', false],
])('“%s” finds the third posting of the rundown: %s', (words, found) => {
  expect(matches(card, words, 3)).toBe(found)
})
