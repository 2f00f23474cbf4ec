import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const root = fileURLToPath(new URL('..', import.meta.url))

/** As the product is built, see wxt.config.ts. */
const resolve = { alias: { dexie: 'dexie/dist/modern/dexie.mjs' } }

/** Unit tests run side by side; the browsers' tests one file at a time, since each drives a whole browser. */
export default defineConfig({
  root,
  test: {
    allowOnly: false,
    projects: [
      {
        root,
        resolve,
        test: {
          name: 'unit',
          allowOnly: false,
          include: ['tests/**/*.test.ts', 'tests/**/*.test.tsx'],
          env: { TZ: 'Africa/Casablanca' },
          expect: { poll: { timeout: 20_000 } },
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        root,
        resolve,
        test: {
          name: 'e2e',
          allowOnly: false,
          include: ['tests/e2e/**/*.e2e.ts'],
          fileParallelism: false,
          testTimeout: 150_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
})
