import { useRoute, useRouter } from 'vue-router'

/** What a tab shows stands in the address, beside the tab: a reload, Back and whoever gets the link find it again. */
export function useAddress() {
  const route = useRoute()
  const router = useRouter()
  const tab = route.query.tab

  const given = (name: string) => String(route.query[name] ?? '')

  async function keep(shown: Record<string, string>): Promise<void> {
    // An answer may come when another tab is open already.
    if (route.query.tab === tab) {
      const query = Object.fromEntries(Object.entries({ tab: given('tab'), ...shown }).filter(([, value]) => value !== ''))
      await router.replace({ query })
    }
  }

  return { given, keep }
}
