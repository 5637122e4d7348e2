import type { Finding } from './records'

export const refusalCodes = [
  'NOT_LIVE', 'NOT_ALLOWED', 'NOT_FOUND', 'TOO_FAST', 'TOO_LONG', 'MUTED', 'VERIFY_PHONE', 'CONSENT_REQUIRED',
  'OP_REUSED', 'POSTING_CLOSED', 'GROUP_FULL', 'OVERLOADED', 'INVALID',
] as const
export type RefusalCode = (typeof refusalCodes)[number]

/**
 * UNREACHABLE: no answer came, so whether anything changed is unknown. TURNED_AWAY: a comment waited, and the station
 * did not let it through. UNKNOWN: an answer without a code we know.
 */
export type FailureCode = RefusalCode | 'UNREACHABLE' | 'TURNED_AWAY' | 'UNKNOWN'

/** What is wrong with an input, in parts. */
export interface Fault {
  kind: string
  field?: string
  least?: number
  most?: number
  choices?: string
}

interface Details {
  title?: string
  status?: number
  retryAfterMs?: number
  findings?: Finding[]
  fault?: Fault
}

/** Thrown for every call that was not answered with success. */
export class Refused extends Error {
  readonly code: FailureCode
  readonly title?: string
  readonly status?: number
  readonly retryAfterMs?: number
  readonly findings: Finding[]
  readonly fault?: Fault

  constructor(code: string | undefined, details: Details = {}) {
    super(`${code ?? 'UNKNOWN'}: ${details.title ?? ''}`)
    this.code = knownCode(code)
    this.title = details.title
    this.status = details.status
    this.retryAfterMs = details.retryAfterMs
    this.findings = details.findings ?? []
    this.fault = details.fault
  }

  /** Whether the call may or may not have done something. */
  get isUnknown(): boolean {
    // OVERLOADED is 503 when the call was not even begun, and 500 when it failed on the way.
    return this.code === 'UNREACHABLE' || (this.code === 'OVERLOADED' && this.status === 500)
  }
}

export function asRefused(thrown: unknown): Refused {
  return thrown instanceof Refused ? thrown : new Refused('UNKNOWN', { title: String(thrown) })
}

/** The refusal in a hub error (`… CODE: words`); undefined for a lost connection. */
export function hubRefusal(error: unknown): Refused | undefined {
  const found = /\b([A-Z]+(?:_[A-Z]+)*): (.*)$/s.exec(error instanceof Error ? error.message : '')
  return found && knownCode(found[1]) !== 'UNKNOWN' ? new Refused(found[1], { title: found[2] }) : undefined
}

function knownCode(code: string | undefined): FailureCode {
  const isKnown = code === 'UNREACHABLE' || code === 'TURNED_AWAY' || refusalCodes.includes(code as RefusalCode)
  return isKnown ? (code as FailureCode) : 'UNKNOWN'
}
