import { expect, it } from 'vitest'
import * as fair from './index'

const files = Object.entries(import.meta.glob<string>(['./*.ts', '!./*.test.ts'],
  { query: '?raw', import: 'default', eager: true }))

const importsOf = (source: string) =>
  [...source.matchAll(/\b(?:from |import |import\( *)'([^']+)'/g)].map(([, from]) => from!)

it('The client needs nothing but its own files and SignalR', () => {
  expect(files.map(([file]) => file)).toContain('./index.ts')
  const foreign = files.flatMap(([file, source]) => importsOf(source)
    .filter(from => !/^\.\/\w+$/.test(from) && !from.startsWith('@microsoft/signalr'))
    .map(from => `${file} takes ${from}`))
  expect(foreign).toEqual([])
})

it('The client knows of no page: it runs where there is no document', () => {
  const pageOnly = /\b(?:document|window|localStorage|sessionStorage|location|navigator|import\.meta)\b/
  const code = (source: string) => source.replace(/\/\*.*?\*\/|\/\/[^\n]*/gs, '')
  expect(files.filter(([, source]) => pageOnly.test(code(source))).map(([file]) => file)).toEqual([])
})

it('What the client gives to others is told here, and neither more nor less', () => {
  expect(Object.keys(fair).sort()).toEqual([
    'Fair', 'Refused', 'asRefused', 'healthWarnings', 'leadStates', 'questionTopics', 'reactionKinds', 'refusalCodes',
    'removalReasons', 'reportParts', 'wordActs',
  ])
})
