// The people of a broadcast that goes on, for pictures: they come, look on, say something, tap, ask, apply and enrol.
import { apply, enrol, tokenOf } from './fair.mjs'
import { clientOf, listener, talker } from './people.mjs'

const surnames = ['马', '王', '李', '张', '杨', '丁', '兰', '田', '白', '纳', '金', '赵', '刘', '陈', '周', '海']
const given = ['丽红', '秀兰', '建国', '春梅', '志强', '桂花', '小龙', '玉梅', '学军', '海燕', '永福', '文霞', '彩萍']
const called = ['姐', '师傅', '阿姨', '哥', '大姐', '叔', '小妹']
const places = ['', '固原', '', '海原', '', '吴忠', '西吉', '', '贺兰']

/** What is said of a posting: liked, too far, low pay, hours that do not fit; and what is asked. */
const said = {
  want: ['扣1', '想去，怎么报名', '想去想去', '这个行，我报名', '我和我媳妇都想去'],
  tooFar: ['太远了，我在西夏区', '有点远，来回两个小时', '太远了去不了'],
  payLow: ['工资有点低', '这个价不如去年', '工资太低了'],
  hours: ['夜班熬不住', '要接孩子，时间不合适', '周末要休息的'],
  question: [
    '多少钱一小时', '管饭不', '包住几个人一间', '夫妻可以吗', '有没有班车', '几点下班', '女的能干吗', '我 52 了还要不要',
    '社保交不交', '工资压不压', '有夜班补贴吗', '要不要体检',
  ],
}
const chat = ['去年在他家干过，工资按时发', '主播讲得清楚', '👍👍', '刚进来的老乡报个到', '老乡们好', '家门口的活就是好']

/** What a posting in its place is mostly met with. */
const moods = [
  ['want', 'want', 'question', 'want', 'payLow', 'want', 'tooFar', 'question'],
  ['tooFar', 'question', 'tooFar', 'want', 'tooFar', 'hours'],
  ['payLow', 'want', 'question', 'payLow', 'want', 'want', 'hours'],
]
const answers = {
  pay: '工资写在岗位上，按小时算，每周五结，不押。', boardLodging: '包住，四人一间；工作餐自理，食堂一顿八块。',
  family: '夫妻可以一起报名，安排夫妻房。', hours: '晚八点到早五点，中间歇一个小时。', place: '早上七点驿站门口有班车。',
}
const MOST_PEOPLE = 70

/**
 * Begins: every so often somebody does something. With `pinMs` the host presents one posting after another, each so
 * long. `stop` when it is enough.
 */
export async function crowd(session, { everyMs = 700, pinMs } = {}) {
  const host = clientOf(session.host)
  const people = []
  let turn = 0
  let pinned = session.postings[0]
  const pick = list => list[Math.floor(random() * list.length)]

  async function comes() {
    const i = people.length
    const surname = surnames[i * 7 % surnames.length]
    const person = await talker(pick(places) + surname + called[i % called.length])
    people.push({ ...person, name: surname + given[i % given.length], ...await listener(person.fair, session.id) })
  }

  async function reacts() {
    const mood = moods[session.postings.indexOf(pinned) % moods.length]
    const { fair } = pick(people)
    const kind = pick(mood)
    await fair.sessions.react(session.id, pinned.id, kind)
    if (random() < 0.6) {
      await pick(people).fair.sessions.comment(session.id, pick(said[pick(mood)]))
    }
  }

  async function answersOne() {
    const { items } = await host.sessions.questions(session.id, 'open')
    const one = items.find(({ topic }) => answers[topic])
    if (one) {
      const { offsets, topic, postingId } = one
      await host.sessions.answer(session.id, { offsets, topic, postingId, text: answers[topic] })
    }
  }

  const acts = [
    [2, () => people.length < MOST_PEOPLE && comes()],
    [1, reacts],
    [5, () => pick(people).fair.sessions.comment(session.id, pick(chat))],
    [9, () => {
      const person = pick(people)
      return apply(session, pinned, person, person.name)
    }],
    [13, () => enrol(session, pick(people))],
    [23, answersOne],
  ]

  async function step() {
    const at = turn++
    if (pinMs && at % Math.round(pinMs / everyMs) === 0) {
      pinned = session.postings[Math.floor(at * everyMs / pinMs) % session.postings.length]
      await host.sessions.pin(session.id, pinned.id)
    }
    await Promise.allSettled(acts.filter(([every]) => at % every === 0).map(([, act]) => act()))
  }

  await Promise.all([comes(), comes(), comes(), comes(), comes(), comes()])
  const running = new Set()
  const timer = setInterval(() => {
    // Who is too fast, or applied before, waits for the next turn: it is a crowd.
    const one = step().catch(() => undefined).finally(() => running.delete(one))
    running.add(one)
  }, everyMs)
  return {
    /** What a posting is that is talked about while the host presents it by other means. */
    talksAbout: posting => (pinned = posting),
    stop: async () => {
      clearInterval(timer)
      await Promise.all(running)
      people.forEach(person => person.stop())
      await Promise.all([host, ...people.map(({ fair }) => fair)].map(({ hub }) => hub.close()))
    },
  }
}

let seed = 20_261_128

/** The same crowd each time (Park and Miller's generator). */
function random() {
  seed = seed * 48_271 % 0x7fffffff
  return seed / 0x7fffffff
}

/** What staff did with some of the people since: leads in every state of the work, some of them overdue. */
export async function followUp(session) {
  const staff = clientOf(await tokenOf('staff'))
  const { accountId } = await staff.people.me()
  const { items } = await staff.leads.list({ session: session.id, limit: 100 })
  const day = 86_400_000
  const notes = ['想先看看宿舍', '周六面试能来', '要等孩子放假', '嫌远，问有没有班车', undefined]
  const states = [
    ['interested'], ['assigned'], ['interviewSet'], ['new'], ['onboarded'], ['contacted'], ['declined', '找到别的活了'],
  ]
  for (const [i, lead] of items.entries()) {
    const [state, reason] = states[i % states.length]
    if (state === 'new') {
      continue
    }
    await staff.leads.assign(lead.id, accountId)
    if (state !== 'assigned') {
      await staff.leads.touch(lead.id, {
        kind: 'call', outcome: 'connected', note: notes[i % notes.length],
        nextAt: new Date(Date.now() + (i % 3 - 0.5) * day).toISOString(),
      })
      if (state !== 'contacted') {
        await staff.leads.setState(lead.id, state, reason)
      }
    }
  }
}
