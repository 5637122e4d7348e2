import { computed, ref } from 'vue'
import { asRefused, type Refused } from '../fair/refused'
import { refusalText } from '../words/words'

/** Runs one act at a time and keeps why the last one was refused. */
export function useAct() {
  const busy = ref(false)
  const refused = ref<Refused>()
  const words = computed(() => refused.value && refusalText(refused.value as Refused))

  async function run<T>(act: () => Promise<T>): Promise<T | undefined> {
    if (busy.value) {
      return undefined
    }
    busy.value = true
    refused.value = undefined
    try {
      return await act()
    } catch (error) {
      refused.value = asRefused(error)
      return undefined
    } finally {
      busy.value = false
    }
  }

  /** Like `run`, for acts without a value: whether it was done. */
  async function done(act: () => Promise<unknown>): Promise<boolean> {
    return (await run(async () => {
      await act()
      return true
    })) ?? false
  }

  return { busy, refused, words, run, done }
}
