// Small texts that survive a reload. Partner of shell/platform/web/local_store.cpp. Private windows and full stores may refuse.

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

  /** @returns {boolean} whether it is kept */
  set(key, value) {
    try {
      localStorage.setItem(prefix + key, value);
      return true;
    } catch {
      return false;
    }
  }

  remove(key) {
    try {
      localStorage.removeItem(prefix + key);
    } catch {}
  }

  /** @returns {string[]} the keys that begin so */
  keys(beginning) {
    try {
      return Object.keys(localStorage).filter((key) => key.startsWith(prefix + beginning)).map((key) => key.slice(prefix.length));
    } catch {
      return [];
    }
  }
}
