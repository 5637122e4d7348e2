import { expect, it } from 'vitest'
import { readSettings } from './settings'

const first = {
  danmaku: { on: true, density: 'some', size: 'middle', opacity: 90, area: 'half' }, dataUse: 'picture',
}

it('Nothing kept, and what nobody could have chosen, is as at first', () => {
  const strange = '{"danmaku":{"on":"no","size":"huge"},"dataUse":"none"}'
  for (const kept of [null, '', '{', '7', 'null', '[]', '{"danmaku":3}', strange]) {
    expect(readSettings(kept, false)).toEqual(first)
  }
})

it('Who wants little motion sees no running comments until they ask for them', () => {
  expect(readSettings(null, true).danmaku.on).toBe(false)
  expect(readSettings('{"danmaku":{"on":true}}', true).danmaku.on).toBe(true)
})

it('What was chosen comes back, and an opacity that nobody could read is lifted', () => {
  const chosen = {
    danmaku: { on: false, density: 'many', size: 'large', opacity: 55, area: 'quarter' }, dataUse: 'text',
  }
  expect(readSettings(JSON.stringify(chosen), false)).toEqual(chosen)
  expect(readSettings('{"danmaku":{"opacity":5}}', false).danmaku.opacity).toBe(30)
  expect(readSettings('{"danmaku":{"opacity":500}}', false).danmaku.opacity).toBe(100)
})
