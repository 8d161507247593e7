// Copies text out (a 受付番号, an address). Partner of shell/platform/web/clipboard.cpp. Pasting needs nothing: the fields are real inputs.

export class Clipboard {
  /** Within the person's gesture. A browser that forbids it leaves the clipboard as it was; the text can still be selected and copied. */
  set(text) {
    navigator.clipboard?.writeText(text).catch(() => {});
  }
}
