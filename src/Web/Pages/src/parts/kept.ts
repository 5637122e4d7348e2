type Storage = 'localStorage' | 'sessionStorage'

/** What this device, or this tab, keeps for the pages. Storage may be off or full; then nothing outlives a reload. */
export function kept(name: string, storage: Storage = 'localStorage'): string | null {
  try {
    return globalThis[storage].getItem(name)
  } catch {
    return null
  }
}

export function keep(name: string, value: string | undefined, storage: Storage = 'localStorage'): void {
  try {
    if (value === undefined) {
      globalThis[storage].removeItem(name)
    } else {
      globalThis[storage].setItem(name, value)
    }
  } catch {
    // As said above: the page goes on with what it has.
  }
}
