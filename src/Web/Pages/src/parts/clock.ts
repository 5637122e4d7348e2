import { onUnmounted, ref, type Ref } from 'vue'

/**
 * A place in something of a certain length: `m:ss`, and `h:mm:ss` where that is an hour or longer. Without one it is a
 * length itself.
 */
export function place(ms: number, lengthMs = ms): string {
  return lengthMs < 3_600_000 ? elapsed(ms).replace(/^0:0?/, '') : elapsed(ms)
}

/** The time in milliseconds, once a second, for as long as the component shows. */
export function useNow(): Ref<number> {
  const now = ref(Date.now())
  const timer = setInterval(() => (now.value = Date.now()), 1_000)
  onUnmounted(() => clearInterval(timer))
  return now
}

/** `h:mm:ss` */
export function elapsed(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1_000))
  const two = (n: number) => String(n).padStart(2, '0')
  return `${Math.floor(seconds / 3600)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`
}

/** What a `datetime-local` field shows for a time. */
export function toLocalInput(time: Date): string {
  return new Date(time.getTime() - time.getTimezoneOffset() * 60_000).toISOString().slice(0, 16)
}

/** The moment a day written `YYYY-MM-DD` begins where this page is read. */
export function startOfDay(day: string): string {
  return new Date(`${day}T00:00`).toISOString()
}

/** The last millisecond of that day: what holds until a day holds through all of it, and prints as that day. */
export function endOfDay(day: string): string {
  const next = new Date(`${day}T00:00`)
  // Not 24 hours on: where clocks are put forward or back, a day is longer or shorter than that.
  next.setDate(next.getDate() + 1)
  return new Date(next.getTime() - 1).toISOString()
}

/** The day a `date` field shows for a time. */
export function toLocalDay(time: Date): string {
  return toLocalInput(time).slice(0, 10)
}
