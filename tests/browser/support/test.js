// Playwright's test with what every browser test here needs: a real server of its own (`server`) and the portal as a
// person uses it (`portal`), by roles and labels only.
import { test as base, expect } from '@playwright/test';
import { Portal } from './portal.js';
import { Server } from './server.js';

export const test = base.extend({
  serverArguments: [[], { option: true }],
  server: async ({ serverArguments }, use) => {
    const server = await Server.start(serverArguments);
    await use(server);
    await server.dispose();
  },
  portal: async ({ page, server }, use) => {
    const faults = [];
    page.on('pageerror', (error) => faults.push(String(error)));
    await use(new Portal(page, server));
    expect(faults, 'errors thrown in the page').toEqual([]);
  },
});

export { expect };
