import { onScopeDispose, ref } from 'vue'
import { keep, kept } from '../parts/kept'
import { dateTime, w } from '../words/words'
import { chosen, due, readReminders, type Reminder } from './reminders'

const KEPT = 'livefair.reminders'
const EVERY_MS = 5_000

/** What was told last, for the page that is open to show. */
export const told = ref<Reminder>()

export const reminderOf = (sessionId: string) =>
  readReminders(kept(KEPT)).find(each => each.sessionId === sessionId)

export function remind(reminder: Reminder): void {
  keep(KEPT, JSON.stringify(chosen(readReminders(kept(KEPT)), reminder)))
}

/** Asks for leave to tell outside the page; it reminds inside the page without it. */
export async function askToNotify(): Promise<void> {
  if ('Notification' in window && Notification.permission === 'default') {
    await Notification.requestPermission()
  }
}

function tell(reminder: Reminder): void {
  told.value = reminder
  if (!('Notification' in window) || Notification.permission !== 'granted') {
    return
  }
  try {
    new Notification(w.value.reminder.startsSoon(dateTime(reminder.startsAt)), {
      body: reminder.title, tag: `livefair-${reminder.sessionId}`,
    })
  } catch {
    // Chrome on Android notifies from a service worker only; the page's own line has said it.
  }
}

/** Reminds as long as any page of ours is open: all of them read what one has kept. */
export function useReminders(): void {
  const look = () => {
    const { tell: now, left } = due(readReminders(kept(KEPT)), Date.now())
    if (now.length > 0) {
      keep(KEPT, JSON.stringify(left))
      now.forEach(tell)
    }
  }
  look()
  const timer = setInterval(look, EVERY_MS)
  onScopeDispose(() => clearInterval(timer))
}
