import { Refused } from './refused'
import { realDelay, untilKnown, type Delay } from './retry'

export interface HttpOptions {
  /** Empty in the pages: the same origin, with the cookie. */
  base?: string
  token?: string
  fetch?: typeof fetch
  delay?: Delay
}

type Query = Record<string, string | number | boolean | undefined>

interface Call {
  body?: unknown
  query?: Query
  /** Sent as it is, with this content type. */
  raw?: { type: string, content: BodyInit }
}

const GATEWAY_STATUSES = [502, 503, 504]

export function withQuery(path: string, query: Query = {}): string {
  const pairs = Object.entries(query).filter(([, value]) => value !== undefined && value !== '')
  return pairs.length === 0
    ? path
    : `${path}?${new URLSearchParams(pairs.map(([name, value]) => [name, String(value)])).toString()}`
}

/** The HTTP side of docs/protocol.md. */
export class Http {
  constructor(private readonly options: HttpOptions = {}) {}

  get<T>(path: string, query?: Query): Promise<T> {
    return untilKnown(() => this.send<T>('GET', path, { query }), this.delay)
  }

  post<T>(path: string, body: object = {}): Promise<T> {
    return this.change<T>('POST', path, body)
  }

  put<T>(path: string, body: object): Promise<T> {
    return this.change<T>('PUT', path, body)
  }

  delete<T>(path: string, body: object = {}): Promise<T> {
    return this.change<T>('DELETE', path, body)
  }

  postRaw<T>(path: string, type: string, content: BodyInit, query?: Query): Promise<T> {
    return this.send<T>('POST', path, { raw: { type, content }, query })
  }

  /** Sent again on an unknown outcome only if it carries an opId. */
  private change<T>(method: string, path: string, body: object): Promise<T> {
    const send = () => this.send<T>(method, path, { body })
    return 'opId' in body ? untilKnown(send, this.delay) : send()
  }

  private get delay(): Delay {
    return this.options.delay ?? realDelay
  }

  private async send<T>(method: string, path: string, call: Call): Promise<T> {
    const headers: Record<string, string> = {}
    if (this.options.token) {
      headers.Authorization = `Bearer ${this.options.token}`
    }
    if (call.raw || call.body !== undefined) {
      headers['Content-Type'] = call.raw?.type ?? 'application/json'
    }
    let response: Response
    try {
      response = await (this.options.fetch ?? fetch)((this.options.base ?? '') + withQuery(path, call.query), {
        method,
        headers,
        body: call.raw?.content ?? (call.body === undefined ? undefined : JSON.stringify(call.body)),
      })
    } catch {
      throw new Refused('UNREACHABLE')
    }
    return response.ok ? await readBody<T>(response) : await refuse(response)
  }
}

async function readBody<T>(response: Response): Promise<T> {
  try {
    const text = await response.text()
    return (text === '' ? undefined : JSON.parse(text)) as T
  } catch {
    throw new Refused('UNREACHABLE', { status: response.status })
  }
}

async function refuse(response: Response): Promise<never> {
  const text = await response.text().catch(() => '')
  let problem: { code?: string } & ConstructorParameters<typeof Refused>[1] = {}
  try {
    problem = JSON.parse(text)
  } catch {
    // A proxy in between speaks HTML; the status is all there is to know.
  }
  const code = problem.code ?? (GATEWAY_STATUSES.includes(response.status) ? 'UNREACHABLE' : undefined)
  throw new Refused(code, { ...problem, status: response.status })
}
