import { ref, watch, type Ref } from 'vue'
import { me } from '../me'
import { keep, kept } from '../parts/kept'

/** What is being written in a room: it outlives a reload, as long as the browser's tab is open. */
export function useDraft(sessionId: string): Ref<string> {
  const name = `livefair.draft.${sessionId}`
  const draft = ref(kept(name, 'sessionStorage') ?? '')
  watch(draft, text => keep(name, text || undefined, 'sessionStorage'))
  // Who gives a name goes on writing; whoever takes the phone next begins anew.
  watch(() => me.value.viewerId, (_, before) => before && (draft.value = ''))
  return draft
}
