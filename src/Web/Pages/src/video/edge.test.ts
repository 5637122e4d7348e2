import { describe, expect, it } from 'vitest'
import { LiveEdge } from './edge'

const rate = (edge: LiveEdge, behindMs: number, nowMs = 0) => {
  const chase = edge.chase(behindMs, nowMs)
  return 'rate' in chase ? chase.rate : undefined
}

describe('the live edge', () => {
  it('is left alone while the picture is near it', () => {
    expect(rate(new LiveEdge(), 550)).toBe(1)
  })

  it('is caught up with until the aimed distance is reached', () => {
    const edge = new LiveEdge()
    expect(rate(edge, 650)).toBeGreaterThan(1)
    expect(rate(edge, 500)).toBeGreaterThan(1)
    expect(rate(edge, 390)).toBe(1)
    expect(rate(edge, 550)).toBe(1)
  })

  it('is never chased faster than speech bears', () => {
    expect(rate(new LiveEdge(), 2_800)).toBeLessThanOrEqual(1.25)
  })

  it('is jumped to from far behind', () => {
    expect(new LiveEdge().chase(3_100, 0)).toEqual({ jumpToMs: 400 })
  })

  it('is jumped to after a stall, over the gap that a publisher left', () => {
    const edge = new LiveEdge()
    edge.waited(0)
    expect(rate(edge, 50, 500)).toBe(1)
    expect(edge.chase(2_500, 1_000)).toEqual({ jumpToMs: 800 })
    expect(rate(edge, 2_500, 1_500)).toBeGreaterThan(1)
  })

  it('is kept at more distance where data comes late, and less again after half a minute', () => {
    const edge = new LiveEdge()
    edge.waited(0)
    edge.waited(100)
    edge.waited(5_000)
    expect(rate(edge, 1_400, 6_000)).toBe(1)
    expect(rate(edge, 1_600, 6_500)).toBeGreaterThan(1)
    expect(rate(edge, 1_100, 7_000)).toBe(1)
    expect(rate(edge, 1_400, 36_000)).toBeGreaterThan(1)
  })
})
