import { computed, ref, watch } from 'vue'
import { me } from '../me'
import { keep, kept } from '../parts/kept'
import { here, readOwn, withOne, withSaidOne, withUnsaid, type Own } from '../room/own'
import type { Kept } from '../room/mine'

const KEPT = 'livefair.own'

/** One for all parts of a page, as `me` is. */
const own = ref<Own>()
const recall = (id: string | undefined) => (own.value = id ? readOwn(kept(KEPT), id) : undefined)
watch(() => me.value.viewerId, recall, { immediate: true })
// Another tab of the same viewer keeps in the same place.
addEventListener('storage', ({ key }) => key === KEPT && recall(me.value.viewerId))

function change(changes: Partial<Own>): void {
  if (own.value) {
    own.value = { ...own.value, ...changes }
    keep(KEPT, JSON.stringify(own.value))
  }
}

const name = computed(() => own.value?.name)
const applied = computed(() => new Set(own.value?.applied))
const reacted = computed(() => new Set(own.value?.reacted))

/** What this device remembers for the viewer who uses it. */
export function useOwn() {
  return {
    name,
    applied,
    reacted,
    hasApplied: (postingId: string) => change({ applied: withOne(own.value?.applied ?? [], postingId) }),
    hasReacted: (reaction: string) => change({ reacted: withOne(own.value?.reacted ?? [], reaction) }),
    unsaidIn: (sessionId: string) => here(own.value?.unsaid ?? [], sessionId),
    keepUnsaid: (sessionId: string, unsaid: readonly Kept[]) =>
      change({ unsaid: withUnsaid(own.value?.unsaid ?? [], sessionId, unsaid) }),
    saidIn: (sessionId: string) => here(own.value?.said ?? [], sessionId).map(({ offset }) => offset),
    hasSaid: (sessionId: string, offset: number) =>
      change({ said: withSaidOne(own.value?.said ?? [], { sessionId, offset }) }),
    keepName: (given: string | undefined) => change({ name: given }),
  }
}
