package io.signalbox.store.embedded;

/**
 * Names a message as it was received at one time.
 *
 * @param receives how often it had been received by then
 */
record Receipt(long id, int receives) {

  static Receipt parse(String text) {
    int dot = text.indexOf('.');
    return new Receipt(
        Long.parseLong(text.substring(0, dot)), Integer.parseInt(text.substring(dot + 1)));
  }

  String text() {
    return id + "." + receives;
  }
}
