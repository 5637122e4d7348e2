import { computed, onMounted, ref, shallowRef, watch, type Ref } from 'vue'
import type { Board } from '../fair/messages'
import type { QuestionGroup } from '../fair/records'
import { asRefused, type Refused } from '../fair/refused'
import { fair } from '../me'
import { useSeldom } from '../parts/seldom'
import type { Room } from '../room/room'

const EVERY_MS = 2_000

/** What is asked in a session, asked for again when the board or the answers changed. */
export function useQuestions(sessionId: string, board: Ref<Board | undefined>, room: Ref<Room | undefined>) {
  const state = ref<'open' | 'answered'>('open')
  const items = shallowRef<QuestionGroup[]>()
  const refused = shallowRef<Refused>()
  const answers = computed(() => room.value?.comments.filter(line => line.answers).length)

  async function load(): Promise<void> {
    const asked = state.value
    try {
      const page = await fair.sessions.questions(sessionId, asked)
      items.value = asked === state.value ? page.items : items.value
      refused.value = undefined
    } catch (error) {
      refused.value = asRefused(error)
    }
  }

  const ask = useSeldom(load, EVERY_MS)
  onMounted(ask)
  watch([board, answers], ask)
  watch(state, () => {
    items.value = undefined
    void load()
  })

  /** What was just answered waits no more, also before the next list comes. */
  function answered(key: string): void {
    items.value = state.value === 'open' ? items.value?.filter(item => item.key !== key) : items.value
    ask()
  }

  return { state, items, refused, answered }
}
