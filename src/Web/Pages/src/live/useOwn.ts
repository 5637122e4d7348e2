import { computed, ref, watch } from 'vue'
import { me } from '../me'
import { keep, kept } from '../parts/kept'
import { heldIn, readOwn, withHeld, withOne, type Own } from '../room/own'
import type { Kept } from '../room/mine'

const KEPT = 'livefair.own'

/** One for all parts of a page, as `me` is. */
const own = ref<Own>()
watch(() => me.value.viewerId, id => (own.value = id ? readOwn(kept(KEPT), id) : undefined), { immediate: true })

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
    heldIn: (sessionId: string) => heldIn(own.value?.held ?? [], sessionId),
    keepHeld: (sessionId: string, held: readonly Kept[]) =>
      change({ held: withHeld(own.value?.held ?? [], sessionId, held) }),
    keepName: (given: string | undefined) => change({ name: given }),
  }
}
