import { Refused } from './refused'

export type Delay = (ms: number) => Promise<void>

export const realDelay: Delay = ms => new Promise(resolve => setTimeout(resolve, ms))

/** One intended act, one opId: it stays the same however often the act has to be sent. */
export function newOpId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join('')
}

/**
 * What somebody is trying to do, by subject: who tries the same again sends the same opId, until it is done or
 * something else was tried on that subject. So a second click after a lost answer is never a second act.
 */
export class Intents {
  private readonly current = new Map<string, { content: string, opId: string }>()

  async act<T>(subject: string, content: unknown, send: (opId: string) => Promise<T>): Promise<T> {
    const written = JSON.stringify(content)
    const before = this.current.get(subject)
    const intent = before?.content === written ? before : { content: written, opId: newOpId() }
    this.current.set(subject, intent)
    const answer = await send(intent.opId)
    if (this.current.get(subject) === intent) {
      this.current.delete(subject)
    }
    return answer
  }
}

/** How long to wait before try number `tries`: half a second doubling to 10 s, and up to half as much again. */
export function backoff(tries: number, random = Math.random()): number {
  return Math.min(10_000, 500 * 2 ** Math.min(tries, 10)) * (1 + random / 2)
}

/** Sends again while the outcome is unknown. Only for what may be sent twice: reads, and acts that carry an opId. */
export async function untilKnown<T>(send: () => Promise<T>, delay: Delay = realDelay, most = 5): Promise<T> {
  for (let tries = 0; ; tries++) {
    try {
      return await send()
    } catch (error) {
      if (!(error instanceof Refused && error.isUnknown) || tries + 1 >= most) {
        throw error
      }
      await delay(Math.max(error.retryAfterMs ?? 0, backoff(tries)))
    }
  }
}
