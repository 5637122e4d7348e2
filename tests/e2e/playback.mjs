// A recording that is watched: what the tests of replays do with its player.
const LOADS_MS = 30_000

export const play = page => page.getByRole('button', { name: '点按播放' }).click()
export const barOf = page => page.getByRole('slider', { name: '播放位置' })
export const now = page => page.evaluate(() => document.querySelector('.player video').currentTime)

/** Whether a picture is there for the moment that was sought. */
export function settled(page) {
  return page.waitForFunction(() => {
    const video = document.querySelector('.player video')
    return !video.seeking && video.readyState >= 2
  }, undefined, { timeout: LOADS_MS })
}

export async function seek(page, seconds) {
  await barOf(page).fill(String(seconds * 1_000))
  await settled(page)
}
