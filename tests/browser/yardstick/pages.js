// The yardstick: the log-in and the form 利用開始申請 as plain, hand-written, accessible HTML pages would be, in the states that the tests bring about.
// They are not part of the product. What a screen reader says of these, it must say of the product, too. The words come from the product's
// tables; everything else is written here as a careful author of HTML writes it.
import { word } from '../support/words.js';

const escaped = (text) => String(text).replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
const t = (key, values) => escaped(word(key, values)).replaceAll('\n', '<br>');
const star = '<span aria-hidden="true">*</span>';
const mark = () => `<span class="required">${t('form.required_mark')}</span>`;

function header(person) {
  const last = person
    ? `<a href="/my-list">${t('header.my_list')}</a><a href="/settings">${t('header.person', { name: person })}</a><button type="button">${t('header.log_out')}</button>`
    : `<a href="/login">${t('header.login')}</a>`;
  return `<a href="#main">${t('site.skip_link')}</a>
    <header><a href="/">${t('site.title')}</a>
    <nav aria-label="${t('header.navigation')}"><a href="/notices">${t('header.notices')}</a><a href="/articles/faq">${t('header.faq')}</a>${last}</nav></header>`;
}

function footer() {
  const links = [['privacy-policy', 'privacy'], ['site-terms', 'terms'], ['related-sites', 'related'], ['vendors', 'vendors']];
  return `<footer><h2>${t('contact.title')}</h2>
    <a href="${t('contact.call_centre.href')}">${t('contact.call_centre')}</a><p>${t('contact.hours.weekdays')}</p><p>${t('contact.hours.saturday')}</p>
    <a href="${t('contact.mail.href')}">${t('contact.mail')}</a>
    <h2 id="links">${t('contact.links.title')}</h2>
    <ul aria-labelledby="links">${links.map(([path, key]) => `<li><a href="/articles/${path}">${t(`contact.links.${key}`)}</a></li>`).join('')}</ul>
    <a href="/articles/accessibility">${t('footer.accessibility')}</a><p>${t('footer.fund')}</p><p>${t('footer.central')}</p><p>${t('footer.copyright')}</p></footer>`;
}

function page(title, person, main) {
  return `<!doctype html><html lang="ja"><head><meta charset="utf-8"><title>${escaped(title)} | ${t('site.title')}</title></head>
    <body>${header(person)}<main id="main">${main}</main>${footer()}</body></html>`;
}

/** A text field: label, hint, support, example, input, note, error. `keys` name words of the tables. */
function field({ id, label, hint, support, example, required, error, note, value = '', type = 'text', attributes = '' }) {
  const described = [error && 'error', hint && 'hint', support && 'support', example && 'example', note && 'note'].filter(Boolean).map((part) => `${id}-${part}`);
  return `<div>${required ? star : ''}<label for="${id}">${t(label)}</label>${hint ? `<span id="${id}-hint">${t(hint)}</span>` : ''}${required ? mark() : ''}
    ${support ? `<p id="${id}-support">${t(support)}</p>` : ''}${example ? `<p id="${id}-example">${t(example)}</p>` : ''}
    <input id="${id}" type="${type}" value="${escaped(value)}" ${attributes} ${required ? 'aria-required="true"' : ''}
      ${error ? `aria-invalid="true" aria-errormessage="${id}-error"` : ''} ${described.length ? `aria-describedby="${described.join(' ')}"` : ''}>
    ${note ? `<p id="${id}-note">${escaped(note)}</p>` : ''}${error ? `<p id="${id}-error">${error}</p>` : ''}</div>`;
}

/** `fault`: 'refused' or 'email_missing' */
export function login({ fault = '', email = '' } = {}) {
  return page(word('login.title'), '', `<h1>${t('login.title')}</h1>
    <form aria-label="${t('login.form')}">
    ${fault === 'refused' ? `<div role="alert">${t('login.fault.refused')}</div>` : ''}
    ${field({ id: 'email', label: 'login.email', value: email, error: fault === 'email_missing' ? t('login.fault.email_missing') : '' })}
    ${field({ id: 'password', label: 'login.password', type: 'password' })}
    <button type="button">${t('password.show', { field: word('login.password') })}</button><button>${t('login.submit')}</button></form>
    <a href="/password-reset">${t('login.forgot')}</a><a href="/registration">${t('login.register')}</a>`);
}

