import { describe, expect, it } from 'vitest'
import { Flow, fresh, type Shown } from './flow'
import { Lanes, type Run } from './lanes'

const STAGE = 360

/** Where a comment begins and ends at a time, from the stage's left edge on. */
function place({ startedAt, width, speed }: Run, at: number) {
  const head = STAGE - speed * (at - startedAt)
  return { head, tail: head + width }
}

describe('lanes', () => {
  it('Comments of any length that come at any time never touch each other in a lane', () => {
    const lanes = new Lanes(4, STAGE)
    const runs: Run[] = []
    let seed = 7
    const random = () => (seed = seed * 48_271 % 2_147_483_647) / 2_147_483_647
    for (let now = 0; now < 60_000; now += 40 + random() * 200) {
      const run = lanes.enter(20 + random() * 900, now)
      if (run) {
        runs.push(run)
      }
    }
    expect(runs.length).toBeGreaterThan(40)
    const touching = runs.flatMap((first, i) => runs.slice(i + 1)
      .filter(second => second.lane === first.lane)
      .filter(second => {
        const leaves = first.startedAt + (STAGE + first.width) / first.speed
        const moments = [second.startedAt, (second.startedAt + leaves) / 2, leaves]
        return moments.some(at =>
          at >= second.startedAt && at <= leaves && place(second, at).head < place(first, at).tail)
      }))
    expect(touching).toEqual([])
  })

  it('A longer comment is faster, and is on the stage as long as a short one', () => {
    const [short, long] = [new Lanes(1, STAGE).enter(60, 0)!, new Lanes(1, STAGE).enter(600, 0)!]
    expect(long.speed).toBeGreaterThan(short.speed)
    expect((STAGE + long.width) / long.speed).toBeCloseTo((STAGE + short.width) / short.speed)
  })

  it('The upper lanes fill first, and when all are taken nobody is let in until one is free', () => {
    const lanes = new Lanes(2, STAGE)
    expect([lanes.enter(100, 0)?.lane, lanes.enter(100, 0)?.lane, lanes.enter(100, 0)]).toEqual([0, 1, undefined])
    expect(lanes.enter(100, 3_000)?.lane).toBe(0)
  })

  it('A stage without lanes lets nobody in', () => {
    expect(new Lanes().enter(100, 0)).toBeUndefined()
  })
})

describe('the flow', () => {
  const comments = (n: number, more: Partial<Shown> = {}) => Array.from({ length: n }, (_, i): Shown =>
    ({ offset: i + 1, text: `第${i + 1}条`, isMine: false, arrivedAt: 0, ...more }))
  const through = (flow: Flow, now: number, takes = () => true) => {
    const passed: number[] = []
    flow.pass(now, ({ offset }) => takes() && passed.push(offset) > 0)
    return passed
  }

  it.each([['few', 5], ['some', 10], ['many', 20]] as const)('Of a crowd, %s are %i in a second', (density, most) => {
    const flow = new Flow(density)
    flow.add(comments(40))
    expect(through(flow, 0)).toHaveLength(most)
    expect(through(flow, 999)).toEqual([])
    expect(through(flow, 1_000)).toHaveLength(Math.min(most, 40 - most))
  })

  it('One’s own goes before those who waited longer, and is never passed over', () => {
    const flow = new Flow('few')
    flow.add(comments(30))
    flow.add([{ offset: 99, text: '我的', isMine: true, arrivedAt: 0 }])
    expect(through(flow, 0, () => false)).toEqual([])
    expect(through(flow, 10_000)).toEqual([99])
    expect(flow.isEmpty).toBe(true)
  })

  it('Who was removed waits no more', () => {
    const flow = new Flow('many')
    flow.add(comments(3))
    flow.drop([2, 9])
    expect(through(flow, 0)).toEqual([1, 3])
  })

  it('Who finds no lane waits for one, but not for ever', () => {
    const flow = new Flow('many')
    flow.add(comments(2))
    expect(through(flow, 0, () => false)).toEqual([])
    expect(through(flow, 500)).toEqual([1, 2])
    flow.add(comments(2))
    expect(through(flow, 2_000)).toEqual([])
  })
})

it('Of what comes together after a lost connection only the newest is shown', () => {
  const at = (second: number) => ({ at: new Date(second * 1_000).toISOString() })
  expect(fresh([at(1), at(20), at(24), at(24.5)])).toEqual([at(20), at(24), at(24.5)])
  expect(fresh([])).toEqual([])
})
