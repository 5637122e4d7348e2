import { computed, shallowRef, type Ref } from 'vue'
import { asRefused } from '../fair/refused'
import { newOpId } from '../fair/retry'
import { fair, me } from '../me'
import { stepMine, unsaid, waitUntil, withSaid, type Mine, type Step } from '../room/mine'
import type { Room } from '../room/room'
import type { EnterFor } from './useEntry'
import { useDraft } from './useDraft'
import { useMute } from './useMute'

/** So many of one's own that are said stay in their places, also in a room too loud to send them back. */
const MOST_SAID = 20

/** What a viewer says in a room: shown at once, then as it went. */
export function useTalk(id: string, room: Ref<Room | undefined>, enterFor: EnterFor) {
  const draft = useDraft(id)
  const { mutedUntil, refused } = useMute(room)
  const mine = shallowRef<readonly Mine[]>([])
  let turn = Promise.resolve()

  const take = (step: Step) => {
    const next = stepMine(mine.value, step)
    const said = next.filter(each => each.state === 'sent')
    mine.value = next.filter(each => each.state !== 'sent' || said.indexOf(each) >= said.length - MOST_SAID)
  }

  async function send(opId: string, text: string): Promise<void> {
    try {
      const answer = await enterFor(() => fair.sessions.commentAs(opId, id, text))
      if (!answer) {
        turnedBack(opId, text)
      } else if (answer.held || answer.offset === undefined) {
        take({ do: 'held', opId, heldAt: room.value?.offset ?? 0 })
      } else {
        take({ do: 'sent', opId, offset: answer.offset })
      }
    } catch (error) {
      const { code, retryAfterMs } = asRefused(error)
      if (code === 'MUTED') {
        refused(retryAfterMs)
      }
      const wait = code === 'TOO_FAST' ? retryAfterMs ?? 1_000 : retryAfterMs
      take({ do: 'refused', opId, code, againAt: wait === undefined ? undefined : Date.now() + wait })
    }
  }

  /** Who does not give a name or number after all has said nothing, and lost nothing. */
  function turnedBack(opId: string, text: string): void {
    take({ do: 'forget', opId })
    draft.value ||= text
  }

  /** What is said goes out in the order it was written. */
  const inTurn = (opId: string, text: string) => (turn = turn.then(() => send(opId, text)))

  function say(): void {
    const text = draft.value.trim()
    if (text !== '') {
      const opId = newOpId()
      draft.value = ''
      take({ do: 'write', opId, text, at: new Date().toISOString() })
      void inTurn(opId, text)
    }
  }

  /** The same act again: if it was done after all, the answer says so. */
  function resend({ opId, text }: Mine): void {
    take({ do: 'resend', opId })
    void inTurn(opId, text)
  }

  function edit({ opId, text }: Mine): void {
    take({ do: 'forget', opId })
    draft.value = draft.value === '' ? text : `${text} ${draft.value}`
  }

  const forget = ({ opId }: Mine) => take({ do: 'forget', opId })
  const self = computed(() => ({ viewerId: me.value.viewerId ?? '', nickname: me.value.nickname ?? '' }))
  const comments = computed(() =>
    withSaid(room.value?.comments ?? [], mine.value, self.value, room.value?.removed))
  const waiting = computed(() => unsaid(mine.value, room.value?.comments ?? [], me.value.viewerId))
  const againAt = computed(() => waitUntil(mine.value))

  return { draft, mutedUntil, say, resend, edit, forget, comments, waiting, againAt }
}
