import { computed, onScopeDispose, ref, shallowRef } from 'vue'
import { asRefused, type Refused } from '../fair/refused'
import { realDelay } from '../fair/retry'
import { fair } from '../me'
import { capture, type Capture, type CaptureKind, type Devices } from './capture'
import { encode, encodingKind, type Encoding } from './encoding'
import { Link, type LinkState } from './link'
import { qualities, type QualityName } from './quality'
import { openLine } from './socket'

export type Trouble = 'denied' | 'noDevice' | 'busyDevice' | 'noEncoder' | 'encoder' | 'ended' | 'other'

const SECOND_MS = 1_000

function troubleOf(error: unknown): Trouble {
  const name = error instanceof DOMException ? error.name : ''
  const known: Record<string, Trouble> = {
    NotAllowedError: 'denied', NotFoundError: 'noDevice', OverconstrainedError: 'noDevice',
    NotReadableError: 'busyDevice',
  }
  return known[name] ?? 'other'
}

/** What the browser gives; tests give a written one. */
export interface Studio {
  encodingKind: typeof encodingKind
  capture: typeof capture
  encode: typeof encode
}

/** Publishes a session from this browser. */
export function usePublisher(sessionId: string, studio: Studio = { encodingKind, capture, encode }) {
  const state = ref<LinkState | 'asking' | 'off'>('off')
  const trouble = ref<Trouble>()
  const refused = shallowRef<Refused>()
  const stream = shallowRef<MediaStream>()
  const dropped = ref(0)
  const isSilent = ref(false)
  const isOn = computed(() => state.value !== 'off')
  let captured: Capture | undefined
  let encoding: Encoding | undefined
  let link: Link | undefined
  /** Which start this is: what an earlier one still waited for, or complains of, is no matter any more. */
  let turn = 0

  async function start(kind: CaptureKind, quality: QualityName, devices: Devices): Promise<void> {
    const mine = ++turn
    const fail = (why: Trouble) => mine === turn && failed(why)
    trouble.value = undefined
    refused.value = undefined
    state.value = 'asking'
    try {
      const way = await studio.encodingKind()
      if (!way) {
        fail('noEncoder')
        return
      }
      const given = await studio.capture(kind, qualities[quality], devices)
      if (mine !== turn) {
        given.stop()
        return
      }
      captured = given
      stream.value = given.stream
      given.stream.getVideoTracks()[0]!.addEventListener('ended', () => fail('ended'))
      encoding = studio.encode(way, given.stream, qualities[quality], () => fail('encoder'))
    } catch (error) {
      fail(troubleOf(error))
      return
    }
    mute(isSilent.value)
    connect(encoding)
  }

  function connect(source: Encoding): void {
    link = new Link(source, {
      ticket: () => fair.video.ticket(sessionId),
      open: openLine,
      delay: realDelay,
      now: () => performance.now(),
      state: (next, why) => {
        if (next === 'refused') {
          refused.value = asRefused(why)
          stop()
        } else if (next !== 'stopped' && isOn.value) {
          state.value = next
        }
      },
    })
    void link.run()
  }

  function failed(why: Trouble): void {
    trouble.value = why
    stop()
  }

  function stop(): void {
    turn++
    link?.stop()
    encoding?.stop()
    captured?.stop()
    link = undefined
    encoding = undefined
    captured = undefined
    stream.value = undefined
    state.value = 'off'
  }

  function mute(silent: boolean): void {
    isSilent.value = silent
    stream.value?.getAudioTracks().forEach(track => (track.enabled = !silent))
  }

  const counting = setInterval(() => (dropped.value = encoding?.dropped ?? 0), SECOND_MS)
  onScopeDispose(() => {
    clearInterval(counting)
    stop()
  })

  return { state, isOn, trouble, refused, stream, dropped, isSilent, start, stop, mute }
}
