import { expect, it } from 'vitest'
import { againAtOf, codeSent, codeUsed, sentCode } from './sentCode'

it('A code that was sent is asked for until it runs out, and not for another number', () => {
  codeSent('13900002222', 1_000)
  expect(sentCode(300_999)?.phone).toBe('13900002222')
  expect(sentCode(2_000, '13900002222')).toBeDefined()
  expect(sentCode(2_000, '13900003333')).toBeUndefined()
  expect(sentCode(301_000)).toBeUndefined()
  expect(againAtOf(sentCode(2_000))).toBe(61_000)
})

it('A code that was used is not asked for again', () => {
  codeSent('13900002222', 1_000)
  codeUsed()
  expect(sentCode(2_000)).toBeUndefined()
  expect(againAtOf(undefined)).toBe(0)
})
