import { aacConfig, aacFrame, AUDIO, opusConfig, opusFrame, opusHead } from './flvBody'
import type { FrameSender } from './frameSender'
import type { Pcm } from './pcm'
import { TrackClock } from './trackClock'
import { bytesOf } from './videoEncoding'
import { WasmAac } from './wasmAac'

export type SoundCodec = 'aac' | 'opus'

/** What an encoder needs beside the sound. */
export interface SoundTarget {
  sender: FrameSender
  now: () => number
  failed: (error: unknown) => void
}

export interface SoundEncoder {
  encode: (sound: Pcm) => void
  stop: () => void
}

const BITRATE = { aac: 96_000, opus: 64_000 }
const MOST_WAITING = 40

export function nativeConfig(codec: SoundCodec, { rate, channels }: Pcm): AudioEncoderConfig {
  return {
    codec: codec === 'aac' ? 'mp4a.40.2' : 'opus',
    sampleRate: rate,
    numberOfChannels: channels,
    bitrate: BITRATE[codec],
  }
}

/** The browser's own encoder. */
export function nativeEncoder(codec: SoundCodec, first: Pcm, { sender, now, failed }: SoundTarget): SoundEncoder {
  const clock = new TrackClock()
  let isDescribed = false
  const encoder = new AudioEncoder({
    error: failed,
    output: (chunk, about) => {
      const ms = clock.at(chunk.timestamp / 1_000, now())
      const description = about?.decoderConfig?.description
      if (codec === 'aac' && description) {
        sender.config(AUDIO, ms, aacConfig(bytesOf(description)))
      } else if (codec === 'opus' && !isDescribed) {
        sender.config(AUDIO, ms, opusConfig(description ? bytesOf(description) : opusHead(first.channels)))
      }
      isDescribed = true
      const data = new Uint8Array(chunk.byteLength)
      chunk.copyTo(data)
      sender.sound(ms, codec === 'aac' ? aacFrame(data) : opusFrame(data))
    },
  })
  encoder.configure(nativeConfig(codec, first))
  return {
    encode: ({ samples, channels, rate, ms }) => {
      if (encoder.state === 'configured' && encoder.encodeQueueSize < MOST_WAITING) {
        const data = new AudioData({
          format: 'f32', sampleRate: rate, numberOfChannels: channels, numberOfFrames: samples.length / channels,
          timestamp: Math.round(ms * 1_000), data: samples,
        })
        encoder.encode(data)
        data.close()
      }
    },
    stop: () => encoder.state !== 'closed' && encoder.close(),
  }
}

/** Our own AAC, fetched only where the browser has none. Throws when it cannot be run. */
export async function wasmEncoder(first: Pcm, { sender, now, failed }: SoundTarget): Promise<SoundEncoder> {
  const aac = new WasmAac()
  const { config, frameSize } = await aac.open(first.rate, first.channels, BITRATE.aac).catch((error: unknown) => {
    aac.stop()
    throw error
  })
  const clock = new TrackClock()
  const block = new Float32Array(frameSize * first.channels)
  const times: number[] = []
  let filled = 0
  let blocks = 0
  sender.config(AUDIO, now(), aacConfig(new Uint8Array(config)))

  function send(packets: Uint8Array[]): void {
    for (const packet of packets) {
      sender.sound(clock.at(times.shift() ?? 0, now()), aacFrame(packet))
    }
  }

  function encodeBlock(): void {
    if (times.length < MOST_WAITING) {
      times.push(blockMs)
      aac.encode(block.slice(), blocks++ * frameSize).then(send, failed)
    }
    filled = 0
  }

  let blockMs = 0
  return {
    encode: ({ samples, channels, rate, ms }) => {
      for (let at = 0; at < samples.length;) {
        if (filled === 0) {
          blockMs = ms + at / channels * 1_000 / rate
        }
        const part = samples.subarray(at, at + block.length - filled)
        block.set(part, filled)
        filled += part.length
        at += part.length
        if (filled === block.length) {
          encodeBlock()
        }
      }
    },
    stop: () => aac.stop(),
  }
}
