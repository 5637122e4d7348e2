import { ref, watch } from 'vue'
import { me } from '../me'

/** So long the server takes a code. */
const GOOD_MS = 300_000
/** So long the next one is waited for. */
const AGAIN_MS = 60_000

/** A code on its way to a number. */
interface SentCode {
  phone: string
  at: number
}

/** One for all parts of a page: who shuts the sheet and opens it again has the code by then. */
const sent = ref<SentCode>()
watch(() => me.value.viewerId, codeUsed)

/** The code that was sent last, as long as it can be entered; for a number only when that is the one. */
export function sentCode(now: number, phone = ''): SentCode | undefined {
  const { value } = sent
  return value && now < value.at + GOOD_MS && (phone === '' || phone === value.phone) ? value : undefined
}

export function codeSent(phone: string, now: number): void {
  sent.value = { phone, at: now }
}

/** After it was used; and whoever takes the phone next does not see the number. */
export function codeUsed(): void {
  sent.value = undefined
}

export const againAtOf = (code: SentCode | undefined): number => code ? code.at + AGAIN_MS : 0
