import { computed, onUnmounted, ref, shallowRef, watch } from 'vue'
import type { SessionDetail } from '../fair/records'
import { asRefused, type Refused } from '../fair/refused'
import type { Link } from '../fair/watch'
import { fair } from '../me'
import { applyFrame, earlierAfter, join, withEarlier, type Room } from '../room/room'

/** A session as a page follows it: its record, its room, and how the connection is. */
export function useRoom(id: string) {
  const session = shallowRef<SessionDetail>()
  const room = shallowRef<Room>()
  const link = ref<Link>('connecting')
  const refused = shallowRef<Refused>()
  const isMissing = computed(() => refused.value?.code === 'NOT_FOUND')

  async function reload(): Promise<void> {
    try {
      session.value = await fair.sessions.get(id)
      refused.value = undefined
    } catch (error) {
      refused.value = asRefused(error)
      if (isMissing.value) {
        watching.stop()
      }
    }
  }

  /** Puts the page of the static list before what is shown. */
  async function loadEarlier(limit: number): Promise<void> {
    const after = room.value && earlierAfter(room.value, limit)
    if (after !== undefined) {
      const page = await fair.sessions.events(id, after, limit)
      room.value = room.value && withEarlier(room.value, page)
    }
  }

  const watching = fair.sessions.watch(id, {
    link: (state, why) => {
      link.value = state
      refused.value = why ?? refused.value
    },
    joined: message => (room.value = join(room.value, message)),
    frame: message => (room.value = room.value && applyFrame(room.value, message)),
  })
  onUnmounted(watching.stop)
  // Start and end times come with the record only.
  watch(() => room.value?.stage, reload, { immediate: true })

  return { session, room, link, refused, isMissing, reload, loadEarlier }
}
