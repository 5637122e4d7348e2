import { onMounted, shallowRef, watch, type Ref } from 'vue'
import type { Interest } from '../fair/interest'
import type { Board } from '../fair/messages'
import { fair } from '../me'
import { useSeldom } from '../parts/seldom'
import type { Room } from '../room/room'

const EVERY_MS = 5_000

/** The curves of a session: asked for when its board or what is presented changed, at most every five seconds. */
export function useInterest(sessionId: string, board: Ref<Board | undefined>, room: Ref<Room | undefined>) {
  const interest = shallowRef<Interest>()
  const ask = useSeldom(async () => {
    // What is known stays: the counts themselves come with the board, and the next change asks again.
    interest.value = await fair.interest.of(sessionId).catch(() => interest.value)
  }, EVERY_MS)
  onMounted(ask)
  watch([board, () => room.value?.pin?.id, () => room.value?.stage], ask)
  return interest
}
