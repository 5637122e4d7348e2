import { onUnmounted, ref, type Ref } from 'vue'

/** Whether the window is at least as wide, now and whenever it changes. */
export function useWide(px: number): Ref<boolean> {
  const media = matchMedia(`(min-width: ${px}px)`)
  const isWide = ref(media.matches)
  const follow = () => (isWide.value = media.matches)
  media.addEventListener('change', follow)
  onUnmounted(() => media.removeEventListener('change', follow))
  return isWide
}
