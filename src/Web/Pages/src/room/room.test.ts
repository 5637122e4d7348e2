import { describe, expect, it } from 'vitest'
import type { Answered, Card, Commented, FairEvent, Frame, Joined } from '../fair/messages'
import { earlierAfter } from './comments'
import { applyGroupFrame, joinGroup, withEarlierInGroup } from './group'
import { isMuted } from './mutes'
import { applyFrame, join, MOST_COMMENTS, withEarlier, type Room } from './room'

const ma = { viewerId: 'v1', nickname: '小马' }
const wang = { viewerId: 'v2', nickname: '王阿姨' }
const card = { id: 'p1', title: '夜班分拣员' } as Card
const base = (offset: number) => ({ offset, at: '2026-11-23T08:30:00.000Z', mediaMs: offset * 1000 })
const said = (offset: number, text?: string, by = ma): Commented =>
  ({ ...base(offset), kind: 'commented', id: `c${offset}`, by, text })
const host = { viewerId: 'a1', nickname: '主播小夏' }
const answered = (offset: number, targets: number[], text = '包住'): Answered =>
  ({ ...base(offset), kind: 'answered', targets, text, by: host })
const joined = (head: number, recovered = false, recent: Commented[] = []): Joined =>
  ({ kind: 'joined', epoch: 'e1', head, recovered, snapshot: { state: 'live', viewers: 2, recent } })
const frame = (first: number, events: FairEvent[], more: Partial<Frame> = {}): Frame =>
  ({ kind: 'frame', first, last: first + events.length - 1, events, viewers: 2, skipped: 0, ...more })
const room = (...events: FairEvent[]): Room => applyFrame(join(undefined, joined(0)), frame(1, events))

