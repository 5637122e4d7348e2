/** Whose questions are looked at: all, those of the card that is shown, of one posting, or of none of the rundown. */
export type Choice = 'all' | 'pinned' | 'none' | `posting ${string}`

export interface Chip {
  choice: Choice
  /** How many questions stand behind it. */
  count: number
  /** Its number in the rundown, from 1. */
  place?: number
  title?: string
}

interface Asked {
  key: string
  postingId?: string
}

interface Named {
  id: string
  title: string
}

/** What a choice comes to: while no card is shown, that of the card is everything, until one is shown again. */
export function inForce(choice: Choice, pinned: string | undefined): Choice {
  return choice === 'pinned' && pinned === undefined ? 'all' : choice
}

/** The choices there are; one without questions only while it is chosen, or its posting presented. */
export function chipsOf(
  items: readonly Asked[], postings: readonly Named[], pinned: string | undefined, chosen: Choice,
): Chip[] {
  const count = (choice: Choice) => items.filter(item => belongs(item, postings, choice, pinned)).length
  const all: Chip[] = [
    { choice: 'all', count: items.length },
    ...pinned === undefined ? [] : [{ choice: 'pinned', count: count('pinned') } as const],
  ]
  const others: Chip[] = [
    ...postings.map(({ id, title }, i): Chip => {
      const choice: Choice = `posting ${id}`
      return { choice, count: count(choice), place: i + 1, title }
    }),
    { choice: 'none', count: count('none') },
  ]
  return [...all, ...others.filter(chip => chip.count > 0 || chip.choice === chosen)]
}

/**
 * The questions of a choice, in their order.
 * @param opened the one that is being answered: it stays, for a pin that moves on must not take words from under a hand
 */
export function shownOf<A extends Asked>(
  items: readonly A[], postings: readonly Named[], choice: Choice, pinned: string | undefined, opened?: string,
): A[] {
  return items.filter(item => item.key === opened || belongs(item, postings, choice, pinned))
}

function belongs({ postingId }: Asked, postings: readonly Named[], choice: Choice, pinned: string | undefined): boolean {
  switch (inForce(choice, pinned)) {
    case 'all':
      return true
    case 'pinned':
      return postingId === pinned
    case 'none':
      return !postings.some(({ id }) => id === postingId)
    default:
      return choice === `posting ${postingId}`
  }
}
