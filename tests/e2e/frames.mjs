// Measures how smooth the viewer's room is while its people talk, for `./livefair bench pages`: a phone's size, its
// processor made slower. Needs a server with a live session in which comments end with "#NUMBER;":
//   LIVEFAIR_URL=http://127.0.0.1:5080 node frames.mjs SESSION [--seconds 30] [--warmup 10] [--runs 3] [--slowdown 4]
// Prints a line of JSON for each run.
import { setTimeout as during } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { launch, person, phoneSize } from './browser.mjs'
import { call, opId, tokenOf } from './fair.mjs'
import { processor } from './processor.mjs'

const { values, positionals: [session] } = parseArgs({
  allowPositionals: true,
  options: {
    seconds: { type: 'string', default: '30' }, warmup: { type: 'string', default: '10' },
    runs: { type: 'string', default: '3' }, slowdown: { type: 'string', default: '4' },
  },
})
const seconds = Number(values.seconds)

const host = await tokenOf('host')
const { postings: [posting] } = await call('GET', `/api/sessions/${session}`)
await call('PUT', `/api/sessions/${session}/pin`, host, { opId: opId(), postingId: posting.id })

for (let run = 0; run < Number(values.runs); run++) {
  const browser = await launch()
  try {
    console.log(JSON.stringify(await measure(browser)))
  } finally {
    await browser.close()
  }
}

async function measure(browser) {
  const page = await person(browser, phoneSize, '/')
  // The most that may run over the picture, 20 a second.
  await page.evaluate(() => localStorage.setItem('livefair.room', JSON.stringify({ danmaku: { density: 'many' } })))
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: Number(values.slowdown) })
  await page.goto(new URL(`/live/${session}`, page.url()).href)
  await page.waitForFunction(() => / #\d+;/.test(document.body.innerText), undefined, { timeout: 60_000 })
  await during(Number(values.warmup) * 1_000)
  const before = processor()
  const seen = await page.evaluate(watch, seconds * 1_000)
  const after = processor()
  if (page.troubles.length > 0) {
    throw new Error(page.troubles.join('\n'))
  }
  return { ...seen, idle: (after.idle - before.idle) / (after.all - before.all) }
}

/** Runs in the page. */
function watch(ms) {
  const newest = () => Math.max(...Array.from(document.body.innerText.matchAll(/ #(\d+);/g), ([, number]) => number))
  const tasks = []
  const observer = new PerformanceObserver(list => tasks.push(...list.getEntries().map(each => each.duration)))
  return new Promise(resolve => {
    // Looking for the newest lays out the page, so that it happens before and after what is measured.
    const first = newest()
    requestAnimationFrame(began => {
      observer.observe({ type: 'longtask' })
      let [frames, last, worst] = [0, began, 0]
      const frame = now => {
        frames++
        worst = Math.max(worst, now - last)
        last = now
        if (now - began < ms) {
          requestAnimationFrame(frame)
          return
        }
        tasks.push(...observer.takeRecords().map(each => each.duration))
        observer.disconnect()
        const seconds = (now - began) / 1_000
        resolve({
          framesPerSecond: frames / seconds, worstGapMs: worst, longTasks: tasks.length,
          longestTaskMs: Math.max(0, ...tasks), shownPerSecond: (newest() - first) / seconds,
        })
      }
      requestAnimationFrame(frame)
    })
  })
}
