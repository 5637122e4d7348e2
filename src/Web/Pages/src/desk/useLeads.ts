import { computed, reactive, ref, shallowRef } from 'vue'
import type { LeadQuery } from '../fair/fair'
import type { Lead, LeadOrder, LeadPage } from '../fair/records'
import { fair } from '../me'
import { useAct } from '../parts/act'
import { endOfDay, toLocalDay } from '../parts/clock'
import { useAddress } from './useAddress'

/** Between the cursors of the pages before, in the address; ids have none. */
const SEPARATOR = '.'
const names = ['state', 'assignee', 'session', 'q'] as const

/** The leads of one filter, page by page. Filter and page stand in the address, so that they can be kept and sent on. */
export function useLeads(size: () => number) {
  const { given, keep } = useAddress()
  const filter = reactive({
    state: given('state'), assignee: given('assignee'), session: given('session'), q: given('q'),
    dueToday: given('due') === 'today', sort: (given('sort') || 'newest') as LeadOrder,
  })
  const page = shallowRef<LeadPage>()
  /** The last lead of each page before this one. */
  const before = ref<string[]>([])
  const { busy, words, read } = useAct()
  const assigning = useAct()

  /** Whom to call today: also those who should have been called before. */
  const query = computed<LeadQuery>(() => ({
    state: filter.state,
    assignee: filter.assignee,
    session: filter.session,
    q: filter.q.trim(),
    due: filter.dueToday ? endOfDay(toLocalDay(new Date())) : undefined,
    sort: filter.sort === 'newest' ? undefined : filter.sort,
  }))
  const narrowed = computed(() => names.filter(name => name !== 'q' && filter[name] !== '').length)
  const first = computed(() => before.value.length * size() + 1)
  const hasNext = computed(() => page.value !== undefined && first.value + page.value.items.length <= page.value.total)

  const ask = (cursors: string[]) =>
    Promise.all([
      read(() => fair.leads.list({ ...query.value, cursor: cursors.at(-1), limit: size() }), answer => {
        page.value = answer
        before.value = cursors
      }),
      keep({
        ...Object.fromEntries(names.map(name => [name, filter[name]])),
        due: filter.dueToday ? 'today' : '', sort: filter.sort === 'newest' ? '' : filter.sort,
        after: cursors.join(SEPARATOR),
      }),
    ])

  const find = () => ask([])
  /** As the address says, also the page. */
  const open = () => ask(given('after').split(SEPARATOR).filter(cursor => cursor !== ''))

  const back = () => ask(before.value.slice(0, -1))
  const on = () => ask([...before.value, page.value!.items.at(-1)!.id])

  function changed(...leads: Lead[]): void {
    if (page.value) {
      const items = page.value.items.map(lead => leads.find(other => other.id === lead.id) ?? lead)
      page.value = { ...page.value, items }
    }
  }

  /** One after the other: where one is refused the rest stay as they were, and those handed out show it. */
  async function assign(picked: readonly Lead[], accountId: string): Promise<void> {
    const assigned: Lead[] = []
    await assigning.run(async () => {
      for (const lead of picked) {
        assigned.push(await fair.leads.assign(lead.id, accountId))
      }
    })
    changed(...assigned)
  }

  return { filter, query, narrowed, page, first, hasNext, busy, words, find, open, back, on, changed, assign, assigning }
}
