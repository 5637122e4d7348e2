import type { EngineName } from './engines'
import type { Failure } from './fallback'

/** Where a picture, or its sound alone, is played from. */
export interface Addresses {
  flv?: string
  hls?: string
}

/** What a player has to show its picture. */
export interface Target {
  video: HTMLVideoElement
  address: string
  failed: (why: Failure) => void
}

/** Ends an engine and leaves the element empty. */
export type Close = () => void

type Start = (target: Target) => Promise<Close>

/** The libraries are large: each is fetched when somebody plays by it. */
const engines: Record<EngineName, () => Promise<Start>> = {
  flv: async () => (await import('./flvEngine')).startFlv,
  hls: async () => (await import('./hlsEngine')).startHls,
  native: async () => (await import('./nativeEngine')).startNative,
}

/** Starts an engine; the answer ends it, also while it is being fetched. */
export function openEngine(name: EngineName, addresses: Addresses, on: Omit<Target, 'address'>): Close {
  const address = name === 'flv' ? addresses.flv : addresses.hls
  if (!address) {
    on.failed('absent')
    return () => {}
  }
  const target = { ...on, address }
  let isClosed = false
  let close: Close | undefined
  async function start(): Promise<void> {
    const begin = await engines[name]()
    if (isClosed) {
      return
    }
    const started = await begin(target)
    if (isClosed) {
      started()
    } else {
      close = started
    }
  }
  start().catch(() => target.failed('broken'))
  return () => {
    isClosed = true
    close?.()
    close = undefined
  }
}

/** Statuses of addresses that ran out or were never good; a fresh one may be. */
export function failureOf(status: number | undefined): Failure {
  return status !== undefined && [401, 403, 404, 410].includes(status) ? 'refused' : 'broken'
}
