import type { Line } from './comments'

/** Of comments that came since the last word: how many they are, and the last that still has words. */
export function news(
  comments: readonly Line[], since: number, me: string | undefined,
): { count: number, last: Line } | undefined {
  const fresh = comments.filter(line => line.offset > since && line.text !== undefined && line.by.viewerId !== me)
  const last = fresh.at(-1)
  return last && { count: fresh.length, last }
}
