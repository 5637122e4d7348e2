import type { Card } from '../fair/messages'

type Gap = 'title' | 'hours' | 'pay' | 'place' | 'benefits'

const GAPS = /\{(title|hours|pay|place|benefits)\}/g

/**
 * A standard answer in the words of a posting; without one the gaps stay, for whoever sends it to fill in.
 * @param unsaid what stands where the posting says nothing
 */
export function filled(text: string, posting: Card | undefined, unsaid: string): string {
  if (!posting) {
    return text
  }
  const { title, hours, pay, place, benefits } = posting
  const own: Record<Gap, string | undefined> = { title, hours, pay: pay.text, place, benefits: benefits.join('、') }
  return text.replace(GAPS, (_, gap: Gap) => own[gap] || unsaid)
}

/** Whether something is left that whoever sends it must fill in. */
export function hasGaps(text: string): boolean {
  return text.search(GAPS) >= 0
}

/** Cards about the topic first, each part in the station's own order. */
export function cardsFor<C extends { topic: string, position: number }>(cards: readonly C[], topic: string): C[] {
  return [...cards].sort((a, b) =>
    Number(b.topic === topic) - Number(a.topic === topic) || a.position - b.position)
}
