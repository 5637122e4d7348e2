import { describe, expect, it } from 'vitest'
import type { Play } from '../fair/records'
import { Refused } from '../fair/refused'
import type { EngineName } from './engines'
import { Fallback, type Failure } from './fallback'
import { Playing, type Picture, type Screen } from './playing'

const SLICE_MS = 500

const play = (live: boolean): Play => ({ flv: '', hls: '', audioFlv: '', audioHls: '', live })

/** A page whose clock runs only while the player waits, and whose world is changed at written moments. */
class WrittenScreen implements Screen {
  readonly opened: string[] = []
  readonly shown: string[] = []
  readonly asked: number[] = []
  closed = 0
  live: boolean | 'unreachable' = true
  /** Engines whose picture moves while somebody publishes. */
  works: EngineName[] = ['flv', 'hls']
  held = false
  failNow?: (why: Failure) => void
  readonly playing: Playing
  private clock = 0
  private place = 0
  private turns = 0
  private engine?: EngineName
  private readonly plan: { at: number, act: () => void }[] = []

  constructor(engines: EngineName[] = ['flv', 'hls']) {
    this.playing = new Playing(this, new Fallback(engines, () => 0))
  }

  at(seconds: number, act: () => void): this {
    this.plan.push({ at: seconds * 1_000, act })
    return this
  }

  async until(seconds: number): Promise<this> {
    this.at(seconds, () => this.playing.stop())
    await this.playing.run()
    return this
  }

  ask = (): Promise<Play> => {
    this.asked.push(this.clock / 1_000)
    return this.live === 'unreachable' ? Promise.reject(new Refused('UNREACHABLE')) : Promise.resolve(play(this.live))
  }

  open = (engine: EngineName, _play: Play, failed: (why: Failure) => void) => {
    this.opened.push(`${engine} ${this.clock / 1_000}`)
    this.engine = engine
    this.failNow = failed
    return () => {
      this.closed++
      this.engine = undefined
    }
  }

  position = () => this.place
  isHeld = () => this.held
  now = () => this.clock
  random = () => 0.5

  show = (picture: Picture) => {
    if (this.shown.at(-1)?.split(' ')[0] !== picture) {
      this.shown.push(`${picture} ${this.clock / 1_000}`)
    }
  }

  /** A newer wait takes the clock over from one that was cut short. */
  delay = async (ms: number): Promise<void> => {
    const turn = ++this.turns
    const end = this.clock + ms
    while (this.clock < end && turn === this.turns) {
      const step = Math.min(SLICE_MS, end - this.clock)
      this.clock += step
      if (this.engine && this.works.includes(this.engine) && this.live === true && !this.held) {
        this.place += step
      }
      this.plan.filter(({ at }) => at > this.clock - step && at <= this.clock).forEach(({ act }) => act())
      await new Promise(resolve => setImmediate(resolve))
    }
  }
}

describe('a player', () => {
  it('plays by its first engine, and asks no more while the picture moves', async () => {
    const screen = await new WrittenScreen().until(60)
    expect(screen.opened).toEqual(['flv 0'])
    expect(screen.shown).toEqual(['connecting 0', 'playing 0.5'])
    expect(screen.asked).toEqual([0])
    expect(screen.closed).toBe(1)
  })

  it('goes on to the next engine when the first shows nothing twice', async () => {
    const screen = new WrittenScreen()
    screen.works = ['hls']
    await screen.until(40)
    expect(screen.opened).toEqual(['flv 0', 'flv 10.5', 'hls 20.5'])
    expect(screen.shown.at(-1)).toBe('playing 21')
  })

  it('opens an engine that broke anew at once', async () => {
    const screen = new WrittenScreen()
    screen.at(20, () => screen.failNow?.('broken'))
    await screen.until(30)
    expect(screen.opened).toEqual(['flv 0', 'flv 20.5'])
  })

  it.each([3, 90])('keeps its engine while the publisher is away for %i seconds', async seconds => {
    const screen = new WrittenScreen()
    screen.at(20, () => (screen.live = false)).at(20 + seconds, () => (screen.live = true))
    await screen.until(140)
    expect(screen.opened).toEqual(['flv 0'])
    expect(screen.shown.at(-1)?.split(' ')[0]).toBe('playing')
  })

  it('says that the publisher is away, and asks only every few seconds', async () => {
    const screen = new WrittenScreen()
    screen.at(20, () => (screen.live = false))
    await screen.until(60)
    expect(screen.shown.at(-1)).toMatch(/^away 2[5-7]/)
    expect(screen.asked.length).toBeLessThan(12)
  })

  it('looks at once when it is woken while the publisher is away', async () => {
    const screen = new WrittenScreen()
    screen.live = false
    screen.at(30, () => (screen.live = true))
    screen.at(31, () => screen.playing.wake())
    await screen.until(60)
    expect(screen.opened).toEqual([expect.stringMatching(/^flv 31/)])
  })

  it('opens the engine anew when the publisher is back and the picture does not move', async () => {
    const screen = new WrittenScreen()
    screen.at(20, () => (screen.live = false))
    screen.at(40, () => {
      screen.live = true
      screen.works = []
    })
    await screen.until(60)
    expect(screen.opened.slice(0, 2)).toEqual(['flv 0', expect.stringMatching(/^flv (4[5-9]|5[0-4])/)])
  })

  it('opens the browser\'s own HLS anew within three seconds after the publisher is back', async () => {
    const screen = new WrittenScreen(['native'])
    screen.works = ['native']
    screen.at(20, () => (screen.live = false)).at(110, () => {
      screen.live = true
      screen.works = []
      screen.playing.wake()
    })
    await screen.until(114)
    expect(screen.opened).toEqual(['native 0', expect.stringMatching(/^native 11[23]/)])
  })

  it('blames no engine for a network that is gone', async () => {
    const screen = new WrittenScreen()
    screen.at(20, () => {
      screen.live = 'unreachable'
      screen.failNow?.('broken')
    })
    screen.at(50, () => (screen.live = true))
    await screen.until(90)
    expect(screen.opened.map(opened => opened.split(' ')[0])).toEqual(['flv', 'flv'])
    expect(screen.shown.some(shown => shown.startsWith('trouble'))).toBe(true)
    expect(screen.shown.at(-1)).toMatch(/^playing/)
  })

  it('is not in trouble while somebody holds the picture', async () => {
    const screen = new WrittenScreen()
    screen.at(20, () => (screen.held = true))
    await screen.until(120)
    expect(screen.opened).toEqual(['flv 0'])
    expect(screen.asked).toEqual([0])
  })

  it('whose addresses ran out asks for new ones and keeps its engine', async () => {
    const screen = new WrittenScreen()
    for (const at of [10, 20, 30]) {
      screen.at(at, () => screen.failNow?.('refused'))
    }
    await screen.until(40)
    expect(screen.opened.map(opened => opened.split(' ')[0])).toEqual(['flv', 'flv', 'flv', 'flv'])
    expect(screen.asked).toHaveLength(4)
  })
})
