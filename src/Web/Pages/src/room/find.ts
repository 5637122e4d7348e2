import type { Card } from '../fair/messages'

/** Whether somebody typed a posting's number in the rundown, or words each of which is somewhere in what it says. */
export function matches(
  { title, place, employer, pay, benefits, hours = '' }: Card, words: string, number?: number,
): boolean {
  if (number !== undefined && /^\s*(?:no\.?\s*)?(\d{1,3})\s*号?\s*$/i.exec(words)?.[1] === String(number)) {
    return true
  }
  const text = [title, place, employer.name, pay.text, hours, ...benefits].join(' ').toLowerCase()
  return words.toLowerCase().split(/\s+/).every(word => text.includes(word))
}
