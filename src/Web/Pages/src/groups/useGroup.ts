import { computed, onUnmounted, ref, shallowRef } from 'vue'
import type { Group } from '../fair/records'
import { asRefused, type Refused } from '../fair/refused'
import type { Link } from '../fair/watch'
import { fair } from '../me'
import { applyGroupFrame, joinGroup, withEarlierInGroup, type GroupRoom } from '../room/group'

/** A follow-up group as a page follows it. */
export function useGroup(id: string) {
  const group = shallowRef<Group>()
  const room = shallowRef<GroupRoom>()
  const link = ref<Link>('connecting')
  const refused = shallowRef<Refused>()
  const isMissing = computed(() => refused.value?.code === 'NOT_FOUND')

  async function reload(): Promise<void> {
    try {
      group.value = await fair.groups.get(id)
      refused.value = undefined
    } catch (error) {
      refused.value = asRefused(error)
      if (isMissing.value) {
        watching.stop()
      }
    }
  }

  async function loadEarlier(limit: number): Promise<void> {
    const first = room.value && (room.value.lines[0]?.offset ?? room.value.offset + 1)
    if (first !== undefined && first > 1) {
      const page = await fair.groups.events(id, Math.max(0, first - 1 - limit), limit)
      room.value = room.value && withEarlierInGroup(room.value, page)
    }
  }

  const watching = fair.groups.watch(id, {
    link: (state, why) => {
      link.value = state
      refused.value = why ?? refused.value
    },
    joined: message => (room.value = joinGroup(room.value, message)),
    frame: message => {
      room.value = room.value && applyGroupFrame(room.value, message)
      if (message.events.some(event => event.kind === 'joinedGroup' || event.kind === 'leftGroup')) {
        void reload()
      }
    },
  })
  onUnmounted(watching.stop)
  void reload()

  return { group, room, link, refused, isMissing, loadEarlier, stop: watching.stop }
}
