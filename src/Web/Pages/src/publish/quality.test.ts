import { expect, it } from 'vitest'
import { codecFor, qualities, sizeWithin } from './quality'

it.each([
  ['a camera as it is', { width: 1280, height: 720 }, { width: 1280, height: 720 }],
  ['a phone held upright', { width: 1080, height: 1920 }, { width: 720, height: 1280 }],
  ['a wide screen', { width: 3440, height: 1440 }, { width: 1280, height: 536 }],
  ['an odd window', { width: 641, height: 361 }, { width: 642, height: 362 }],
])('A picture from %s is made to fit, with even sides', (_name, source, size) => {
  expect(sizeWithin(source, qualities.middle)).toEqual(size)
})

it('The level of H.264 is the one the size needs', () => {
  expect([[640, 480], [1280, 720], [1920, 1080]].map(([width, height]) => codecFor({ width: width!, height: height! })))
    .toEqual(['avc1.42E01E', 'avc1.42E01F', 'avc1.42E028'])
})
