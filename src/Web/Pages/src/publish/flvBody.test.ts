import { describe, expect, it } from 'vitest'
import {
  aacConfig, aacFrame, AUDIO, avcConfig, avcFrame, message, opusConfig, opusFrame, opusHead, VIDEO,
} from './flvBody'

const bytes = (...values: number[]) => new Uint8Array(values)
const hex = (data: Uint8Array) => Array.from(data, byte => byte.toString(16).padStart(2, '0')).join(' ')

describe('an FLV tag body', () => {
  it.each([
    ['the configuration of H.264', avcConfig(bytes(1, 0x42)), '17 00 00 00 00 01 42'],
    ['a key frame', avcFrame(true, bytes(0, 0, 0, 1, 0x65)), '17 01 00 00 00 00 00 00 01 65'],
    ['another frame', avcFrame(false, bytes(0, 0, 0, 1, 0x41)), '27 01 00 00 00 00 00 00 01 41'],
    ['the configuration of AAC', aacConfig(bytes(0x11, 0x88)), 'af 00 11 88'],
    ['AAC', aacFrame(bytes(0x21)), 'af 01 21'],
    ['the configuration of Opus', opusConfig(bytes(1)), '90 4f 70 75 73 01'],
    ['Opus', opusFrame(bytes(0xfc)), '91 4f 70 75 73 fc'],
  ])('of %s', (_name, body, expected) => {
    expect(hex(body)).toBe(expected)
  })

  it('is sent behind its kind and time', () => {
    expect(hex(message(VIDEO, 258.4, bytes(7)))).toBe('09 00 00 01 02 07')
    expect(hex(message(AUDIO, 2 ** 32 + 5, bytes()))).toBe('08 00 00 00 05')
  })

  it('of Opus can be described without help of the encoder', () => {
    expect(hex(opusHead(2))).toBe('4f 70 75 73 48 65 61 64 01 02 38 01 80 bb 00 00 00 00 00')
  })
})
