import { onScopeDispose, ref, type Ref } from 'vue'

/** Less than this is seen of a phone in portrait only while its keyboard is up. */
const KEYBOARD_PX = 480

/**
 * What is really seen of the page, as `--seen` and `--seen-top`: a phone's keyboard covers a part of the page without
 * making it smaller, and pushes the rest out of sight. The answer says whether a keyboard leaves little room.
 */
export function useSeen(): Ref<boolean> {
  const isTight = ref(false)
  const root = document.documentElement
  const view = window.visualViewport

  function look(): void {
    // Somebody who zooms in moves about in the page; only a keyboard is followed.
    const isZoomed = (view?.scale ?? 1) > 1.01
    const height = isZoomed || !view ? innerHeight : view.height
    root.style.setProperty('--seen', `${height}px`)
    root.style.setProperty('--seen-top', `${isZoomed || !view ? 0 : view.offsetTop}px`)
    isTight.value = height < KEYBOARD_PX && height > innerWidth * 0.7
  }

  look()
  view?.addEventListener('resize', look)
  view?.addEventListener('scroll', look)
  addEventListener('resize', look)
  onScopeDispose(() => {
    view?.removeEventListener('resize', look)
    view?.removeEventListener('scroll', look)
    removeEventListener('resize', look)
    root.style.removeProperty('--seen')
    root.style.removeProperty('--seen-top')
  })
  return isTight
}
