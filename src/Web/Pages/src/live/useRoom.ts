import { watch } from 'vue'
import type { Commented } from '../fair/messages'
import type { SessionDetail } from '../fair/records'
import { fair } from '../me'
import { useLog } from '../parts/useLog'
import { inStep } from '../room/inStep'
import { applyFrame, join, withEarlier, type Room } from '../room/room'

/** A session as a page follows it. `heard` is told what was said while it was followed, as it is said. */
export function useRoom(id: string, heard: (comments: readonly Commented[]) => void = () => {}) {
  const { record: session, room, ...log } = useLog<SessionDetail, Room>({
    get: () => fair.sessions.get(id),
    events: (after, limit) => fair.sessions.events(id, after, limit),
    watch: handlers => fair.sessions.watch(id, inStep(handlers, frames => {
      const known = room.value?.offset ?? 0
      frames.forEach(handlers.frame)
      const said = frames.flatMap(frame => frame.events).filter(event => event.kind === 'commented')
      heard(said.filter(event => event.offset > known))
    })),
    join,
    apply: applyFrame,
    withEarlier,
    lines: room => [{ offset: room.from }],
  })
  // Start and end times come with the record only.
  watch(() => room.value?.stage, log.reload, { immediate: true })

  return { session, room, ...log }
}
