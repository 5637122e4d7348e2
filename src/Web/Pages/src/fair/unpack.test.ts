import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { eventFields, shapes, type ShapeName } from './shapes'
import { readAnswer, readBoard, readItem } from './unpack'

const protocol = readFileSync(new URL('../../../../../docs/protocol.md', import.meta.url), 'utf8')

const cardPacked = [
  'p1', 2, '夜班分拣员', ['e1', '宁夏鸿达物流有限公司', true], 1, ['夜班20元/小时，周结', 20, 20, 'hour', 'week'], 20, 18,
  '银川市兴庆区物流园北区3号库', null, ['夜宵', '班车'], null, '按线路分拣包裹', 'temporary', 1763972400000, 'published',
  [38.51, 106.34],
]
const card = {
  id: 'p1', version: 2, title: '夜班分拣员', employer: { id: 'e1', name: '宁夏鸿达物流有限公司', verified: true },
  consentVersion: 1, pay: { text: '夜班20元/小时，周结', min: 20, max: 20, unit: 'hour', settlement: 'week' },
  headcount: 20, headcountLeft: 18, place: '银川市兴庆区物流园北区3号库', benefits: ['夜宵', '班车'],
  content: '按线路分拣包裹', employmentType: 'temporary', validThrough: '2025-11-24T08:20:00.000Z', state: 'published',
  position: { lat: 38.51, lng: 106.34 },
}

describe('messages from MessagePack', () => {
  it('are the objects that JSON would have sent', () => {
    const packed = ['joined', 'e7', 12, false, [
      'live', cardPacked, 3, [[11, 1763972400000, 'commented', 5000, 'c11', ['v1', '小马'], '夜班有补贴吗？']],
      [7, 1763972400000, 'noticed', 4000, '周六集中面试'],
    ]]
    const json = {
      kind: 'joined', epoch: 'e7', head: 12, recovered: false,
      snapshot: {
        state: 'live', pin: card, viewers: 3,
        recent: [{
          offset: 11, at: '2025-11-24T08:20:00.000Z', kind: 'commented', mediaMs: 5000, id: 'c11',
          by: { viewerId: 'v1', nickname: '小马' }, text: '夜班有补贴吗？',
        }],
        notice: { offset: 7, at: '2025-11-24T08:20:00.000Z', kind: 'noticed', mediaMs: 4000, text: '周六集中面试' },
      },
    }
    expect(readItem(packed)).toEqual(json)
    expect(readItem(json)).toEqual(json)
  })

  it('of an answer name what it answers, with and without a posting', () => {
    const frame = readItem(['frame', 5, 6, [
      [5, 0, 'answered', 0, [2, 4], '包住', 'p1', 'boardLodging', ['a1', '主播小夏']],
      [6, 0, 'answered', 0, [3], '有班车', null, null, ['a1', '主播小夏']],
    ], 1, 0])
    const base = { at: '1970-01-01T00:00:00.000Z', kind: 'answered', mediaMs: 0, by: { viewerId: 'a1', nickname: '主播小夏' } }
    expect(frame.kind === 'frame' && frame.events).toEqual([
      { ...base, offset: 5, targets: [2, 4], text: '包住', postingId: 'p1', topic: 'boardLodging' },
      { ...base, offset: 6, targets: [3], text: '有班车' },
    ])
  })

  it('keep absent values absent', () => {
    const frame = readItem(['frame', 5, 5, [[5, 0, 'commented', 0, 'c5', ['v1', '小马'], null, null]], 1, 0])
    expect(frame.kind === 'frame' && Object.keys(frame.events[0]!)).not.toContain('text')
    expect(readAnswer([false, null, 'TOO_FAST', 1200])).toEqual({ ok: false, code: 'TOO_FAST', retryAfterMs: 1200 })
  })

  it('of a kind that is newer than the page keep their offset', () => {
    const frame = readItem(['frame', 5, 5, [[5, 0, 'waved', 0, 'x']], 1, 0])
    expect(frame.kind === 'frame' && frame.events[0]).toEqual(
      { offset: 5, at: '1970-01-01T00:00:00.000Z', kind: 'waved', mediaMs: 0 })
  })

  it('carry a whole card when a posting is pinned', () => {
    const frame = readItem(['frame', 1, 1, [[1, 0, 'pinned', 0, cardPacked]], 1, 0])
    expect(frame.kind === 'frame' && frame.events[0]).toMatchObject({ kind: 'pinned', posting: card })
  })

  it('of the board hold counts by name', () => {
    expect(readBoard([
      [['p1', '夜班分拣员', 2, [2, 0, 1, 0, 0], 1, 7, 9, 4, 3]], [[4, 0, ['v1', '小马'], '几点下班', 'p1']], [1, 4], 3,
    ])).toEqual({
      postings: [{
        postingId: 'p1', title: '夜班分拣员', people: 2, applied: 1, score: 7, seen: 9, enrolled: 4, rising: 3,
        counts: { want: 2, tooFar: 0, payLow: 1, hours: 0, question: 0 },
      }],
      unanswered: [{
        offset: 4, at: '1970-01-01T00:00:00.000Z', by: { viewerId: 'v1', nickname: '小马' },
        text: '几点下班', postingId: 'p1',
      }],
      questions: { open: 1, version: 4 },
      held: 3,
    })
  })
})

describe('the table of shapes', () => {
  const bare = (written: string) => written.split(':')[0]!.replace('@', '')

  const messages = Object.keys(shapes).filter(name => name !== 'Event')
  it.each(messages)('has the fields of %s in the order of the protocol', name => {
    const row = new RegExp(`^\\| \`${name}\` \\| \`([^\`]+)\``, 'm').exec(protocol)
    const printed = row?.[1]?.replace(/ \("[a-z]+"\)/g, '').split(', ')
    expect(shapes[name as ShapeName].map(bare)).toEqual(printed)
  })

  it('has every event kind of the protocol, with its fields', () => {
    const table = protocol.slice(protocol.indexOf('| Event kind |'), protocol.indexOf('**Offsets**'))
    const printed: Record<string, string[]> = {}
    for (const [, kinds, fields] of table.matchAll(/^\| (`[^|]+`) \| ([^|]+) \|/gm)) {
      for (const [, kind] of kinds!.matchAll(/`(\w+)`/g)) {
        printed[kind!] = /^`([^`]+)`/.exec(fields!)?.[1]?.split(', ') ?? []
      }
    }
    // In a group a message may carry a posting; the table prints it among the words of its line.
    printed.commented?.push('postingId?')
    const ours = Object.fromEntries(
      Object.entries(eventFields).map(([kind, fields]) => [kind, fields.map(bare)]))
    expect(ours).toEqual(printed)
  })
})
