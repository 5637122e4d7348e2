import { ref, type Ref } from 'vue'
import { moved } from '../parts/moved'
import { placeAt } from './order'

/** So near to an edge of its box the list scrolls under the pointer. */
const EDGE_PX = 36
const STEP_PX = 14

/** Rows that are put into another order by dragging their handles; `list` holds the rows, and nothing else. */
export function useDragOrder(list: Ref<HTMLElement | undefined>, order: Ref<string[]>, dropped: () => void) {
  const dragged = ref<string>()

  function grab(event: PointerEvent, id: string): void {
    const handle = event.currentTarget as HTMLElement
    const before = order.value
    if (event.button !== 0) {
      return
    }
    // Text that is selected on the way would be dragged instead.
    event.preventDefault()
    handle.focus()
    dragged.value = id
    const over = new AbortController()
    const listen = <K extends keyof WindowEventMap>(name: K, act: (event: WindowEventMap[K]) => void) =>
      window.addEventListener(name, act, { signal: over.signal })
    const end = (isKept: boolean) => {
      over.abort()
      dragged.value = undefined
      if (!isKept) {
        order.value = before
      } else if (order.value.join() !== before.join()) {
        dropped()
      }
    }
    listen('pointermove', move => drag(move.clientY, id))
    listen('pointerup', () => end(true))
    listen('pointercancel', () => end(false))
    listen('keydown', press => press.key === 'Escape' && end(false))
  }

  function drag(y: number, id: string): void {
    const box = list.value
    if (!box) {
      return
    }
    const edges = box.getBoundingClientRect()
    box.scrollBy({ top: y < edges.top + EDGE_PX ? -STEP_PX : y > edges.bottom - EDGE_PX ? STEP_PX : 0 })
    const rows = [...box.children].map(row => row.getBoundingClientRect())
    order.value = moved(order.value, order.value.indexOf(id), placeAt(rows, y))
  }

  return { dragged, grab }
}