const helpButton = (id, label, open) => `<button type="button" aria-expanded="${open}" ${open ? `aria-controls="${id}-help"` : ''}
  aria-label="${t('form.help.open', { field: word(label) })}">?</button>`;

const help = (id, label, text) => `<div id="${id}-help" role="group" aria-label="${t(label)}"><p>${t(text)}</p>
  <button type="button" aria-label="${t('form.help.close')}">✕</button></div>`;

function choice({ method, error, helpOpen }) {
  const label = 'form.useStart.confirmationMethod.label';
  const described = [error && 'method-error', 'method-support'].filter(Boolean).join(' ');
  const radio = (value) => `<input type="radio" name="method" id="method-${value}" ${method === value ? 'checked' : ''}>
    <label for="method-${value}">${t(`form.useStart.confirmationMethod.${value}`)}</label>`;
  return `<fieldset role="radiogroup" aria-required="true" aria-describedby="${described}" ${error ? 'aria-invalid="true" aria-errormessage="method-error"' : ''}>
    <legend>${star}${t(label)}</legend>${mark()}${helpButton('method', label, helpOpen)}${helpOpen ? help('method', label, 'form.useStart.confirmationMethod.help') : ''}
    <p id="method-support">${t('form.useStart.confirmationMethod.support')}</p>${radio('master')}${radio('documents')}
    ${error ? `<p id="method-error">${error}</p>` : ''}</fieldset>`;
}

function birthDate({ error, value }) {
  const label = 'form.useStart.birthDate.label';
  const text = field({ id: 'birthDate', label, required: true, support: 'form.useStart.birthDate.support', example: 'form.useStart.birthDate.example', error, value });
  return text.replace('</span>\n    <p', `</span>${helpButton('birthDate', label, false)}<p`);
}

function checkButton({ error, state, failed }) {
  const described = failed ? 'check-state' : error ? 'check-error' : '';
  return `<button type="button" ${described ? `aria-describedby="${described}"` : ''}>${t('form.useStart.facilityCheck.action')}</button>
    ${state ? `<div id="check-state" role="${failed ? 'alert' : 'status'}">${escaped(state)}</div>` : ''}${error && !failed ? `<p id="check-error">${error}</p>` : ''}`;
}

function attachments({ facilityType, files, error }) {
  const support = `form.useStart.attachments.support.${facilityType}`;
  const rows = files.map(({ name, detail, state, progress, action }) => `<li><div>${escaped(name)}</div><div>${escaped(detail)}</div><div>${escaped(state).replaceAll('\n', '<br>')}</div>
    ${progress === undefined ? '' : `<div role="progressbar" aria-label="${t('form.upload.progress', { name })}" aria-valuemin="0" aria-valuemax="100" aria-valuenow="${progress}" aria-valuetext="${escaped(detail)}"></div>`}
    <button type="button" aria-label="${t(`form.upload.${action}.label`, { name })}">${t(`form.upload.${action}`)}</button></li>`);
  return `<fieldset aria-describedby="files-hint files-support"><legend>${star}${t('form.useStart.attachments.label')}</legend>${mark()}
    <p id="files-hint">${t('form.useStart.attachments.hint')}</p><p id="files-support">${t(support)}</p>
    ${rows.length ? `<ul aria-label="${t('form.upload.list')}">${rows.join('')}</ul>` : ''}
    <button type="button" ${error ? 'aria-describedby="files-error"' : ''}>${t('form.useStart.attachments.action')}</button>
    ${error ? `<p id="files-error">${error}</p>` : ''}</fieldset>`;
}

function consent({ checked, error }) {
  return `<a href="/articles/use-terms">${t('document.use-terms.title')}</a>
    <input type="checkbox" id="consent" aria-required="true" ${checked ? 'checked' : ''} ${error ? 'aria-invalid="true" aria-errormessage="consent-error" aria-describedby="consent-error"' : ''}>
    ${star}<label for="consent">${t('form.useStart.termsAccepted.label')}</label>${mark()}${error ? `<p id="consent-error">${error}</p>` : ''}`;
}

