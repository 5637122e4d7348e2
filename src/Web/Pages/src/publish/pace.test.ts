import { describe, expect, it } from 'vitest'
import { Pace } from './pace'

const calm = (pace: Pace, seconds: number) => Array.from({ length: seconds }, () => pace.second(0)).at(-1)

describe('the pace', () => {
  it('stays while nothing is dropped', () => {
    expect(calm(new Pace(1_000), 100)).toBeUndefined()
  })

  it('falls at once, to three tenths at worst', () => {
    const pace = new Pace(1_000)
    expect([3, 3, 3, 3, 3].map(dropped => pace.second(dropped))).toEqual([700, 490, 343, 300, undefined])
  })

  it('rises again after ten calm seconds, up to where it began', () => {
    const pace = new Pace(1_000)
    pace.second(1)
    expect(calm(pace, 9)).toBeUndefined()
    expect(pace.second(0)).toBe(805)
    expect([10, 10].map(seconds => calm(pace, seconds))).toEqual([926, 1_000])
    expect(calm(pace, 10)).toBeUndefined()
  })
})
