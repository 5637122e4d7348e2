// What axe finds on a page.
import axe from 'axe-core'

const levels = ['serious', 'critical']
const options = {
  runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] },
  // Off unless it is asked for, since it is new.
  rules: { 'target-size': { enabled: true } },
  resultTypes: ['violations'],
}

/** A line for each serious or critical finding: the rule, the element, and what is wrong with it. */
export async function findings(page) {
  if (!await page.evaluate('!!globalThis.axe')) {
    // The developer tools may run what the page's content security policy forbids the page.
    await page.evaluate(`${axe.source}; 0`)
  }
  const { violations } = await page.evaluate(options => globalThis.axe.run(document, options), options)
  return violations.filter(({ impact }) => levels.includes(impact)).flatMap(({ id, impact, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${impact} ${id}: ${target.join(' ')}: ${brief(failureSummary)}`))
}

function brief(summary) {
  return summary.split('\n').slice(1).map(line => line.trim()).filter(Boolean).join('; ').slice(0, 240)
}
