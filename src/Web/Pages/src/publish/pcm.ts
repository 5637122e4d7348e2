import workletUrl from './pcm.worklet?worker&url'

/** A stretch of sound: interleaved samples from -1 to 1. */
export interface Pcm {
  samples: Float32Array<ArrayBuffer>
  channels: number
  rate: number
  /** The track's time of the first sample. */
  ms: number
}

const MOST_CHANNELS = 2

/** Gives a track's sound until it is stopped, or cannot be read or taken. */
export async function takeSound(
  track: MediaStreamTrack, take: (sound: Pcm) => void, failed: (error: unknown) => void,
): Promise<() => void> {
  return typeof MediaStreamTrackProcessor === 'function'
    ? fromTrack(track, take, failed)
    : await fromWorklet(track, take)
}

function fromTrack(
  track: MediaStreamTrack, take: (sound: Pcm) => void, failed: (error: unknown) => void,
): () => void {
  const reader = new MediaStreamTrackProcessor<AudioData>({ track }).readable.getReader()
  async function run(): Promise<void> {
    for (;;) {
      const { value, done } = await reader.read()
      if (done) {
        return
      }
      const samples = new Float32Array(value.allocationSize({ planeIndex: 0, format: 'f32' }) / 4)
      value.copyTo(samples, { planeIndex: 0, format: 'f32' })
      take(atMost(MOST_CHANNELS, {
        samples, channels: value.numberOfChannels, rate: value.sampleRate, ms: value.timestamp / 1_000,
      }))
      value.close()
    }
  }
  run().catch(failed)
  return () => void reader.cancel()
}

async function fromWorklet(track: MediaStreamTrack, take: (sound: Pcm) => void): Promise<() => void> {
  const context = new AudioContext()
  await context.audioWorklet.addModule(workletUrl)
  const tap = new AudioWorkletNode(context, 'tap', { numberOfOutputs: 0 })
  let frames = 0
  tap.port.onmessage = ({ data }: MessageEvent<Pick<Pcm, 'samples' | 'channels'>>) => {
    const ms = frames * 1_000 / context.sampleRate
    frames += data.samples.length / data.channels
    take(atMost(MOST_CHANNELS, { ...data, rate: context.sampleRate, ms }))
  }
  context.createMediaStreamSource(new MediaStream([track])).connect(tap)
  await context.resume()
  return () => void context.close()
}

/** The first channels of what has more. */
export function atMost(channels: number, sound: Pcm): Pcm {
  if (sound.channels <= channels) {
    return sound
  }
  const frames = sound.samples.length / sound.channels
  const samples = new Float32Array(frames * channels)
  for (let frame = 0; frame < frames; frame++) {
    for (let channel = 0; channel < channels; channel++) {
      samples[frame * channels + channel] = sound.samples[frame * sound.channels + channel]!
    }
  }
  return { ...sound, samples, channels }
}
