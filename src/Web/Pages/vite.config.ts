import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vitest/config'

const server = process.env.LIVEFAIR_URL ?? 'http://127.0.0.1:5080'

export default defineConfig({
  plugins: [vue()],
  build: { outDir: '../wwwroot', emptyOutDir: true, target: 'es2022' },
  // changeOrigin stays off: the server compares Origin with Host.
  server: { proxy: { '/api': server, '/hubs': { target: server, ws: true } } },
  test: { environment: 'node', include: ['src/**/*.test.ts'], env: { TZ: 'Asia/Shanghai' } },
})
