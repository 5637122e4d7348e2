import { expect, it } from 'vitest'
import type { Posting } from '../fair/records'
import { draftOf, formOf, isPayInOrder } from './postingForm'

const posting: Posting = {
  id: 'p1', version: 1, title: '叉车司机', employer: { id: 'e1', name: '宁夏鸿达物流有限公司', verified: true }, consentVersion: 1,
  pay: { text: '月薪5500-6500元', min: 5500, max: 6500, unit: 'month', settlement: 'month' },
  headcount: 3, headcountLeft: 3,
  place: '银川市兴庆区物流园南区', hours: '8:30-17:30', benefits: ['社保', '工作餐'], content: '驾驶叉车装卸托盘', requirements: undefined,
  employmentType: 'fullTime', validThrough: '2026-12-20T10:00:00.000Z', state: 'draft', stationId: 'demo',
  source: { type: 'visit', name: '走访企业' }, category: '配送仓储', position: { lat: 38.5, lng: 106.34 },
}

it('A posting goes through its form and comes out as it was', () => {
  expect(draftOf(formOf(posting))).toEqual({
    employerId: 'e1', title: '叉车司机', category: '配送仓储', employmentType: 'fullTime',
    pay: posting.pay, headcount: 3, place: posting.place, hours: '8:30-17:30', benefits: ['社保', '工作餐'],
    content: '驾驶叉车装卸托盘', requirements: undefined, validThrough: '2026-12-20T10:00:00.000Z',
    source: { type: 'visit', name: '走访企业' }, position: { lat: 38.5, lng: 106.34 },
  })
})

it('Empty fields are left out, and benefits may be separated by any comma', () => {
  const draft = draftOf({ ...formOf(posting), payMin: '', payMax: '面议', benefits: '包吃，包住, 班车、', sourceType: ' ' })
  expect(draft.pay).toMatchObject({ min: undefined, max: undefined })
  expect(draft.benefits).toEqual(['包吃', '包住', '班车'])
  expect(draft.source).toBeUndefined()
})

it('A place without a point on the map has none, and half a point goes out for the server to ask for the rest', () => {
  expect(draftOf({ ...formOf(posting), lat: ' ', lng: '' }).position).toBeUndefined()
  expect(draftOf({ ...formOf(posting), lng: '' }).position).toEqual({ lat: 38.5, lng: undefined })
})

it('The lowest pay is not above the highest, and either may be missing', () => {
  const cases = [['20', '20'], ['20', '30'], ['', '30'], ['20', ''], ['30', '20']] as const
  expect(cases.map(([payMin, payMax]) => isPayInOrder({ payMin, payMax }))).toEqual([true, true, true, true, false])
})
