import { nextTick, onMounted, onUnmounted } from 'vue'
import { createWebHistory, type Router, type RouterHistory } from 'vue-router'

/** Something over the page that Back closes. */
interface Layer {
  /** Whether it closed; one with a half-filled form may stay. */
  close: () => boolean
}

/** So long a browser takes at most to go to another entry; one that goes nowhere says nothing. */
const TRAVEL_MS = 1_000

/**
 * The layers that are open, the topmost last. Each has an entry in the browser's history of its own: with the page's
 * address and the router's state, and a mark of how many layers are open there.
 */
const open: Layer[] = []
let travel: Promise<void> | undefined
let arrived = () => {}
let isLeaving = false

const depth = (): number => (history.state as { layers?: number } | null)?.layers ?? 0
const marked = (layers: number) => ({ ...history.state as object | null, layers })

/** Closes this layer when somebody goes back; however else it is closed, its entry is taken away again. */
export function useLayer(close: () => boolean): void {
  const layer = { close }
  onMounted(() => {
    open.push(layer)
    void settle()
  })
  onUnmounted(() => {
    drop(layer)
    void settle()
  })
}

/** The history that the router is to use: it does not hear of steps between the layers of one page. */
export function layeredHistory(): RouterHistory {
  // Before the router's own listener.
  addEventListener('popstate', event => moved(event, router))
  const stale = depth()
  if (stale > 0) {
    // The page was loaded anew while layers were open, which are gone.
    void go(-stale)
  }
  const router = createWebHistory()
  return router
}

/**
 * Whoever goes on from within a layer comes back to the page, not to an entry without a layer; with a half-filled form
 * they may stay, however many entries they went back.
 */
export function keepLayers(router: Router): void {
  router.beforeEach(async (to, from) => {
    if (open.length === 0 || to.path === from.path) {
      return true
    }
    isLeaving = true
    await travel
    if (!closeTo(0)) {
      if (location.pathname !== from.path) {
        // The browser has gone there already, and the router sends it back.
        void arrival()
      }
      return false
    }
    await go(-depth())
    return true
  })
  const stay = async () => {
    await nextTick()
    isLeaving = false
    await settle()
  }
  router.afterEach(stay)
  router.onError(stay)
}

function moved(event: PopStateEvent, router: RouterHistory): void {
  const { position } = event.state as { position?: unknown } | null ?? {}
  if (position !== undefined && position === router.state.position
    && location.pathname + location.search + location.hash === router.location) {
    event.stopImmediatePropagation()
  }
  if (travel) {
    arrived()
  } else if (new URL(router.location, location.href).pathname === location.pathname) {
    // Before another page is shown, the router is asked, as for a link.
    closeTo(depth())
    void settle()
  }
}

/** Closes the topmost layers until so many are left; false where one stays. */
function closeTo(layers: number): boolean {
  while (open.length > layers) {
    if (!open.at(-1)!.close()) {
      return false
    }
    open.pop()
  }
  return true
}

/** As many entries as layers, once all have come and gone that do so at once. */
async function settle(): Promise<void> {
  await nextTick()
  await travel
  if (isLeaving || travel || open.length === depth()) {
    return
  }
  if (open.length < depth()) {
    await go(open.length - depth())
    await settle()
    return
  }
  history.replaceState(marked(depth()), '')
  for (let layers = depth() + 1; layers <= open.length; layers++) {
    history.pushState(marked(layers), '')
  }
}

async function go(by: number): Promise<void> {
  if (by !== 0) {
    const there = arrival()
    history.go(by)
    await there
  }
}

/** That the browser has come to another entry; nothing is closed by it. */
async function arrival(): Promise<void> {
  travel = new Promise<void>(resolve => {
    const timer = setTimeout(resolve, TRAVEL_MS)
    arrived = () => {
      clearTimeout(timer)
      resolve()
    }
  })
  await travel
  travel = undefined
}

function drop(layer: Layer): void {
  const at = open.indexOf(layer)
  if (at >= 0) {
    open.splice(at, 1)
  }
}
