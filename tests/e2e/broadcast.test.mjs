// A whole broadcast by hand: what a host, a job seeker and a member of staff do, each in a browser of their own.
// Needs a demo server: LIVEFAIR_URL=http://127.0.0.1:5080 npm test
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { choose, confirmPhone, desktopSize, launch, logIn, person, phoneSize, randomPhone } from './browser.mjs'

const title = `手走一遍 ${Date.now()}`
const nickname = '小马'
const realName = '马丽红'
const words = '夜班有补贴吗？'
const phone = randomPhone()

let browser, host, viewer, staff
before(async () => {
  browser = await launch()
})
after(() => browser?.close())

/** A step that fails ends the journey: what comes after it stands on it. */
async function step(name, act) {
  try {
    await act()
  } catch (error) {
    const people = { host, viewer, staff }
    for (const [who, page] of Object.entries(people).filter(([, page]) => page)) {
      await page.screenshot({ path: new URL(`./shots/failed-${who}.png`, import.meta.url).pathname })
    }
    error.message = `${name}: ${error.message}`
    throw error
  }
}

test('a whole broadcast goes through the pages', async () => {
  let sessionPath, pinned

  await step('the host logs in and creates a session with three postings', async () => {
    host = await person(browser, desktopSize, '/login')
    await logIn(host, 'host')
    assert.equal(new URL(host.url()).pathname, '/host')
    await host.getByRole('button', { name: '新建场次' }).click()
    const sheet = host.getByRole('dialog', { name: '新建场次' })
    await sheet.getByLabel('标题').fill(title)
    for (const i of [0, 1, 2]) {
      await sheet.getByRole('checkbox').nth(i).check()
    }
    await sheet.getByText('已选 3 个岗位').waitFor()
    await sheet.getByRole('button', { name: '建立场次' }).click()
    await host.waitForURL(/\/host\/.+/)
    await host.getByRole('heading', { name: title }).waitFor()
    assert.equal(await host.getByRole('button', { name: /^讲解/ }).count(), 0, 'nothing is pinned before the start')
    sessionPath = new URL(host.url()).pathname.replace('/host/', '/live/')
  })

  await step('the host starts it', async () => {
    await host.getByRole('button', { name: '开播' }).click()
    await host.getByText('直播中').waitFor()
    await host.getByRole('button', { name: /^讲解/ }).nth(2).waitFor()
  })

  await step('a viewer on a phone comments: first a nickname and a confirmed number are asked for', async () => {
    viewer = await person(browser, phoneSize, sessionPath)
    await viewer.getByRole('heading', { name: title }).waitFor()
    await viewer.getByLabel('说点什么').fill(words)
    await viewer.getByRole('button', { name: '发送' }).click()
    const entry = viewer.getByRole('dialog', { name: '先起个昵称' })
    await entry.getByLabel('昵称').fill(nickname)
    await entry.getByRole('button', { name: '进入' }).click()
    await confirmPhone(viewer, phone)
    await viewer.getByRole('listitem').filter({ hasText: words }).waitFor()
    assert.equal(await viewer.getByLabel('说点什么').inputValue(), '', 'a comment that was said leaves the box')
  })

  await step('the host sees the comment, and the question waits for an answer', async () => {
    await host.getByRole('listitem').filter({ hasText: nickname }).filter({ hasText: words }).first().waitFor()
    await host.locator('.questions').filter({ hasText: words }).waitFor()
  })

  await step('the host pins the second posting by its key, and the viewer sees the card', async () => {
    const button = host.getByRole('button', { name: /^讲解/ }).nth(1)
    pinned = (await button.getAttribute('aria-label')).match(/“(.+)”/)[1]
    await host.getByRole('heading', { name: title }).click()
    await host.keyboard.press('2')
    const card = viewer.getByRole('article', { name: pinned })
    await card.getByText('正在讲解').waitFor()
    for (const fact of ['已核验', '工作时间', '地点', '还招', '截止']) {
      await card.getByText(fact).first().waitFor()
    }
  })

  await step('a digit typed into a field pins nothing', async () => {
    await host.getByLabel('说点什么').fill('')
    await host.getByLabel('说点什么').press('1')
    assert.equal(await host.getByLabel('说点什么').inputValue(), '1')
    await host.getByLabel('说点什么').fill('')
    await host.locator('.rundown [aria-current]').filter({ hasText: pinned }).waitFor()
  })

  await step('the viewer reacts, and the board counts it', async () => {
    await viewer.getByRole('button', { name: '想去' }).click()
    await viewer.locator('button[aria-pressed=true]', { hasText: '想去' }).waitFor()
    const wants = host.getByRole('row').filter({ hasText: pinned }).locator('[data-kind=want]')
    await wants.getByText('1', { exact: true }).waitFor()
  })

  await step('the viewer applies, after ticking the consent that names the employer', async () => {
    await viewer.getByRole('button', { name: '我要报名' }).click()
    const sheet = viewer.getByRole('dialog', { name: `报名：${pinned}` })
    assert.equal(await sheet.getByRole('checkbox').isChecked(), false, 'the consent is never ticked beforehand')
    await sheet.getByLabel('姓名').first().fill(realName)
    await sheet.getByText(`${phone.slice(0, 3)}****${phone.slice(7)}`).waitFor()
    await sheet.getByRole('button', { name: '提交报名' }).click()
    await sheet.getByText('请先勾选同意').waitFor()
    await sheet.getByRole('checkbox').check()
    await sheet.getByRole('button', { name: '提交报名' }).click()
    await sheet.getByText('报名成功').waitFor()
    await sheet.getByRole('button', { name: '关闭' }).last().click()
    await viewer.getByText('已报名').waitFor()
  })

  await step('the viewer joins the follow-up group and says something there', async () => {
    await viewer.getByRole('button', { name: '加入跟进群' }).click()
    const sheet = viewer.getByRole('dialog', { name: '加入本场跟进群' })
    await sheet.getByRole('checkbox').check()
    await sheet.getByRole('button', { name: '加入跟进群' }).click()
    await sheet.getByRole('link', { name: '打开跟进群' }).click()
    await viewer.waitForURL(/\/groups\/.+/)
    await viewer.getByLabel('群里说一句').fill('请问周六几点面试')
    await viewer.getByRole('button', { name: '发送' }).click()
    await viewer.getByRole('listitem').filter({ hasText: '请问周六几点面试' }).waitFor()
    await viewer.getByRole('link', { name: '去直播间' }).click()
    await viewer.getByRole('listitem').filter({ hasText: words }).waitFor()
  })

  await step('the host removes the comment, and the viewer sees it gone', async () => {
    await host.getByRole('button', { name: new RegExp(`^移除.*${words}`) }).click()
    const sheet = host.getByRole('dialog', { name: '移除发言' })
    await sheet.getByLabel('与招聘无关').check()
    await sheet.getByRole('button', { name: '移除', exact: true }).click()
    await viewer.getByText('这条发言已被移除').waitFor()
    assert.equal(await viewer.getByText(words).count(), 0)
  })

  await step('both languages are one switch away', async () => {
    await viewer.getByRole('button', { name: '更多' }).click()
    await viewer.getByRole('dialog').getByLabel('语言').selectOption('en')
    await viewer.getByText('This was removed').waitFor()
    assert.equal(await viewer.locator('html').getAttribute('lang'), 'en')
    await viewer.reload()
    await viewer.getByRole('button', { name: 'I’d go' }).waitFor()
    await viewer.getByRole('button', { name: 'More' }).click()
    await viewer.getByRole('dialog').getByLabel('Language').selectOption('zh-CN')
    await viewer.getByRole('button', { name: '关闭' }).click()
    await viewer.getByRole('button', { name: '想去' }).waitFor()
  })

  await step('the host ends the session, and the viewer is told', async () => {
    await host.getByRole('button', { name: '结束直播' }).click()
    await host.getByRole('dialog', { name: '结束直播' }).getByRole('button', { name: '结束直播' }).click()
    await host.getByText('已结束').first().waitFor()
    await viewer.getByText('本场直播已经结束').waitFor()
  })

  await step('staff find the lead masked, assign it, write down a call, and reveal it with a reason', async () => {
    staff = await person(browser, desktopSize, '/login')
    await logIn(staff, 'staff')
    assert.equal(new URL(staff.url()).pathname, '/desk')
    await choose(staff, staff.getByRole('combobox', { name: '场次' }), title)
    const masked = `${phone.slice(0, 3)}****${phone.slice(7)}`
    const row = staff.locator('tbody tr').filter({ hasText: pinned }).filter({ hasText: masked })
    await row.waitFor()
    assert.equal((await staff.content()).includes(phone), false, 'the whole number is not in the page')
    assert.equal((await staff.content()).includes(realName), false, 'nor the whole name')
    await row.getByRole('button').click()
    const detail = staff.getByRole('region', { name: '线索详情' })
    await detail.getByText(masked).waitFor()
    await choose(staff, detail.getByRole('combobox', { name: '负责人' }), '回访员小赵')
    await detail.getByRole('button', { name: '分配' }).click()
    await detail.getByText('已分配').first().waitFor()
    await detail.locator('[name=note]').fill('明天下午可以面试')
    await detail.getByRole('button', { name: '记一次联系' }).click()
    await detail.locator('.touches').filter({ hasText: '明天下午可以面试' }).waitFor()
    await detail.getByLabel('查看原因').fill('约面试时间')
    await detail.getByRole('button', { name: '显示完整姓名和电话' }).click()
    await detail.getByRole('link', { name: phone }).waitFor()
    await detail.getByText(realName).waitFor()
  })

  await step('no page reported an error', async () => {
    assert.deepEqual([...host.troubles, ...viewer.troubles, ...staff.troubles], [])
  })
})
