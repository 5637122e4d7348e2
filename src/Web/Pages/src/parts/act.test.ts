import { expect, it } from 'vitest'
import { Refused } from '../fair/refused'
import { useAct } from './act'

function later<T>() {
  let resolve!: (value: T) => void
  let reject!: (error: unknown) => void
  const promise = new Promise<T>((yes, no) => {
    resolve = yes
    reject = no
  })
  return { promise, resolve, reject }
}

it('The last question asked counts, even when an earlier one is answered after it', async () => {
  const { read, busy, refused } = useAct()
  const [first, second] = [later<string>(), later<string>()]
  const taken: string[] = []
  const take = (answer: string) => taken.push(answer)
  const asked = [read(() => first.promise, take), read(() => second.promise, take)]
  second.resolve('筛选后')
  await asked[1]
  first.reject(new Refused('OVERLOADED'))
  await Promise.all(asked)
  expect([taken, busy.value, refused.value]).toEqual([['筛选后'], false, undefined])
})

it('An act is not begun a second time while it runs', async () => {
  const { run } = useAct()
  const first = later<string>()
  let begun = 0
  const act = () => {
    begun++
    return first.promise
  }
  const both = [run(act), run(act)]
  first.resolve('报名成功')
  expect(await Promise.all(both)).toEqual(['报名成功', undefined])
  expect(begun).toBe(1)
})

it('A refusal for a while says how many seconds it lasts', async () => {
  const { done, words } = useAct()
  expect(await done(() => Promise.reject(new Refused('TOO_FAST', { retryAfterMs: 1_200 })))).toBe(false)
  expect(words.value).toBe('太快了，请 2 秒后再试。')
})

it('A refusal is kept in words until the next act begins', async () => {
  const { done, words } = useAct()
  expect(await done(() => Promise.reject(new Refused('MUTED')))).toBe(false)
  expect(words.value).toBe('您已被禁言，现在不能发言。')
  expect(await done(() => Promise.resolve())).toBe(true)
  expect(words.value).toBeUndefined()
})
