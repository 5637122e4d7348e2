import { createApp } from 'vue'
import App from './App.vue'
import { loadMe } from './me'
import { router } from './router'
import './styles.css'
import { keepLanguage } from './words/words'

keepLanguage()
// Who asks decides which pages open, so it is known before the first one does.
await loadMe()
createApp(App).use(router).mount('#app')
