import { ref } from 'vue'
import type { AnswerCard } from '../fair/records'
import { fair } from '../me'

/** The station's standard answers, in their order. */
export function useCards() {
  const cards = ref<AnswerCard[]>([])

  async function load(): Promise<void> {
    const { items } = await fair.answerCards.list()
    cards.value = items.sort((a, b) => a.position - b.position)
  }

  /** Every card gets its place as its position; only those that move are written. */
  async function reorder(order: readonly AnswerCard[]): Promise<void> {
    for (const [position, card] of order.entries()) {
      if (card.position !== position) {
        const { topic, title, text } = card
        await fair.answerCards.change(card.id, { topic, title, text, position })
      }
    }
    await load()
  }

  return { cards, load, reorder }
}
