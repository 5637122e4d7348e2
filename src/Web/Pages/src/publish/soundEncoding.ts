import { takeSound, type Pcm } from './pcm'
import {
  nativeConfig, nativeEncoder, wasmEncoder, type SoundCodec, type SoundEncoder, type SoundTarget,
} from './soundEncoders'

/**
 * Encodes a track's sound: AAC, which every player plays, by the browser or by ours; Opus only where neither runs. The
 * encoder is chosen when the first sound comes, for only that tells its rate and channels.
 */
export class SoundEncoding {
  private encoder?: SoundEncoder
  private format = ''
  private isChoosing = false
  private isStopped = false
  private stopTaking?: () => void

  constructor(track: MediaStreamTrack, private readonly target: SoundTarget) {
    takeSound(track, sound => this.take(sound), target.failed).then(stop => {
      this.stopTaking = stop
      if (this.isStopped) {
        stop()
      }
    }, target.failed)
  }

  stop(): void {
    this.isStopped = true
    this.stopTaking?.()
    this.encoder?.stop()
    this.encoder = undefined
  }

  private take(sound: Pcm): void {
    const format = `${sound.rate} ${sound.channels}`
    if (this.isStopped || this.isChoosing) {
      return
    }
    if (format === this.format) {
      this.encoder?.encode(sound)
      return
    }
    this.isChoosing = true
    this.format = format
    this.choose(sound).catch(this.target.failed).finally(() => (this.isChoosing = false))
  }

  private async choose(sound: Pcm): Promise<void> {
    this.encoder?.stop()
    this.encoder = undefined
    const encoder = await encoderFor(sound, this.target)
    if (this.isStopped) {
      encoder.stop()
    } else {
      this.encoder = encoder
    }
  }
}

async function encoderFor(sound: Pcm, target: SoundTarget): Promise<SoundEncoder> {
  if (await encodes('aac', sound)) {
    return nativeEncoder('aac', sound, target)
  }
  try {
    return await wasmEncoder(sound, target)
  } catch (error) {
    if (await encodes('opus', sound)) {
      return nativeEncoder('opus', sound, target)
    }
    throw error
  }
}

async function encodes(codec: SoundCodec, sound: Pcm): Promise<boolean> {
  if (typeof AudioEncoder !== 'function') {
    return false
  }
  const { supported } = await AudioEncoder.isConfigSupported(nativeConfig(codec, sound))
  return supported ?? false
}
