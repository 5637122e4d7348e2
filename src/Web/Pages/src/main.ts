import { createApp } from 'vue'
import App from './App.vue'
import { fair, loadMe } from './me'
import { router } from './router'
import './styles.css'
import { keepLanguage } from './words/words'

keepLanguage()
// The browser knows at once that the network is gone; from silence alone it takes half a minute.
addEventListener('offline', () => void fair.hub.close())
// Who asks decides which pages open, so it is known before the first one does.
await loadMe()
createApp(App).use(router).mount('#app')
