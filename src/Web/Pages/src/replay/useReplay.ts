import { computed, onMounted, ref, shallowRef, watch, type Ref } from 'vue'
import type { Card } from '../fair/messages'
import type { Replay, SessionDetail } from '../fair/records'
import { asRefused, type Refused } from '../fair/refused'
import { fair } from '../me'
import type { Line } from '../room/comments'
import { PastTalk } from './pastTalk'
import { sessionMoment } from './timeline'

/** Why there is nothing to watch: it was not recorded, has not ended, or what was here a moment ago is gone. */
export type Nothing = 'none' | 'notYet' | 'deleted'

/** A session that is over, its recording if there is one, and what was said until the moment that is shown. */
export function useReplay(id: string, replayMs: Ref<number>) {
  const session = shallowRef<SessionDetail>()
  const replay = shallowRef<Replay>()
  const nothing = ref<Nothing>()
  const refused = shallowRef<Refused>()
  const isMissing = computed(() => refused.value?.code === 'NOT_FOUND')
  const lines = shallowRef<Line[]>([])
  /** Postings that were presented, and have left the session's list since. */
  const others = shallowRef<Card[]>([])
  const cards = computed(() => [...session.value?.postings ?? [], ...others.value])
  let talk: PastTalk | undefined
  let isReading = false

  onMounted(async () => {
    await read()
    if (session.value) {
      const { head } = session.value
      talk = new PastTalk(head, (after, limit) => fair.sessions.events(id, after, limit))
      await find()
    }
  })

  /** The session's postings as they are now. */
  async function read(): Promise<void> {
    try {
      session.value = await fair.sessions.get(id)
    } catch (error) {
      refused.value = session.value ? undefined : asRefused(error)
    }
  }

  async function find(): Promise<void> {
    refused.value = undefined
    try {
      replay.value = await fair.video.replay(id)
      void follow()
      await findOthers(replay.value)
    } catch (error) {
      const why = asRefused(error)
      if (why.code === 'NOT_FOUND') {
        const isOver = session.value?.state === 'ended'
        nothing.value = replay.value ? 'deleted' : isOver ? 'none' : 'notYet'
        replay.value = undefined
      } else {
        refused.value = why
      }
    }
  }

  async function findOthers({ chapters }: Replay): Promise<void> {
    const known = new Set(session.value?.postings.map(posting => posting.id))
    const left = [...new Set(chapters.map(chapter => chapter.postingId))].filter(posting => !known.has(posting))
    // One that is closed is not found, and said to be closed.
    const found = await Promise.all(left.map(posting => fair.postings.get(posting).catch(() => undefined)))
    others.value = found.filter(card => card !== undefined)
  }

  /** After an application was refused: what was open may be closed. */
  async function refresh(): Promise<void> {
    await read()
    if (replay.value) {
      await findOthers(replay.value)
    }
  }

  /** One question at a time; whoever jumps about gets the talk of where they are in the end. */
  async function follow(): Promise<void> {
    if (isReading || !talk || !replay.value) {
      return
    }
    isReading = true
    let shown: number
    try {
      do {
        shown = replayMs.value
        lines.value = await talk.until(sessionMoment(replay.value.timeline, shown))
      } while (replay.value && Math.abs(replayMs.value - shown) > 1_000)
    } catch {
      // The next moment asks again; the picture goes on meanwhile.
    } finally {
      isReading = false
    }
  }
  watch(() => Math.floor(replayMs.value / 500), follow)

  return { session, replay, nothing, refused, isMissing, cards, lines, find, refresh }
}
