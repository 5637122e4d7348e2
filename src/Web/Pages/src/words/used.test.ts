import { expect, it } from 'vitest'
import { zhCN } from './zh-CN'

const sources = Object.values(import.meta.glob<string>(
  ['../**/*.{vue,ts}', '!../**/*.test.ts', '!./zh-CN*.ts', '!./en*.ts'],
  { query: '?raw', import: 'default', eager: true }))
  .join('\n')

const isIn = (pattern: string) => new RegExp(pattern).test(sources)

/** Every text by its path; a group whose members are chosen while the page runs counts as a whole. */
function unused(words: object, path = ''): string[] {
  return Object.entries(words).flatMap(([key, value]) => {
    const here = `${path}.${key}`
    const named = `\\b(w|w\\.value|words)${here.replaceAll('.', '\\.')}`
    if (typeof value === 'object') {
      return isIn(`${named}(\\[| as |")`) ? [] : unused(value, here)
    }
    const taken = `{[^}]*\\b${key}\\b[^}]*} = w\\.value${path.replaceAll('.', '\\.')}\\b`
    return isIn(`${named}\\b`) || isIn(taken) ? [] : [here.slice(1)]
  })
}

it('Every text is shown somewhere', () => {
  expect(sources).toContain('w.common.send')
  expect(unused({ ...zhCN, name: undefined })).toEqual([])
})
