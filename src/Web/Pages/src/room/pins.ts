import type { FairEvent } from '../fair/messages'

/** A moment at which another card was shown; without a posting none was any more. */
export interface PinMark {
  offset: number
  atMs: number
  postingId?: string
}

/** While one posting was presented, in milliseconds of the session; without an end it still is. */
export interface PinSpan {
  postingId: string
  fromMs: number
  toMs?: number
}

export function applyPin(marks: readonly PinMark[], event: FairEvent): readonly PinMark[] {
  switch (event.kind) {
    case 'pinned':
      return joinPins(marks, [{ offset: event.offset, atMs: event.mediaMs, postingId: event.posting.id }])
    case 'unpinned':
    case 'ended':
      return joinPins(marks, [{ offset: event.offset, atMs: event.mediaMs }])
    default:
      return marks
  }
}

/** Both in one order, each mark once. */
export function joinPins(some: readonly PinMark[], others: readonly PinMark[]): readonly PinMark[] {
  return [...new Map([...some, ...others].map(mark => [mark.offset, mark])).values()]
    .sort((a, b) => a.offset - b.offset)
}

/** A posting that is pinned again while it is shown is presented on: its card only became a newer one. */
export function spansOf(marks: readonly PinMark[]): PinSpan[] {
  const spans: PinSpan[] = []
  for (const { atMs, postingId } of marks) {
    const open = spans.at(-1)
    if (open && open.toMs === undefined) {
      if (open.postingId === postingId) {
        continue
      }
      open.toMs = atMs
    }
    if (postingId !== undefined) {
      spans.push({ postingId, fromMs: atMs })
    }
  }
  return spans
}

/** What was presented before this page listened, as the server tells it, and what it heard since. */
export function joinSpans(told: readonly PinSpan[], heard: readonly PinMark[]): PinSpan[] {
  const since = heard[0]?.atMs ?? Infinity
  const before = told.filter(span => span.fromMs < since)
    .map(span => ({ ...span, toMs: since === Infinity ? span.toMs : Math.min(span.toMs ?? since, since) }))
  const after = spansOf(heard)
  const [last, next] = [before.at(-1), after[0]]
  return last && next && last.postingId === next.postingId && last.toMs === next.fromMs
    ? [...before.slice(0, -1), { ...next, fromMs: last.fromMs }, ...after.slice(1)]
    : [...before, ...after]
}

/** How long each posting was presented in all, by its id. */
export function presentedMs(spans: readonly PinSpan[], nowMs: number): Map<string, number> {
  const all = new Map<string, number>()
  for (const { postingId, fromMs, toMs } of spans) {
    all.set(postingId, (all.get(postingId) ?? 0) + Math.max(0, (toMs ?? nowMs) - fromMs))
  }
  return all
}
