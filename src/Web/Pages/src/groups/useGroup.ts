import { watch } from 'vue'
import type { Group } from '../fair/records'
import { fair } from '../me'
import { useLog } from '../parts/useLog'
import { applyGroupFrame, joinGroup, withEarlierInGroup, type GroupRoom } from '../room/group'

/** A follow-up group as a page follows it. */
export function useGroup(id: string) {
  const { record: group, room, ...log } = useLog<Group, GroupRoom>({
    get: () => fair.groups.get(id),
    events: (after, limit) => fair.groups.events(id, after, limit),
    watch: handlers => fair.groups.watch(id, handlers),
    join: joinGroup,
    apply: applyGroupFrame,
    withEarlier: withEarlierInGroup,
    lines: room => room.lines,
  })
  // How many members there are comes with the record only.
  watch(() => room.value?.moved ?? 0, log.reload, { immediate: true })

  return { group, room, ...log }
}