function summary(faults) {
  if (faults.length === 0) return '';
  return `<div role="alert" aria-labelledby="summary"><h2 id="summary">${t('form.summary.title')}</h2><p>${t('form.summary.text')}</p>
    <ul>${faults.map(([label, text]) => `<li><a href="#x">${t(label)}：${text}</a></li>`).join('')}</ul></div>`;
}

function facility({ applicant, type }) {
  const rows = [['applicant', applicant.name], ['email', applicant.email], ['type', word(`form.facility.type.${type}`)], ['name', applicant.facility.name],
    ['administrator', applicant.facility.administratorName], [type === 'kenshin' ? 'kenshin_number' : 'registration_number', applicant.facility.registrationNumber],
    ['postal_code', applicant.facility.postalCode], ['prefecture', applicant.facility.prefecture], ['address', applicant.facility.address],
    ['phone', applicant.facility.phone]].filter(([, value]) => value);
  return `<h2>${t('form.facility')}</h2><dl>${rows.map(([key, value]) => `<dt>${t(`form.facility.${key}`)}</dt><dd>${escaped(value)}</dd>`).join('')}</dl>`;
}

const missingButtons = (labels) => (labels.length === 0 ? '' : `<div role="group" aria-labelledby="missing"><h3 id="missing">${t('form.missing')}</h3>
  ${labels.map((label) => `<button type="button" aria-description="${t('form.missing.label', { field: word(label) })}">${t(label)}</button>`).join('')}</div>`);

/**
 * @param {object} state type ('kenshin' or 'sejutsu'), applicant {name, email, facility}, method ('', 'master', 'documents'), and what else the page
 *   shows: draft (the words of where what was typed is kept, none yet typed if left out), errors by field, faults of the summary, missing labels, values, files, checkState, checkFailed, helpOpen, consented
 */
export function form(state) {
  const { type, applicant, method = '', errors = {}, faults = [], missing = [], values = {}, files = [] } = state;
  const count = (id) => field({ id, label: `form.useStart.${id}.label`, hint: `form.useStart.${id}.hint`, example: `form.useStart.${id}.example`,
    required: true, error: errors[id], value: values[id] });
  const master = type === 'kenshin'
    ? field({ id: 'account', label: 'form.useStart.bankAccountNumber.label', support: 'form.useStart.bankAccountNumber.support',
      example: 'form.useStart.bankAccountNumber.example', required: true, error: errors.bankAccountNumber, value: values.bankAccountNumber })
    : birthDate({ error: errors.birthDate, value: values.birthDate });
  const draft = `<p>${state.draft ? escaped(state.draft) : t('draft.empty')}</p>`;
  return page(word('form.useStart.title'), applicant.name, `<form aria-label="${t('form.useStart.title')}"><h1>${t('form.useStart.title')}</h1>${draft}
    ${summary(faults)}<p>${t('form.useStart.lead')}</p>${facility({ applicant, type })}<h2>${t('form.useStart.section')}</h2>
    ${choice({ method, error: errors.confirmationMethod, helpOpen: Boolean(state.helpOpen) })}
    ${method === 'master' ? master + checkButton({ error: errors.facilityCheck, state: state.checkState, failed: state.checkFailed }) : ''}
    ${count('staffCount')}${count('deviceCount')}${consent({ checked: state.consented, error: errors.termsAccepted })}
    ${method === 'documents' ? attachments({ facilityType: type, files, error: errors.attachments }) : ''}
    <button>${t('form.submit')}</button>${missingButtons(missing)}
    ${draft}${state.draft ? `<button type="button">${t('draft.discard')}</button>` : ''}</form>`);
}

/** The confirmation over the form, which is inert behind it. */
export function dialog(state, lines) {
  const inner = `<div role="dialog" aria-modal="true" aria-labelledby="review" aria-describedby="review-body" tabindex="-1"><h2 id="review">${t('review.title')}</h2>
    <div id="review-body">${lines.map((line) => `<p>${escaped(line)}</p>`).join('')}</div>
    <button type="button">${t('review.cancel')}</button><button type="button">${t('review.ok')}</button></div>`;
  return form(state).replace(/<a href="#main">.*<main id="main"><form([^>]*)>.*<\/form>(.*)<\/main>.*<\/footer>/s, `<main><form$1>${inner}</form></main>`);
}
