import { expect, it } from 'vitest'
import type { Frame, Joined } from '../fair/messages'
import { inStep } from './inStep'

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
