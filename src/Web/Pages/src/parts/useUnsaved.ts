import { onMounted, onUnmounted } from 'vue'
import { w } from '../words/words'

/**
 * Asks before what somebody filled in is thrown away, also when the page is left.
 * @param held What the form holds; as it is now it is worth no question.
 * @returns Whether the form may be closed; it asks where that is a loss.
 */
export function useUnsaved(held: () => unknown): () => boolean {
  const first = JSON.stringify(held())
  const isChanged = () => JSON.stringify(held()) !== first

  function guard(event: BeforeUnloadEvent): void {
    if (isChanged()) {
      event.preventDefault()
    }
  }
  onMounted(() => addEventListener('beforeunload', guard))
  onUnmounted(() => removeEventListener('beforeunload', guard))
  return () => !isChanged() || confirm(w.value.common.leaveUnsaved)
}
