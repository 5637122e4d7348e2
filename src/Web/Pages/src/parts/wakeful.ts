/** Waits, but no longer than until the network is back or somebody looks at the page again. */
export function wakefulDelay(ms: number): Promise<void> {
  return new Promise(resolve => {
    const over = new AbortController()
    const wake = () => {
      clearTimeout(timer)
      over.abort()
      resolve()
    }
    const timer = setTimeout(wake, ms)
    addEventListener('online', wake, { signal: over.signal })
    document.addEventListener('visibilitychange', () => !document.hidden && wake(), { signal: over.signal })
  })
}
