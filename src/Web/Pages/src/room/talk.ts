import type { Answered, Noticed } from '../fair/messages'
import type { Line } from './comments'
import type { Room } from './room'

/** What a viewer's list shows, in the order of the log. */
export type TalkLine = Line & { kind: 'said', answer?: Answered } | Answered | Noticed

/** The last so many lines up to an offset: comments, the host's answers, and notices. */
export function talkOf(
  { comments, answers, notices }: Pick<Room, 'answers' | 'notices'> & { comments: readonly Line[] },
  most: number, upTo = Infinity,
): TalkLine[] {
  const shown = before(comments, upTo).slice(-most)
  const first = shown.length < most ? 0 : shown[0]!.offset
  const answerOf = new Map(answers.flatMap(answer => answer.targets.map(target => [target, answer] as const)))
  const said = shown.map((line): TalkLine => ({ ...line, kind: 'said', answer: answerOf.get(line.offset) }))
  const others = [...answers, ...notices].filter(({ offset }) => offset >= first && offset <= upTo)
  return others.length === 0 ? said : [...said, ...others].sort((a, b) => a.offset - b.offset)
}

/** How many comments came after an offset. */
export function newerThan(comments: readonly Line[], offset: number): number {
  return comments.length - before(comments, offset).length
}

function before(comments: readonly Line[], upTo: number): readonly Line[] {
  const last = comments.findLastIndex(line => line.offset <= upTo)
  return last === comments.length - 1 ? comments : comments.slice(0, last + 1)
}

/** The newest answer to a comment of a viewer that came after an offset. */
export function answerFor(
  { comments, answers }: { comments: readonly Line[], answers: readonly Answered[] }, viewerId: string | undefined,
  after: number,
): Answered | undefined {
  return answers.findLast(answer => answer.offset > after && answer.targets.some(target =>
    comments.some(line => line.offset === target && line.by.viewerId === viewerId)))
}
