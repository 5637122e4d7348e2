import { computed, onScopeDispose, ref, shallowRef, watch, type Ref } from 'vue'
import type { Stage } from '../fair/messages'
import type { Play } from '../fair/records'
import { realDelay } from '../fair/retry'
import { fair } from '../me'
import { openEngine, type Addresses } from './engine'
import { abilitiesOf, enginesFor, type EngineName } from './engines'
import { Fallback } from './fallback'
import { Playing, type Picture } from './playing'

export interface Wish {
  sessionId: string
  /** Changes are a reason to look again at once. */
  stage: Stage
  /** The picture is played while this holds. */
  isWanted: boolean
  sound: 'only' | 'withPicture'
  /** Nothing is heard, whatever the listener chose. */
  isSilent: boolean
}

/** Where the sound alone is not offered, the picture comes with it. */
function addressesOf({ flv, hls, audioFlv, audioHls }: Play, sound: Wish['sound']): Addresses {
  return sound === 'only' && (audioFlv || audioHls) ? { flv: audioFlv, hls: audioHls } : { flv, hls }
}

/** Plays a session's picture in an element, whatever happens in between. */
export function usePlayer(video: Ref<HTMLVideoElement | undefined>, wish: () => Wish) {
  const picture = ref<Picture>('connecting')
  const engine = ref<EngineName>()
  const canPlay = ref(true)
  const isMuted = ref(true)
  /** The browser lets nothing play until somebody taps. */
  const needsTap = ref(false)
  const isPaused = ref(false)
  const hasPicture = ref(false)
  const playing = shallowRef<Playing>()

  function start(element: HTMLVideoElement): void {
    const { sessionId, sound } = wish()
    const engines = enginesFor(abilitiesOf(window, element))
    canPlay.value = engines.length > 0
    if (!canPlay.value) {
      return
    }
    const play = new Playing({
      ask: () => fair.video.play(sessionId),
      open: (name, found, failed) => {
        engine.value = name
        return openEngine(name, addressesOf(found, sound), { video: element, failed })
      },
      position: () => element.currentTime,
      isHeld: () => isPaused.value || needsTap.value || document.hidden,
      show: shown => {
        picture.value = shown
        hasPicture.value ||= shown === 'playing'
      },
      delay: realDelay,
      now: () => performance.now(),
      random: Math.random,
    }, new Fallback(engines))
    playing.value = play
    void play.run()
  }

  function stop(): void {
    playing.value?.stop()
    playing.value = undefined
    engine.value = undefined
    hasPicture.value = false
    picture.value = 'connecting'
  }

  async function begin(element: HTMLVideoElement): Promise<void> {
    try {
      await element.play()
      needsTap.value = false
    } catch (error) {
      // Any other error comes from the engine, which tells of it itself.
      needsTap.value = error instanceof DOMException && error.name === 'NotAllowedError'
    }
  }

  /** After a tap, which is what the browser asks for. */
  async function resume(): Promise<void> {
    const element = video.value
    if (!element) {
      return
    }
    isPaused.value = false
    const { seekable } = element
    if (seekable.length > 0 && engine.value !== 'flv') {
      element.currentTime = Math.max(element.currentTime, seekable.end(seekable.length - 1) - 1)
    }
    await begin(element)
  }

  function pause(): void {
    isPaused.value = true
    video.value?.pause()
  }

  /** To play before there is anything to play is undone by the next thing an engine does. */
  const loaded = () => {
    if (video.value && !isPaused.value) {
      void begin(video.value)
    }
  }

  const wants = computed(() => wish().isWanted && video.value !== undefined)
  watch([wants, () => wish().sound], () => {
    stop()
    if (wants.value) {
      start(video.value!)
    }
  }, { immediate: true, flush: 'post' })
  watch(() => wish().stage, () => playing.value?.wake())
  watch(() => isMuted.value || wish().isSilent, muted => video.value && (video.value.muted = muted))

  const seen = () => {
    if (!document.hidden) {
      playing.value?.wake()
      if (video.value?.paused && !isPaused.value && engine.value) {
        void begin(video.value)
      }
    }
  }
  const online = () => playing.value?.wake()
  document.addEventListener('visibilitychange', seen)
  addEventListener('online', online)
  onScopeDispose(() => {
    stop()
    document.removeEventListener('visibilitychange', seen)
    removeEventListener('online', online)
  })

  return { loaded, picture, engine, canPlay, isMuted, needsTap, isPaused, hasPicture, pause, resume }
}
