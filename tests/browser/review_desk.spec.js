// The review desk over the real server: the queue, claims, decisions, what happens when two reviewers meet.
import { demo } from '../server/outside/support/api.js';
import { invitedReviewer, loggedInApplicants, sendConfirmed, sendDocuments, signInAsReviewer } from './support/review.js';
import { expect, test } from './support/test.js';

const row = (page, words) => page.getByRole('table', { name: '申請の一覧' }).getByRole('row').filter({ hasText: words });
const search = async (portal, words) => {
  await portal.field('機関名・受付番号').or(portal.page.getByRole('searchbox', { name: /機関名・受付番号/ })).fill(words);
  await portal.button('この条件で表示する').click();
};
const answer = (page, label) => page.getByRole('dialog').getByRole('button', { name: label, exact: true }).click();

test('D16 B5: a reviewer filters, opens, claims, returns with two flagged fields; what another did meanwhile is said, and nothing typed is lost', async ({ portal, page, server }) => {
  const { sejutsu1, sejutsu2 } = await loggedInApplicants(server, ['sejutsu1', 'sejutsu2']);
  const returned = await sendDocuments(sejutsu1);
  const disputed = await sendDocuments(sejutsu2);
  await signInAsReviewer(portal);
  await portal.open();
  await page.getByRole('link', { name: '審査', exact: true }).click();
  await expect(portal.heading('審査')).toBeFocused();
  await expect(row(page, 'みほん接骨院')).toContainText(returned.receiptNumber);
  await search(portal, 'ひだまり');
  await expect(row(page, 'みほん接骨院')).toHaveCount(0);
  expect(new URL(page.url()).searchParams.get('q')).toBe('ひだまり');
  await page.reload();
  await expect(row(page, 'ひだまり')).toBeVisible();
  await expect(row(page, 'みほん接骨院')).toHaveCount(0);
  await page.goBack();
  await expect(row(page, 'みほん接骨院')).toBeVisible();

  await portal.link(returned.receiptNumber).click();
  await expect(portal.heading('みほん接骨院').first()).toBeFocused();
  await expect(page.getByText('申請時の内容は、現在の登録内容と同じです。').first()).toBeVisible();
  await portal.button('対応を始める').click();
  await expect(page.getByText(/^あなたが担当しています/).first()).toBeVisible();
  await portal.radio('差し戻して').check();
  await page.getByRole('checkbox', { name: '職員数' }).check();
  await page.getByRole('checkbox', { name: '申請台数' }).check();
  await portal.button('差し戻す').click();
  const comment = (field) => portal.field(`${field}について、確認してほしい内容`);
  await expect(comment('職員数')).toBeFocused();
  await comment('職員数').fill('人数をご確認ください。');
  await comment('申請台数').fill('台数をご確認ください。');
  await page.route('**/decision', (route) => route.abort());
  await portal.button('差し戻す').click();
  await answer(page, '差し戻す');
  await expect(page.getByText(/入力した内容は、そのまま残っています/).first()).toBeVisible();
  await page.unroute('**/decision');
  await portal.button('差し戻す').click();
  await answer(page, '差し戻す');
  await expect(page.getByText('差し戻しました。申請者にメールを送りました。').first()).toBeVisible();
  await expect(page.getByText('台数をご確認ください。').first()).toBeVisible();
  const seen = await sejutsu1.send('GET', `/api/v1/applications/${returned.id}`);
  expect(seen.json.state).toBe('returned');
  expect(seen.json.flags).toEqual([{ field: 'staffCount', comment: '人数をご確認ください。' }, { field: 'deviceCount', comment: '台数をご確認ください。' }]);

  // The claim is given up in another window; somebody else is quicker.
  const path = `/api/v1/review/applications/${disputed.id}`;
  await portal.open(`/review/applications/${disputed.id}`);
  await portal.button('対応を始める').click();
  await portal.radio('却下する').check();
  await portal.field('却下の理由').fill('書類が足りません。');
  expect((await page.request.delete(`${server.url}${path}/claim`, { headers: { Origin: server.url } })).status()).toBe(204);
  const colleague = await invitedReviewer(server);
  const claimed = await colleague.post(`${path}/claim`, {});
  const flags = [{ field: 'staffCount', comment: '人数' }];
  expect((await colleague.post(`${path}/decision`, { kind: 'return', flags }, { 'if-match': claimed.headers.get('etag') })).status).toBe(200);
  await portal.button('却下する').click();
  await answer(page, '却下する');
  await expect(page.getByText('状態が「差戻し」に変わりました。').first()).toBeVisible();
  await expect(portal.field('却下の理由')).toHaveValue('書類が足りません。');
  await portal.button('新しい内容を表示する').click();
  await expect(portal.heading('入力していた内容')).toBeVisible();
  await expect(page.getByText('書類が足りません。').first()).toBeVisible();
  expect((await sejutsu2.send('GET', `/api/v1/applications/${disputed.id}`)).json.state).toBe('returned');
});

test('S29 D5 D14: several are approved at once, one refused with its reason; a check is opened again; an account is issued anew', async ({ portal, page, server }) => {
  const { kenshin1, kenshin2 } = await loggedInApplicants(server, ['kenshin1', 'kenshin2']);
  const approved = await sendConfirmed(kenshin1, demo.kenshin1, 2);
  const withdrawn = await sendConfirmed(kenshin2, demo.kenshin2, 3);
  for (let i = 0; i < 5; ++i)
    await kenshin1.checkFacility({ confirmationMethod: 'master', bankAccountNumber: '1', staffCount: 3, deviceCount: 2, termsAccepted: true });
  await signInAsReviewer(portal);
  await portal.open('/review');
  await portal.button('承認できるものをすべて選択').click();
  expect((await kenshin2.post(`/api/v1/applications/${withdrawn.id}/withdrawal`, {})).status).toBe(200);
  await portal.button('選択した2件を承認する').click();
  await expect(page.getByRole('dialog')).toContainText('合わせて5台');
  await answer(page, '承認する');
  await expect(page.getByText('1件を承認し、2台分のアカウントを発行しました。').first()).toBeVisible();
  await expect(page.getByRole('listitem').filter({ hasText: withdrawn.receiptNumber })).toContainText('この申請の内容または状態が変わりました');
  expect(await server.rows('SELECT state FROM applications ORDER BY received_at_ms')).toEqual([{ state: 'completed' }, { state: 'withdrawn' }]);

  await portal.link(/^完了（1）/).click();
  await portal.link(approved.receiptNumber).click();
  await portal.button('情報の照合をもう一度使えるようにする').click();
  await expect(page.getByText('情報の照合をもう一度使えるようにしました。').first()).toBeVisible();
  await portal.button('W0000001を発行し直す').click();
  await answer(page, '発行し直す');
  await expect(page.getByText(/代わりのアカウントはW0000003です/).first()).toBeVisible();
  const { accounts } = (await kenshin1.send('GET', '/api/v1/accounts')).json;
  expect(accounts.map(({ id, state }) => `${id} ${state}`)).toEqual(['W0000001 stopped', 'W0000002 active', 'W0000003 active']);
});
