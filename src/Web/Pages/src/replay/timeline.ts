import type { Chapter, Stretch } from '../fair/records'

/** The moment of the session that a moment of the replay shows. Stretches are in order; gaps are not shown. */
export function sessionMoment(timeline: readonly Stretch[], replayMs: number): number {
  const stretch = timeline.findLast(each => each.replayMs <= replayMs) ?? timeline[0]
  if (!stretch) {
    return replayMs
  }
  return stretch.mediaMs + Math.max(0, Math.min(replayMs - stretch.replayMs, stretch.durationMs))
}

export function chapterAt(chapters: readonly Chapter[], replayMs: number): Chapter | undefined {
  return chapters.findLast(chapter => chapter.startMs <= replayMs && replayMs < chapter.endMs)
}

/**
 * Where to go on when only some chapters are played: nowhere else while one of them runs, to the next one after it, and
 * `over` when none is left.
 */
export function clipStep(clip: readonly Chapter[], replayMs: number): number | 'here' | 'over' {
  if (chapterAt(clip, replayMs)) {
    return 'here'
  }
  return clip.find(chapter => chapter.startMs > replayMs)?.startMs ?? 'over'
}
