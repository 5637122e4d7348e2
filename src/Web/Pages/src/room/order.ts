/** Keys in the order they came, the newest first; those that are gone leave it, and come anew when they come back. */
export function newestFirst(before: readonly string[], now: readonly string[]): string[] {
  return [...now.filter(key => !before.includes(key)).reverse(), ...before.filter(key => now.includes(key))]
}
