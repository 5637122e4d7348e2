import { expect, it } from 'vitest'
import type { Card } from '../fair/messages'
import { fillAnswer } from './answers'

const card = {
  title: '夜班分拣员', pay: { text: '20元/小时' }, place: '北区3号库', benefits: ['夜宵', '班车'],
} as Card

it('An answer card is filled with what the posting says, and says so where it says nothing', () => {
  expect(fillAnswer('“{title}”：{pay}，{benefits}，在{place}', card, '未写明')).toBe('“夜班分拣员”：20元/小时，夜宵、班车，在北区3号库')
  expect(fillAnswer('班次：{hours}', card, '未写明')).toBe('班次：未写明')
  expect(fillAnswer('福利：{benefits}', { ...card, benefits: [] }, '未写明')).toBe('福利：未写明')
  expect(fillAnswer('{title}的{pay}', undefined, '未写明')).toBe('未写明的未写明')
})

it('What is no field of a posting stays as it was typed, also what a posting itself holds', () => {
  expect(fillAnswer('{phone} {Title} $&', card, '未写明')).toBe('{phone} {Title} $&')
  expect(fillAnswer('{title}', { ...card, title: '{pay}$1' }, '未写明')).toBe('{pay}$1')
})
