// Browser tests: Debian's Chromium (no browser is downloaded) against the real server and a real database file.
import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: '.',
  testMatch: '*.spec.js',
  outputDir: '../../build/browser-results',
  fullyParallel: true,
  grepInvert: process.env.MADOGUCHI_WHOLE ? undefined : /@whole/,
  workers: 3,  // a test waits more than it works
  timeout: 120_000,
  retries: 1,  // a machine that stalls for a while; what fails twice is a fault, what fails once is reported as flaky
  expect: { timeout: 15_000 },
  reporter: [['list']],
  use: {
    locale: 'ja-JP',
    timezoneId: 'Asia/Tokyo',
    viewport: { width: 1280, height: 800 },
    trace: 'on-first-retry',  // a trace of every test takes a fifth of the time
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
      args: [
        '--no-sandbox', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update',
        '--disable-sync', '--use-gl=angle', '--use-angle=swiftshader', '--enable-unsafe-swiftshader',
      ],
    },
  },
});
