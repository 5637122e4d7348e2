import { expect, it } from 'vitest'
import { refusalCodes, Refused } from '../fair/refused'
import { en } from './en'
import { date, language, refusalText } from './words'
import { zhCN } from './zh-CN'

function keys(words: object, path = ''): string[] {
  return Object.entries(words).flatMap(([key, value]) =>
    typeof value === 'object' ? keys(value, `${path}${key}.`) : [`${path}${key} ${typeof value}`])
}

it('Both languages have the same keys, and a parameter where the other has one', () => {
  expect(keys(en)).toEqual(keys(zhCN))
})

it('No text is left empty, and no English text is left Chinese', () => {
  const texts = (words: object): string[] => Object.values(words).flatMap(value =>
    typeof value === 'string' ? [value] : typeof value === 'object' ? texts(value) : [])
  expect([...texts(zhCN), ...texts(en)].filter(text => text.trim() === '')).toEqual([])
  expect(texts(en).filter(text => /\p{Script=Han}/u.test(text))).toEqual([])
})

it('Every refusal code has words in both languages', () => {
  for (const code of refusalCodes) {
    expect(zhCN.refusals[code]).toMatch(/\p{Script=Han}/u)
    expect(en.refusals[code]).toMatch(/[a-z]/)
  }
})

it('The first language is Chinese, and what is INVALID says which field', () => {
  expect(language.value).toBe('zh-CN')
  expect(refusalText(new Refused('INVALID', { title: 'phone: eleven digits.' })))
    .toBe('填写有误，请检查。 (phone: eleven digits.)')
  expect(refusalText(new Refused('MUTED', { title: 'The host muted you.' }))).toBe('您已被禁言，现在不能发言。')
})

it('A day is written as the chosen language does it, also when it was another one before', () => {
  const written = (['zh-CN', 'en', 'zh-CN'] as const).map(each => {
    language.value = each
    return date('2026-11-24T20:00:00.000Z')
  })
  expect(written).toEqual(['2026/11/25', '11/25/2026', '2026/11/25'])
})
