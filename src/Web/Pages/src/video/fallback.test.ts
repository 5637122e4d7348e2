import { describe, expect, it } from 'vitest'
import { Fallback } from './fallback'

const made = () => new Fallback(['flv', 'hls'], () => 0)

describe('after a failure', () => {
  it('the same engine is tried once more, then the next, then the first again', () => {
    const fallback = made()
    expect(fallback.first()).toEqual({ engine: 'flv', waitMs: 0 })
    expect([1, 2, 3, 4].map(() => fallback.failed('broken'))).toEqual([
      { engine: 'flv', waitMs: 500 },
      { engine: 'hls', waitMs: 0 },
      { engine: 'hls', waitMs: 500 },
      { engine: 'flv', waitMs: 1_000 },
    ])
  })

  it('each round waits longer, up to ten seconds', () => {
    const fallback = made()
    const rounds = Array.from({ length: 6 }, () => [1, 2, 3, 4].map(() => fallback.failed('broken')).at(-1)!.waitMs)
    expect(rounds).toEqual([1_000, 2_000, 4_000, 8_000, 10_000, 10_000])
  })

  it('that was of the addresses, the engine stays', () => {
    const fallback = made()
    fallback.failed('broken')
    expect(fallback.failed('refused')).toEqual({ engine: 'flv', waitMs: 500 })
    expect(fallback.failed('refused')).toEqual({ engine: 'flv', waitMs: 1_000 })
    expect(fallback.failed('broken').engine).toBe('hls')
  })

  it('that was for want of an address, the next engine follows at once', () => {
    const fallback = made()
    expect(fallback.failed('absent')).toEqual({ engine: 'hls', waitMs: 0 })
    expect(fallback.failed('broken')).toEqual({ engine: 'hls', waitMs: 500 })
    expect(fallback.failed('absent')).toEqual({ engine: 'flv', waitMs: 1_000 })
  })

  it('what played well keeps its engine and starts counting anew', () => {
    const fallback = made()
    fallback.failed('broken')
    fallback.failed('broken')
    fallback.worked()
    expect(fallback.failed('broken')).toEqual({ engine: 'hls', waitMs: 500 })
  })
})
