import { computed, onMounted, ref, shallowRef, watch, type Ref } from 'vue'
import type { Replay, SessionDetail } from '../fair/records'
import { asRefused, type Refused } from '../fair/refused'
import { fair } from '../me'
import type { Line } from '../room/comments'
import { PastTalk } from './pastTalk'
import { sessionMoment } from './timeline'

/** A session that is over, its recording if there is one, and what was said until the moment that is shown. */
export function useReplay(id: string, replayMs: Ref<number>) {
  const session = shallowRef<SessionDetail>()
  const replay = shallowRef<Replay>()
  const refused = shallowRef<Refused>()
  const isMissing = computed(() => refused.value?.code === 'NOT_FOUND')
  /** The session is known, and has no recording to show. */
  const isUnrecorded = ref(false)
  const lines = shallowRef<Line[]>([])
  let talk: PastTalk | undefined
  let isReading = false

  onMounted(async () => {
    try {
      session.value = await fair.sessions.get(id)
    } catch (error) {
      refused.value = asRefused(error)
      return
    }
    talk = new PastTalk(session.value.head, (after, limit) => fair.sessions.events(id, after, limit))
    await find()
  })

  async function find(): Promise<void> {
    try {
      replay.value = await fair.video.replay(id)
      await follow()
    } catch (error) {
      const why = asRefused(error)
      isUnrecorded.value = why.code === 'NOT_FOUND' || why.code === 'NOT_LIVE'
      refused.value = isUnrecorded.value ? undefined : why
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
      } while (Math.abs(replayMs.value - shown) > 1_000)
    } catch {
      // The next moment asks again; the picture goes on meanwhile.
    } finally {
      isReading = false
    }
  }
  watch(() => Math.floor(replayMs.value / 500), follow)

  return { session, replay, refused, isMissing, isUnrecorded, lines, find }
}
