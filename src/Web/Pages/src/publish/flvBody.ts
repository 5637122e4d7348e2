/** FLV tag bodies of what browsers encode, as the publishing socket takes them (Adobe FLV 10.1, Enhanced RTMP v2). */

export type FlvKind = 8 | 9
export const AUDIO: FlvKind = 8
export const VIDEO: FlvKind = 9

const FRAME_KEY_AVC = 0x17
const FRAME_INTER_AVC = 0x27
const AAC_44_STEREO = 0xaf
/** Sound format 9: what follows is named by four letters; 0 starts a sequence, 1 holds frames. */
const NAMED_START = 0x90
const NAMED_FRAMES = 0x91
const OPUS = [0x4f, 0x70, 0x75, 0x73]
const HEAD_BYTES = 5

function joined(head: readonly number[], data: Uint8Array): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(head.length + data.byteLength)
  whole.set(head)
  whole.set(data, head.length)
  return whole
}

/** `record`: the AVCDecoderConfigurationRecord, which an encoder gives as its description. */
export const avcConfig = (record: Uint8Array) => joined([FRAME_KEY_AVC, 0, 0, 0, 0], record)

/** `data`: NAL units with their lengths in front. Without B-frames what is shown first is also sent first. */
export const avcFrame = (isKey: boolean, data: Uint8Array) =>
  joined([isKey ? FRAME_KEY_AVC : FRAME_INTER_AVC, 1, 0, 0, 0], data)

/** `config`: the AudioSpecificConfig. */
export const aacConfig = (config: Uint8Array) => joined([AAC_44_STEREO, 0], config)
export const aacFrame = (data: Uint8Array) => joined([AAC_44_STEREO, 1], data)
export const opusConfig = (head: Uint8Array) => joined([NAMED_START, ...OPUS], head)
export const opusFrame = (data: Uint8Array) => joined([NAMED_FRAMES, ...OPUS], data)

/** The OpusHead of RFC 7845 for encoders that give none: at 48 kHz, with the usual pre-skip. */
export function opusHead(channels: number): Uint8Array {
  const head = new Uint8Array(19)
  head.set([0x4f, 0x70, 0x75, 0x73, 0x48, 0x65, 0x61, 0x64, 1, channels])
  const view = new DataView(head.buffer)
  view.setUint16(10, 312, true)
  view.setUint32(12, 48_000, true)
  return head
}

/** One message of the publishing socket: a kind, the publisher's clock in milliseconds (32 bits, wrapping), a body. */
export function message(kind: FlvKind, ms: number, body: Uint8Array): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(HEAD_BYTES + body.byteLength)
  whole[0] = kind
  new DataView(whole.buffer).setUint32(1, Math.round(ms) >>> 0)
  whole.set(body, HEAD_BYTES)
  return whole
}
