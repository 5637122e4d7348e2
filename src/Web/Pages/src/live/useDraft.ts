import { ref, watch, type Ref } from 'vue'
import { me } from '../me'

/** What is being written in a room: it outlives a reload, as long as the browser's tab is open. */
export function useDraft(sessionId: string): Ref<string> {
  const name = `livefair.draft.${sessionId}`
  const draft = ref(read(name))
  watch(draft, text => write(name, text))
  // Who gives a name goes on writing; whoever takes the phone next begins anew.
  watch(() => me.value.viewerId, (_, before) => before && (draft.value = ''))
  return draft
}

function read(name: string): string {
  try {
    return sessionStorage.getItem(name) ?? ''
  } catch {
    // Storage may be switched off; then a reload begins with an empty box.
    return ''
  }
}

function write(name: string, text: string): void {
  try {
    if (text === '') {
      sessionStorage.removeItem(name)
    } else {
      sessionStorage.setItem(name, text)
    }
  } catch {
    // As said above: what is written is in the box.
  }
}
