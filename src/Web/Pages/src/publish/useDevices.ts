import { onScopeDispose, shallowRef } from 'vue'

/** Cameras and microphones to choose from. Browsers name them only once one of them was allowed. */
export function useDevices() {
  const cameras = shallowRef<MediaDeviceInfo[]>([])
  const microphones = shallowRef<MediaDeviceInfo[]>([])
  const devices = navigator.mediaDevices as MediaDevices | undefined

  async function look(): Promise<void> {
    const found = (await devices?.enumerateDevices() ?? []).filter(device => device.label !== '')
    cameras.value = found.filter(device => device.kind === 'videoinput')
    microphones.value = found.filter(device => device.kind === 'audioinput')
  }

  const changed = () => void look()
  devices?.addEventListener('devicechange', changed)
  onScopeDispose(() => devices?.removeEventListener('devicechange', changed))
  void look()
  return { cameras, microphones, look }
}