describe('a room', () => {
  it('starts from the snapshot', () => {
    const state = join(undefined, joined(9, false, [said(8, '夜班有补贴吗？'), said(9, '在哪里')]))
    expect(state).toMatchObject({ epoch: 'e1', offset: 9, stage: 'live', viewers: 2 })
    expect(state.comments.map(line => line.text)).toEqual(['夜班有补贴吗？', '在哪里'])
  })

  it('keeps what it has when the cursor held, and takes the snapshot when it did not', () => {
    const before = room(said(1, '夜班有补贴吗？'))
    expect(join(before, joined(5, true)).comments).toHaveLength(1)
    expect(join(before, joined(5, true))).toMatchObject({ offset: 1, since: 0 })
    expect(join(before, joined(5, false)).since).toBe(5)
    expect(join(before, joined(5, false)).comments).toHaveLength(0)
    expect(join(before, { ...joined(5, true), epoch: 'e2' }).offset).toBe(5)
  })

  it('takes every event once, also when a frame repeats some', () => {
    const state = applyFrame(room(said(1, '一'), said(2, '二')), frame(2, [said(2, '二'), said(3, '三')]))
    expect(state.comments.map(line => line.text)).toEqual(['一', '二', '三'])
    expect(state.offset).toBe(3)
  })

  it('follows the state of the session and the pin', () => {
    const events: FairEvent[] = [
      { ...base(1), kind: 'started' }, { ...base(2), kind: 'pinned', posting: card }, { ...base(3), kind: 'paused' },
    ]
    expect(room(...events)).toMatchObject({ stage: 'paused', pin: card })
    expect(room(...events, { ...base(4), kind: 'unpinned' }, { ...base(5), kind: 'ended' }))
      .toMatchObject({ stage: 'ended', pin: undefined })
  })

  it('shows no card once the session ended', () => {
    const state = room({ ...base(1), kind: 'pinned', posting: card }, { ...base(2), kind: 'ended' })
    expect(state).toMatchObject({ stage: 'ended', pin: undefined })
  })

  it('blanks a removed comment and says why', () => {
    const removal: FairEvent = { ...base(2), kind: 'commentRemoved', target: 1, reason: 'ad' }
    const [line] = room(said(1, '加我微信赚大钱'), removal).comments
    expect(line).toMatchObject({ offset: 1, text: undefined, reason: 'ad' })
  })

  it('knows which held comments were turned away, as far as one viewer may have some, and shows nothing of it', () => {
    const turned = (offset: number): FairEvent => ({ ...base(offset), kind: 'commentTurnedAway', heldId: `h${offset}` })
    const state = room(said(1, '包住吗'), turned(2), turned(3))
    expect(state.turnedAway).toEqual(['h2', 'h3'])
    expect(state.comments.map(line => line.offset)).toEqual([1])
    expect(join(state, joined(3, true)).turnedAway).toEqual(['h2', 'h3'])
    expect(join(state, joined(3)).turnedAway).toEqual([])
    const many = Array.from({ length: 700 }, (_, i) => turned(i + 1))
    expect([room(...many).turnedAway.length, room(...many).turnedAway.at(-1)]).toEqual([500, 'h700'])
  })

  it('shows no words of a page that was read before they were removed', () => {
    const removal: FairEvent = { ...base(61), kind: 'commentRemoved', target: 3, reason: 'ad' }
    const page = { epoch: 'e1', head: 60, events: [said(2, '在哪里'), said(3, '加我微信赚大钱')] }
    const state = withEarlier(applyFrame(join(undefined, joined(60)), frame(61, [removal])), page)
    expect(state.comments.map(line => line.text)).toEqual(['在哪里', undefined])
    const group = withEarlierInGroup(applyGroupFrame(joinGroup(undefined, joined(60)), frame(61, [removal])), page)
    expect(group.lines).toMatchObject([{ text: '在哪里' }, { text: undefined }])
  })

  it('shows an answer as a line of the host and beside what it answers', () => {
    const { comments } = room(said(1, '包住吗'), said(2, '主播好', wang), answered(3, [1]))
    expect(comments.map(line => [line.offset, line.text, line.answers])).toEqual(
      [[1, '包住吗', undefined], [2, '主播好', undefined], [3, '包住', [1]]])
    expect(comments[0]!.answer).toEqual({ offset: 3, at: base(3).at, by: host, text: '包住' })
    expect([comments[1]!.answer, comments[2]!.answer]).toEqual([undefined, undefined])
  })

  it('shows the newest answer, and none beside words that were removed', () => {
    const removal: FairEvent = { ...base(5), kind: 'commentRemoved', target: 2, reason: 'ad' }
    const state = room(said(1, '包住吗'), said(2, '加微信'), answered(3, [1, 2]), answered(4, [1], '四人间'), removal)
    expect(state.comments.map(line => line.answer?.text)).toEqual(['四人间', undefined, undefined, undefined])
    expect(applyFrame(state, frame(6, [answered(6, [2])])).comments[1]!.answer).toBeUndefined()
  })

  it('shows the answers of the snapshot in their places', () => {
    const snapshot = {
      state: 'live' as const, viewers: 2, recent: [said(7, '包住吗'), said(9, '在哪里')], answers: [answered(8, [7])],
    }
    const { comments } = join(undefined, { ...joined(9), snapshot })
    expect(comments.map(line => [line.offset, line.answer?.offset])).toEqual([[7, 8], [8, undefined], [9, undefined]])
  })

  it('shows the last notice to who joins late, and only once when the static list brings it too', () => {
    const notice: FairEvent = { ...base(4), kind: 'noticed', text: '周六集中面试' }
    const late = join(undefined, { ...joined(9), snapshot: { state: 'live', viewers: 2, recent: [], notice } })
    expect(late.notices.map(each => each.text)).toEqual(['周六集中面试'])
    const whole = withEarlier(late, { epoch: 'e1', head: 9, events: [{ ...notice, offset: 2, text: '歇会儿' }, notice] })
    expect(whole.notices.map(each => each.text)).toEqual(['歇会儿', '周六集中面试'])
  })

  it('knows who is muted, until when, and who is free again', () => {
    const until = '2026-11-23T09:00:00.000Z'
    const state = room(
      { ...base(1), kind: 'muted', viewerId: 'v1', until }, { ...base(2), kind: 'muted', viewerId: 'v2' })
    expect(isMuted(state, 'v1', Date.parse(until) - 1)).toBe(true)
    expect(isMuted(state, 'v1', Date.parse(until))).toBe(false)
    const freed = applyFrame(state, frame(3, [{ ...base(3), kind: 'unmuted', viewerId: 'v2' }]))
    expect([isMuted(state, 'v2', 0), isMuted(freed, 'v2', 0)]).toEqual([true, false])
  })

  it('adds up what was left out, and the viewers of the newest frame', () => {
    const state = applyFrame(room(said(1, '一')), frame(2, [], { last: 40, skipped: 39, viewers: 812 }))
    expect(state).toMatchObject({ offset: 40, skipped: 39, viewers: 812 })
    expect(applyFrame(state, frame(41, [], { last: 40, viewers: 813 }))).toMatchObject({ skipped: 39, viewers: 813 })
  })

  it('holds the newest comments when there are too many', () => {
    const state = room(...Array.from({ length: MOST_COMMENTS + 5 }, (_, i) => said(i + 1, `第${i + 1}条`)))
    expect(state.comments).toHaveLength(MOST_COMMENTS)
    expect(state.comments[0]?.offset).toBe(6)
  })

  it('keeps the newest rules', () => {
    const strict = { slowMs: 30_000, hold: true }
    expect(room({ ...base(1), kind: 'rules', ...strict }).rules).toEqual(strict)
    expect(join(undefined, joined(3)).rules).toEqual({ slowMs: 0, hold: false })
    const rules = { slowMs: 5_000, hold: false }
    const later = { ...joined(3, true), snapshot: { state: 'live' as const, viewers: 2, recent: [], rules } }
    expect(join(room(said(1, '一')), later).rules).toEqual(rules)
  })

  it('knows whether anything was said before what it shows', () => {
    const fifty = Array.from({ length: 50 }, (_, i) => said(i + 11, '问'))
    expect(join(undefined, joined(60, false, fifty))).toMatchObject({ from: 11, hasEarlier: true })
    expect(join(undefined, joined(60, false, fifty.slice(1)))).toMatchObject({ hasEarlier: false })
    expect(room(...Array.from({ length: MOST_COMMENTS + 5 }, (_, i) => said(i + 1, '问'))))
      .toMatchObject({ from: 6, hasEarlier: true })
    const page = (first: number) =>
      ({ epoch: 'e1', head: 60, events: [{ ...base(first), kind: 'unpinned' } as FairEvent] })
    const start = join(undefined, joined(60, false, fifty))
    expect(withEarlier(start, page(3))).toMatchObject({ from: 3, hasEarlier: true })
    expect(withEarlier(start, page(1))).toMatchObject({ from: 1, hasEarlier: false })
  })

  it('passes over events of a kind it does not know', () => {
    expect(room({ ...base(1), kind: 'waved' } as unknown as FairEvent)).toMatchObject({ offset: 1, comments: [] })
  })
})

