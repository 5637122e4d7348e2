import { onScopeDispose, ref, type Ref } from 'vue'

/** Older iPhones show a video alone on the whole screen, never a box around it. */
type OldVideo = HTMLVideoElement & { webkitEnterFullscreen?: () => void }

/** Shows a box on the whole screen, or the video in it where a box cannot be. */
export function useFullScreen(box: Ref<HTMLElement | undefined>, video: Ref<HTMLVideoElement | undefined>) {
  const isFull = ref(false)
  const changed = () => (isFull.value = document.fullscreenElement !== null && document.fullscreenElement === box.value)
  document.addEventListener('fullscreenchange', changed)
  onScopeDispose(() => document.removeEventListener('fullscreenchange', changed))

  async function toggle(): Promise<void> {
    if (isFull.value) {
      await document.exitFullscreen()
    } else if (document.fullscreenEnabled) {
      await box.value?.requestFullscreen()
    } else {
      (video.value as OldVideo | undefined)?.webkitEnterFullscreen?.()
    }
  }

  return { isFull, toggle }
}
