// Every text field that the portal has, and how one gets to it. `check` is the value of the demo account's facility check.
import { applicants } from './demo.js';

const form = '/applications/use-start/form';

async function openForm(portal, type, method) {
  await portal.signIn(applicants[type][0]);
  await portal.open(form);
  if (method) await portal.radio(method).check();
}

/** name, what HTML says of it, and open(portal) → its locator */
export const fields = [
  {
    name: 'ユーザー名', attributes: { type: 'text', inputmode: 'email', autocomplete: 'username', name: 'username', maxlength: '254' },
    open: async (portal) => { await portal.open('/login'); return portal.field('ユーザー名'); },
  },
  {
    name: 'パスワード', attributes: { type: 'password', inputmode: null, autocomplete: 'current-password', name: 'password', maxlength: null }, secret: true,
    open: async (portal) => { await portal.open('/login'); return portal.password(); },
  },
  {
    name: '検索', attributes: { type: 'search', inputmode: 'search', autocomplete: 'off', name: 'q', maxlength: '200' },
    open: async (portal) => { await portal.open('/'); return portal.page.getByRole('searchbox', { name: '検索' }); },
  },
  {
    name: '職員数', attributes: { type: 'text', inputmode: 'numeric', autocomplete: 'off', name: 'staffCount', maxlength: '10' },
    open: async (portal) => { await openForm(portal, 'kenshin'); return portal.field('職員数'); },
  },
  {
    name: '申請台数', attributes: { type: 'text', inputmode: 'numeric', autocomplete: 'off', name: 'deviceCount', maxlength: '10' },
    open: async (portal) => { await openForm(portal, 'kenshin'); return portal.field('申請台数'); },
  },
  {
    name: '口座番号', attributes: { type: 'text', inputmode: 'numeric', autocomplete: 'off', name: 'bankAccountNumber', maxlength: '20' },
    open: async (portal) => { await openForm(portal, 'kenshin', '提出済みの情報との照合により'); return portal.field('口座番号'); },
  },
  {
    name: '生年月日', attributes: { type: 'text', inputmode: 'text', autocomplete: 'off', name: 'birthDate', maxlength: '20' },
    open: async (portal) => { await openForm(portal, 'sejutsu', '提出済みの情報との照合により'); return portal.field('生年月日'); },
  },
];