describe('the static list', () => {
  it('is put before what is shown, each comment once', () => {
    const state = withEarlier(join(undefined, joined(3, false, [said(3, '三')])), {
      epoch: 'e1', head: 3, events: [said(1, '一', wang), said(2), said(3, '三')],
    })
    expect(state.comments.map(line => [line.offset, line.text])).toEqual([[1, '一'], [2, undefined], [3, '三']])
    expect(state.offset).toBe(3)
  })

  it('is marked with the answers that came before and after it', () => {
    const state = withEarlier(room(said(1, '一'), said(2, '二'), answered(3, [1, 2])), {
      epoch: 'e1', head: 3, events: [said(1, '一')],
    })
    expect(state.comments.map(line => line.answer?.offset)).toEqual([3, 3, undefined])
    const late = applyFrame(join(undefined, joined(2)), frame(3, [answered(3, [1])]))
    const whole = withEarlier(late, { epoch: 'e1', head: 3, events: [said(1, '一'), said(2, '二'), answered(3, [1])] })
    expect(whole.comments.map(line => [line.offset, line.answer?.offset])).toEqual([[1, 3], [2, undefined], [3, undefined]])
  })

  it('does not bring back a mute that was lifted since', () => {
    const events: FairEvent[] = [
      { ...base(1), kind: 'muted', viewerId: 'v1' }, { ...base(2), kind: 'noticed', text: '歇会儿' },
    ]
    const earlier = { epoch: 'e1', head: 2, events }
    const late = join(undefined, joined(2))
    expect(isMuted(withEarlier(late, earlier), 'v1', 0)).toBe(true)
    expect(withEarlier(late, earlier).notices).toHaveLength(1)
    const freed = applyFrame(late, frame(3, [{ ...base(3), kind: 'unmuted', viewerId: 'v1' }]))
    expect(isMuted(withEarlier(freed, earlier), 'v1', 0)).toBe(false)
  })

  it('of another epoch is left alone', () => {
    const state = room(said(1, '一'))
    expect(withEarlier(state, { epoch: 'e2', head: 1, events: [said(1, '旧')] })).toBe(state)
  })

  it('is asked for in pages that end before the first shown comment', () => {
    expect(earlierAfter([said(251, '你好')], 300, 100)).toBe(150)
    expect(earlierAfter([], 30, 100)).toBe(0)
    expect(earlierAfter([said(1, '一')], 1, 100)).toBeUndefined()
    expect(earlierAfter([], 0, 100)).toBeUndefined()
  })
})

