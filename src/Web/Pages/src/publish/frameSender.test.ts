import { describe, expect, it } from 'vitest'
import { AUDIO, VIDEO } from './flvBody'
import { FrameSender, type Pipe } from './frameSender'

class Line implements Pipe {
  bufferedAmount = 0
  readonly sent: string[] = []
  readonly close = () => undefined

  send(data: Uint8Array<ArrayBuffer> | ArrayBuffer): void {
    const bytes = new Uint8Array(data)
    this.sent.push(`${bytes[0] === VIDEO ? 'video' : 'audio'} ${new DataView(bytes.buffer).getUint32(1)} ${bytes[5]}`)
  }
}

const body = (mark: number) => new Uint8Array([mark])

describe('the sender', () => {
  it('begins a line with the configurations and a key frame', () => {
    let asked = 0
    const sender = new FrameSender(1_000, () => asked++)
    sender.config(VIDEO, 0, body(1))
    sender.config(AUDIO, 0, body(2))
    sender.picture(40, false, body(3))
    const line = new Line()
    sender.attach(line)
    sender.picture(80, false, body(4))
    sender.sound(90, body(5))
    sender.picture(120, true, body(6))
    sender.picture(160, false, body(7))
    expect(line.sent).toEqual(['video 40 1', 'audio 40 2', 'audio 90 5', 'video 120 6', 'video 160 7'])
    expect(sender.dropped).toBe(1)
    expect(asked).toBe(2)
  })

  it('drops pictures up to the next key frame while the line is full, and keeps the sound', () => {
    const sender = new FrameSender(1_000)
    const line = new Line()
    sender.attach(line)
    sender.picture(0, true, body(1))
    line.bufferedAmount = 1_500
    sender.picture(40, false, body(2))
    sender.sound(45, body(3))
    line.bufferedAmount = 0
    sender.picture(80, false, body(4))
    sender.picture(120, true, body(5))
    sender.picture(160, false, body(6))
    expect(line.sent).toEqual(['video 0 1', 'audio 45 3', 'video 120 5', 'video 160 6'])
    expect(sender.dropped).toBe(2)
  })

  it('keeps no sound that nobody can hear in time, nor key frames', () => {
    const sender = new FrameSender(1_000)
    const line = new Line()
    sender.attach(line)
    line.bufferedAmount = 2_001
    sender.sound(0, body(1))
    sender.picture(0, true, body(2))
    expect(line.sent).toEqual([])
  })

  it('sends a configuration that changed before what needs it', () => {
    const sender = new FrameSender(1_000)
    const line = new Line()
    sender.attach(line)
    sender.config(VIDEO, 200, body(9))
    sender.picture(200, true, body(1))
    expect(line.sent).toEqual(['video 200 9', 'video 200 1'])
  })
})
