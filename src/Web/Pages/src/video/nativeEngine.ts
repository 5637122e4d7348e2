import type { Close, Target } from './engine'

/** HLS by the browser itself, as iPhones do it best. It does not say why it failed. */
export async function startNative({ video, address, failed }: Target): Promise<Close> {
  const broken = () => failed('broken')
  video.addEventListener('error', broken)
  video.src = address
  video.load()
  return () => {
    video.removeEventListener('error', broken)
    video.removeAttribute('src')
    video.load()
  }
}
