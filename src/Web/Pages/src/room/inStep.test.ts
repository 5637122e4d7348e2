import { expect, it, vi } from 'vitest'
import type { Frame, Joined } from '../fair/messages'
import { apart, inStep } from './inStep'

it('Frames between two drawings are told together, and before somebody joins anew', () => {
  const told: string[] = []
  const drawings: (() => void)[] = []
  const frame = (first: number) => ({ kind: 'frame', first }) as Frame
  const handlers = inStep(
    { joined: ({ epoch }) => told.push(epoch), frame: () => told.push('one by one') },
    frames => told.push(frames.map(({ first }) => first).join()), callback => drawings.push(callback))

  handlers.frame(frame(1))
  handlers.frame(frame(2))
  expect(told).toEqual([])
  expect(drawings).toHaveLength(1)
  drawings[0]!()
  handlers.frame(frame(3))
  handlers.joined({ epoch: 'e2' } as Joined)
  drawings[1]!()
  handlers.frame(frame(4))
  drawings[2]!()
  expect(told).toEqual(['1,2', '3', 'e2', '4'])
})

it('A drawing is done at once in a quiet room, and waits in a loud one', () => {
  vi.useFakeTimers()
  try {
    const drawn: string[] = []
    let now = 1_000
    const next = apart(100, callback => callback(), () => now)
    next(() => drawn.push('first'))
    expect(drawn).toEqual(['first'])
    now += 40
    next(() => drawn.push('soon after'))
    vi.advanceTimersByTime(59)
    expect(drawn).toEqual(['first'])
    vi.advanceTimersByTime(1)
    expect(drawn).toEqual(['first', 'soon after'])
    now += 160
    next(() => drawn.push('much later'))
    expect(drawn).toEqual(['first', 'soon after', 'much later'])
  } finally {
    vi.useRealTimers()
  }
})
