import { watch } from 'vue'
import type { SessionDetail } from '../fair/records'
import { fair } from '../me'
import { useLog } from '../parts/useLog'
import { applyFrame, join, withEarlier, type Room } from '../room/room'

/** A session as a page follows it. */
export function useRoom(id: string) {
  const { record: session, room, ...log } = useLog<SessionDetail, Room>({
    get: () => fair.sessions.get(id),
    events: (after, limit) => fair.sessions.events(id, after, limit),
    watch: handlers => fair.sessions.watch(id, handlers),
    join,
    apply: applyFrame,
    withEarlier,
    lines: room => room.comments,
  })
  // Start and end times come with the record only.
  watch(() => room.value?.stage, log.reload, { immediate: true })

  return { session, room, ...log }
}
