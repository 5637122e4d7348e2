// A viewer's page with a certain engine in its player, and what is seen and heard there.
import { base, person, phoneSize } from './browser.mjs'

const MOVES_MS = 60_000

/**
 * What makes a page's player choose an engine. Not by `route`: every answer would pass through this process, and low
 * latency is at stake.
 */
const choosing = {
  flv: () => {},
  hls: () => {
    const { fetch } = window
    window.fetch = (url, init) => String(url).endsWith('.flv') ? Promise.reject(new TypeError()) : fetch(url, init)
  },
  native: () => {
    delete window.MediaSource
    delete window.ManagedMediaSource
  },
}

/** A viewer of a session, whose player has only this engine to play by. The page begins as the scripts say. */
export async function viewerBy(engine, browser, session, ...scripts) {
  const page = await person(browser, phoneSize, '/')
  for (const content of scripts) {
    await page.addInitScript({ content })
  }
  await page.addInitScript(choosing[engine])
  await page.goto(`${base}/live/${session.id}`)
  return screen('Chromium', engine, page)
}

/** The same in Firefox. */
export async function firefoxBy(engine, firefox, session) {
  const page = await firefox.newPage()
  await page.addInitScript(choosing[engine])
  await page.goto(`${base}/live/${session.id}`)
  return screen('Firefox', engine, page)
}

function screen(browser, chosen, page) {
  async function until(what, condition, given) {
    try {
      await page.waitForFunction(condition, given, { timeout: MOVES_MS })
    } catch (error) {
      const seen = JSON.stringify(await page.evaluate(state))
      throw new Error(`${chosen} in ${browser}: ${what} was waited for; last seen: ${seen}`, { cause: error })
    }
  }

  /** Waits until a picture of a width is shown, and more pictures and sound follow it. */
  async function moves(width) {
    await until(`a picture ${width} wide`, isWide, width)
    await until('a picture that moves, and sound', goesOn, await page.evaluate(state))
    await until('no slate', () => !document.querySelector('.player .slate'))
  }

  return {
    chosen,
    page,
    troubles: page.troubles,
    engine: () => page.evaluate(() => document.querySelector('.player').dataset.engine),
    isStage: stage => until(`the mark ${stage}`, stage => document.querySelector(`.mark.${stage}`), stage),
    moves,
    /** The same of a publisher's picture, which its corner tells from those that were before. */
    shows: async (color, width) => {
      await until(`a corner in ${color}`, hasCorner, color)
      await moves(width)
    },
  }
}

// The rest runs in the page, each function alone.

function isWide(width) {
  return document.querySelector('.player video')?.videoWidth === width
}

function hasCorner(color) {
  const video = document.querySelector('.player video')
  if (!video?.videoWidth) {
    return false
  }
  const canvas = new OffscreenCanvas(1, 1).getContext('2d')
  canvas.drawImage(video, 8, 8, 1, 1, 0, 0, 1, 1)
  const [red, green, blue] = [...canvas.getImageData(0, 0, 1, 1).data].map(value => value > 127)
  return { red: red && !green, lime: green && !red, yellow: red && green, blue: blue && !red }[color]
}

function state() {
  const video = document.querySelector('.player video')
  return video && {
    at: video.currentTime,
    frames: video.getVideoPlaybackQuality().totalVideoFrames,
    /** Firefox tells only whether there is sound. */
    sound: video.webkitAudioDecodedByteCount ?? Number(video.mozHasAudio),
    width: video.videoWidth,
    engine: video.parentElement.dataset.engine,
    slate: document.querySelector('.player .slate')?.textContent,
    error: video.error?.message,
  }
}

function goesOn(before) {
  const video = document.querySelector('.player video')
  const hasSound = video.mozHasAudio ?? video.webkitAudioDecodedByteCount > before.sound + 5_000
  return video.currentTime > before.at + 1 && hasSound
    && video.getVideoPlaybackQuality().totalVideoFrames > before.frames + 10
}
