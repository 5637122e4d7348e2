/** The list with the item at one place put to another; as it is where there is no such place. */
export function moved<T>(list: readonly T[], from: number, to: number): T[] {
  const next = [...list]
  if (from in next && to in next) {
    next.splice(to, 0, ...next.splice(from, 1))
  }
  return next
}
