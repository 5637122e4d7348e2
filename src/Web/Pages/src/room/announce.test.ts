import { expect, it } from 'vitest'
import { news } from './announce'

const line = (offset: number, text?: string, viewerId = 'v2') =>
  ({ offset, at: '2026-11-23T08:30:00.000Z', text, by: { viewerId, nickname: '王阿姨' } })

it('What came since is told as one word: how much, and the last of it', () => {
  const comments = [line(1, '一'), line(2, '二'), line(3, '三')]
  expect(news(comments, 1, 'v1')).toEqual({ count: 2, last: comments[2] })
  expect(news(comments, 3, 'v1')).toBeUndefined()
})

it('One’s own and what was removed are no news', () => {
  expect(news([line(2, '我的', 'v1'), line(3)], 1, 'v1')).toBeUndefined()
})
