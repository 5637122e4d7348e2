/** The number people know a posting by: its place in the rundown, from 1. */
export function numberOf(postings: readonly { id: string }[] | undefined, id: string | undefined): number | undefined {
  const at = postings?.findIndex(posting => posting.id === id) ?? -1
  return at < 0 ? undefined : at + 1
}
