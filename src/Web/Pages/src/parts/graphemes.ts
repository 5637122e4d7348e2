const segmenter = new Intl.Segmenter()

/** As many as a reader counts: one for an emoji of several code points. */
export function graphemes(text: string): number {
  return Array.from(segmenter.segment(text)).length
}
