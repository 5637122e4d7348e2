import type { Noticed } from '../fair/messages'
import type { Line, Reply } from './comments'

/** What a viewer's list shows, in the order of the log. */
export type TalkLine = Line & { kind: 'said' } | Noticed

/** The last so many lines up to an offset: comments, the host's answers, and notices. */
export function talkOf(
  comments: readonly Line[], notices: readonly Noticed[], most: number, upTo = Infinity,
): TalkLine[] {
  const shown = before(comments, upTo).slice(-most)
  const first = shown.length < most ? 0 : shown[0]!.offset
  const said = shown.map((line): TalkLine => ({ ...line, kind: 'said' }))
  const others = notices.filter(({ offset }) => offset >= first && offset <= upTo)
  return others.length === 0 ? said : [...said, ...others].sort((a, b) => a.offset - b.offset)
}

/** How many lines came after an offset. */
export function newerThan(comments: readonly Line[], offset: number): number {
  return comments.length - before(comments, offset).length
}

/**
 * The newest answer that came after an offset to one of these comments, which the list may hold no more.
 * @param said Where they stand.
 */
export function answerFor(
  comments: readonly Line[], said: ReadonlySet<number>, after: number,
): Reply | undefined {
  const line = comments.findLast(({ answers }) => answers?.some(target => said.has(target)))
  return line && line.offset > after
    ? { offset: line.offset, at: line.at, by: line.by, text: line.text ?? '' } : undefined
}

function before(comments: readonly Line[], upTo: number): readonly Line[] {
  const last = comments.findLastIndex(line => line.offset <= upTo)
  return last === comments.length - 1 ? comments : comments.slice(0, last + 1)
}
