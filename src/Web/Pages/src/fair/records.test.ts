import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { healthWarnings } from './records'

const protocol = readFileSync(new URL('../../../../../docs/protocol.md', import.meta.url), 'utf8')

it('Every warning about a stream that the protocol names has words here', () => {
  const said = /the picture lies behind; code ([^.]+)\./.exec(protocol)?.[1] ?? ''
  expect([...said.matchAll(/`(\w+)`/g)].map(([, code]) => code)).toEqual([...healthWarnings])
})
