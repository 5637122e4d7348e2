import { expect, it } from 'vitest'
import type { Stage } from '../fair/messages'
import { agenda } from './agenda'

it('What is on air stands first, then what comes next, then what was last', () => {
  const session = (state: Stage, day: number) => ({ state, startsAt: `2026-11-${day}T08:00:00Z` })
  const ended = [session('ended', 20), session('ended', 24)] as const
  const ahead = [session('scheduled', 30), session('scheduled', 29)] as const
  const paused = session('paused', 28)
  expect(agenda([...ended, ...ahead, paused])).toEqual([paused, ahead[1], ahead[0], ended[1], ended[0]])
})
