import { computed, shallowRef, watch, type Ref } from 'vue'
import { asRefused } from '../fair/refused'
import { newOpId, realDelay } from '../fair/retry'
import { fair, me } from '../me'
import { keptOf, saidOf, stepMine, unsaid, waitUntil, withSaid, type Mine, type Step } from '../room/mine'
import type { Room } from '../room/room'
import type { EnterFor } from './useEntry'
import { useDraft } from './useDraft'
import { useMute } from './useMute'
import { useOwn } from './useOwn'

/** So many of one's own that are said stay in their places, also in a room too loud to send them back. */
const MOST_SAID = 20

/** What a viewer says in a room: shown at once, then as it went. */
export function useTalk(id: string, room: Ref<Room | undefined>, enterFor: EnterFor) {
  const draft = useDraft(id)
  const { mutedUntil, refused } = useMute(room)
  const { unsaidIn, keepUnsaid, saidIn, hasSaid } = useOwn()
  const mine = shallowRef<readonly Mine[]>([])
  let turn = Promise.resolve()
  let asking = Promise.resolve()

  const take = (step: Step) => {
    // The log may tell what became of a comment before its own answer is here.
    const next = stepMine(stepMine(mine.value, step), { do: 'turnedAway', heldIds: room.value?.turnedAway ?? [] })
    const said = next.filter(each => each.state === 'sent')
    if (step.do === 'sent') {
      hasSaid(id, step.offset)
    }
    mine.value = next.filter(each => each.state !== 'sent' || said.indexOf(each) >= said.length - MOST_SAID)
  }

  async function send(opId: string, text: string): Promise<void> {
    try {
      const answer = await enterFor(() => fair.sessions.commentAs(opId, id, text))
      if (!answer) {
        turnedBack(opId, text)
      } else if (answer.held || answer.offset === undefined) {
        take({ do: 'held', opId, heldAt: room.value?.offset ?? 0, heldId: answer.heldId })
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

  /** What became of one that waited: the same act again is told, and nothing is said by it. */
  async function ask(held: Mine): Promise<void> {
    const { opId, text } = held
    const heldAt = room.value?.offset ?? 0
    try {
      const { offset, heldId } = await fair.sessions.commentAs(opId, id, text)
      take(offset === undefined ? { do: 'held', opId, heldAt, heldId } : { do: 'sent', opId, offset })
    } catch (error) {
      const { code, retryAfterMs } = asRefused(error)
      if (code === 'TURNED_AWAY' || code === 'NOT_LIVE') {
        take({ do: 'refused', opId, code })
      } else if (code === 'TOO_FAST') {
        await realDelay(retryAfterMs ?? 1_000)
        await ask(held)
      }
      // Of anything else nothing is learnt: it waits on, until the log or the next snapshot tells.
    }
  }

  /** Beside what is said meanwhile, which is not kept waiting. */
  const askForHeld = () => waiting.value.filter(each => each.state === 'held')
    .forEach(each => (asking = asking.then(() => ask(each))))

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

  take({ do: 'recall', kept: unsaidIn(id) })
  const waiting = computed(() => unsaid(mine.value, room.value?.comments ?? [], me.value.viewerId))
  const kept = computed(() => keptOf(waiting.value))
  watch(() => kept.value.map(each => `${each.opId} ${each.code}`).join(), () => keepUnsaid(id, kept.value))
  /** Where one's own stand: what answers them is known by it, also when the list holds them no more. */
  const said = computed(() =>
    saidOf(room.value?.comments ?? [], room.value?.removed ?? [], me.value.viewerId, saidIn(id)))
  watch(() => room.value?.turnedAway, (heldIds = []) => take({ do: 'turnedAway', heldIds }))
  // What was decided before the snapshot comes in no event, and with the end nothing waits any more.
  const asksAt = computed(() => room.value && `${room.value.epoch} ${room.value.since} ${room.value.stage === 'ended'}`)
  watch(asksAt, askForHeld)

  const forget = ({ opId }: Mine) => take({ do: 'forget', opId })
  const self = computed(() => ({ viewerId: me.value.viewerId ?? '', nickname: me.value.nickname ?? '' }))
  const comments = computed(() =>
    withSaid(room.value?.comments ?? [], mine.value, self.value, room.value?.removed))
  const againAt = computed(() => waitUntil(mine.value))

  return { draft, mutedUntil, say, resend, edit, forget, comments, said, waiting, againAt }
}
