import type { Words } from './zh-CN'
import type { consoleZhCN } from './zh-CN.console'

export const consoleEn: Pick<Words, keyof typeof consoleZhCN> = {
  steer: {
    curve: (first, last, most) => `Viewers over time: from ${first} to ${last}, at most ${most}`,
    most: n => `peak ${n}`,
    pausedByItself: 'No picture for 3 seconds: paused by itself. It goes on by itself when the picture is back.',
    moreHealth: 'More about the picture',
  },
  rundown: {
    presenting: 'On now',
    presented: 'Presented',
    nowPinned: title => `Presenting: ${title}`,
    nothingPinned: 'Nothing is presented now',
    sort: 'Sort',
    drag: title => `Drag “${title}”, or move it with the up and down keys`,
    down: title => `Move “${title}” down`,
    movedTo: (title, place) => `“${title}” is now number ${place}`,
    keys: 'Keys 1–9 present, 0 takes down; drag ⠿ to reorder',
  },
  interest: {
    table: 'Interested people by posting',
    order: 'Order',
    byRundown: 'Rundown',
    byScore: 'Score',
    seen: 'Saw',
    reacted: 'Reacted',
    enrolled: 'Joined',
    rising: n => `rising +${n}`,
    open: (title, kind, n) => `“${title}” ${kind}: ${n}. See who said so`,
    evidence: (title, kind) => `“${title}” ${kind}: who, and in which words`,
    noEvidence: 'Nothing: what was said may have been removed.',
    how: { tap: 'Tap', comment: 'Comment' },
    curveOf: title => `Curve of “${title}”`,
    curveOfAll: 'The whole show: people new in each step',
    curveLabel: 'People new in each step of the show, by what they want; the table below says the same',
    all: 'Whole show',
    asTable: 'The curve as a table',
    from: 'From',
  },
}
