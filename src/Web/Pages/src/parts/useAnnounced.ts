import { onScopeDispose, ref, type Ref } from 'vue'
import { news } from '../room/announce'
import type { Line } from '../room/comments'
import { w } from '../words/words'

/** Often enough to follow by ear, and seldom enough to hear the broadcast. */
const EVERY_MS = 5_000

/** What a screen reader is told of the comments, a word at a time. */
export function useAnnounced(comments: () => readonly Line[], me: () => string | undefined): Ref<string> {
  const announced = ref('')
  let since = comments().at(-1)?.offset ?? 0

  const timer = setInterval(() => {
    const found = news(comments(), since, me())
    since = comments().at(-1)?.offset ?? since
    if (found) {
      const { count, last } = found
      const said = `${last.by.nickname}: ${last.text}`
      announced.value = count === 1 ? said : w.value.talk.announced(count, said)
    }
  }, EVERY_MS)
  onScopeDispose(() => clearInterval(timer))
  return announced
}
