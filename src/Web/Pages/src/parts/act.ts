import { computed, ref } from 'vue'
import { asRefused, type Refused } from '../fair/refused'
import { refusalText } from '../words/words'

/** Runs one act at a time, or the last of several questions, and keeps why it was refused. */
export function useAct() {
  const busy = ref(false)
  const refused = ref<Refused>()
  const words = computed(() => refused.value && refusalText(refused.value as Refused))

  let turns = 0

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

  /** For questions: the last one asked counts, whichever answer comes last. */
  async function read<T>(ask: () => Promise<T>, take: (answer: T) => void): Promise<void> {
    const turn = ++turns
    busy.value = true
    refused.value = undefined
    try {
      const answer = await ask()
      if (turn === turns) {
        take(answer)
      }
    } catch (error) {
      refused.value = turn === turns ? asRefused(error) : refused.value
    } finally {
      busy.value = turn === turns ? false : busy.value
    }
  }

  /** Like `run`, for acts without a value: whether it was done. */
  async function done(act: () => Promise<unknown>): Promise<boolean> {
    return (await run(async () => {
      await act()
      return true
    })) ?? false
  }

  return { busy, refused, words, run, read, done }
}
