import type { Card } from '../fair/messages'

/** Whether every word somebody typed is somewhere in what a posting says. */
export function matches(
  { title, place, employer, pay, benefits, hours = '' }: Card, words: string,
): boolean {
  const text = [title, place, employer.name, pay.text, hours, ...benefits].join(' ').toLowerCase()
  return words.toLowerCase().split(/\s+/).every(word => text.includes(word))
}
