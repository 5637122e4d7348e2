import { describe, expect, it } from 'vitest'
import { abilitiesOf, enginesFor, type Abilities } from './engines'

const none: Abilities = { mediaSource: false, managedMediaSource: false, fetchStreams: true, nativeHls: false }
const source = (supports: boolean) => Object.assign(function () { /* never made */ }, { isTypeSupported: () => supports })
const video = (answer: '' | 'maybe') => ({ canPlayType: () => answer as CanPlayTypeResult })

describe('the engines', () => {
  it.each([
    ['Chrome on a desktop or Android', { mediaSource: true, nativeHls: true }, ['flv', 'hls', 'native']],
    ['Firefox', { mediaSource: true }, ['flv', 'hls']],
    ['Safari on a Mac or iPad', { mediaSource: true, managedMediaSource: true, nativeHls: true }, ['flv', 'hls', 'native']],
    ['an iPhone since iOS 17.1', { managedMediaSource: true, nativeHls: true }, ['native', 'flv', 'hls']],
    ['an older iPhone', { nativeHls: true }, ['native']],
    ['a browser without streams of fetch', { mediaSource: true, fetchStreams: false, nativeHls: true }, ['hls', 'native']],
    ['a browser without any of it', {}, []],
  ] as const)('of %s', (_name, abilities, engines) => {
    expect(enginesFor({ ...none, ...abilities })).toEqual(engines)
  })

  it('are found by asking for H.264 with AAC, not by a name', () => {
    const window = { MediaSource: source(false), ManagedMediaSource: source(true), fetch: () => 0, ReadableStream: source(true) }
    expect(abilitiesOf(window, video('maybe'))).toEqual(
      { mediaSource: false, managedMediaSource: true, fetchStreams: true, nativeHls: true })
    expect(abilitiesOf({}, video(''))).toEqual({ ...none, fetchStreams: false })
  })
})
