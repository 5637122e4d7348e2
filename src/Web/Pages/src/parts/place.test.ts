import { expect, it } from 'vitest'
import { kmBetween, readPlace, rounded } from './place'

const drumTower = { lat: 38.466, lng: 106.276 }

it.each([
  ['闽宁镇', { lat: 38.26, lng: 105.97 }, 35],
  ['望远工业园', { lat: 38.35, lng: 106.31 }, 13],
  ['the next street', { lat: 38.47, lng: 106.28 }, 0],
  ['上海', { lat: 31.23, lng: 121.47 }, 1_600],
  ['the other side of the date line', { lat: 38.466, lng: -253.724 }, 0],
])('From 银川鼓楼 to %s it is so far', (_, to, km) => {
  expect(kmBetween(drumTower, to)).toBe(km)
  expect(kmBetween(to, drumTower)).toBe(km)
})

it('Of where somebody is only half a kilometre is kept', () => {
  expect(rounded({ lat: 38.466123, lng: 106.277999 })).toEqual({ lat: 38.465, lng: 106.28 })
  expect(rounded({ lat: -33.9261, lng: -18.4232 })).toEqual({ lat: -33.925, lng: -18.425 })
})

it('What is kept comes back, and what is no place is none', () => {
  expect(readPlace('{"lat":38.465,"lng":106.28}')).toEqual({ lat: 38.465, lng: 106.28 })
  for (const kept of [null, '', '{', 'null', '7', '{"lat":38}', '{"lat":"38","lng":"106"}']) {
    expect(readPlace(kept)).toBeUndefined()
  }
})
