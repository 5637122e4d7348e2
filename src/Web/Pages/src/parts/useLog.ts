import { computed, onScopeDispose, ref, shallowRef } from 'vue'
import type { Frame, Joined } from '../fair/messages'
import type { EventPage } from '../fair/records'
import { asRefused, type Refused } from '../fair/refused'
import type { Link, LogHandlers, Watching } from '../fair/watch'
import { earlierAfter } from '../room/comments'
import { wakefulDelay } from './wakeful'

/** What has a log: how it is asked for, and what a page makes of what it hears. */
export interface Followed<Row, Room> {
  get: () => Promise<Row>
  events: (after: number, limit: number) => Promise<EventPage>
  watch: (handlers: LogHandlers) => Watching
  join: (room: Room | undefined, joined: Joined) => Room
  apply: (room: Room, frame: Frame) => Room
  withEarlier: (room: Room, page: EventPage) => Room
  /** What is shown of it, oldest first. */
  lines: (room: Room) => readonly { offset: number }[]
}

/** A log as a page follows it: its record, what was heard so far, and how the connection is. */
export function useLog<Row, Room extends { offset: number }>(followed: Followed<Row, Room>) {
  const record = shallowRef<Row>()
  const room = shallowRef<Room>()
  const link = ref<Link>('connecting')
  const refused = shallowRef<Refused>()
  const isMissing = computed(() => refused.value?.code === 'NOT_FOUND')

  async function reload(): Promise<void> {
    try {
      record.value = await followed.get()
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
    const after = room.value && earlierAfter(followed.lines(room.value), room.value.offset, limit)
    if (after !== undefined) {
      const page = await followed.events(after, limit)
      room.value = room.value && followed.withEarlier(room.value, page)
    }
  }

  const watching = followed.watch({
    delay: wakefulDelay,
    link: (state, why) => {
      link.value = state
      refused.value = why ?? refused.value
    },
    joined: message => (room.value = followed.join(room.value, message)),
    frame: message => (room.value = room.value && followed.apply(room.value, message)),
  })
  onScopeDispose(watching.stop)

  return { record, room, link, refused, isMissing, reload, loadEarlier, stop: watching.stop }
}
