import { computed, ref } from 'vue'
import { Fair } from './fair/fair'
import type { Role } from './fair/messages'
import type { Me } from './fair/records'

/** The pages' one client; it speaks as whoever the cookie says. */
export const fair = new Fair()

export const me = ref<Me>({ role: 'anonymous' })

const order: readonly Role[] = ['anonymous', 'viewer', 'staff', 'host', 'admin']

export function isAtLeast(role: Role): boolean {
  return order.indexOf(me.value.role) >= order.indexOf(role)
}

export const isStaff = computed(() => isAtLeast('staff'))
export const isHost = computed(() => isAtLeast('host'))
export const isViewer = computed(() => me.value.role === 'viewer')

export async function loadMe(): Promise<void> {
  try {
    me.value = await fair.people.me()
  } catch {
    // Without an answer the pages open as for anybody; each of their calls says what is wrong.
    me.value = { role: 'anonymous' }
  }
}

/** After the cookie changed: the hub connection speaks for whoever opened it, so it is opened anew. */
export async function identityChanged(): Promise<void> {
  await Promise.all([loadMe(), fair.hub.close()])
}

export async function logIn(userName: string, password: string): Promise<void> {
  await fair.people.logIn(userName, password)
  await identityChanged()
}

export async function logOut(): Promise<void> {
  await fair.people.logOut()
  await identityChanged()
}

export async function enter(nickname: string): Promise<void> {
  await fair.people.enter(nickname)
  await identityChanged()
}
