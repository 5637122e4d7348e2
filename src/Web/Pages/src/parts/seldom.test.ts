import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { seldom } from './seldom'

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

it('What is asked for often is done at once, and once more at the end of its time', async () => {
  const act = vi.fn(() => Promise.resolve())
  const { ask } = seldom(act, 5_000)
  ask()
  ask()
  ask()
  expect(act).toHaveBeenCalledTimes(1)
  await vi.advanceTimersByTimeAsync(4_999)
  expect(act).toHaveBeenCalledTimes(1)
  await vi.advanceTimersByTimeAsync(1)
  expect(act).toHaveBeenCalledTimes(2)
  await vi.advanceTimersByTimeAsync(60_000)
  expect(act).toHaveBeenCalledTimes(2)
})

it('It is not begun a second time while it runs, however long that takes', async () => {
  let finish!: () => void
  const act = vi.fn(() => new Promise<void>(resolve => (finish = resolve)))
  const { ask } = seldom(act, 1_000)
  ask()
  ask()
  await vi.advanceTimersByTimeAsync(10_000)
  expect(act).toHaveBeenCalledTimes(1)
  finish()
  await vi.advanceTimersByTimeAsync(0)
  expect(act).toHaveBeenCalledTimes(2)
})

it('After it was stopped nothing is done any more', async () => {
  const act = vi.fn(() => Promise.resolve())
  const { ask, stop } = seldom(act, 1_000)
  ask()
  ask()
  stop()
  await vi.advanceTimersByTimeAsync(10_000)
  ask()
  expect(act).toHaveBeenCalledTimes(1)
})
