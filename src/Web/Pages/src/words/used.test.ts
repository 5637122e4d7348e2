import { expect, it } from 'vitest'
import { zhCN } from './zh-CN'

const sources = Object.values(import.meta.glob<string>(
  ['../**/*.{vue,ts}', '!../**/*.test.ts', '!./zh-CN.ts', '!./en.ts'], { query: '?raw', import: 'default', eager: true }))
  .join('\n')

/** Every text by its path; a group whose members are chosen while the page runs counts as a whole. */
function unused(words: object, path = ''): string[] {
  return Object.entries(words).flatMap(([key, value]) => {
    const here = `${path}.${key}`
    const named = here.replaceAll('.', '\\.')
    if (typeof value === 'object') {
      return new RegExp(`${named}(\\[| as |")`).test(sources) ? [] : unused(value, here)
    }
    const taken = new RegExp(`{[^}]*\\b${key}\\b[^}]*} = w\\.value${path.replaceAll('.', '\\.')}\\b`)
    return new RegExp(`\\b(w|w\\.value|words)${named}\\b`).test(sources) || taken.test(sources) ? [] : [here.slice(1)]
  })
}

it('Every text is shown somewhere', () => {
  expect(sources).toContain('w.common.send')
  expect(unused({ ...zhCN, name: undefined })).toEqual([])
})
