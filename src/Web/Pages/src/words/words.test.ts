import { expect, it } from 'vitest'
import { refusalCodes, Refused } from '../fair/refused'
import { en } from './en'
import { date, findingText, language, refusalText } from './words'
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
  const phone = new Refused('INVALID', { title: 'phone: eleven digits.', fault: { kind: 'phone', field: 'phone' } })
  expect(refusalText(phone)).toBe('手机号：应为 11 位数字，13 到 19 开头')
  const name = new Refused('INVALID', { fault: { kind: 'length', field: 'name', least: 1, most: 40 } })
  expect(refusalText(name)).toBe('姓名或名称：1 到 40 个字')
  expect(refusalText(new Refused('INVALID', { fault: { kind: 'columns' } }))).toMatch(/^第一行要写列名/)
  expect(refusalText(new Refused('MUTED', { title: 'The host muted you.' }))).toBe('您已被禁言，现在不能发言。')
})

it('The server’s own words, which are English, are never shown', () => {
  const title = 'Something in English.'
  for (const fault of [undefined, { kind: 'ofTomorrow', field: 'phone' }, { kind: 'needed', field: 'ofTomorrow' }]) {
    expect(refusalText(new Refused('INVALID', { title, fault }))).toBe(zhCN.refusals.INVALID)
    expect(findingText({ rule: 'ofTomorrow', level: 'block', field: '', text: title, source: '', fault }))
      .toBe(zhCN.refusals.INVALID)
  }
  expect(refusalText(new Refused(undefined, { title }))).toBe(zhCN.refusals.UNKNOWN)
})

it('A finding says what its fault says, else what its rule does', () => {
  const finding = { level: 'block', text: 'English.', source: '' } as const
  expect(findingText({ ...finding, rule: 'length', field: 'hours', fault: { kind: 'length', field: 'hours', most: 120 } }))
    .toBe('工作时间：最多 120 个字')
  expect(findingText({ ...finding, rule: 'payOrder', field: 'pay.min' })).toBe('最低工资不能高于最高工资。')
})

it('A day is written as the chosen language does it, also when it was another one before', () => {
  const written = (['zh-CN', 'en', 'zh-CN'] as const).map(each => {
    language.value = each
    return date('2026-11-24T20:00:00.000Z')
  })
  expect(written).toEqual(['2026/11/25', '11/25/2026', '2026/11/25'])
})
