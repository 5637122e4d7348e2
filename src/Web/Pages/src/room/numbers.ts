/** A session's postings, and the ids of all of its rundown where they are known. */
interface Numbered {
  postings: readonly { id: string }[]
  rundown?: readonly string[]
}

/** The number people know a posting by: its place in the rundown, from 1. One that closed keeps the others' places. */
export function numberOf(session: Numbered | undefined, id: string | undefined): number | undefined {
  const at = (session?.rundown ?? session?.postings.map(posting => posting.id) ?? []).indexOf(id ?? '')
  return at < 0 ? undefined : at + 1
}
