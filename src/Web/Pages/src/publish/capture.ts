import type { Quality } from './quality'

export type CaptureKind = 'camera' | 'screen'

/** What is captured: its own tracks and what else must be let go of when it ends. */
export interface Capture {
  stream: MediaStream
  stop: () => void
}

export interface Devices {
  cameraId?: string
  microphoneId?: string
}

/** Why this page gets no camera, if it does not: browsers give one to secure pages only. */
export function captureProblem(kind: CaptureKind): 'insecure' | 'unsupported' | undefined {
  if (!isSecureContext) {
    return 'insecure'
  }
  const devices = navigator.mediaDevices as Partial<MediaDevices> | undefined
  return (kind === 'camera' ? devices?.getUserMedia : devices?.getDisplayMedia) ? undefined : 'unsupported'
}

function microphone(id?: string): MediaTrackConstraints {
  const deviceId = id ? { exact: id } : undefined
  return { deviceId, echoCancellation: true, noiseSuppression: true, autoGainControl: true }
}

/** Asks for the camera or the screen, and the microphone. Throws when the person or the system says no. */
export async function capture(kind: CaptureKind, quality: Quality, devices: Devices): Promise<Capture> {
  const { longSide, shortSide, frameRate } = quality
  if (kind === 'screen') {
    return captureScreen(quality, devices)
  }
  const stream = await navigator.mediaDevices.getUserMedia({
    video: {
      deviceId: devices.cameraId ? { exact: devices.cameraId } : undefined,
      width: { ideal: longSide }, height: { ideal: shortSide }, frameRate: { ideal: frameRate, max: 30 },
    },
    audio: microphone(devices.microphoneId),
  })
  return { stream, stop: () => stop(stream) }
}

async function captureScreen({ frameRate }: Quality, devices: Devices): Promise<Capture> {
  const screen = await navigator.mediaDevices.getDisplayMedia({ video: { frameRate: { max: frameRate } }, audio: true })
  let voice: MediaStream
  try {
    voice = await navigator.mediaDevices.getUserMedia({ audio: microphone(devices.microphoneId) })
  } catch (error) {
    stop(screen)
    throw error
  }
  if (screen.getAudioTracks().length === 0) {
    const stream = new MediaStream([...screen.getVideoTracks(), ...voice.getAudioTracks()])
    return { stream, stop: () => [screen, voice].forEach(stop) }
  }
  const mixer = new AudioContext()
  const mixed = mixer.createMediaStreamDestination()
  for (const source of [screen, voice]) {
    mixer.createMediaStreamSource(new MediaStream(source.getAudioTracks())).connect(mixed)
  }
  const stream = new MediaStream([...screen.getVideoTracks(), ...mixed.stream.getAudioTracks()])
  return {
    stream,
    stop: () => {
      [screen, voice, mixed.stream].forEach(stop)
      void mixer.close()
    },
  }
}

function stop(stream: MediaStream): void {
  stream.getTracks().forEach(track => track.stop())
}
