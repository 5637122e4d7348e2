import { createRouter } from 'vue-router'
import type { Role } from './fair/messages'
import { isAtLeast } from './me'
import { keepLayers, layeredHistory } from './parts/layers'

declare module 'vue-router' {
  interface RouteMeta {
    needs?: Role
  }
}

export const router = createRouter({
  history: layeredHistory(),
  scrollBehavior: (_to, _from, saved) => saved ?? { top: 0 },
  routes: [
    { path: '/', component: () => import('./lobby/LobbyPage.vue') },
    { path: '/login', component: () => import('./login/LoginPage.vue') },
    { path: '/live/:id', component: () => import('./live/LivePage.vue'), props: true },
    { path: '/replay/:id', component: () => import('./replay/ReplayPage.vue'), props: true },
    { path: '/host', component: () => import('./host/HostPage.vue'), meta: { needs: 'staff' } },
    { path: '/host/:id', component: () => import('./host/ConsolePage.vue'), props: true, meta: { needs: 'staff' } },
    {
      path: '/host/:id/report', component: () => import('./report/ReportPage.vue'), props: true,
      meta: { needs: 'staff' },
    },
    { path: '/desk', component: () => import('./desk/DeskPage.vue'), meta: { needs: 'staff' } },
    { path: '/groups/:id', component: () => import('./groups/GroupPage.vue'), props: true, meta: { needs: 'viewer' } },
    { path: '/:rest(.*)*', component: () => import('./lobby/MissingPage.vue') },
  ],
})

router.beforeEach(to => {
  const needs = to.meta.needs
  return !needs || isAtLeast(needs) || { path: '/login', query: { then: to.fullPath } }
})

keepLayers(router)
