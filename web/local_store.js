// Small texts that survive a reload. Partner of shell/platform/web/local_store.cpp. Private windows and full stores may refuse; that is silent.

const prefix = 'madoguchi.';

export class LocalStore {
  /** @returns {string|null} */
  get(key) {
    try {
      return localStorage.getItem(prefix + key);
    } catch {
      return null;
    }
  }

  set(key, value) {
    try {
      localStorage.setItem(prefix + key, value);
    } catch {}
  }

  remove(key) {
    try {
      localStorage.removeItem(prefix + key);
    } catch {}
  }
}
