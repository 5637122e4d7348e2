import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { questionTopics } from './messages'
import { healthWarnings } from './records'

const protocol = readFileSync(new URL('../../../../../docs/protocol.md', import.meta.url), 'utf8')

it('Every warning about a stream that the protocol names has words here', () => {
  const said = /the picture lies behind; code ([^.]+)\./.exec(protocol)?.[1] ?? ''
  expect([...said.matchAll(/`(\w+)`/g)].map(([, code]) => code)).toEqual([...healthWarnings])
})

it('Every topic of questions that the protocol names has a name here', () => {
  const said = /\*\*Topics\*\* of questions \(`topic`\): ([^.]+)\./.exec(protocol)?.[1] ?? ''
  expect([...said.matchAll(/`(\w+)`/g)].map(([, topic]) => topic)).toEqual([...questionTopics])
})
