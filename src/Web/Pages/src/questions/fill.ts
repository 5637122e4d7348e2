import type { Card } from '../fair/messages'

type Facts = Pick<Card, 'title' | 'hours' | 'pay' | 'place' | 'benefits'>

/**
 * A standard answer in the words of a posting. What the posting does not say is `unsaid`; without a posting the braces
 * stay, for whoever sends it to fill in.
 */
export function filled(text: string, posting: Facts | undefined, unsaid: string): string {
  if (!posting) {
    return text
  }
  const facts: Record<string, string> = {
    title: posting.title, hours: posting.hours ?? '', pay: posting.pay.text, place: posting.place,
    benefits: posting.benefits.join('、'),
  }
  return text.replaceAll(/\{(title|hours|pay|place|benefits)\}/g, (_, name: string) => facts[name] || unsaid)
}

/** Whether something is left that whoever sends it must fill in. */
export function hasGaps(text: string): boolean {
  return /\{(title|hours|pay|place|benefits)\}/.test(text)
}

/** Cards about the topic first, each part in the station's own order. */
export function cardsFor<C extends { topic: string, position: number }>(cards: readonly C[], topic: string): C[] {
  return [...cards].sort((a, b) =>
    Number(b.topic === topic) - Number(a.topic === topic) || a.position - b.position)
}
