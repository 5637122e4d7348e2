import { describe, expect, it } from 'vitest'
import { TrackClock } from './trackClock'

/** The last time given for frames that come every 20 ms of a track that runs at a speed of its own. */
function after(seconds: number, speed: number, jitter: (i: number) => number) {
  const clock = new TrackClock()
  const steps: number[] = []
  let given = 0
  let now = 0
  for (let i = 0; i * 20 < seconds * 1_000; i++) {
    now = 3_000 + i * 20 + jitter(i)
    const next = clock.at(i * 20 * speed, now)
    steps.push(next - given)
    given = next
  }
  return { given, now, steps: steps.slice(1) }
}

describe('the clock of a track', () => {
  it('begins at the moment when the first frame came', () => {
    expect(new TrackClock().at(77_000, 120)).toBe(120)
  })

  it('keeps even steps although frames come unevenly', () => {
    const { steps } = after(4, 1, i => i % 7)
    expect(Math.max(...steps)).toBe(20)
    expect(Math.min(...steps)).toBe(20)
  })

  it.each([0.9995, 1.0005])('stays with the computer for hours at a speed of %d', speed => {
    const { given, now, steps } = after(4 * 3_600, speed, i => i % 5)
    expect(Math.abs(given - now)).toBeLessThan(40)
    expect(steps.every(step => step >= 0)).toBe(true)
  })

  it('follows a jump, as after a computer that slept', () => {
    const clock = new TrackClock()
    clock.at(0, 0)
    clock.at(20, 60_000)
    expect(clock.at(40, 65_020)).toBeGreaterThan(60_000)
  })
})