describe('a group', () => {
  it('shows who came, what was said and who went', () => {
    const start = joinGroup(undefined, joined(1, false, [said(1, '欢迎')]))
    const group = applyGroupFrame(start, frame(2, [
      { ...base(2), kind: 'joinedGroup', by: wang }, said(3, '请问几点集合', wang),
      { ...base(4), kind: 'leftGroup', by: wang },
    ]))
    expect(group.lines.map(line => line.kind)).toEqual(['said', 'came', 'said', 'went'])
    expect([start.moved, group.moved]).toEqual([0, 4])
    expect(applyGroupFrame(group, frame(5, [said(5, '好')])).moved).toBe(4)
    expect(joinGroup(group, joined(4, true))).toBe(group)
  })

  it('blanks a removed message', () => {
    const group = applyGroupFrame(joinGroup(undefined, joined(1, false, [said(1, '广告')])), frame(2, [
      { ...base(2), kind: 'commentRemoved', target: 1, reason: 'ad' },
    ]))
    expect(group.lines[0]).toMatchObject({ kind: 'said', text: undefined, reason: 'ad' })
  })

  it('takes the posting of a removed message away as well', () => {
    const pushed = { ...said(1, ''), postingId: 'p1' }
    const group = applyGroupFrame(joinGroup(undefined, joined(1, false, [pushed])), frame(2, [
      { ...base(2), kind: 'commentRemoved', target: 1, reason: 'fraud' },
    ]))
    expect(group.lines[0]).toMatchObject({ kind: 'said', text: undefined, postingId: undefined })
  })

  it('knows who is muted, and the static list does not bring back a mute that was lifted since', () => {
    const earlier = { epoch: 'e1', head: 2, events: [{ ...base(1), kind: 'muted' as const, viewerId: 'v1' }] }
    const late = joinGroup(undefined, joined(2))
    expect(isMuted(late, 'v1', 0)).toBe(false)
    expect(isMuted(withEarlierInGroup(late, earlier), 'v1', 0)).toBe(true)
    const freed = applyGroupFrame(late, frame(3, [{ ...base(3), kind: 'unmuted', viewerId: 'v1' }]))
    expect(isMuted(withEarlierInGroup(freed, earlier), 'v1', 0)).toBe(false)
    const again = applyGroupFrame(freed, frame(4, [{ ...base(4), kind: 'muted', viewerId: 'v1' }]))
    expect(isMuted(again, 'v1', 0)).toBe(true)
  })

  it('puts earlier lines in their order, each once', () => {
    const start = joinGroup(undefined, joined(3, false, [said(2, '二')]))
    const page = { epoch: 'e1', head: 3, events: [{ ...base(1), kind: 'joinedGroup' as const, by: ma }, said(2, '二')] }
    expect(withEarlierInGroup(start, page).lines.map(line => line.offset)).toEqual([1, 2])
  })
})
