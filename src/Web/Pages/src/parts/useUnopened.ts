import { ref } from 'vue'
import type { Router } from 'vue-router'
import { useAct } from './act'

/** A page whose files did not come, which happens when the network or the server is away. */
export function useUnopened(router: Router) {
  const path = ref<string>()
  const { busy, run } = useAct()
  router.onError((_error, to) => (path.value = to.fullPath))
  router.afterEach((_to, _from, failure) => {
    path.value = failure ? path.value : undefined
  })

  /** By a new load: browsers keep a failed file for as long as the page stays. Nothing is left while none can come. */
  const again = () => run(async () => {
    const { ok } = await fetch('/favicon.svg', { cache: 'no-store' })
    if (ok && path.value) {
      location.assign(path.value)
    }
  })

  return { path, busy, again }
}
