import { Refused } from './refused'

export type Delay = (ms: number) => Promise<void>

export const realDelay: Delay = ms => new Promise(resolve => setTimeout(resolve, ms))

/** One intended act, one opId: it stays the same however often the act has to be sent. */
export function newOpId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join('')
}

/** The opId of what somebody is trying to do: the same for the same content until it is done. */
export class Intent {
  private current?: { content: string, opId: string }

  opId(content: unknown): string {
    const key = JSON.stringify(content)
    if (this.current?.content !== key) {
      this.current = { content: key, opId: newOpId() }
    }
    return this.current.opId
  }

  done(): void {
    this.current = undefined
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
