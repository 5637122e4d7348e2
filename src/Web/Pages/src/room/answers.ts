import type { Card } from '../fair/messages'

type Place = 'title' | 'hours' | 'pay' | 'place' | 'benefits'

/**
 * An answer card's words for a posting: what stands in braces is the posting's own.
 * @param unsaid what stands where the posting says nothing, or where there is no posting
 */
export function fillAnswer(text: string, card: Card | undefined, unsaid: string): string {
  const own: Record<Place, string | undefined> = {
    title: card?.title, hours: card?.hours, pay: card?.pay.text, place: card?.place,
    benefits: card?.benefits.join('、'),
  }
  return text.replace(/\{(title|hours|pay|place|benefits)\}/g, (_, name: Place) => own[name] || unsaid)
}
