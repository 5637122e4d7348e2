import { ref } from 'vue'
import { asRefused } from '../fair/refused'
import { me } from '../me'

type Step = 'nickname' | 'phone'

/** Asks for a nickname or a confirmed phone in the moment somebody does what needs it, then goes on with that. */
export function useEntry() {
  const step = ref<Step>()
  /** The number that was written already, which is asked for a code next. */
  const written = ref('')
  let answer: ((entered: boolean) => void) | undefined

  function ask(next: Step): Promise<boolean> {
    answer?.(false)
    step.value = next
    return new Promise(resolve => (answer = resolve))
  }

  function finish(entered: boolean): void {
    step.value = undefined
    answer?.(entered)
    answer = undefined
  }

  async function ensureViewer(): Promise<boolean> {
    return me.value.role !== 'anonymous' || await ask('nickname')
  }

  /** Undefined when the person turned back at one of the steps. Refusals are thrown, but for the phone's. */
  async function enterFor<T>(act: () => Promise<T>, phone = ''): Promise<T | undefined> {
    written.value = phone
    if (!await ensureViewer()) {
      return undefined
    }
    try {
      return await act()
    } catch (error) {
      if (asRefused(error).code !== 'VERIFY_PHONE') {
        throw error
      }
      return await ask('phone') ? await act() : undefined
    }
  }

  return { step, written, finish, ensureViewer, enterFor }
}

export type EnterFor = ReturnType<typeof useEntry>['enterFor']
