/** What this device keeps for the pages. Storage may be switched off or full; then nothing outlives a reload. */
export function kept(name: string): string | null {
  try {
    return localStorage.getItem(name)
  } catch {
    return null
  }
}

export function keep(name: string, value: string | undefined): void {
  try {
    if (value === undefined) {
      localStorage.removeItem(name)
    } else {
      localStorage.setItem(name, value)
    }
  } catch {
    // As said above: the page goes on with what it has.
  }
}
