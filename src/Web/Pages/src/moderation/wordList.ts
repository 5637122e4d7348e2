import { wordActs, type ListedWord, type WordAct } from '../fair/moderation'
import { graphemes } from '../parts/graphemes'

export const MOST_WORDS = 500
export const LONGEST_WORD = 20

/** A word on each line, one text for each act. */
export type WordTexts = Record<WordAct, string>

export function toTexts(items: readonly ListedWord[]): WordTexts {
  const of = (act: WordAct) => items.filter(item => item.act === act).map(item => item.word).join('\n')
  return { hold: of('hold'), refuse: of('refuse'), mask: of('mask') }
}

/** Spaces around a word and empty lines are no words; a word that stands twice keeps its first place. */
export function toItems(texts: WordTexts): ListedWord[] {
  const items = wordActs.flatMap(act => texts[act].split('\n').map(line => ({ word: line.trim(), act })))
  return [...new Map(items.filter(item => item.word !== '').toReversed().map(item => [item.word, item])).values()]
    .toReversed()
}

/** Why a list cannot be kept as it is. */
export type WordTrouble = { kind: 'tooMany', count: number } | { kind: 'tooLong', word: string }

export function troubleOf(items: readonly ListedWord[]): WordTrouble | undefined {
  const long = items.find(item => graphemes(item.word) > LONGEST_WORD)
  return long ? { kind: 'tooLong', word: long.word }
    : items.length > MOST_WORDS ? { kind: 'tooMany', count: items.length } : undefined
}
