import type { Play } from '../fair/records'

/** A session's sound alone has addresses of its own, beside those with the picture. */
export function soundOnly(play: Play): Play {
  return {
    ...play,
    flv: play.flv.replace(/live\.flv(?=\?|$)/, 'audio.flv'),
    hls: play.hls.replace(/index\.m3u8(?=\?|$)/, 'audio.m3u8'),
  }
}
