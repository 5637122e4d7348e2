import { describe, expect, it } from 'vitest'
import { openEngine } from './engine'
import type { EngineName } from './engines'

describe('an engine', () => {
  it.each(['flv', 'hls', 'native'] as const)('that no address is offered for (%s) is not begun', (name: EngineName) => {
    const other = name === 'flv' ? { hls: '/a.m3u8' } : { flv: '/a.flv' }
    const told: string[] = []
    openEngine(name, other, { video: {} as HTMLVideoElement, failed: why => told.push(why) })()
    expect(told).toEqual(['absent'])
  })
})
