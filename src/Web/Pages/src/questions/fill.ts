import type { Card } from '../fair/messages'
import { fillAnswer } from '../room/answers'

/** A standard answer in the words of a posting; without one the gaps stay, for whoever sends it to fill in. */
export function filled(text: string, posting: Card | undefined, unsaid: string): string {
  return posting ? fillAnswer(text, posting, unsaid) : text
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
