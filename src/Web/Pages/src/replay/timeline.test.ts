import { describe, expect, it } from 'vitest'
import type { Chapter } from '../fair/records'
import { chapterAt, clipStep, sessionMoment } from './timeline'

/** Recorded from 2 s to 12 s and, after the host was away for 90 s, from 102 s to 122 s of the session. */
const timeline = [
  { mediaMs: 2_000, replayMs: 0, durationMs: 10_000 },
  { mediaMs: 102_000, replayMs: 10_000, durationMs: 20_000 },
]
const chapter = (postingId: string, startMs: number, endMs: number): Chapter =>
  ({ postingId, title: postingId, startMs, endMs, hls: '', mp4: '' })
const chapters = [chapter('p1', 0, 4_000), chapter('p2', 6_000, 12_000), chapter('p1', 12_000, 20_000)]

describe('the timeline of a replay', () => {
  it.each([
    [0, 2_000], [9_999, 11_999], [10_000, 102_000], [30_000, 122_000], [99_000, 122_000],
  ])('shows at %i ms what happened at %i ms of the session', (replayMs, mediaMs) => {
    expect(sessionMoment(timeline, replayMs)).toBe(mediaMs)
  })

  it('without stretches is the time of the session', () => {
    expect(sessionMoment([], 7)).toBe(7)
  })
})

describe('the chapters of a replay', () => {
  it.each([
    [0, 'p1'], [4_000, undefined], [6_000, 'p2'], [12_000, 'p1'], [20_000, undefined],
  ])('at %i ms', (ms, posting) => {
    expect(chapterAt(chapters, ms)?.postingId).toBe(posting)
  })

  it('of one posting are played one after another, and nothing else', () => {
    const clip = chapters.filter(chapter => chapter.postingId === 'p1')
    expect([0, 3_999, 4_000, 12_000, 20_000].map(ms => clipStep(clip, ms)))
      .toEqual(['here', 'here', 12_000, 'here', 'over'])
  })
})
