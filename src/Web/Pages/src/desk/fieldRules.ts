import { computed } from 'vue'
import { w } from '../words/words'

const trigger = ['blur', 'change']

/** Something must stand in the field. */
export const needed = computed(() => [{ required: true, message: w.value.fields.needed, trigger }])

/** Exactly so many characters, spaces around them aside. */
export const exactly = (length: number) => [
  ...needed.value,
  { pattern: new RegExp(`^\\s*\\S{${length}}\\s*$`), message: w.value.fields.exactly(length), trigger: 'blur' },
]

export const atLeast = (length: number) => [
  ...needed.value,
  { min: length, message: w.value.fields.atLeast(length), trigger: 'blur' },
]

/** An amount in yuan, or none. */
export const amount = computed(() =>
  [{ pattern: /^\s*(\d+(\.\d+)?)?\s*$/, message: w.value.fields.amount, trigger: 'blur' }])
