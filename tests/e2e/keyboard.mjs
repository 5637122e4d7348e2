// Hands that have only a keyboard.

const MOST_STEPS = 120

/** Goes on with Tab until the focus is on an element, and says where it was when it never came there. */
export async function tabTo(page, target) {
  const passed = []
  for (let i = 0; i < MOST_STEPS; i++) {
    const isThere = await target.evaluateAll(found => found.includes(document.activeElement))
    if (isThere) {
      return
    }
    await page.keyboard.press('Tab')
    passed.push(await page.evaluate(() => {
      const it = document.activeElement
      return it?.getAttribute('aria-label') ?? it?.innerText?.slice(0, 12) ?? it?.tagName
    }))
  }
  throw new Error(`${MOST_STEPS} times Tab did not lead to ${target}; it was at ${[...new Set(passed)].join(', ')}`)
}

/** Presses a key where Tab leads to. */
export async function pressAt(page, target, key = 'Enter') {
  await tabTo(page, target)
  await page.keyboard.press(key)
}
